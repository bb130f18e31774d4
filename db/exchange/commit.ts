import { Manifest } from '../model/bundle.ts'
import { Refusal } from '../model/failure.ts'
import { takeRow } from '../records/history.ts'
import { bundleMoved, moveData } from '../records/movements.ts'
import { renumberings, settleNumbers } from '../records/renumbering.ts'
import { saidIn } from '../records/said.ts'
import { applyIncoming } from '../records/travelling.ts'
import type { Tables } from '../schema/tables.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Change, ImportedBundle } from '../worker/requests/exchange.ts'
import { enrolled } from './cards.ts'
import { fingerprint } from './fingerprint.ts'
import { CardLine, HistoryLine } from './lines.ts'
import { countAside, keepAside, SetAsideLine } from './set-aside.ts'
import { asideEntry, clearStaged, inOrder, noChanges, stagedRecord } from './stage.ts'
import { claimAccounts, takeCards } from './task.ts'
import { mustNotBeRevoked } from './trust.ts'

/**
 * Takes a staged import in, whole or not at all: one transaction over records, history, files, audit chain. A bundle
 * that came in before changes nothing, but for records of it that could not be read then. What both sides changed is
 * merged; where a person has to choose, both values are kept and wait. Throws `Refusal('not_found')` for an import that
 * is not staged (any more), 'bundle_revoked_signer' when its key was revoked since, 'bundle_needs_base' when what it goes
 * on from is not in.
 */
export function commit(caseFile: CaseFile, importId: string): ImportedBundle {
  return caseFile.db
    .transaction(() => {
      const { k } = caseFile.queries
      const staged = caseFile.queries.first(k.selectFrom('staged_import').selectAll().where('id', '=', importId))
      if (staged === undefined) throw new Refusal('not_found', 'import')
      const manifest = Manifest.parse(JSON.parse(staged.manifest))
      if (mayBring(caseFile, manifest.bundleId)) takeIn(caseFile, staged, manifest)
      clearStaged(caseFile, importId)
      return importedBundle(caseFile, manifest.bundleId)
    })
    .immediate()
}

function takeIn(caseFile: CaseFile, staged: Tables['staged_import'], manifest: Manifest): void {
  const { k } = caseFile.queries
  const { bundleId, base, sequence } = manifest
  const importId = staged.id
  const known = isKnown(caseFile, bundleId)
  // It may have been read beside its base, which nobody took in afterwards.
  if (base !== undefined && !isKnown(caseFile, base)) throw new Refusal('bundle_needs_base', undefined, { sequence })
  mustNotBeRevoked(caseFile, { manifest, manifestSha256: staged.manifest_sha256 })
  for (const file of caseFile.queries.all(k.selectFrom('staged_file').selectAll().where('import_id', '=', importId))) {
    caseFile.files.record({ sha256: file.sha256, size: file.size, storedName: file.stored_name })
  }
  const totals = takeRecords(caseFile, importId, bundleId)
  takeHistory(caseFile, importId)
  const renumbered = settleNumbers(caseFile, manifest.roundId, bundleId)
  const setAside = keepAside(caseFile, bundleId, asideLines(caseFile, importId))
  if (!known) takeAudit(caseFile, importId, bundleId)
  if (manifest.kind === 'task') {
    takeCards(caseFile, cardLines(caseFile, importId), bundleId)
    claimAccounts(caseFile)
  }
  if (!known) noteImported(caseFile, staged, manifest, totals)
  const file = { fileName: staged.file_name, size: staged.file_size, sha256: staged.file_sha256, path: staged.file_name }
  moveData(caseFile, {
    action: 'bundle.import',
    subject: { kind: 'bundle', id: bundleId },
    detail: {
      device: staged.signer_device,
      manifest: staged.manifest_sha256,
      file: staged.file_sha256,
      totals,
      ...(renumbered === 0 ? {} : { renumbered }),
      ...(setAside === 0 ? {} : { setAside }),
      ...(known ? { again: true } : {}),
    },
    movement: bundleMoved(manifest, file, 'in'),
  })
}

function noteImported(caseFile: CaseFile, staged: Tables['staged_import'], manifest: Manifest, totals: Record<Change, number>): void {
  caseFile.queries.run(
    caseFile.queries.k.insertInto('imported_bundle').values({
      bundle_id: manifest.bundleId,
      device_id: staged.signer_device,
      sequence: manifest.sequence,
      round_id: manifest.roundId,
      file_name: staged.file_name,
      file_size: staged.file_size,
      file_sha256: staged.file_sha256,
      manifest_sha256: staged.manifest_sha256,
      manifest: staged.manifest,
      totals: JSON.stringify(totals),
      imported_at: caseFile.now(),
      imported_by: caseFile.person.name,
      receipt_saved_at: null,
    }),
  )
}

