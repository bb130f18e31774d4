import type { Manifest } from '../model/bundle.ts'
import { Refusal } from '../model/failure.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { CardFace } from '../worker/requests/exchange.ts'
import { enrolled } from './cards.ts'
import { isSignedBy, signaturePath } from './manifest.ts'
import type { Head } from './read.ts'

/** Who may send which kind of bundle. */
const senders = { result: 'group', receipt: 'office' } as const satisfies Partial<Record<Manifest['kind'], 'group' | 'office'>>

/**
 * Whether a bundle is what is wanted here, and from whom. Decided on the head, before anything else is looked at.
 * Throws `Refusal`: 'bundle_wrong_kind', 'bundle_unknown_signer' (no card of that device, or not one of that side),
 * 'bundle_unsigned' (no signature of that device over this very manifest). Answers the signer's card.
 */
export function trusted(caseFile: CaseFile, head: Head, kind: keyof typeof senders): CardFace {
  const { manifest } = head
  if (manifest.kind !== kind) throw new Refusal('bundle_wrong_kind', undefined, { kind: manifest.kind, wanted: kind })
  if (head.signature.length === 0) throw new Refusal('bundle_unsigned', signaturePath)
  const signer = enrolled(caseFile, manifest.deviceId)
  if (signer === undefined || signer.card.mode !== senders[kind]) {
    throw new Refusal('bundle_unknown_signer', undefined, { device: manifest.deviceName, group: manifest.groupName })
  }
  if (!isSignedBy(Buffer.from(signer.card.signingKey, 'base64'), head.manifestBytes, head.signature)) {
    throw new Refusal('bundle_unsigned', signaturePath)
  }
  return signer
}
