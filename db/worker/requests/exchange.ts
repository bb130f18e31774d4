import { z } from 'zod'
import { BundleDecision, CardRole, KeyCard, type Manifest, ReturnReasons } from '../../model/bundle.ts'
import type { Failure } from '../../model/failure.ts'
import { Id, Line, Text } from '../../model/ids.ts'
import type { Kind } from '../../model/record.ts'
import type { Ciphers } from '../../model/round.ts'
import { Disc } from '../../model/volumes.ts'
import { Job } from './attachments.ts'
import { request } from './request.ts'

const path = z.string().min(1).max(4096)
/** Of a bundle that is locked with one. */
const passphrase = z.string().max(200).optional()
/** What the volumes of a bundle are to fit on; without it, it is one file whatever its size. */
const disc = Disc.optional()

/** A card with what people compare aloud: SHA-256 over its keys as six groups of five digits. */
export interface CardFace {
  readonly card: KeyCard
  readonly fingerprint: string
  readonly enrolledAt: number | null
  readonly enrolledBy: string | null
  /** What the device is to this case file; null while it is not enrolled. */
  readonly role: CardRole | null
  /** Of a reserve laptop: the device that it stands in for. */
  readonly reserveOf: Id | null
  /** The device whose place this one took, and the one that took its place. */
  readonly replaces: Id | null
  readonly replacedBy: Id | null
  readonly revoked: Revocation | null
  /** The bundle with the highest number that came in from it. */
  readonly last: { readonly sequence: number; readonly at: number; readonly fileName: string } | null
}

/** 吊销: what the device signs with a number above `lastSequence` is refused. */
export interface Revocation {
  readonly at: number
  readonly by: string
  readonly reason: string
  readonly lastSequence: number
}

/** A card as it was read, beside what is known of its device. */
export interface ReadCard extends CardFace {
  readonly known: boolean
  /** Known, but with other keys. */
  readonly changed: boolean
  /** Known by a card without SM2 keys, which this one brings: it can be enrolled again. */
  readonly renews: boolean
}

const ending = { reason: Line.min(1), lastSequence: z.int().nonnegative().optional() }

export interface ExportReport {
  readonly bundleId: Id
  readonly fileName: string
  /** Names of its volumes, or its own alone. */
  readonly volumes: readonly string[]
  readonly size: number
  /** SHA-256 of the encrypted file. */
  readonly fileSha256: string
  /** First 6 groups of five digits of the manifest's hash, for reading aloud. */
  readonly fingerprint: string
  readonly counts: Readonly<Record<string, number>>
  readonly files: number
  readonly madeAt: number
  /** Names of those who can open it; empty under a passphrase. */
  readonly recipient: string
  /** To be shown once; null where cards open it. */
  readonly passphrase: string | null
  /** What it is encrypted and signed with. */
  readonly ciphers: Ciphers
}

export interface ExportForecast {
  readonly counts: Readonly<Record<string, number>>
  readonly files: number
  readonly bytes: number
  /** Drafts that are not final; handing over is still possible, knowingly. */
  readonly unsignedDrafts: number
  readonly staleEvidence: number
}

/** `merged`: both sides changed it, in different fields; `conflict`: in the same field, and a person has to choose. */
export const changes = ['new', 'changed', 'deleted', 'merged', 'conflict', 'unchanged', 'older'] as const
export type Change = (typeof changes)[number]

/** A number that two records had, and what one of them has been called since. */
export interface Renumbering {
  readonly recordId: Id
  readonly kind: Kind
  readonly title: string
  readonly before: string
  readonly after: string
  readonly at: number
}

/** Who signed; `revoked` where the key was revoked since, after this bundle by its number. */
export interface SignerFace {
  readonly name: string
  readonly fingerprint: string
  readonly revoked: Revocation | null
}

/** `envelope`: the line is no record; `body`: it does not fit its kind; `hash`, `lineage`: it contradicts itself. */
export const setAsideReasons = ['envelope', 'body', 'lineage', 'hash'] as const

/** What the office said of a bundle. */
export interface Said {
  readonly decision: BundleDecision
  readonly at: number
  readonly by: string
  readonly reasons: ReturnReasons
}

/** Numbers under which nothing came, though something later did; both included. */
export interface SequenceGap {
  readonly from: number
  readonly to: number
}

/** What came from a group, under its laptop of today and those before it. */
export interface GroupState {
  readonly deviceId: Id
  readonly name: string
  readonly revoked: boolean
  /** Newest first. */
  readonly bundles: readonly ImportedBundle[]
  readonly gaps: readonly SequenceGap[]
  readonly lastAt: number | null
  /** Nothing came for longer than the office wants to wait. */
  readonly stale: boolean
}

/** A record that could not be read and waits, while the rest of its bundle went in. */
export interface SetAside {
  readonly kind: Kind
  /** From 1, in the list of its kind. */
  readonly line: number
  readonly recordId: string | null
  /** Where it could be read. */
  readonly number: string
  readonly reason: (typeof setAsideReasons)[number]
  /** Path of the field that does not fit. */
  readonly field: string
}

