import sodium from 'sodium-native'
import { Refusal } from '../model/failure.ts'

/**
 * STREAM of the age v1 format (age-encryption.org/v1, "Payload"): ChaCha20-Poly1305 over chunks of 64 KiB, nonce =
 * 11-byte big-endian chunk number + 1 byte that is 1 for the last chunk. The last chunk may be short; it is empty
 * only when the whole plaintext is. Bundles and stored attachments use this one implementation.
 *
 * sodium-native and not node:crypto: Electron's BoringSSL offers no ChaCha20-Poly1305 there, and sodium is faster.
 */

/** Plaintext bytes in a full chunk. */
export const chunkSize = 65_536
/** Bytes that sealing adds to a chunk. */
export const tagSize = 16
const sealedChunk = chunkSize + tagSize
/** Chunks handed on together: fewer, larger writes. */
const batch = 16
/** Bytes that `seal` hands on at a time. */
export const sealedBatch = batch * sealedChunk

/** Ciphertext bytes for `plainSize` bytes of plaintext. */
export function sealedSize(plainSize: number): number {
  return plainSize + tagSize * Math.max(1, Math.ceil(plainSize / chunkSize))
}

/**
 * Encrypts `source`. `key` is the 32-byte payload key and must never seal a second stream. A yielded buffer is valid until
 * the next is asked for: fresh ones, a megabyte each, cost more in garbage collection than the encryption itself. Who
 * seals many streams passes in one `out` of `sealedBatch` bytes for all.
 */
export async function* seal(
  key: Buffer,
  source: AsyncIterable<Uint8Array>,
  out: Buffer = Buffer.allocUnsafeSlow(sealedBatch),
): AsyncGenerator<Buffer> {
  const nonce = Buffer.alloc(12)
  const gather = new Gather(chunkSize)
  let used = 0
  let index = 0
  const sealOne = (plain: Buffer, last: boolean) => {
    setNonce(nonce, index++, last)
    const end = used + plain.length + tagSize
    sodium.crypto_aead_chacha20poly1305_ietf_encrypt(out.subarray(used, end), plain, null, null, nonce, key)
    used = end
  }
  for await (const piece of source) {
    for (const plain of gather.add(piece)) {
      sealOne(plain, false)
      if (used === out.length) {
        yield out
        used = 0
      }
    }
  }
  sealOne(gather.rest(), true)
  yield out.subarray(0, used)
}

/**
 * Decrypts `source`, yielding only bytes whose chunk was authenticated; damage, reordering and truncation throw
 * `Refusal('file_damaged')`. The plaintext is complete only when the generator has ended. A yielded buffer is valid until
 * the next is asked for.
 */
export async function* unseal(key: Buffer, source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const nonce = Buffer.alloc(12)
  const gather = new Gather(sealedChunk)
  const out = Buffer.allocUnsafeSlow(batch * chunkSize)
  let used = 0
  let index = 0
  for await (const piece of source) {
    for (const sealed of gather.add(piece)) {
      setNonce(nonce, index++, false)
      unsealInto(out.subarray(used, used + chunkSize), key, nonce, sealed)
      used += chunkSize
      if (used === out.length) {
        yield out
        used = 0
      }
    }
  }
  const rest = gather.rest()
  const size = rest.length - tagSize
  // An empty last chunk after others would give one plaintext two ciphertexts; the format forbids it.
  if (size < 0 || (size === 0 && index > 0)) throw new Refusal('file_damaged')
  setNonce(nonce, index, true)
  unsealInto(out.subarray(used, used + size), key, nonce, rest)
  used += size
  if (used > 0) yield out.subarray(0, used)
}

/** Decrypts chunk `index` (from 0) alone; `last` says whether it ends the stream. Throws `Refusal('file_damaged')`. */
export function unsealChunk(key: Buffer, index: number, last: boolean, ciphertext: Buffer): Buffer {
  const size = ciphertext.length - tagSize
  if (size < 0 || size > chunkSize || (!last && size !== chunkSize) || (size === 0 && index > 0)) throw new Refusal('file_damaged')
  const nonce = Buffer.alloc(12)
  setNonce(nonce, index, last)
  const plain = Buffer.allocUnsafe(size)
  unsealInto(plain, key, nonce, ciphertext)
  return plain
}

function setNonce(nonce: Buffer, index: number, last: boolean): void {
  nonce.writeUIntBE(index, 5, 6) // 2^48 chunks are 16 EiB; the five bytes before stay zero
  nonce[11] = last ? 1 : 0
}

function unsealInto(plain: Buffer, key: Buffer, nonce: Buffer, sealed: Buffer): void {
  try {
    sodium.crypto_aead_chacha20poly1305_ietf_decrypt(plain, null, sealed, null, nonce, key)
  } catch {
    throw new Refusal('file_damaged') // sodium says only that the tag did not verify
  }
}

/**
 * Cuts pieces of any size into blocks of one size, always keeping at least one byte back so that the end of the
 * source decides what is last. A block is valid until the next is asked for; whole blocks inside a piece are not copied.
 */
class Gather {
  private readonly held: Buffer
  private filled = 0
  private readonly size: number
  constructor(size: number) {
    this.size = size
    this.held = Buffer.allocUnsafeSlow(size)
  }

  *add(piece: Uint8Array): Generator<Buffer> {
    let from = 0
    while (from < piece.length) {
      if (this.filled === this.size) {
        yield this.held
        this.filled = 0
      }
      if (this.filled === 0 && piece.length - from > this.size) {
        yield Buffer.from(piece.buffer, piece.byteOffset + from, this.size)
        from += this.size
        continue
      }
      const taken = Math.min(this.size - this.filled, piece.length - from)
      this.held.set(piece.subarray(from, from + taken), this.filled)
      this.filled += taken
      from += taken
    }
  }

  rest(): Buffer {
    return this.held.subarray(0, this.filled)
  }
}
