import sodium from 'sodium-native'
import { z } from 'zod'
import { Refusal } from '../model/failure.ts'
import { subkey, unwrapKey, wrapKey } from './keys.ts'
import { Secret } from './secret.ts'

/**
 * The compartment of clues: an X25519 pair for each account. What is sealed to a person's public half opens with the
 * private half alone, and that lies wrapped under this person's password: the data key, which everyone of the case
 * file has, does not help.
 */

const publicKeySize = 32
const privateKeySize = 32
/** What `crypto_box_seal` adds: an ephemeral public key and a tag. */
const sealSize = 48

const PublicKey = z.base64().length(44)

/** An account's pair as `vault.json` keeps it. `recovery` is absent until the recovery key's public half is known. */
export const ClueSlot = z.strictObject({
  publicKey: PublicKey,
  /** nonce 24 + key 32 + tag 16 */
  wrappedKey: z.base64().length(96),
  /** The private half once more, sealed to the recovery key (`to` is its public half). */
  recovery: z.strictObject({ to: PublicKey, sealed: z.base64().length(108) }).optional(),
})
export type ClueSlot = z.infer<typeof ClueSlot>
export const CluePublicKey = PublicKey

/** Both halves. `publicKey` in base64. */
export interface CluePair {
  readonly publicKey: string
  readonly privateKey: Secret
}

/** Draws a pair. */
export function newCluePair(): CluePair {
  const publicKey = Buffer.alloc(publicKeySize)
  const privateKey = Buffer.alloc(privateKeySize)
  sodium.crypto_box_keypair(publicKey, privateKey)
  return { publicKey: publicKey.toString('base64'), privateKey: new Secret(privateKey) }
}

/** The pair that follows from the recovery key: nobody keeps its private half. */
export function recoveryCluePair(recoveryKey: Secret, vaultId: string): CluePair {
  const seed = subkey(recoveryKey, 'clues recovery', Buffer.from(vaultId))
  const publicKey = Buffer.alloc(publicKeySize)
  const privateKey = Buffer.alloc(privateKeySize)
  seed.use((bytes) => sodium.crypto_box_seed_keypair(publicKey, privateKey, bytes))
  seed.wipe()
  return { publicKey: publicKey.toString('base64'), privateKey: new Secret(privateKey) }
}

/** `place` binds the wrapped half to its account; the public half is bound with it, so that nobody can exchange it unnoticed. */
export function clueSlot(pair: CluePair, passwordKey: Secret, place: string, recoveryPublicKey: string | undefined): ClueSlot {
  const key = subkey(passwordKey, 'clues')
  try {
    return {
      publicKey: pair.publicKey,
      wrappedKey: wrapKey(pair.privateKey, key, `${place}/${pair.publicKey}`),
      ...(recoveryPublicKey !== undefined && { recovery: sealForRecovery(pair, recoveryPublicKey) }),
    }
  } finally {
    key.wipe()
  }
}

/** The private half sealed to the recovery key's public half. */
export const sealForRecovery = ({ privateKey }: CluePair, to: string): NonNullable<ClueSlot['recovery']> => ({
  to,
  sealed: sealTo(to, privateKey),
})

/**
 * Opens an account's pair with the key of its password, which has opened the data key already: what does not open now
 * was changed by somebody. Throws `case_file_damaged`.
 */
export function openClueSlot(slot: ClueSlot, passwordKey: Secret, place: string): CluePair {
  const key = subkey(passwordKey, 'clues')
  try {
    return { publicKey: slot.publicKey, privateKey: unwrapKey(slot.wrappedKey, key, `${place}/${slot.publicKey}`) }
  } catch (error) {
    throw error instanceof Refusal && error.code === 'wrong_password' ? new Refusal('case_file_damaged', 'vault.json') : error
  } finally {
    key.wipe()
  }
}

/** Opens an account's pair with the recovery key; null where it was not sealed to this one. */
export function recoverClueSlot(slot: ClueSlot, recovery: CluePair): CluePair | null {
  if (slot.recovery?.to !== recovery.publicKey) return null
  const privateKey = openSealed(slot.recovery.sealed, recovery)
  return privateKey === null ? null : { publicKey: slot.publicKey, privateKey }
}

/** Seals a secret so that only the holder of the private half reads it; base64. */
export function sealTo(publicKey: string, secret: Secret): string {
  return secret.use((plain) => {
    const sealed = Buffer.alloc(plain.length + sealSize)
    sodium.crypto_box_seal(sealed, plain, Buffer.from(publicKey, 'base64'))
    return sealed.toString('base64')
  })
}

/** The reverse; null where it was sealed to somebody else. */
export function openSealed(sealed: string, { publicKey, privateKey }: CluePair): Secret | null {
  const bytes = Buffer.from(sealed, 'base64')
  const plain = Buffer.alloc(Math.max(0, bytes.length - sealSize))
  const opened = privateKey.use((key) => sodium.crypto_box_seal_open(plain, bytes, Buffer.from(publicKey, 'base64'), key))
  return opened ? new Secret(plain) : null
}