/** One record that would change. */
export interface Sample {
  readonly kind: string
  readonly number: string
  readonly title: string
  readonly change: Change
}

/** What an import would do, shown before anything is done. */
export interface ImportPreview {
  readonly importId: Id
  readonly fileName: string
  readonly fileSize: number
  readonly fileSha256: string
  readonly fingerprint: string
  readonly manifest: Manifest
  readonly signer: SignerFace
  readonly ciphers: Ciphers
  readonly alreadyImported: boolean
  /** Of a bundle that is here already: records that had been set aside and can be read now. */
  readonly recovers: number
  readonly setAside: readonly SetAside[]
  readonly totals: Readonly<Record<Change, number>>
  readonly byKind: Readonly<Record<string, Readonly<Record<Change, number>>>>
  readonly samples: readonly Sample[]
  readonly files: { readonly new: number; readonly known: number; readonly bytes: number }
  readonly expiresOnLock: true
}

export interface ImportedBundle {
  readonly bundleId: Id
  readonly kind: Manifest['kind']
  readonly importedAt: number
  readonly importedBy: string
  readonly fileName: string
  readonly fileSha256: string
  readonly fingerprint: string
  readonly groupName: string
  readonly roundName: string
  readonly roundId: Id | null
  readonly sequence: number
  readonly madeAt: number
  readonly madeBy: string
  readonly totals: Readonly<Record<Change, number>>
  readonly renumbered: readonly Renumbering[]
  readonly receiptSaved: boolean
  /** Records of it that could not be read. */
  readonly setAside: number
  readonly said: Said | null
  /** Set where the signer's key was revoked since. */
  readonly signerRevoked: Revocation | null
}

/** What many staged bundles would do together. */
export interface DeskPreview {
  /** In the order in which they will be taken in. */
  readonly importIds: readonly Id[]
  /** How many of them are not here already. */
  readonly fresh: number
  /** A record that several bring is counted once. */
  readonly totals: Readonly<Record<Change, number>>
  readonly byKind: Readonly<Record<string, Readonly<Record<Change, number>>>>
  readonly samples: readonly Sample[]
  readonly files: { readonly new: number; readonly bytes: number }
  /** How many records more than one of them brings, each with another content. */
  readonly severalTimes: number
}

/** What taking many in came to. */
export interface DeskReport {
  readonly bundles: readonly ImportedBundle[]
  readonly refused: readonly { readonly importId: Id; readonly fileName: string; readonly failure: Failure }[]
  /** By which it is undone; null where nothing went in. */
  readonly deskImportId: Id | null
}

/** The import that could be undone, and what stands in the way. */
export interface DeskUndo {
  readonly deskImportId: Id
  readonly at: number
  readonly by: string
  readonly bundles: number
  /** `receipt`: the group may have its receipt; `changed`: something else was written since; `gone`: the copy is not there. */
  readonly obstacle: 'receipt' | 'changed' | 'gone' | null
}

export interface MadeBundle extends Omit<ExportReport, 'passphrase'> {
  readonly kind: Manifest['kind']
  /** It holds only what was new then. */
  readonly onlyNew: boolean
  /** How many devices can open it. */
  readonly recipients: number
  readonly byPassphrase: boolean
  readonly sequence: number
  readonly madeBy: string
  readonly reason: string
  readonly receivedAt: number | null
  /** In the last receipt that said anything. */
  readonly said: Said | null
}

/** What became of a backup; the passphrase is shown once and kept nowhere. */
export interface BackupReport {
  readonly fileName: string
  readonly volumes: readonly string[]
  readonly size: number
  readonly fingerprint: string
  readonly files: number
  readonly madeAt: number
  readonly passphrase: string
}

