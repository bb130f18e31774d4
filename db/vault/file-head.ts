import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../model/failure.ts'

/**
 * What stands before the sealed chunks of a stored file:
 *
 * | bytes | what |
 * |---|---|
 * | 4  | `XCF1` |
 * | 16 | salt; the file's key is HKDF-SHA256(files key, salt, "xuncha/file") |
 * | 32 | HMAC-SHA256(files key, salt ‖ content hash): one file cannot be put in another's place |
 */
const mark = Buffer.from('XCF1')
const saltSize = 16
export const headSize = mark.length + saltSize + 32

/** A fresh salt, and how to make the file's key from the store's. */
export function newHead(): { readonly salt: Buffer; readonly key: (storeKey: Buffer) => Buffer } {
  const salt = randomBytes(saltSize)
  return { salt, key: (storeKey) => fileKey(storeKey, salt) }
}

/** The head's bytes, once the content hash is known. */
export function sealHead(storeKey: Buffer, salt: Buffer, sha256: string): Buffer {
  return Buffer.concat([mark, salt, bond(storeKey, salt, sha256)])
}

/** Checks a head against the content hash it must belong to, and answers the file's key. Throws `file_damaged`. */
export function openHead(storeKey: Buffer, head: Buffer, sha256: string): Buffer {
  const salt = head.subarray(mark.length, mark.length + saltSize)
  const sound = head.subarray(0, mark.length).equals(mark)
  if (!sound || !timingSafeEqual(head.subarray(mark.length + saltSize), bond(storeKey, salt, sha256))) throw new Refusal('file_damaged')
  return fileKey(storeKey, salt)
}

const fileKey = (storeKey: Buffer, salt: Buffer): Buffer => Buffer.from(hkdfSync('sha256', storeKey, salt, 'xuncha/file', 32))
const bond = (storeKey: Buffer, salt: Buffer, sha256: string): Buffer =>
  createHmac('sha256', storeKey).update(salt).update(Buffer.from(sha256, 'hex')).digest()
