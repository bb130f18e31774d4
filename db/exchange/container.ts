import { hkdfSync, randomBytes } from 'node:crypto'
import { Decrypter, Encrypter } from 'age-encryption'
import { Refusal } from '../model/failure.ts'
import type { Secret } from '../vault/secret.ts'
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

/** What a container is locked with: recipients (`age1…`), each of whom opens it alone, or else a passphrase. */
export type Lock = { readonly recipients: readonly string[] } | { readonly passphrase: Secret }

/** A fresh container. */
export async function newContainer(lock: Lock): Promise<SealedContainer> {
  const { header, fileKey } = 'passphrase' in lock ? await lockedWith(lock.passphrase) : await lockedFor(lock.recipients)
  // A nonce of our own gives the payload a key of its own, other than that of the empty file.
  const nonce = randomBytes(nonceSize)
  const payloadKey = keyOf(fileKey, nonce)
  fileKey.fill(0)
  return { head: Buffer.concat([header, nonce]), payloadKey }
}

interface Locked {
  readonly header: Uint8Array
  readonly fileKey: Buffer
}

async function lockedFor(recipients: readonly string[]): Promise<Locked> {
  if (recipients.length === 0) throw new TypeError('a bundle for nobody')
  let fileKey = Buffer.alloc(0)
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  // The package offers no header alone: one more "recipient" without a stanza learns the file key of an empty file.
  encrypter.addRecipient({
    wrapFileKey: (key) => {
      fileKey = Buffer.from(key)
      return []
    },
  })
  return { header: headerOf(await encrypter.encrypt(new Uint8Array())), fileKey }
}

/** With a passphrase the format allows nobody beside it: its own header tells the file key. Work factor: the package's, 2^18. */
async function lockedWith(passphrase: Secret): Promise<Locked> {
  const text = passphrase.use((bytes) => bytes.toString('utf8'))
  const encrypter = new Encrypter()
  encrypter.setPassphrase(text)
  const header = headerOf(await encrypter.encrypt(new Uint8Array()))
  const decrypter = new Decrypter()
  decrypter.addPassphrase(text)
  return { header, fileKey: Buffer.from(await decrypter.decryptHeader(header)) }
}

const headerOf = (empty: Uint8Array): Uint8Array => empty.subarray(0, empty.length - nonceSize - tagSize)

export interface OpenedContainer {
  readonly payloadKey: Buffer
  /** Offset in the file at which the payload begins. */
  readonly payloadStart: number
}

/** Adds the identities and the passphrase to try; answers 'passphrase' when there was one. */
export type Unlock = (decrypter: Decrypter) => unknown

/**
 * Opens a container from the first bytes of its file (at least header and nonce). Throws `Refusal`: 'bundle_foreign' when
 * nothing of `unlock` fits, 'bundle_needs_passphrase' and 'bundle_wrong_passphrase' where only a passphrase would,
 * 'bundle_newer' for a later age version, 'bundle_damaged' for all else.
 */
export async function openContainer(start: Buffer, unlock: Unlock): Promise<OpenedContainer> {
  const size = headerSize(start)
  mustStandAlone(start.toString('latin1', 0, size))
  let tried = false
  const decrypter = new Decrypter()
  const given = unlock(decrypter)
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
    if (tried && isForPassphrase(start)) throw new Refusal(given === 'passphrase' ? 'bundle_wrong_passphrase' : 'bundle_needs_passphrase')
    throw new Refusal(tried ? 'bundle_foreign' : 'bundle_damaged', 'header')
  }
  const nonce = start.subarray(size, size + nonceSize)
  if (fileKey.length !== 16 || nonce.length < nonceSize) throw new Refusal('bundle_damaged', 'header')
  const payloadKey = keyOf(fileKey, nonce)
  fileKey.fill(0)
  return { payloadKey, payloadStart: size + nonceSize }
}

/** A passphrase stands alone, as the format demands; the package looks only when nothing else fits before it. */
function mustStandAlone(header: string): void {
  const types = [...header.matchAll(/^-> (\S*)/gm)].map(([, type]) => type)
  if (types.includes('scrypt') && types.length > 1) throw new Refusal('bundle_damaged', 'header')
}

/** So it is the first. */
const isForPassphrase = (start: Buffer): boolean =>
  start.subarray(0, 64).toString('latin1').split('\n')[1]?.startsWith('-> scrypt ') === true

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
