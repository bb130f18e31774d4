import { join } from 'node:path'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { canonicalJson } from '../audit/canonical.ts'
import { bundleFormatVersion, bundleSchemaVersion, type Manifest } from '../model/bundle.ts'
import { Refusal } from '../model/failure.ts'
import { staleLinks } from '../records/evidence-state.ts'
import { departed, openRecord } from '../records/footing.ts'
import { bundleMoved, moveData } from '../records/movements.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { ExportForecast, ExportReport } from '../worker/requests/exchange.ts'
import { enrolledCard } from './cards.ts'
import { type Contents, countsOf, fileSizes, gather } from './contents.ts'
import { fileNameOf } from './file-name.ts'
import { fingerprint } from './fingerprint.ts'
import { nextSequence, noteMade, unmake } from './made.ts'
import { stopWhenCancelled, type Work } from './medium.ts'
import { type WrittenBundle, writeBundle } from './write.ts'

/** What would leave now; `bytes` before encryption. Deletions travel too, as tombstones. */
export function forecast(caseFile: CaseFile, roundId: string): ExportForecast {
  openRecord(caseFile, 'round', roundId)
  const { k } = caseFile.queries
  const files = fileSizes(caseFile, roundId)
  const inRound = k.selectFrom('record').where('round_id', '=', roundId)
  const bodies = caseFile.queries.first(
    inRound.innerJoin('body', 'body.record_id', 'record.id').select(sql<number>`coalesce(sum(octet_length(json)), 0)`.as('bytes')),
  )
  const unsigned = caseFile.queries.first(
    inRound
      .where('kind', '=', 'issue_draft')
      .where('deleted_at', 'is', null)
      .where('status', 'not in', ['final', 'merged', 'abandoned'])
      .select((e) => e.fn.countAll<number>().as('drafts')),
  )
  return {
    counts: countsOf(caseFile, roundId),
    files: files.size,
    bytes: [...files.values()].reduce((sum, size) => sum + size, bodies?.bytes ?? 0),
    unsignedDrafts: unsigned?.drafts ?? 0,
    staleEvidence: staleLinks(caseFile, roundId),
  }
}

export interface Order {
  readonly roundId: string
  readonly folder: string
  readonly officeDeviceId: string
  readonly reason: string
}

/**
 * Writes the result bundle 成果包 of a round to a folder, for one enrolled office. Everything is read at one moment: what
 * is typed meanwhile stays for the next bundle. Throws what `writeBundle` and `gather` throw, and
 * `Refusal('bundle_damaged', 'manifest.json')` should the bundle hold other counts than the database.
 */
export function exportResult(caseFile: CaseFile, order: Order, work: Work): Promise<ExportReport> {
  const office = enrolledCard(caseFile, order.officeDeviceId)
  if (office.card.mode !== 'office') throw new Refusal('bad_input', 'officeDeviceId')
  return caseFile.atOneMoment(async (moment) => {
    work.report({ stage: 'reading', done: 0, total: 0 })
    const contents = await gather(moment, order.roundId, work.signal)
    // The lines came by one road, these counts by another: nothing may be missing silently.
    if (canonicalJson(contents.counts) !== canonicalJson(countsOf(moment, order.roundId))) {
      throw new Refusal('bundle_damaged', 'manifest.json')
    }
    const manifest = manifestOf(caseFile, moment, order, contents)
    stopWhenCancelled(work.signal)
    const written = await writeBundle({
      folder: order.folder,
      fileName: fileNameOf(
        ['成果包', manifest.groupName, manifest.roundName, String(manifest.sequence).padStart(4, '0'), manifest.bundleId.slice(-8)],
        'xcb',
      ),
      recipient: office.card.recipient,
      signingSeed: caseFile.device.signingSeed,
      manifest,
      entries: contents.entries,
      signal: work.signal,
      onProgress: (stage, done, total) => work.report({ stage, done, total }),
      settle: (bundle) => settle(caseFile, manifest, contents, bundle, order),
    })
    caseFile.vault.noteHead(caseFile.audit.end()) // an older copy of the database put back is then found out
    return reportOf(manifest, written, contents.files, office.card.name)
  })
}

function manifestOf(caseFile: CaseFile, moment: CaseFile, order: Order, contents: Contents): Manifest {
  const round = openRecord(moment, 'round', order.roundId).body
  return {
    format: 'xuncha-bundle',
    formatVersion: bundleFormatVersion,
    schemaVersion: bundleSchemaVersion,
    kind: 'result',
    bundleId: newId(),
    roundId: order.roundId,
    roundName: round.name,
    groupName: round.groupName,
    deviceId: caseFile.device.id,
    deviceName: caseFile.device.name,
    ...nextSequence(caseFile),
    counts: contents.counts,
    entries: contents.listed,
    classification: round.classification,
    sample: round.sample,
    madeBy: caseFile.person.name,
    reason: order.reason,
    madeAt: caseFile.now(),
    auditHead: moment.audit.head(),
  }
}

/**
 * Written down before the file gets its name: should the power fail between, the list shows a bundle whose file is still
 * called `.part`. The other way round a bundle could be out in the world that this case file knows nothing of, and the
 * next one would look to the office like a change made elsewhere.
 */
function settle(caseFile: CaseFile, manifest: Manifest, contents: Contents, bundle: WrittenBundle, order: Order): () => void {
  caseFile.db
    .transaction(() => {
      departed(caseFile, contents.left)
      noteMade(caseFile, manifest, bundle, order.officeDeviceId)
      moveData(caseFile, {
        action: 'bundle.export',
        subject: { kind: 'bundle', id: manifest.bundleId },
        detail: {
          round: order.roundId,
          sequence: manifest.sequence,
          manifest: bundle.manifestSha256,
          file: bundle.fileSha256,
          counts: contents.counts,
        },
        movement: bundleMoved(manifest, { ...bundle, sha256: bundle.fileSha256, path: join(order.folder, bundle.fileName) }, 'out'),
      })
    })
    .immediate()
  return () => unmake(caseFile, manifest.bundleId)
}

const reportOf = (manifest: Manifest, written: WrittenBundle, files: number, recipient: string): ExportReport => ({
  bundleId: manifest.bundleId,
  fileName: written.fileName,
  size: written.size,
  fileSha256: written.fileSha256,
  fingerprint: fingerprint(Buffer.from(written.manifestSha256, 'hex')),
  counts: manifest.counts,
  files,
  madeAt: manifest.madeAt,
  recipient,
})
