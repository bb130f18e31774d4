import { extract, pack } from 'tar-stream'
import { Refusal } from '../model/failure.ts'

/** The tar inside a bundle: regular files in a given order, nothing else. */

export interface Entry {
  readonly path: string
  readonly size: number
  /** Called once a pass; every call yields the same bytes. */
  readonly bytes: () => AsyncIterable<Uint8Array>
}

/** Bytes of the archive that `packed` makes of entries of these sizes: 512 a header, each padded to 512, two empty blocks. */
export const packedSize = (sizes: readonly number[]): number =>
  sizes.reduce((sum, size) => sum + 512 + Math.ceil(size / 512) * 512, 0) + 1024

/** The tar stream of `entries`, plain ustar. `madeAt` (milliseconds) becomes every entry's time, so that equal content gives equal bytes. */
export async function* packed(entries: readonly Entry[], madeAt: number): AsyncGenerator<Buffer> {
  const archive = pack()
  const feeding = feed(archive, entries, new Date(madeAt)).catch((error: Error) => {
    archive.destroy(error)
  })
  try {
    for await (const piece of archive) yield piece as Buffer
  } finally {
    archive.destroy()
    await feeding
  }
}

async function feed(archive: ReturnType<typeof pack>, entries: readonly Entry[], mtime: Date): Promise<void> {
  for (const { path, size, bytes } of entries) {
    await new Promise<void>((resolve, reject) => {
      const sink = archive.entry({ name: path, size, mtime }, (error) => (error == null ? resolve() : reject(error)))
      pour(bytes(), sink as unknown as Sink).catch(reject)
    })
  }
  archive.finalize()
}

/** What the writing half of a streamx stream needs to offer here. */
interface Sink {
  write(piece: Uint8Array): boolean
  end(): void
  once(event: 'drain' | 'close', listener: () => void): unknown
  off(event: 'drain' | 'close', listener: () => void): unknown
}

/** Writes `source` to the end; stops, closing the source, when the sink was destroyed. */
async function pour(source: AsyncIterable<Uint8Array>, sink: Sink): Promise<void> {
  let closed = false
  sink.once('close', () => {
    closed = true
  })
  for await (const piece of source) {
    if (closed) return
    if (piece.length > 0 && !sink.write(piece)) await drained(sink)
  }
  if (!closed) sink.end()
}

const drained = (sink: Sink): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      sink.off('drain', done)
      sink.off('close', done)
      resolve()
    }
    sink.once('drain', done)
    sink.once('close', done)
  })

/**
 * Hands every entry of the tar stream `source` to `visit`, which consumes its bytes to the end. Returns after the last
 * byte of `source`. Anything but a regular file, and any tar that does not parse, throws `Refusal('bundle_damaged')`;
 * errors of `source` and of `visit` pass through.
 */
export async function unpack(
  source: AsyncIterable<Uint8Array>,
  visit: (name: string, size: number, bytes: AsyncIterable<Buffer>) => Promise<void>,
): Promise<void> {
  const archive = extract()
  /** The first error that is not tar-stream's own: its errors are bare, and all mean damage. */
  let failure: unknown
  const blame = (error: unknown): never => {
    failure ??= error
    throw error
  }
  const feeding = pour(source, archive as unknown as Sink).catch((error: Error) => {
    failure ??= error
    archive.destroy(error)
  })
  try {
    for await (const entry of archive) {
      const { name, size, type } = entry.header
      if (type !== 'file') blame(new Refusal('bundle_damaged', printable(name)))
      await visit(name, size ?? 0, entry as AsyncIterable<Buffer>).catch(blame)
      entry.resume()
    }
  } catch {
    failure ??= new Refusal('bundle_damaged', 'tar')
  } finally {
    archive.destroy()
    await feeding
  }
  if (failure !== undefined) throw failure
}

/** A name out of an untrusted file, fit to be shown. */
const printable = (name: string): string => name.replace(/[^\w./-]/g, '?').slice(0, 120)
