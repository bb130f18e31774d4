import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { BundleDecision, bundleFormatVersion, bundleSchemaVersion, Manifest, ReturnReasons } from '../model/bundle.ts'
import { type Failure, Refusal } from '../model/failure.ts'
import { Id, Instant, Line, Sha256 } from '../model/ids.ts'
import { bundleMoved, type Moved, moveData } from '../records/movements.ts'
import { saidIn } from '../records/said.ts'
import type { Tables } from '../schema/tables.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { ReceiptsReport } from '../worker/requests/exchange.ts'
import { type Address, ciphersOf, toDevice } from './address.ts'
import { currentCard, lineage } from './cards.ts'
import { fileNameOf } from './file-name.ts'
import { sha256 } from './fingerprint.ts'
import { readJson } from './lines.ts'
import { nextSequence, noteMade, unmake } from './made.ts'
import type { Work } from './medium.ts'
import { type BundleEntry, type Head, readBundle, withKeysOf } from './read.ts'
import { trusted } from './trust.ts'
import { inMemory, type WrittenBundle, writeBundle } from './write.ts'

/** 回执: the office's word that a bundle came in whole, itself a signed bundle for the group that sent it. */

const receiptPath = 'receipt.json'
const largestReceipt = 1024 ** 2

/** As they travel: all of them there, and nothing beside them. */
const SaidReasons = z.strictObject({
  text: ReturnReasons.shape.text.unwrap(),
  records: z.array(ReturnReasons.shape.records.unwrap().element.strict()).max(500),
})

const Receipt = z.strictObject({
  format: z.literal('xuncha-receipt'),
  version: z.literal(1),
  bundleId: Id,
  /** SHA-256 of the bundle's manifest and of its encrypted file, as the office received them. */
  manifestSha256: Sha256,
  fileSha256: Sha256,
  totals: z.record(z.string(), z.int().nonnegative()),
  importedAt: Instant,
  importedBy: Line,
  office: Line,
  /** 入库 or 退回; absent where nothing was said yet, and in receipts from before there was anything to say. */
  said: z.strictObject({ decision: BundleDecision, at: Instant, by: Line, reasons: SaidReasons }).optional(),
})
type Receipt = z.infer<typeof Receipt>

/** Writes the receipt of an imported bundle to a folder. Throws what `writeBundle` throws. */
export async function saveReceipt(caseFile: CaseFile, bundleId: string, folder: string, work: Work): Promise<{ fileName: string }> {
  const { k } = caseFile.queries
  const row = caseFile.queries.first(k.selectFrom('imported_bundle').selectAll().where('bundle_id', '=', bundleId))
  if (row === undefined) throw new Refusal('not_found', 'bundle')
  const bytes = Buffer.from(`${JSON.stringify(receiptOf(caseFile, row), null, 2)}\n`)
  const manifest = manifestOf(caseFile, Manifest.parse(JSON.parse(row.manifest)), bytes)
  // Whoever has the place of that device today: a laptop that was lost reads no receipts.
  const address = toDevice(caseFile, currentCard(caseFile, row.device_id).card.deviceId, ciphersOf(caseFile, row.round_id))
  const number = String(row.sequence).padStart(4, '0')
  const written = await writeBundle({
    folder,
    fileName: fileNameOf(['回执', manifest.groupName, manifest.roundName, number, manifest.bundleId.slice(-8)], 'xcb'),
    lock: address.lock,
    signer: caseFile.device,
    manifest,
    entries: [inMemory(receiptPath, bytes)],
    signal: work.signal,
    onProgress: (stage, done, total) => work.report({ stage, done, total }),
    settle: (bundle) => settle(caseFile, manifest, { ...bundle, folder }, row, address),
  })
  return { fileName: written.fileName }
}

/** The same for many, one after the other; cancelled, those that are written stay. */
export async function saveReceipts(caseFile: CaseFile, bundleIds: readonly string[], folder: string, work: Work): Promise<ReceiptsReport> {
  const saved: { bundleId: string; fileName: string }[] = []
  const failed: { bundleId: string; failure: Failure }[] = []
  for (const [done, bundleId] of [...new Set(bundleIds)].entries()) {
    work.report({ stage: 'writing', done, total: bundleIds.length })
    try {
      saved.push({ bundleId, ...(await saveReceipt(caseFile, bundleId, folder, { signal: work.signal, report: () => undefined })) })
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'cancelled') throw error
      failed.push({ bundleId, failure: error.failure })
    }
  }
  return { saved, failed }
}

type Imported = Tables['imported_bundle']

const receiptOf = (caseFile: CaseFile, row: Imported): Receipt => ({
  format: 'xuncha-receipt',
  version: 1,
  bundleId: row.bundle_id,
  manifestSha256: row.manifest_sha256,
  fileSha256: row.file_sha256,
  totals: JSON.parse(row.totals) as Receipt['totals'],
  importedAt: row.imported_at,
  importedBy: row.imported_by,
  office: caseFile.label,
  ...(row.decision === null ? {} : { said: saidIn(row) ?? undefined }),
})

