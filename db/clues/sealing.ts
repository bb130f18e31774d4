import { randomBytes } from 'node:crypto'
import sodium from 'sodium-native'
import { z } from 'zod'
import { Clue, type ClueChange, ClueFile } from '../model/clue.ts'
import { Refusal } from '../model/failure.ts'
import { Id, Instant } from '../model/ids.ts'
import type { Secret } from '../vault/secret.ts'

const nonceSize = 24
const tagSize = 16
/** The text is filled up to a multiple of so many bytes: its length tells little of what it holds. */
const block = 1024

/** A file's own key, in base64, beside what people see of it. Re-keying a clue need not encrypt its files again. */
const KeptFile = ClueFile.extend({ key: z.base64().length(44), storedSha256: z.string().length(64), storedSize: z.int() })
export type KeptFile = z.infer<typeof KeptFile>

/** Everything of a clue: what the blob holds. */
const Content = z.object({
  unitId: Id.nullable(),
  body: Clue,
  files: z.array(KeptFile),
  createdAt: Instant,
  createdBy: Id,
  updatedBy: Id,
  history: z.array(z.custom<ClueChange>()),
})
export type Content = z.infer<typeof Content>

/** Encrypts a clue's content under its key, bound to the clue and the version. */
export function sealContent(content: Content, key: Secret, id: string, version: number): Buffer {
  const text = Buffer.from(JSON.stringify(content))
  const plain = Buffer.alloc(Math.ceil(text.length / block) * block, ' ') // JSON does not mind spaces at its end
  text.copy(plain)
  const nonce = randomBytes(nonceSize)
  const out = Buffer.alloc(plain.length + tagSize)
  key.use((k) => sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(out, plain, place(id, version), null, nonce, k))
  sodium.sodium_memzero(plain)
  sodium.sodium_memzero(text)
  return Buffer.concat([nonce, out])
}

/** The reverse. Throws `case_file_damaged` where key, clue or version is another. */
export function openContent(sealed: Buffer, key: Secret, id: string, version: number): Content {
  const plain = Buffer.alloc(Math.max(0, sealed.length - nonceSize - tagSize))
  try {
    const [nonce, body] = [sealed.subarray(0, nonceSize), sealed.subarray(nonceSize)]
    key.use((k) => sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(plain, null, body, place(id, version), nonce, k))
    return Content.parse(JSON.parse(plain.toString('utf8')))
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('case_file_damaged', 'clue')
  } finally {
    sodium.sodium_memzero(plain)
  }
}

const place = (id: string, version: number): Buffer => Buffer.from(`xuncha-clue/1/${id}/${version}`)
