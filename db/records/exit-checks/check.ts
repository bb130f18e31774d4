import type { Kind } from '../../model/record.ts'
import type { CaseFile } from '../../vault/case-file.ts'
import type { OpenThing } from '../../worker/requests/leaving.ts'
import { type Living, livingBodies } from '../living.ts'

/** Where one is about to leave: a round, or one unit of it. */
export interface Leaving {
  readonly roundId: string
  readonly unitId: string | null
  /** The calendar day on this laptop's wall. */
  readonly today: string
}

/** Finds everything open of one sort. */
export type ExitCheck = (caseFile: CaseFile, leaving: Leaving) => readonly OpenThing[]

/** Living records of a kind that hold something open: the usual check. */
export const recordsThat =
  <K extends Kind>(kind: K, isOpen: (record: Living<K>, leaving: Leaving) => boolean): ExitCheck =>
  (caseFile, leaving) =>
    livingBodies(caseFile, kind, leaving)
      .filter((record) => isOpen(record, leaving))
      .map((record) => openRecord(kind, record))

/** Those whose course has come to one of these points. */
export const recordsAt = <K extends Kind>(kind: K, ...statuses: readonly string[]): ExitCheck =>
  recordsThat(kind, ({ status }) => statuses.includes(status))

export const openRecord = <K extends Kind>(kind: K, { id, number, title }: Living<K>): OpenThing => ({ key: id, kind, id, number, title })
