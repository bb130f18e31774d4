import type { HistoryEntry } from '../model/record.ts'
import { statement } from '../schema/queries.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { type Difference, overlap } from './differences.ts'

/** Edits of one field by one person within this many milliseconds are one change to a reader. */
export const oneChange = 5 * 60_000

interface Writing {
  readonly recordId: string
  readonly version: number
  readonly at: number
  readonly by: string
  readonly on: string
}

/**
 * Notes what a save changed, in the running transaction. A quick further edit of the same field by the same person on
 * the same laptop extends its last row, unless something in between gives the field another meaning: a seam (`sealed`:
 * the record has left in a bundle; or a change of its course, such as a signature) or a change that overlaps it.
 * Answers whether any row was opened.
 */
export function noteHistory(
  caseFile: CaseFile,
  writing: Writing,
  differences: readonly Difference[],
  seam: { readonly sealed: boolean; readonly course: string | null },
): boolean {
  const open = seam.sealed ? [] : recentRows(caseFile, writing, seam.course)
  const opened: string[] = []
  for (const difference of differences) {
    const { field, before } = difference
    const last = open.find((row) => overlap(row.field, field))
    // An element that comes (again) stands behind those that came meanwhile, so its row must, too.
    const inPlace = before !== undefined && field !== seam.course && !opened.some((other) => overlap(other, field))
    if (last?.field === field && inPlace) {
      extend(caseFile, last.id, writing, difference)
    } else {
      insertHistory(caseFile, { ...writing, versionFrom: writing.version - 1, ...difference })
      opened.push(field)
    }
  }
  return opened.length > 0
}

/** One row as it is kept; `versionFrom` is the version before the row's first edit. */
export interface HistoryRow extends Writing, Difference {
  readonly versionFrom: number
}

const addRow = statement((k, row: Omit<HistoryRow, 'before' | 'after'> & Record<'before' | 'after', string | null>) =>
  k.insertInto('history').values({
    record_id: row.recordId,
    version_from: row.versionFrom,
    version: row.version,
    field: row.field,
    before: row.before,
    after: row.after,
    at: row.at,
    by: row.by,
    on_device: row.on,
  }),
)

/** Adds a row as it is, for new changes and for those that come in with a bundle. */
export const insertHistory = ({ queries }: CaseFile, row: HistoryRow): void =>
  void queries.run(addRow({ ...row, before: toJson(row.before), after: toJson(row.after) }))

const sameChange = statement((k, row: Pick<HistoryRow, 'recordId' | 'versionFrom' | 'field' | 'on'>) =>
  k
    .selectFrom('history')
    .select(['id', 'version'])
    .where('record_id', '=', row.recordId)
    .where('version_from', '=', row.versionFrom)
    .where('field', '=', row.field)
    .where('on_device', '=', row.on),
)

/** Adds a row that came in with a bundle, unless it is here; one that was still open when it left before is continued. */
export function takeRow(caseFile: CaseFile, row: HistoryRow): void {
  const { k } = caseFile.queries
  const known = caseFile.queries.first(sameChange(row))
  if (known === undefined) {
    insertHistory(caseFile, row)
  } else if (known.version < row.version) {
    const grown = { version: row.version, after: toJson(row.after), at: row.at }
    caseFile.queries.run(k.updateTable('history').set(grown).where('id', '=', known.id))
  }
}

/** Every change of a record, oldest first. */
export function historyOf(caseFile: CaseFile, recordId: string): readonly HistoryEntry[] {
  return historyRows(caseFile, recordId).map(({ versionFrom: _, ...entry }) => entry)
}

/** The same, with the version that each row started from: what travels. */
export function historyRows(caseFile: CaseFile, recordId: string): readonly HistoryRow[] {
  return caseFile.queries
    .all(caseFile.queries.k.selectFrom('history').selectAll().where('record_id', '=', recordId).orderBy('id'))
    .map((row) => ({
      recordId: row.record_id,
      versionFrom: row.version_from,
      version: row.version,
      field: row.field,
      before: fromJson(row.before),
      after: fromJson(row.after),
      at: row.at,
      by: row.by,
      on: row.on_device,
    }))
}

const toJson = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))
const fromJson = (json: string | null): unknown => (json === null ? undefined : JSON.parse(json))

/** Rows that may still be extended, newest first; those before the last seam are closed. */
function recentRows(caseFile: CaseFile, writing: Writing, course: string | null): readonly { id: number; field: string }[] {
  const rows = caseFile.queries.all(
    caseFile.queries.k
      .selectFrom('history')
      .select(['id', 'field', 'at', 'by', 'on_device'])
      .where('record_id', '=', writing.recordId)
      .where('at', '>=', writing.at - oneChange)
      .orderBy('id', 'desc'),
  )
  const seam = rows.findIndex((row) => row.field === course || row.by !== writing.by || row.on_device !== writing.on)
  return seam === -1 ? rows : rows.slice(0, seam)
}

function extend(caseFile: CaseFile, id: number, writing: Writing, difference: Difference): void {
  caseFile.queries.run(
    caseFile.queries.k
      .updateTable('history')
      .set({ version: writing.version, after: toJson(difference.after), at: writing.at })
      .where('id', '=', id),
  )
}
