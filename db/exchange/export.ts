import { join } from 'node:path'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { canonicalJson } from '../audit/canonical.ts'
import { bundleFormatVersion, bundleSchemaVersion, Manifest } from '../model/bundle.ts'
import { Refusal } from '../model/failure.ts'
import { volumesOf } from '../model/volumes.ts'
import { staleLinksWithin } from '../records/evidence-state.ts'
import { departed, openRecord } from '../records/footing.ts'
import { releaseOf } from '../records/handing-over.ts'
import { bundleMoved, moveData } from '../records/movements.ts'
import { noteLeft, wholeRound } from '../records/travelling.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { ExportForecast, ExportReport } from '../worker/requests/exchange.ts'
import { type Address, ciphersOf, toDevice, toDevices, toPassphrase } from './address.ts'
import { cards, enrolledCard } from './cards.ts'
import { type Contents, countsOf, fileSizes, gather, type Selection } from './contents.ts'
import { fileNameOf } from './file-name.ts'
import { fingerprint } from './fingerprint.ts'
import type { CardLine } from './lines.ts'
import { nextSequence, noteMade, unmake } from './made.ts'
import { stopWhenCancelled, type Work } from './medium.ts'
import { ciphersOfLock } from './sealing.ts'
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
    counts: countsOf(caseFile, wholeRound(roundId)),
    files: files.size,
    bytes: [...files.values()].reduce((sum, size) => sum + size, bodies?.bytes ?? 0),
    unsignedDrafts: unsigned?.drafts ?? 0,
    staleEvidence: staleLinksWithin(caseFile, { roundId }).length,
  }
}

/** What a person asks for, whatever the kind. */
interface Common {
  readonly roundId: string
  readonly folder: string
  /** A bundle of more bytes is cut into volumes of so many. */
  readonly volumeSize?: number | undefined
  readonly reason: string
}

/** An export of one kind, addressed. */
interface Order extends Common {
  readonly kind: 'task' | 'member' | 'result'
  readonly address: Address
  readonly selection: Selection
}

export interface ResultOrder extends Common {
  /** Null in an emergency: for whoever is told the passphrase, which the report holds and nothing else keeps. */
  readonly officeDeviceId: string | null
  /** Only what is new since the last bundle that this office has confirmed. */
  readonly onlyNew?: boolean | undefined
}

/**
 * Writes the result bundle 成果包 of a round to a folder, for an enrolled office and its reserve laptop. Throws what
 * `exportBundle` throws, and 'not_ready' where only the new is wanted and nothing was confirmed before, or the leader's
 * release is wanted and not there.
 */
export async function exportResult(caseFile: CaseFile, order: ResultOrder, work: Work): Promise<ExportReport> {
  mustBeReleased(caseFile, order.roundId)
  const address = order.officeDeviceId === null ? toPassphrase() : toOffice(caseFile, order.officeDeviceId, order.roundId)
  const base = order.onlyNew ? confirmed(caseFile, order.roundId, order.officeDeviceId) : undefined
  const scope = { of: 'round', roundId: order.roundId, since: base?.bundleId } as const
  return exportBundle(caseFile, { ...order, kind: 'result', address, selection: { scope, base, cards: [] } }, work)
}

/** Where the round says so, it leaves as its leader has seen it. Throws `Refusal('not_ready', 'release')`. */
function mustBeReleased(caseFile: CaseFile, roundId: string): void {
  if (openRecord(caseFile, 'round', roundId).body.release !== 'required') return
  if (releaseOf(caseFile, roundId)?.stale !== false) throw new Refusal('not_ready', 'release', { gaps: ['not_released'] })
}

/**
 * Writes a member bundle 组内合并包: the whole round as it stands on this laptop, for another of the group. Throws what
 * `exportBundle` throws, and 'bad_input' for a device that is none of the group's.
 */
export async function exportMember(caseFile: CaseFile, order: Common & { readonly to: string }, work: Work): Promise<ExportReport> {
  if (enrolledCard(caseFile, order.to).card.mode !== 'group') throw new Refusal('bad_input', 'to')
  const selection = { scope: wholeRound(order.roundId), cards: [] }
  const address = toDevice(caseFile, order.to, ciphersOf(caseFile, order.roundId))
  return exportBundle(caseFile, { ...order, kind: 'member', address, selection }, work)
}

export interface TaskOrder extends Common {
  /** The laptops of the group, the leader's among them. */
  readonly to: readonly string[]
  readonly leader: string
}

/**
 * Writes a task bundle 任务包: what a group needs to begin a round, with the cards of its laptops and of the office's
 * reserve, for all of them at once. Throws what `exportBundle` throws, and 'bad_input' for a device that is no group's.
 */
export async function exportTask(caseFile: CaseFile, order: TaskOrder, work: Work): Promise<ExportReport> {
  if (!order.to.includes(order.leader)) throw new Refusal('bad_input', 'leader')
  const laptops = order.to.map((deviceId) => enrolledCard(caseFile, deviceId))
  if (laptops.some(({ card }) => card.mode !== 'group')) throw new Refusal('bad_input', 'to')
  const own = cards(caseFile).filter(({ role, revoked }) => role === 'reserve' && revoked === null)
  const lines: readonly CardLine[] = [
    ...laptops.map(({ card }) => ({
      card,
      role: card.deviceId === order.leader ? ('leader' as const) : ('member' as const),
      reserveOf: null,
    })),
    ...own.map(({ card, reserveOf }) => ({ card, role: 'reserve' as const, reserveOf: reserveOf ?? caseFile.device.id })),
  ]
  const selection = { scope: { of: 'task', roundId: order.roundId } as const, cards: lines }
  const address = toDevices(caseFile, order.to, ciphersOf(caseFile, order.roundId))
  return exportBundle(caseFile, { ...order, kind: 'task', address, selection }, work)
}

