import { readFile, realpath, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Bytes that the person may still write where the folder lies. */
export const freeBytes = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Whether the folder lies on a medium that can be pulled out; null where the system does not tell. */
export const isRemovable = async (folder: string): Promise<boolean | null> => {
  if (process.platform !== 'linux') return null
  const { dev } = await stat(folder)
  const [major, minor] = [(dev >> 8) & 0xfff, (dev & 0xff) | ((dev >> 12) & 0xfff00)]
  try {
    // A partition has no `removable` of its own: then its disk, one folder up, has.
    const device = await realpath(`/sys/dev/block/${major}:${minor}`)
    for (const at of [device, dirname(device)]) {
      const answer = await readFile(join(at, 'removable'), 'utf8').catch(() => null)
      if (answer !== null) return answer.trim() === '1'
    }
    return null
  } catch {
    // No block device behind it (network, memory): unknown rather than an error.
    return null
  }
}
