import { type FileHandle, open, readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '../model/failure.ts'
import { mostVolumes, volumeName, volumeOf, volumesOf } from '../model/volumes.ts'

/**
 * The volumes of a bundle as the one file that they make laid end to end; a bundle in one piece is a set of one. All but
 * the last are of one size.
 */
export class Volumes {
  readonly #files: readonly FileHandle[]
  readonly #each: number
  readonly #unflushed = new Set<FileHandle>()

  private constructor(files: readonly FileHandle[], each: number) {
    this.#files = files
    this.#each = each
  }

  /** Makes new files, each to hold `each` bytes. Should one fail, none is left. */
  static async create(paths: readonly string[], each: number): Promise<Volumes> {
    const files: FileHandle[] = []
    try {
      for (const path of paths) files.push(await open(path, 'wx+', 0o600))
      return new Volumes(files, each)
    } catch (error) {
      await closeAll(files).catch(() => undefined)
      await removeAll(paths.slice(0, files.length))
      throw error
    }
  }

  /** Opens a whole set to read it. */
  static async open(paths: readonly string[]): Promise<{ readonly volumes: Volumes; readonly size: number }> {
    const files: FileHandle[] = []
    try {
      for (const path of paths) files.push(await open(path, 'r'))
      const sizes = await Promise.all(files.map(async (file) => (await file.stat()).size))
      return { volumes: new Volumes(files, sizes[0] ?? 0), size: sizes.reduce((sum, size) => sum + size, 0) }
    } catch (error) {
      await closeAll(files).catch(() => undefined)
      throw error
    }
  }

  /** The open files in their order, for whoever reads them by himself. */
  get descriptors(): readonly number[] {
    return this.#files.map((file) => file.fd)
  }

  /** Reads as much as was asked for, but at the end. */
  async read(buffer: Buffer, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }> {
    let done = 0
    while (done < length) {
      const { file, at, left } = this.#place(position + done)
      const { bytesRead } = await file.read(buffer, offset + done, Math.min(length - done, left), at)
      if (bytesRead === 0) break
      done += bytesRead
    }
    return { bytesRead: done }
  }

  /** Writes up to the end of a volume at most, and answers how much that was. */
  write(buffer: Buffer, offset: number, length: number, position: number): Promise<{ readonly bytesWritten: number }> {
    const { file, at, left } = this.#place(position)
    this.#unflushed.add(file)
    return file.write(buffer, offset, Math.min(length, left), at)
  }

  async datasync(): Promise<void> {
    const files = [...this.#unflushed]
    this.#unflushed.clear()
    await Promise.all(files.map((file) => file.datasync()))
  }

  async sync(): Promise<void> {
    for (const file of this.#files) await file.sync()
  }

  /** Closes all; the first error is thrown when all have been tried. */
  close(): Promise<void> {
    return closeAll(this.#files)
  }

  /** Where a byte lies; the last volume has no end. */
  #place(position: number): { readonly file: FileHandle; readonly at: number; readonly left: number } {
    const last = this.#files.length - 1
    const index = last === 0 ? 0 : Math.min(Math.floor(position / this.#each), last)
    const file = this.#files[index]
    if (file === undefined) throw new RangeError('a set without volumes')
    const at = position - index * this.#each
    return { file, at, left: index === last ? Number.POSITIVE_INFINITY : this.#each - at }
  }
}

async function closeAll(files: readonly FileHandle[]): Promise<void> {
  const ends = await Promise.allSettled(files.map((file) => file.close()))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}

/** On a medium that is gone there is nothing to remove. */
export const removeAll = async (paths: readonly string[]): Promise<void> => {
  for (const path of paths) await rm(path, { force: true }).catch(() => undefined)
}

/**
 * The names under which a bundle of `size` bytes is written: one, if it fits or need not fit anywhere. Throws
 * `Refusal('bad_input', 'volume')` for more volumes than can be named.
 */
export function namesFor(fileName: string, size: number, each: number): readonly string[] {
  const count = Math.ceil(size / each)
  if (count <= 1) return [fileName]
  if (count > mostVolumes) throw new Refusal('bad_input', 'volume')
  return volumesOf(volumeName({ whole: fileName, number: 1, count }))
}

/**
 * The files that make the bundle of which `path` is a volume (or all), in their order. Throws `Refusal`: 'volume_missing'
 * with the numbers that are not in the same folder, and the counts of other sets that lie there under the same name;
 * 'volume_unfit' with the numbers of those whose size cannot be right.
 */
export async function wholeSet(path: string): Promise<readonly string[]> {
  const volume = volumeOf(basename(path))
  if (volume === null) return [path]
  const folder = dirname(path)
  const there = new Set(await readdir(folder))
  const { count } = volume
  const names = volumesOf(basename(path))
  const missing = names.flatMap((name, before) => (there.has(name) ? [] : [String(before + 1)]))
  if (missing.length > 0) {
    const sets = [...there].map(volumeOf).filter((other) => other?.whole === volume.whole && other.count !== count)
    const others = [...new Set(sets.map((other) => String(other?.count)))]
    throw new Refusal('volume_missing', volume.whole, { missing, count, others })
  }
  const paths = names.map((name) => join(folder, name))
  const volumes = unfit(await Promise.all(paths.map(async (path) => (await stat(path)).size)))
  if (volumes.length > 0) throw new Refusal('volume_unfit', volume.whole, { volumes, count })
  return paths
}

/** Most of a set tell the size of a volume: one that was cut off is alone with its own. Answers the numbers that differ. */
function unfit(sizes: readonly number[]): readonly string[] {
  const [last = 0] = sizes.slice(-1)
  const full = sizes.slice(0, -1)
  const of = (size: number): number => full.filter((other) => other === size).length
  const each = full.reduce((best, size) => (of(size) > of(best) || (of(size) === of(best) && size > best) ? size : best), 0)
  const found = new Set(full.flatMap((size, before) => (size === each && size > 0 ? [] : [before + 1])))
  // Of two, a first that is too short and a last that is too long look the same.
  if (last > each && full.length === 1) found.add(1)
  if (last > each || last === 0) found.add(sizes.length)
  return [...found].map(String)
}
