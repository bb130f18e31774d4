import { Manifest } from '../model/bundle.ts'
import { Refusal } from '../model/failure.ts'
import { volumesOf } from '../model/volumes.ts'
import { movementFailed } from '../records/movements.ts'
import { saidIn } from '../records/said.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { sequenceFloor } from '../vault/device.ts'
import type { MadeBundle } from '../worker/requests/exchange.ts'
import type { Address } from './address.ts'
import { fingerprint } from './fingerprint.ts'
import type { WrittenBundle } from './write.ts'

/** The bundles that left this case file, receipts among them: one row of numbers, whoever they went to. */

/** Number and predecessor of the next bundle. */
export function nextSequence(caseFile: CaseFile): { sequence: number; follows: string | null } {
  const { k } = caseFile.queries
  const last = caseFile.queries.first(k.selectFrom('made_bundle').select(['bundle_id', 'sequence']).orderBy('sequence', 'desc').limit(1))
  return { sequence: Math.max(last?.sequence ?? 0, sequenceFloor(caseFile.queries)) + 1, follows: last?.bundle_id ?? null }
}

/** Notes a bundle, in the running transaction. Throws `Refusal('version_conflict')` when another got its number meanwhile. */
export function noteMade(caseFile: CaseFile, manifest: Manifest, written: WrittenBundle, address: Address): void {
  if (nextSequence(caseFile).sequence !== manifest.sequence) throw new Refusal('version_conflict', 'sequence')
  caseFile.queries.run(
    caseFile.queries.k.insertInto('made_bundle').values({
      bundle_id: manifest.bundleId,
      kind: manifest.kind,
      sequence: manifest.sequence,
      follows: manifest.follows,
      round_id: manifest.roundId,
      file_name: written.fileName,
      size: written.size,
      file_sha256: written.fileSha256,
      manifest_sha256: written.manifestSha256,
      manifest: JSON.stringify(manifest),
      recipient_device: address.devices[0] ?? '',
      recipients: JSON.stringify(address.devices),
      lock: lockName(address.lock),
      made_at: manifest.madeAt,
      made_by: manifest.madeBy,
      reason: manifest.reason,
      received_at: null,
    }),
  )
}

/** By what a bundle opens, in one word: cards' age recipients, their SM2 keys, or a passphrase. */
const lockName = (lock: Address['lock']): string => ('passphrase' in lock ? 'passphrase' : 'recipients' in lock ? 'recipients' : 'sm2')

/** Takes a bundle off the list whose file did not get its name. The audit chain keeps both. */
export function unmake(caseFile: CaseFile, bundleId: string): void {
  caseFile.db
    .transaction(() => {
      caseFile.queries.run(caseFile.queries.k.deleteFrom('made_bundle').where('bundle_id', '=', bundleId))
      caseFile.audit.append('bundle.export_failed', { kind: 'bundle', id: bundleId })
      movementFailed(caseFile, bundleId)
    })
    .immediate()
}

/** The bundles of records that left, newest first. */
export function made(caseFile: CaseFile): readonly MadeBundle[] {
  const { k } = caseFile.queries
  const rows = caseFile.queries.all(
    k
      .selectFrom('made_bundle')
      .leftJoin('enrolled_card', 'enrolled_card.device_id', 'made_bundle.recipient_device')
      .selectAll('made_bundle')
      .select('enrolled_card.name as recipient_name')
      .where('kind', 'in', ['result', 'member', 'task', 'backup'])
      .orderBy('sequence', 'desc'),
  )
  return rows.map((row) => {
    const manifest = Manifest.parse(JSON.parse(row.manifest))
    return {
      kind: manifest.kind,
      onlyNew: manifest.base !== undefined,
      bundleId: row.bundle_id,
      fileName: row.file_name,
      volumes: volumesOf(row.file_name),
      size: row.size,
      fileSha256: row.file_sha256,
      fingerprint: fingerprint(Buffer.from(row.manifest_sha256, 'hex')),
      counts: manifest.counts,
      files: manifest.entries.filter((entry) => entry.path.startsWith('files/')).length,
      madeAt: row.made_at,
      recipient: row.recipient_name ?? '',
      recipients: (JSON.parse(row.recipients) as string[]).length,
      byPassphrase: row.lock === 'passphrase',
      ciphers: row.lock === 'sm2' ? ('gm' as const) : ('age' as const),
      sequence: row.sequence,
      madeBy: row.made_by,
      reason: row.reason,
      receivedAt: row.received_at,
      said: saidIn(row),
    }
  })
}
