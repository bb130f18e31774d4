import { createHash } from 'node:crypto'

/** SHA-256 of bytes or UTF-8 text. */
export const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

/**
 * What people compare aloud: six groups of five digits out of a SHA-256. Group i is the big-endian number in bytes
 * 5i … 5i+4, modulo 100,000: about 100 bits, far more than anyone can search for in the time of a telephone call.
 */
export function fingerprint(digest: Buffer): string {
  return [0, 5, 10, 15, 20, 25].map((at) => String(digest.readUIntBE(at, 5) % 100_000).padStart(5, '0')).join(' ')
}

/** SHA-256 of a stream, in hex. */
export async function hashOf(bytes: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of bytes) hash.update(piece)
  return hash.digest('hex')
}
