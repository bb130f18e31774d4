import type { Expression, ExpressionBuilder, Selectable, SqlBool } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Manifest } from '../model/bundle.ts'
import { Refusal } from '../model/failure.ts'
import type { Direction, MovementKind } from '../model/movement.ts'
import { volumesOf } from '../model/volumes.ts'
import type { Tables } from '../schema/tables.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Movement, MovementQuery } from '../worker/requests/movements.ts'
import { mediumAt } from './media.ts'
import { bodyOf } from './rows.ts'

/** What is entered in the register. */
export interface Moved {
  readonly what: MovementKind
  readonly direction: Direction
  /** What it held, in words; never casework text. */
  readonly content: string
  readonly fileName: string
  readonly files?: number
  readonly size?: number
  readonly sha256?: string
  /** Where it lies: by it the medium is found. */
  readonly path?: string
  /** Given, or that of the round. */
  readonly classification?: string
  readonly roundId?: string | null | undefined
  readonly approvedBy?: string
  readonly purpose?: string
  readonly bundleId?: string
}

/** A movement with the audit row that stands for it. */
export interface Moving {
  readonly action: string
  readonly subject?: { readonly kind: string; readonly id: string } | undefined
  readonly detail?: Readonly<Record<string, unknown>>
  readonly movement: Moved
}

/**
 * Notes that data left or came in: the audit row and the line of the register, in the running transaction. Everything
 * that crosses the border of a case file comes by here, so that neither can be forgotten.
 */
export function moveData(caseFile: CaseFile, { action, subject, detail = {}, movement }: Moving): void {
  caseFile.audit.append(action, subject, detail)
  enterMovement(caseFile, movement)
}

/** The line of the register alone, right after an audit row that somebody else wrote, in the same transaction. */
export function enterMovement(caseFile: CaseFile, movement: Moved): void {
  const { k } = caseFile.queries
  const last = caseFile.queries.first(k.selectFrom('movement').select('number').orderBy('number', 'desc').limit(1))
  const medium = mediumAt(caseFile, movement.path ?? '')
  caseFile.queries.run(
    k.insertInto('movement').values({
      id: newId(),
      number: (last?.number ?? 0) + 1,
      at: caseFile.now(),
      direction: movement.direction,
      what: movement.what,
      content: movement.content,
      file_name: movement.fileName,
      files: movement.files ?? 1,
      size: movement.size ?? null,
      sha256: movement.sha256 ?? null,
      medium: medium.label,
      medium_serial: medium.serial,
      classification: movement.classification ?? classificationOf(caseFile, movement.roundId),
      by_name: caseFile.person.name,
      approved_by: movement.approvedBy ?? '',
      purpose: movement.purpose ?? '',
      bundle_id: movement.bundleId ?? null,
      audit_seq: caseFile.audit.end().seq,
      failed_at: null,
    }),
  )
}

const classificationOf = (caseFile: CaseFile, roundId: string | null | undefined): string =>
  roundId === null || roundId === undefined ? 'internal' : (bodyOf(caseFile, 'round', roundId)?.classification ?? 'internal')

interface BundleFile {
  readonly fileName: string
  readonly size: number
  readonly sha256: string
  readonly path: string
}

/** A bundle of any kind as the register has it. */
export const bundleMoved = (manifest: Manifest, { fileName, size, sha256, path }: BundleFile, direction: Direction): Moved => ({
  what: manifest.kind,
  direction,
  content: [manifest.groupName, manifest.roundName, `第 ${manifest.sequence} 号`].filter((part) => part !== '').join(' '),
  ...{ fileName, size, sha256, path },
  files: volumesOf(fileName).length,
  classification: manifest.classification,
  purpose: direction === 'out' ? manifest.reason : '',
  bundleId: manifest.bundleId,
})

/** A bundle whose file did not get its name: the line stays, and says so. In the running transaction. */
export function movementFailed({ queries, now }: CaseFile, bundleId: string): void {
  queries.run(queries.k.updateTable('movement').set({ failed_at: now() }).where('bundle_id', '=', bundleId).where('direction', '=', 'out'))
}

/** Adds what the system does not tell: by whom it was approved, on which medium, for what. What was noted by itself stays. */
export function annotateMovement(
  caseFile: CaseFile,
  {
    id,
    ...notes
  }: {
    readonly id: string
    readonly approvedBy?: string | undefined
    readonly medium?: string | undefined
    readonly mediumSerial?: string | undefined
    readonly purpose?: string | undefined
  },
): Movement {
  return caseFile.db.transaction(() => {
    const { k } = caseFile.queries
    const row = caseFile.queries.first(k.selectFrom('movement').selectAll().where('id', '=', id))
    if (row === undefined) throw new Refusal('not_found', 'movement')
    const set = {
      approved_by: notes.approvedBy ?? row.approved_by,
      medium: notes.medium ?? row.medium,
      medium_serial: notes.mediumSerial ?? row.medium_serial,
      purpose: notes.purpose ?? row.purpose,
    }
    caseFile.queries.run(k.updateTable('movement').set(set).where('id', '=', id))
    caseFile.audit.append('movement.annotate', { kind: 'movement', id }, { number: row.number, ...notes })
    return movementOf({ ...row, ...set })
  })()
}

type Row = Selectable<Tables['movement']>

const movementOf = (row: Row): Movement => ({
  id: row.id,
  number: row.number,
  at: row.at,
  direction: row.direction as Direction,
  what: row.what as MovementKind,
  content: row.content,
  fileName: row.file_name,
  files: row.files,
  size: row.size,
  sha256: row.sha256,
  medium: row.medium,
  mediumSerial: row.medium_serial,
  classification: row.classification,
  by: row.by_name,
  approvedBy: row.approved_by,
  purpose: row.purpose,
  failedAt: row.failed_at,
})

/** The register, newest first, as far as the query wants it. */
export function movements({ queries }: CaseFile, { offset, limit, ...query }: MovementQuery): { rows: Movement[]; total: number } {
  const { k } = queries
  const wanted = k.selectFrom('movement').where(conditions(query))
  const rows = queries.all(wanted.selectAll().orderBy('number', 'desc').limit(limit).offset(offset))
  const total = queries.first(wanted.select((e) => e.fn.countAll<number>().as('rows')))
  return { rows: rows.map(movementOf), total: total?.rows ?? 0 }
}

const conditions =
  ({ direction, what, text, from, to }: Omit<MovementQuery, 'offset' | 'limit'>) =>
  (row: ExpressionBuilder<Tables, 'movement'>): Expression<SqlBool> => {
    const parts: Expression<SqlBool>[] = []
    if (direction !== null) parts.push(row('direction', '=', direction))
    if (what.length > 0) parts.push(row('what', 'in', what))
    if (from !== '') parts.push(row('at', '>=', Date.parse(`${from}T00:00`)))
    if (to !== '') parts.push(row('at', '<', Date.parse(`${to}T00:00`) + 86_400_000))
    for (const word of text.split(/\s+/).filter((part) => part !== '')) {
      const like = `%${word}%`
      parts.push(row.or(searched.map((column) => row(column, 'like', like))))
    }
    return row.and(parts)
  }

const searched = ['content', 'file_name', 'medium', 'medium_serial', 'by_name', 'approved_by', 'purpose', 'sha256'] as const
