import { Refusal } from '../model/failure.ts'
import type { Hasher } from './hash-lane.ts'

/** A file as the store knows it. `size` is that of the plaintext, in bytes. */
export interface Stored {
  readonly sha256: string
  readonly size: number
  readonly storedName: string
}

/**
 * Passes bytes on while hashing and counting them. `result` holds once `bytes` has ended.
 * Throws `file_too_large` past the limit and `cancelled` when the signal fell.
 */
export function hashing(
  source: AsyncIterable<Uint8Array>,
  options: {
    readonly signal?: AbortSignal | undefined
    readonly onBytes?: ((total: number) => void) | undefined
    readonly limit: number
    readonly hasher: Hasher
  },
): { readonly bytes: AsyncGenerator<Buffer>; readonly result: () => Promise<Omit<Stored, 'storedName'>> } {
  let size = 0
  async function* pass(): AsyncGenerator<Buffer> {
    for await (const piece of source) {
      if (options.signal?.aborted === true) throw new Refusal('cancelled')
      size += piece.length
      if (size > options.limit) throw new Refusal('file_too_large')
      await options.hasher.update(piece)
      options.onBytes?.(size)
      yield Buffer.isBuffer(piece) ? piece : Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    }
    if (options.signal?.aborted === true) throw new Refusal('cancelled')
  }
  return { bytes: pass(), result: async () => ({ sha256: await options.hasher.digest(), size }) }
}
