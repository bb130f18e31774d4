import { z } from 'zod'
import { KeyCard, type Manifest } from '../../model/bundle.ts'
import { Id, Line, Text } from '../../model/ids.ts'
import type { Kind } from '../../model/record.ts'
import { Job } from './attachments.ts'
import { request } from './request.ts'

const path = z.string().min(1).max(4096)

/** A card with what people compare aloud: SHA-256 over its keys as six groups of five digits. */
export interface CardFace {
  readonly card: KeyCard
  readonly fingerprint: string
  readonly enrolledAt: number | null
  readonly enrolledBy: string | null
}

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
  readonly recipient: string
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

/** What an import would do, shown before anything is done. */
export interface ImportPreview {
  readonly importId: Id
  readonly fileName: string
  readonly fileSize: number
  readonly fileSha256: string
  readonly fingerprint: string
  readonly manifest: Manifest
  readonly signer: { readonly name: string; readonly fingerprint: string }
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
}

export interface MadeBundle extends ExportReport {
  readonly sequence: number
  readonly madeBy: string
  readonly reason: string
  readonly receivedAt: number | null
}

export const exchangeRequests = {
  ownCard: request(z.object({}), 'read').answers<CardFace>(),
  saveOwnCard: request(z.object({ folder: path }), 'manage', ['audit']).answers<{ readonly fileName: string }>(),
  readCard: request(z.object({ path }), 'manage').answers<CardFace & { readonly known: boolean; readonly changed: boolean }>(),
  /** The person has compared the fingerprint with the other side and typed or confirmed it. */
  enrolCard: request(z.object({ card: KeyCard, fingerprint: Line }), 'manage', ['exchange']).answers<CardFace>(),
  cards: request(z.object({}), 'read').answers<readonly CardFace[]>(),
  forecast: request(z.object({ roundId: Id }), 'hand_over').answers<ExportForecast>(),
  exportResult: request(z.object({ roundId: Id, folder: path, officeDeviceId: Id, reason: Text.default(''), job: Job }), 'hand_over', [
    'exchange',
    'audit',
  ]).answers<ExportReport>(),
  made: request(z.object({}), 'read').answers<readonly MadeBundle[]>(),
  /** Reads a receipt of the office and marks the bundle as received. */
  readReceipt: request(z.object({ path, job: Job }), 'hand_over', ['exchange', 'audit']).answers<{
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
  readonly signer: { readonly name: string; readonly fingerprint: string }
  readonly entries: number
}

export const officeRequests = {
  /** Reads only the head: who, what, how many. Nothing is trusted yet. */
  inspect: request(z.object({ path }), 'read').answers<Inspected>(),
  /** Checks everything to the end of the stream; keeps nothing. */
  verify: request(z.object({ path, job: Job }), 'read').answers<Verified>(),
  /** Verifies to the end, stages inside the encrypted database, answers what would change. */
  stage: request(z.object({ path, job: Job }), 'receive').answers<ImportPreview>(),
  /** One transaction. */
  commit: request(z.object({ importId: Id }), 'receive', ['everything']).answers<ImportedBundle>(),
  giveUp: request(z.object({ importId: Id }), 'receive', ['imports']).answers<null>(),
  imports: request(z.object({}), 'read').answers<readonly ImportedBundle[]>(),
  /** A receipt bundle for the group that signed. */
  saveReceipt: request(z.object({ bundleId: Id, folder: path, job: Job }), 'receive', ['imports', 'audit']).answers<{
    readonly fileName: string
  }>(),
}
