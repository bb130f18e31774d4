import type { CardRole, Manifest } from '../model/bundle.ts'
import { Refusal } from '../model/failure.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { CardFace, Revocation, SignerFace } from '../worker/requests/exchange.ts'
import { enrolled, ownCard } from './cards.ts'
import { signaturePath } from './manifest.ts'
import type { Head } from './read.ts'
import { isManifestSignedBy } from './signature.ts'

/** Who may send which kind of bundle. `self`: what this case file itself made comes back. */
const senders: Readonly<Record<Manifest['kind'], readonly (CardRole | 'self')[]>> = {
  task: ['office', 'reserve'],
  member: ['member', 'leader'],
  result: ['leader'],
  receipt: ['office', 'reserve', 'leader', 'member'],
  backup: ['self'],
}

/**
 * Whether a bundle is what is wanted here, and from whom. Decided on the head, before anything else is looked at.
 * Throws `Refusal`: 'bundle_wrong_kind', 'bundle_unknown_signer' (no card of that device, or not one that may send this),
 * 'card_without_sm2' (the card of that device cannot tell), 'bundle_unsigned' (no signature of that device over this very manifest), 'bundle_revoked_signer' (made after the key was
 * revoked). Answers the signer's card; `revoked` in it means: before that, to be shown.
 */
export function trusted(caseFile: CaseFile, head: Head, kind: Manifest['kind']): CardFace {
  const { manifest } = head
  if (manifest.kind !== kind) throw new Refusal('bundle_wrong_kind', undefined, { kind: manifest.kind, wanted: kind })
  if (head.signature.length === 0) throw new Refusal('bundle_unsigned', signaturePath)
  const itself = manifest.deviceId === caseFile.device.id
  const signer = itself ? ownCard(caseFile) : enrolled(caseFile, manifest.deviceId)
  const role = itself ? 'self' : signer?.role
  if (signer === undefined || !role || !senders[kind].includes(role)) {
    throw new Refusal('bundle_unknown_signer', undefined, { device: manifest.deviceName, group: manifest.groupName })
  }
  if (!isManifestSignedBy(signer.card, head.ciphers, head.manifestBytes, head.signature)) {
    throw new Refusal('bundle_unsigned', signaturePath)
  }
  mustNotBeRevoked(caseFile, head)
  return signer
}

/**
 * Asked when a bundle is read, and again when it is taken in: its key may have been revoked in between.
 * Throws `Refusal('bundle_revoked_signer')`.
 */
export function mustNotBeRevoked(caseFile: CaseFile, bundle: Pick<Head, 'manifest' | 'manifestSha256'>): void {
  const { sequence, deviceId } = bundle.manifest
  const signer = enrolled(caseFile, deviceId)
  if (!signer?.revoked || isFromBefore(caseFile, bundle, signer.revoked)) return
  const { lastSequence: last, at } = signer.revoked
  throw new Refusal('bundle_revoked_signer', undefined, { device: signer.card.name, sequence, last, at })
}

/** The signer as people are shown it. */
export const signerFace = ({ card, fingerprint, revoked }: CardFace): SignerFace => ({ name: card.name, fingerprint, revoked })

/**
 * Whether a bundle of a revoked device was made before. Whoever has the laptop can set its clock and sign any number: so
 * a bundle counts as one from before only up to the number that was noted, and only where it does not contradict what came
 * in from the device: no other bundle under its number, and its neighbours following one another.
 */
function isFromBefore(
  caseFile: CaseFile,
  { manifest, manifestSha256 }: Pick<Head, 'manifest' | 'manifestSha256'>,
  { lastSequence }: Revocation,
): boolean {
  if (manifest.sequence > lastSequence) return false
  const { k } = caseFile.queries
  const rows = caseFile.queries.all(
    k
      .selectFrom('imported_bundle')
      .select(['bundle_id', 'sequence', 'manifest_sha256', 'manifest'])
      .where('device_id', '=', manifest.deviceId)
      .where('sequence', '>=', manifest.sequence - 1)
      .where('sequence', '<=', manifest.sequence + 1),
  )
  if (rows.some((row) => row.manifest_sha256 === manifestSha256)) return true
  return rows.every((row) => {
    if (row.sequence === manifest.sequence) return false
    if (row.sequence < manifest.sequence) return manifest.follows === row.bundle_id
    return (JSON.parse(row.manifest) as Manifest).follows === manifest.bundleId
  })
}
