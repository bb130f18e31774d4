import { Refusal } from '../model/failure.ts'

/**
 * The tar inside a bundle: regular files in POSIX ustar form and nothing else, which keeps the code short enough to be
 * sure of. It pulls: no piece waits in a queue, so that buffers can be used again and memory stays small. A library of
 * queues (tar-stream) was measured first: at a gigabyte, half of the time went into collecting its buffers.
 */

export interface Entry {
  readonly path: string
  readonly size: number
  /** Called once a pass; every call yields the same bytes. Pieces are used up before the next is asked for. */
  readonly bytes: () => AsyncIterable<Uint8Array>
}

const block = 512
const zeros = Buffer.alloc(block * 2)
const paddingOf = (size: number): number => (block - (size % block)) % block

/** Bytes of the archive that `packed` makes of entries of these sizes: 512 a header, each padded to 512, two empty blocks. */
export const packedSize = (sizes: readonly number[]): number =>
  sizes.reduce((sum, size) => sum + block + size + paddingOf(size), zeros.length)

/** The tar stream of `entries`. `madeAt` (milliseconds) becomes every entry's time, so that equal content gives equal bytes. */
export async function* packed(entries: readonly Entry[], madeAt: number): AsyncGenerator<Uint8Array> {
  for (const { path, size, bytes } of entries) {
    yield headerOf(path, size, Math.floor(madeAt / 1000))
    let done = 0
    for await (const piece of bytes()) {
      done += piece.length
      yield piece
    }
    if (done !== size) throw new Refusal('file_damaged', path)
    yield zeros.subarray(0, paddingOf(size))
  }
  yield zeros
}

/** A ustar header (IEEE Std 1003.1, "pax", ustar Interchange Format): numbers in octal, name up to 100 bytes. */
function headerOf(path: string, size: number, seconds: number): Buffer {
  const header = Buffer.alloc(block)
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0')
  header.write(path, 0, 100, 'latin1')
  header.write(octal(0o644, 7), 100, 'latin1')
  header.write(octal(0, 7), 108, 'latin1') // owner and group: nobody's business
  header.write(octal(0, 7), 116, 'latin1')
  header.write(octal(size, 11), 124, 'latin1')
  header.write(octal(seconds, 11), 136, 'latin1')
  header.write('0', 156, 'latin1') // a regular file
  header.write('ustar\u000000', 257, 'latin1')
  header.write(`${octal(checksum(header), 6)}\u0000 `, 148, 'latin1')
  return header
}

/** Sum of the header's bytes, its own field counted as spaces. */
const checksum = (header: Buffer): number =>
  header.reduce((sum, byte) => sum + byte, 0) - header.subarray(148, 156).reduce((sum, byte) => sum + byte, 0) + 8 * 32

/**
 * Hands every entry of the tar stream `source` to `visit`, which uses its bytes up. Returns after the last byte of
 * `source`. Throws `Refusal('bundle_damaged')` for anything but regular files under plain names, for headers
 * that do not add up, a stream that stops early, and anything but zeros after the end.
 */
export async function unpack(
  source: AsyncIterable<Buffer>,
  visit: (name: string, size: number, bytes: AsyncIterable<Buffer>) => Promise<void>,
): Promise<void> {
  const cursor = new Cursor(source)
  try {
    for (;;) {
      const header = await cursor.exactly(block)
      if (isZero(header)) break
      const { name, size } = readHeader(header)
      await visit(name, size, cursor.next(size))
      if (!isZero(await cursor.exactly(paddingOf(size)))) throw damaged()
    }
    if (!isZero(await cursor.exactly(block))) throw damaged() // the second of the two that end an archive
    for await (const piece of cursor.rest()) if (!isZero(piece)) throw damaged()
  } finally {
    await cursor.close()
  }
}

const damaged = () => new Refusal('bundle_damaged', 'tar')
const isZero = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0)

function readHeader(header: Buffer): { name: string; size: number } {
  const text = (at: number, length: number) => header.toString('latin1', at, at + length).split('\0', 1)[0] ?? ''
  const octal = (at: number, length: number) => {
    const digits = text(at, length).trim()
    if (!/^[0-7]+$/.test(digits)) throw damaged()
    return Number.parseInt(digits, 8)
  }
  if (text(257, 5) !== 'ustar' || octal(148, 8) !== checksum(header)) throw damaged()
  const name = text(0, 100)
  const plain = header[156] === 0x30 || header[156] === 0
  // `prefix` would lengthen the name; no name of a bundle is that long.
  const lengthened = header[257 + 5] === 0 && text(345, 155) !== ''
  if (!plain || lengthened || !/^[a-z0-9_./]+$/.test(name)) throw new Refusal('bundle_damaged', name.replace(/[^\w./-]/g, '?'))
  return { name, size: octal(124, 12) }
}

/** Reads on in a stream of pieces. */
class Cursor {
  readonly #source: AsyncIterator<Buffer>
  #piece: Buffer = Buffer.alloc(0)
  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** The next bytes, at most `most`; empty at the end. Valid until the next call. */
  async #some(most: number): Promise<Buffer> {
    while (this.#piece.length === 0) {
      const { done, value } = await this.#source.next()
      if (done === true) return Buffer.alloc(0)
      this.#piece = value
    }
    const some = this.#piece.subarray(0, most)
    this.#piece = this.#piece.subarray(some.length)
    return some
  }

  /** A copy of the next `size` bytes. */
  async exactly(size: number): Promise<Buffer> {
    const out = Buffer.alloc(size)
    let at = 0
    for await (const piece of this.next(size)) at += piece.copy(out, at)
    return out
  }

  /** The next `size` bytes in pieces. */
  async *next(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      const piece = await this.#some(left)
      if (piece.length === 0) throw damaged()
      left -= piece.length
      yield piece
    }
  }

  async *rest(): AsyncGenerator<Buffer> {
    for (let piece = await this.#some(Number.POSITIVE_INFINITY); piece.length > 0; piece = await this.#some(Number.POSITIVE_INFINITY)) {
      yield piece
    }
  }

  /** Lets the source go. */
  async close(): Promise<void> {
    await this.#source.return?.()
  }
}