/** Round, group and classification are those of the bundle received. */
const manifestOf = (caseFile: CaseFile, theirs: Manifest, receipt: Buffer): Manifest => ({
  ...theirs,
  formatVersion: bundleFormatVersion,
  schemaVersion: bundleSchemaVersion,
  kind: 'receipt',
  bundleId: newId(),
  deviceId: caseFile.device.id,
  deviceName: caseFile.device.name,
  ...nextSequence(caseFile),
  counts: {},
  entries: [{ path: receiptPath, size: receipt.length, sha256: sha256(receipt).toString('hex') }],
  madeBy: caseFile.person.name,
  reason: '',
  madeAt: caseFile.now(),
  auditHead: caseFile.audit.head(),
})

function settle(
  caseFile: CaseFile,
  manifest: Manifest,
  { folder, ...bundle }: WrittenBundle & { readonly folder: string },
  row: Imported,
  address: Address,
): () => void {
  const noteSaved = (at: number | null) =>
    caseFile.queries.run(
      caseFile.queries.k.updateTable('imported_bundle').set({ receipt_saved_at: at }).where('bundle_id', '=', row.bundle_id),
    )
  caseFile.db
    .transaction(() => {
      noteMade(caseFile, manifest, bundle, address)
      noteSaved(caseFile.now())
      moveData(caseFile, {
        action: 'receipt.save',
        subject: { kind: 'bundle', id: row.bundle_id },
        detail: { file: bundle.fileSha256 },
        movement: bundleMoved(manifest, { ...bundle, sha256: bundle.fileSha256, path: join(folder, bundle.fileName) }, 'out'),
      })
    })
    .immediate()
  return () => {
    noteSaved(row.receipt_saved_at)
    unmake(caseFile, manifest.bundleId)
  }
}

/**
 * Reads a receipt and marks the bundle it is for as received. Throws the refusals of `readBundle` and `trusted`;
 * 'not_found' for a bundle that did not leave here, 'bundle_unknown_signer' when another office signed, 'bundle_damaged'
 * when the office received other bytes than were written here.
 */
export async function readReceipt(caseFile: CaseFile, path: string, work: Work): Promise<{ bundleId: string; receivedAt: number }> {
  let signer = ''
  let receipt = Buffer.alloc(0)
  let manifest: Manifest | undefined
  const visitor = {
    head: (head: Head) => {
      signer = trusted(caseFile, head, 'receipt').card.deviceId
      manifest = head.manifest
      return true
    },
    entry: async (entry: BundleEntry, bytes: AsyncIterable<Buffer>) => {
      if (entry.path !== receiptPath || entry.size > largestReceipt) throw new Refusal('bundle_damaged', entry.path)
      const pieces: Buffer[] = []
      for await (const piece of bytes) pieces.push(Buffer.from(piece))
      receipt = Buffer.concat(pieces)
      return sha256(receipt).toString('hex')
    },
  }
  const { fileName, size, sha256: fileSha256 } = await readBundle(path, withKeysOf(caseFile), visitor, { signal: work.signal })
  if (manifest === undefined || fileSha256 === null) throw new Refusal('bundle_damaged', receiptPath)
  return note(caseFile, parse(receipt), signer, bundleMoved(manifest, { fileName, size, sha256: fileSha256, path }, 'in'))
}

function parse(bytes: Buffer): Receipt {
  const parsed = Receipt.safeParse(readJson(bytes, receiptPath))
  if (!parsed.success) throw new Refusal('bundle_damaged', receiptPath)
  return parsed.data
}

function note(caseFile: CaseFile, receipt: Receipt, signer: string, movement: Moved): { bundleId: string; receivedAt: number } {
  const { bundleId, importedAt } = receipt
  const { k } = caseFile.queries
  return caseFile.db
    .transaction(() => {
      const row = caseFile.queries.first(k.selectFrom('made_bundle').selectAll().where('bundle_id', '=', bundleId))
      if (row === undefined) throw new Refusal('not_found', 'bundle')
      const recipients = JSON.parse(row.recipients) as string[]
      // The device that it was for, its reserve, or what took their place; under a passphrase it was for whoever has that.
      const wasFor = row.lock === 'passphrase' || lineage(caseFile, signer).some((id) => recipients.includes(id))
      if (!wasFor) throw new Refusal('bundle_unknown_signer')
      if (row.manifest_sha256 !== receipt.manifestSha256 || row.file_sha256 !== receipt.fileSha256) {
        throw new Refusal('bundle_damaged', receiptPath)
      }
      if (row.received_at === null) {
        caseFile.queries.run(k.updateTable('made_bundle').set({ received_at: importedAt }).where('bundle_id', '=', bundleId))
        moveData(caseFile, { action: 'receipt.read', subject: { kind: 'bundle', id: bundleId }, detail: { at: importedAt }, movement })
      }
      // The office may have thought again, and receipts come in any order: its last word stands.
      if (receipt.said !== undefined && receipt.said.at > (row.decided_at ?? 0)) {
        const { decision, at, by, reasons } = receipt.said
        const said = { decision, decided_at: at, decided_by: by, reasons: JSON.stringify(reasons) }
        caseFile.queries.run(k.updateTable('made_bundle').set(said).where('bundle_id', '=', bundleId))
        caseFile.audit.append('receipt.read', { kind: 'bundle', id: bundleId }, { decision, at })
      }
      return { bundleId, receivedAt: row.received_at ?? importedAt }
    })
    .immediate()
}