/** Whether a bundle can still change anything: it is not in, or records of it were set aside, which can perhaps be read by now. */
export const mayBring = (caseFile: CaseFile, bundleId: string): boolean =>
  !isKnown(caseFile, bundleId) || countAside(caseFile, bundleId) > 0

/** Whether this bundle is in. */
export const isKnown = (caseFile: CaseFile, bundleId: string): boolean =>
  caseFile.queries.first(caseFile.queries.k.selectFrom('imported_bundle').select('bundle_id').where('bundle_id', '=', bundleId)) !==
  undefined

function takeRecords(caseFile: CaseFile, importId: string, bundleId: string): Record<Change, number> {
  const { k } = caseFile.queries
  const totals = noChanges()
  const rows = caseFile.queries.all(k.selectFrom('staged_record').select(['id', 'kind']).where('import_id', '=', importId).orderBy('id'))
  for (const { id } of rows.sort(inOrder)) {
    totals[applyIncoming(caseFile, stagedRecord(caseFile, importId, id), bundleId)] += 1 // compared anew: another bundle may have come in since it was staged
  }
  return totals
}

function takeHistory(caseFile: CaseFile, importId: string): void {
  for (const line of lines(caseFile, importId, 'history.ndjson')) {
    const row = HistoryLine.parse(JSON.parse(line))
    takeRow(caseFile, { before: undefined, after: undefined, ...row })
  }
}

function takeAudit(caseFile: CaseFile, importId: string, bundleId: string): void {
  const { k } = caseFile.queries
  for (const json of lines(caseFile, importId, 'audit.ndjson')) {
    const { seq } = JSON.parse(json) as { seq: number }
    caseFile.queries.run(k.insertInto('imported_audit').values({ bundle_id: bundleId, seq, json }))
  }
}

function* asideLines(caseFile: CaseFile, importId: string): Generator<SetAsideLine> {
  for (const line of lines(caseFile, importId, asideEntry)) yield SetAsideLine.parse(JSON.parse(line))
}

function* cardLines(caseFile: CaseFile, importId: string): Generator<CardLine> {
  for (const line of lines(caseFile, importId, 'cards.ndjson')) yield CardLine.parse(JSON.parse(line))
}

function* lines(caseFile: CaseFile, importId: string, entry: string): Generator<string> {
  const { k } = caseFile.queries
  const step = 500
  for (let after = -1; ; ) {
    const rows = caseFile.queries.all(
      k
        .selectFrom('staged_line')
        .select(['ordinal', 'json'])
        .where('import_id', '=', importId)
        .where('entry', '=', entry)
        .where('ordinal', '>', after)
        .orderBy('ordinal')
        .limit(step),
    )
    for (const { json } of rows) yield json
    const last = rows.at(-1)
    if (last === undefined || rows.length < step) return
    after = last.ordinal
  }
}

/** One bundle that came in. Throws `Refusal('not_found')`. */
export function importedBundle(caseFile: CaseFile, bundleId: string): ImportedBundle {
  const { k } = caseFile.queries
  const row = caseFile.queries.first(k.selectFrom('imported_bundle').selectAll().where('bundle_id', '=', bundleId))
  if (row === undefined) throw new Refusal('not_found', 'bundle')
  return faceOf(caseFile, row)
}

/** Every bundle that came in, newest first. */
export const imports = (caseFile: CaseFile): readonly ImportedBundle[] =>
  caseFile.queries
    .all(caseFile.queries.k.selectFrom('imported_bundle').selectAll().orderBy('imported_at', 'desc').orderBy('sequence', 'desc'))
    .map((row) => faceOf(caseFile, row))

function faceOf(caseFile: CaseFile, row: Tables['imported_bundle']): ImportedBundle {
  const manifest = Manifest.parse(JSON.parse(row.manifest))
  return {
    bundleId: row.bundle_id,
    kind: manifest.kind,
    importedAt: row.imported_at,
    importedBy: row.imported_by,
    fileName: row.file_name,
    fileSha256: row.file_sha256,
    fingerprint: fingerprint(Buffer.from(row.manifest_sha256, 'hex')),
    groupName: manifest.groupName,
    roundName: manifest.roundName,
    roundId: row.round_id,
    sequence: row.sequence,
    madeAt: manifest.madeAt,
    madeBy: manifest.madeBy,
    totals: { ...noChanges(), ...(JSON.parse(row.totals) as Partial<ImportedBundle['totals']>) },
    renumbered: renumberings(caseFile, { bundleId: row.bundle_id }),
    receiptSaved: row.receipt_saved_at !== null,
    setAside: countAside(caseFile, row.bundle_id),
    said: saidIn(row),
    signerRevoked: enrolled(caseFile, row.device_id)?.revoked ?? null,
  }
}
