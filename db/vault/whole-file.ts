import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { diskRefusal } from './disk-failure.ts'

/**
 * Replaces a small file as a whole: written beside as `.part`, synced, renamed, and the folder synced, so that after a
 * power cut there is either the old file or the new one. Throws the Refusal that fits the disk's error.
 */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const part = `${path}.part`
  try {
    const file = openSync(part, 'w', 0o600)
    try {
      const bytes = Buffer.from(content)
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(part, path)
    syncFolder(dirname(path))
  } catch (error) {
    rmSync(part, { force: true })
    throw diskRefusal(error, 'writing')
  }
}

/** Makes renames in a folder last. Windows has no such call; NTFS journals renames itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes a folder and those above it, for this user alone. Node's own recursive way calls a read-only disk a missing one. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  mkdirSync(folder, 0o700)
}
