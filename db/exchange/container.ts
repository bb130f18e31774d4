import { hkdfSync, randomBytes } from 'node:crypto'
import { Decrypter, Encrypter } from 'age-encryption'
import { Refusal } from '../model/failure.ts'
import { tagSize } from '../vault/stream.ts'

/**
 * The age v1 container around a bundle (age-encryption.org/v1): header, 16-byte nonce, payload. Headers, recipients
 * and identities are those of the `age-encryption` package; the payload is db/vault/stream.ts, which is ten times as fast.
 */

const nonceSize = 16
/** Headers of X25519 files take about 200 bytes a recipient; what is longer than this is not one of ours. */
export const longestHeader = 65_536

export interface SealedContainer {
  /** Header and nonce: the first bytes of the file. */
  readonly head: Buffer
  /** Key of the payload. Whoever writes the file keeps it until the file has been read back, then wipes it. */
  readonly payloadKey: Buffer
}

/** A fresh container for one recipient (`age1…`). */
export async function newContainer(recipient: string): Promise<SealedContainer> {
  let fileKey = Buffer.alloc(0)
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  // The package offers no header alone: a second "recipient" without a stanza learns the file key of an empty file.
  encrypter.addRecipient({
    wrapFileKey: (key) => {
      fileKey = Buffer.from(key)
      return []
    },
  })
  const empty = await encrypter.encrypt(new Uint8Array())
  const header = empty.subarray(0, empty.length - nonceSize - tagSize)
  // A nonce of our own gives the payload a key of its own, other than that of the empty file.
  const nonce = randomBytes(nonceSize)
  const payloadKey = keyOf(fileKey, nonce)
  fileKey.fill(0)
  return { head: Buffer.concat([header, nonce]), payloadKey }
}

export interface OpenedContainer {
  readonly payloadKey: Buffer
  /** Offset in the file at which the payload begins. */
  readonly payloadStart: number
}

/**
 * Opens a container from the first bytes of its file (at least header and nonce). `unlock` adds the identities or the
 * passphrase to try. Throws `Refusal`: 'bundle_foreign' when none of them fits, 'bundle_newer' for a later age version,
 * 'bundle_damaged' for all else.
 */
export async function openContainer(start: Buffer, unlock: (decrypter: Decrypter) => void): Promise<OpenedContainer> {
  const size = headerSize(start)
  let tried = false
  const decrypter = new Decrypter()
  unlock(decrypter)
  // Asked only after all the others found no stanza of theirs: tells a foreign bundle from a damaged one.
  decrypter.addIdentity({
    unwrapFileKey: () => {
      tried = true
      return null
    },
  })
  let fileKey: Buffer
  try {
    fileKey = Buffer.from(await decrypter.decryptHeader(start.subarray(0, size)))
  } catch {
    throw new Refusal(tried ? 'bundle_foreign' : 'bundle_damaged', 'header')
  }
  const nonce = start.subarray(size, size + nonceSize)
  if (fileKey.length !== 16 || nonce.length < nonceSize) throw new Refusal('bundle_damaged', 'header')
  const payloadKey = keyOf(fileKey, nonce)
  fileKey.fill(0)
  return { payloadKey, payloadStart: size + nonceSize }
}

/** HKDF-SHA-256 as the age format says: the nonce is the salt. */
const keyOf = (fileKey: Buffer, nonce: Buffer): Buffer => Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32))

function headerSize(start: Buffer): number {
  const text = start.subarray(0, longestHeader).toString('latin1')
  if (!text.startsWith('age-encryption.org/v1\n')) {
    throw new Refusal(/^age-encryption\.org\/v\d+\n/.test(text) ? 'bundle_newer' : 'bundle_damaged', 'header')
  }
  const mac = text.indexOf('\n--- ')
  const end = mac < 0 ? -1 : text.indexOf('\n', mac + 1)
  if (end < 0) throw new Refusal('bundle_damaged', 'header')
  return end + 1
}
