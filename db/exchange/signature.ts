import type { KeyCard } from '../model/bundle.ts'
import { Refusal } from '../model/failure.ts'
import type { Ciphers } from '../model/round.ts'
import type { Device } from '../vault/case-file.ts'
import { isSm2SignedBy, sm2PublicKeyOf, sm2Sign } from './gm/container.ts'
import { isSignedBy, signatureSize, signBytes } from './manifest.ts'

/** `manifest.sig`: Ed25519 in an age container, SM2 with SM3 in one of the national algorithms; never the one in the other. */

/** Two numbers of up to 33 bytes in DER. */
const longestSm2 = 72

/** The most bytes that a signature has. */
export const mostSignatureBytes = (ciphers: Ciphers): number => (ciphers === 'gm' ? longestSm2 : signatureSize)

/** The device's signature over the bytes of a manifest. */
export const signManifest = ({ signingSeed, sm2Signing }: Device, ciphers: Ciphers, bytes: Buffer): Buffer =>
  ciphers === 'gm' ? sm2Sign(sm2Signing, bytes) : signBytes(signingSeed, bytes)

/**
 * Whether it is that of the card's device. Throws `Refusal('card_without_sm2')` where the card was enrolled before cards
 * had SM2 keys: then nothing can be told.
 */
export function isManifestSignedBy(card: KeyCard, ciphers: Ciphers, bytes: Buffer, signature: Buffer): boolean {
  if (ciphers === 'age') return isSignedBy(Buffer.from(card.signingKey, 'base64'), bytes, signature)
  if (card.version === 1) throw new Refusal('card_without_sm2', card.name)
  return signature.length <= longestSm2 && isSm2SignedBy(sm2PublicKeyOf(card.sm2SigningKey), bytes, signature)
}
