import { timingSafeEqual } from 'node:crypto'
import { sm3, sm4 } from 'sm-crypto-v2'
import { Refusal } from '../../model/failure.ts'

/**
 * The payload of a bundle under the national algorithms: the plaintext in chunks of 64 KiB, each SM4-CBC with PKCS #7
 * padding (GB/T 32907, GB/T 17964) followed by HMAC-SM3 (GB/T 32905, GB/T 15852.2) over number, last mark and
 * ciphertext. Encrypt-then-MAC, because OpenSSL's command line, which checks us, knows no SM4 mode that authenticates.
 */

/** Plaintext bytes in a full chunk. */
export const gmChunk = 65_536
const paddingOf = (size: number): number => 16 - (size % 16)
const tagSize = 32
const sealedChunk = gmChunk + 16 + tagSize

/** Keys of one payload: 16 bytes for SM4, 32 for HMAC-SM3, 32 for the initial vectors. */
export interface GmKeys {
  readonly cipher: Buffer
  readonly mac: Buffer
  readonly vector: Buffer
}

/** HMAC-SM3 of `parts` one after another; 32 bytes. */
export const hmacSm3 = (key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer => Buffer.from(sm3(Buffer.concat(parts), { key }), 'hex')

/** Three keys out of a 32-byte file key and a 16-byte nonce. */
export function gmKeys(fileKey: Buffer, nonce: Buffer): GmKeys {
  const key = (purpose: string) => hmacSm3(fileKey, Buffer.from(`xuncha-gm/${purpose}`), nonce)
  return { cipher: key('cipher').subarray(0, 16), mac: key('mac'), vector: key('vector') }
}

/** Ciphertext bytes for `plainSize` bytes of plaintext. */
export function gmSealedSize(plainSize: number): number {
  const full = Math.max(0, Math.ceil(plainSize / gmChunk) - 1)
  const rest = plainSize - full * gmChunk
  return full * sealedChunk + rest + paddingOf(rest) + tagSize
}

/** Encrypts `source`; the last chunk has 0 to 65,536 bytes and is empty only when the whole plaintext is. */
export async function* gmSeal(keys: GmKeys, source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let index = 0
  for await (const { block, last } of blocks(source, gmChunk)) yield sealChunk(keys, index++, last, block)
}

/**
 * Decrypts `source`, yielding only bytes whose chunk was authenticated. Throws `Refusal('bundle_damaged', 'payload')` for
 * damage, reordering and truncation. The plaintext is complete only when the generator has ended.
 */
export async function* gmUnseal(keys: GmKeys, source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let index = 0
  for await (const { block, last } of blocks(source, sealedChunk)) {
    const plain = unsealChunk(keys, index, last, block)
    // One plaintext must have one ciphertext: an empty chunk stands only for an empty payload, a short one only at the end.
    if ((plain.length === 0 && index > 0) || (!last && plain.length !== gmChunk)) throw damaged()
    index += 1
    yield plain
  }
}

const damaged = () => new Refusal('bundle_damaged', 'payload')

function placeOf(index: number, last: boolean): Buffer {
  const place = Buffer.alloc(9)
  place.writeBigUInt64BE(BigInt(index))
  place[8] = last ? 1 : 0
  return place
}

const cbc = (keys: GmKeys, place: Buffer) =>
  ({ mode: 'cbc', iv: hmacSm3(keys.vector, place).subarray(0, 16), padding: 'pkcs#7', output: 'array' }) as const

function sealChunk(keys: GmKeys, index: number, last: boolean, plain: Buffer): Buffer {
  const place = placeOf(index, last)
  const sealed = Buffer.from(sm4.encrypt(plain, keys.cipher, cbc(keys, place)))
  return Buffer.concat([sealed, hmacSm3(keys.mac, place, sealed)])
}

function unsealChunk(keys: GmKeys, index: number, last: boolean, sealed: Buffer): Buffer {
  const place = placeOf(index, last)
  const size = sealed.length - tagSize
  if (size < 16 || size % 16 !== 0) throw damaged()
  const body = sealed.subarray(0, size)
  if (!timingSafeEqual(hmacSm3(keys.mac, place, body), sealed.subarray(size))) throw damaged()
  return Buffer.from(sm4.decrypt(body, keys.cipher, cbc(keys, place)))
}

/** Cuts a stream into blocks of `size` bytes; the last may be shorter, and is there even when the stream is empty. */
async function* blocks(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<{ block: Buffer; last: boolean }> {
  const held = Buffer.allocUnsafeSlow(size)
  let filled = 0
  for await (const piece of source) {
    for (let at = 0; at < piece.length; ) {
      if (filled === size) {
        yield { block: held, last: false }
        filled = 0
      }
      const taken = Math.min(size - filled, piece.length - at)
      held.set(piece.subarray(at, at + taken), filled)
      filled += taken
      at += taken
    }
  }
  yield { block: held.subarray(0, filled), last: true }
}
