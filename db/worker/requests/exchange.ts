import { z } from 'zod'
import { CardRole, KeyCard, type Manifest } from '../../model/bundle.ts'
import { Id, Line, Text } from '../../model/ids.ts'
import type { Kind } from '../../model/record.ts'
import { Job } from './attachments.ts'
import { request } from './request.ts'

const path = z.string().min(1).max(4096)
/** Of a bundle that is locked with one. */
const passphrase = z.string().max(200).optional()

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
}

const ending = { reason: Line.min(1), lastSequence: z.int().nonnegative().optional() }

export interface ExportReport {
  readonly bundleId: Id
  readonly fileName: string
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

/** What an import would do, shown before anything is done. */
export interface ImportPreview {
  readonly importId: Id
  readonly fileName: string
  readonly fileSize: number
  readonly fileSha256: string
  readonly fingerprint: string
  readonly manifest: Manifest
  readonly signer: SignerFace
  readonly alreadyImported: boolean
  readonly totals: Readonly<Record<Change, number>>
  readonly byKind: Readonly<Record<string, Readonly<Record<Change, number>>>>
  readonly samples: readonly { readonly kind: string; readonly number: string; readonly title: string; readonly change: Change }[]
  readonly files: { readonly new: number; readonly known: number; readonly bytes: number }
  readonly expiresOnLock: true
}

export interface ImportedBundle {
  readonly bundleId: Id
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
  /** Set where the signer's key was revoked since. */
  readonly signerRevoked: Revocation | null
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
}

/** What became of a backup; the passphrase is shown once and kept nowhere. */
export interface BackupReport {
  readonly fileName: string
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
      reason: Text.default(''),
      job: Job,
    }),
    'hand_over',
    ['exchange', 'audit'],
  ).answers<ExportReport>(),
  /** 组员包: the round as it stands here, for another laptop of the group. */
  sendMember: request(z.object({ roundId: Id, folder: path, to: Id, reason: Text.default(''), job: Job }), 'write', [
    'exchange',
    'audit',
  ]).answers<ExportReport>(),
  /** 任务包: the frame of a round for the laptops of a group. */
  sendTask: request(
    z.object({ roundId: Id, folder: path, to: z.array(Id).min(1).max(50), leader: Id, reason: Text.default(''), job: Job }),
    'assign',
    ['exchange', 'audit'],
  ).answers<ExportReport>(),
  /** 备份包: everything, under a passphrase. */
  backUp: request(z.object({ folder: path, reason: Text.default(''), job: Job }), 'manage', ['exchange', 'audit']).answers<BackupReport>(),
  made: request(z.object({}), 'read').answers<readonly MadeBundle[]>(),
  /** Reads a receipt of the office and marks the bundle as received. */
  readReceipt: request(z.object({ path, job: Job }), 'receive', ['exchange', 'audit']).answers<{
    readonly bundleId: Id
    readonly receivedAt: number
  }>(),
}

export interface Inspected {
  readonly fileName: string
  readonly size: number
  readonly manifest: Manifest
  readonly fingerprint: string
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
  /** A receipt bundle for the group that signed. */
  saveReceipt: request(z.object({ bundleId: Id, folder: path, job: Job }), 'receive', ['imports', 'audit']).answers<{
    readonly fileName: string
  }>(),
}
