import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real, small file system of its own: it fills up, turns read-only and goes away as a stick does. */
export interface Medium extends Disposable {
  readonly path: string
  makeReadOnly(): void
  makeWritable(): void
  /** Pulled out: the path is empty from now on. */
  pullOut(): void
}

/** Whether this machine lets tests mount (root, and not every container). Tests that need it are skipped, and say so, elsewhere. */
export const canMount: boolean = (() => {
  try {
    mountMedium(1)[Symbol.dispose]()
    return true
  } catch {
    return false
  }
})()

/** Mounts a tmpfs of so many mebibytes. */
export function mountMedium(mebibytes: number): Medium {
  const path = mkdtempSync(join(tmpdir(), 'xuncha-medium-'))
  let mounted = false
  const unmount = (): void => {
    if (mounted) execFileSync('umount', ['-l', path])
    mounted = false
  }
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', path], { stdio: 'ignore' })
    mounted = true
  } finally {
    if (!mounted) rmdirSync(path)
  }
  return {
    path,
    makeReadOnly: () => void execFileSync('mount', ['-o', 'remount,ro', path]),
    makeWritable: () => void execFileSync('mount', ['-o', 'remount,rw', path]),
    pullOut: unmount,
    [Symbol.dispose]() {
      unmount()
      rmdirSync(path)
    },
  }
}