/** The last bundle for an office that it confirmed. Throws `not_ready` where there is none. */
function confirmed(caseFile: CaseFile, roundId: string, officeDeviceId: string | null): Manifest {
  const row = caseFile.queries.first(
    caseFile.queries.k
      .selectFrom('made_bundle')
      .select('manifest')
      .where('kind', '=', 'result')
      .where('round_id', '=', roundId)
      .where('recipient_device', '=', officeDeviceId ?? '')
      .where('received_at', 'is not', null)
      .where('bundle_id', 'in', caseFile.queries.k.selectFrom('left_record').select('bundle_id'))
      .orderBy('sequence', 'desc')
      .limit(1),
  )
  if (row === undefined) throw new Refusal('not_ready', 'onlyNew')
  return Manifest.parse(JSON.parse(row.manifest))
}

const fileWords = { result: '成果包', member: '组内合并包', task: '任务包' } as const

/**
 * Writes one bundle. Everything is read at one moment: what is typed meanwhile stays for the next. Throws what
 * `writeBundle` and `gather` throw, and `Refusal('bundle_damaged', 'manifest.json')` should the bundle hold other counts
 * than the database.
 */
function exportBundle(caseFile: CaseFile, order: Order, work: Work): Promise<ExportReport> {
  const { address, selection } = order
  return caseFile.atOneMoment(async (moment) => {
    work.report({ stage: 'reading', done: 0, total: 0 })
    const contents = await gather(moment, selection, work.signal)
    // The lines came by one road, these counts by another: nothing may be missing silently.
    if (canonicalJson(contents.counts) !== canonicalJson(countsOf(moment, selection.scope))) {
      throw new Refusal('bundle_damaged', 'manifest.json')
    }
    const manifest = manifestOf(caseFile, moment, order, contents)
    const number = String(manifest.sequence).padStart(4, '0')
    stopWhenCancelled(work.signal)
    const written = await writeBundle({
      folder: order.folder,
      fileName: fileNameOf([fileWords[order.kind], manifest.groupName, manifest.roundName, number, manifest.bundleId.slice(-8)], 'xcb'),
      volumeSize: order.volumeSize,
      lock: address.lock,
      signer: caseFile.device,
      manifest,
      entries: contents.entries,
      signal: work.signal,
      onProgress: (stage, done, total) => work.report({ stage, done, total }),
      settle: (bundle) => settle(caseFile, manifest, contents, bundle, order),
    })
    caseFile.vault.noteHead(caseFile.audit.end()) // an older copy of the database put back is then found out
    return reportOf(manifest, written, contents.files, address)
  })
}

function toOffice(caseFile: CaseFile, deviceId: string, roundId: string): Address {
  if (enrolledCard(caseFile, deviceId).card.mode !== 'office') throw new Refusal('bad_input', 'officeDeviceId')
  return toDevice(caseFile, deviceId, ciphersOf(caseFile, roundId))
}

function manifestOf(caseFile: CaseFile, moment: CaseFile, order: Order, contents: Contents): Manifest {
  const round = openRecord(moment, 'round', order.roundId).body
  return {
    format: 'xuncha-bundle',
    formatVersion: bundleFormatVersion,
    schemaVersion: bundleSchemaVersion,
    kind: order.kind,
    bundleId: newId(),
    roundId: order.roundId,
    roundName: round.name,
    groupName: round.groupName,
    deviceId: caseFile.device.id,
    deviceName: caseFile.device.name,
    ...nextSequence(caseFile),
    ...(order.selection.base === undefined ? {} : { base: order.selection.base.bundleId }),
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
      noteMade(caseFile, manifest, bundle, order.address)
      departed(caseFile, contents.left)
      noteLeft(caseFile, manifest.bundleId, contents.left, order.selection.scope.since)
      moveData(caseFile, {
        action: 'bundle.export',
        subject: { kind: 'bundle', id: manifest.bundleId },
        detail: {
          kind: order.kind,
          round: order.roundId,
          sequence: manifest.sequence,
          manifest: bundle.manifestSha256,
          file: bundle.fileSha256,
          counts: contents.counts,
          ...(ciphersOfLock(order.address.lock) === 'gm' && { ciphers: 'gm' }),
          ...(order.address.passphrase === null ? { recipients: order.address.devices } : { lock: 'passphrase' }),
        },
        movement: bundleMoved(manifest, { ...bundle, sha256: bundle.fileSha256, path: join(order.folder, bundle.fileName) }, 'out'),
      })
    })
    .immediate()
  return () => unmake(caseFile, manifest.bundleId)
}

const reportOf = (manifest: Manifest, written: WrittenBundle, files: number, address: Address): ExportReport => ({
  bundleId: manifest.bundleId,
  fileName: written.fileName,
  volumes: volumesOf(written.fileName),
  size: written.size,
  fileSha256: written.fileSha256,
  fingerprint: fingerprint(Buffer.from(written.manifestSha256, 'hex')),
  counts: manifest.counts,
  files,
  madeAt: manifest.madeAt,
  recipient: address.names.join('、'),
  passphrase: address.passphrase,
  ciphers: ciphersOfLock(address.lock),
})