export const exchangeRequests = {
  ownCard: request(z.object({}), 'read').answers<CardFace>(),
  saveOwnCard: request(z.object({ folder: path }), 'manage', ['audit']).answers<{ readonly fileName: string }>(),
  readCard: request(z.object({ path }), 'manage').answers<ReadCard>(),
  /** The same for the text of a card, as its QR code holds it. */
  readCardText: request(z.object({ text: z.string().max(65_536) }), 'manage').answers<ReadCard>(),
  /** The person has compared the fingerprint with the other side and typed or confirmed it. */
  enrolCard: request(z.object({ card: KeyCard, fingerprint: Line, role: CardRole.optional(), reserveOf: Id.optional() }), 'manage', [
    'exchange',
    'audit',
  ]).answers<CardFace>(),
  /** 吊销, for good. Without a number the highest that came in is the last one believed. */
  revokeCard: request(z.object({ deviceId: Id, ...ending }), 'manage', ['exchange', 'imports', 'audit']).answers<CardFace>(),
  /** 更换: enrols the card of a new device in the place of one that is revoked by it. */
  replaceCard: request(z.object({ deviceId: Id, card: KeyCard, fingerprint: Line, ...ending }), 'manage', [
    'exchange',
    'imports',
    'audit',
  ]).answers<CardFace>(),
  cards: request(z.object({}), 'read').answers<readonly CardFace[]>(),
  forecast: request(z.object({ roundId: Id }), 'hand_over').answers<ExportForecast>(),
  exportResult: request(
    z.object({
      roundId: Id,
      folder: path,
      officeDeviceId: Id.nullable(),
      onlyNew: z.boolean().default(false),
      disc,
      reason: Text.default(''),
      job: Job,
    }),
    'hand_over',
    ['exchange', 'audit'],
  ).answers<ExportReport>(),
  /** 组内合并包: the round as it stands here, for another laptop of the group. */
  sendMember: request(z.object({ roundId: Id, folder: path, to: Id, disc, reason: Text.default(''), job: Job }), 'write', [
    'exchange',
    'audit',
  ]).answers<ExportReport>(),
  /** 任务包: the frame of a round for the laptops of a group. */
  sendTask: request(
    z.object({ roundId: Id, folder: path, to: z.array(Id).min(1).max(50), leader: Id, disc, reason: Text.default(''), job: Job }),
    'assign',
    ['exchange', 'audit'],
  ).answers<ExportReport>(),
  /** 备份包: everything, under a passphrase. */
  backUp: request(z.object({ folder: path, disc, reason: Text.default(''), job: Job }), 'manage', [
    'exchange',
    'audit',
  ]).answers<BackupReport>(),
  made: request(z.object({}), 'read').answers<readonly MadeBundle[]>(),
  /** Reads a receipt of the office and marks the bundle as received. */
  readReceipt: request(z.object({ path, job: Job }), 'receive', ['exchange', 'audit']).answers<{
    readonly bundleId: Id
    readonly receivedAt: number
  }>(),
}

/** More than anybody drops at once; a folder of a whole year is taken in parts. */
const importIds = z.array(Id).min(1).max(500)

export interface ReceiptsReport {
  readonly saved: readonly { readonly bundleId: Id; readonly fileName: string }[]
  readonly failed: readonly { readonly bundleId: Id; readonly failure: Failure }[]
}

export interface Inspected {
  readonly fileName: string
  readonly size: number
  readonly manifest: Manifest
  readonly fingerprint: string
  /** What it came encrypted and signed with. */
  readonly ciphers: Ciphers
}
export interface Verified extends Inspected {
  readonly fileSha256: string
  readonly signer: SignerFace
  readonly entries: number
}

export const officeRequests = {
  /** Reads only the head: who, what, how many. Nothing is trusted yet. */
  inspect: request(z.object({ path, passphrase }), 'read').answers<Inspected>(),
  /** Checks everything to the end of the stream; keeps nothing. */
  verify: request(z.object({ path, passphrase, job: Job }), 'read').answers<Verified>(),
  /** Verifies to the end, stages inside the encrypted database, answers what would change. */
  stage: request(z.object({ path, passphrase, job: Job }), 'receive').answers<ImportPreview>(),
  /** One transaction. */
  commit: request(z.object({ importId: Id }), 'receive', ['everything']).answers<ImportedBundle>(),
  giveUp: request(z.object({ importId: Id }), 'receive', ['imports']).answers<null>(),
  imports: request(z.object({}), 'read').answers<readonly ImportedBundle[]>(),
  /** Records that no import could read so far. */
  setAside: request(z.object({}), 'read').answers<readonly (SetAside & { readonly bundleId: Id; readonly here: boolean })[]>(),
  /** What several staged bundles would do together. */
  previewAll: request(z.object({ importIds }), 'receive').answers<DeskPreview>(),
  /** All of them in one transaction, after a copy to come back to. */
  applyAll: request(z.object({ importIds, job: Job }), 'receive', ['everything']).answers<DeskReport>(),
  /** 入库 or 退回, to be said in the next receipt. */
  decide: request(z.object({ bundleId: Id, decision: BundleDecision, reasons: ReturnReasons.prefault({}) }), 'receive', [
    'imports',
    'audit',
  ]).answers<ImportedBundle>(),
  groups: request(z.object({}), 'read').answers<{ readonly groups: readonly GroupState[]; readonly staleDays: number }>(),
  setStaleDays: request(z.object({ days: z.int().min(1).max(365) }), 'receive', ['imports', 'audit']).answers<null>(),
  /** Receipts of many bundles in one step; one that cannot be written does not keep the others back. */
  saveReceipts: request(z.object({ bundleIds: importIds, folder: path, job: Job }), 'receive', [
    'imports',
    'audit',
  ]).answers<ReceiptsReport>(),
  undoable: request(z.object({}), 'read').answers<DeskUndo | null>(),
  /** The casework as it was before that import; refused when anything else was written since. */
  undo: request(z.object({ deskImportId: Id }), 'receive', ['everything']).answers<DeskUndo>(),
  /** A receipt bundle for the group that signed. */
  saveReceipt: request(z.object({ bundleId: Id, folder: path, job: Job }), 'receive', ['imports', 'audit']).answers<{
    readonly fileName: string
  }>(),
}
