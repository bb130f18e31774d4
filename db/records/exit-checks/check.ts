import { type RawBuilder, sql } from 'kysely'
import type { Kind } from '../../model/record.ts'
import type { CaseFile } from '../../vault/case-file.ts'
import type { OpenThing } from '../../worker/requests/leaving.ts'
import { type LivingRow, livingRows } from '../living.ts'

/** Where one is about to leave: a round, or one unit of it. */
export interface Leaving {
  readonly roundId: string
  readonly unitId: string | null
  /** The calendar day on this laptop's wall. */
  readonly today: string
}

/** Finds everything open of one sort. */
export type ExitCheck = (caseFile: CaseFile, leaving: Leaving) => readonly OpenThing[]

/** Living records of a kind whose row in the list says that something is open: the usual check. */
export const recordsWhere =
  (kind: Kind, isOpen: (leaving: Leaving) => RawBuilder<boolean>): ExitCheck =>
  (caseFile, leaving) =>
    livingRows(caseFile, kind, leaving, isOpen(leaving)).map((record) => openRecord(kind, record))

/** Those whose course has come to one of these points. */
export const recordsAt = (kind: Kind, ...statuses: readonly string[]): ExitCheck =>
  recordsWhere(kind, () => sql`status IN (${sql.join(statuses)})`)

/** Those whose course has not come to one of these ends. */
export const recordsNotAt = (kind: Kind, ...statuses: readonly string[]): ExitCheck =>
  recordsWhere(kind, () => sql`status NOT IN (${sql.join(statuses)})`)

export const openRecord = (kind: Kind, { id, number, title }: LivingRow): OpenThing => ({ key: id, kind, id, number, title })
