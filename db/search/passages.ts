import { sql } from 'kysely'
import { raw, statement } from '../schema/queries.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { tokensOf } from './bigrams.ts'
import { fold } from './fold.ts'

/**
 * Passages of one record share the upper part of their ids; the lower sixteen bits are their slot within it. Slot 0,
 * the head, is always taken; below `elements` lie the record's own lines (number, name, place …), above it what its
 * lists hold (turns, excerpts). So the index alone tells in which records a word occurs, and in whose own lines.
 */
export const slots = 65_536
export const elements = 64

interface Kept {
  readonly id: number
  readonly text: string
}
interface Passage extends Kept {
  readonly field: string
}

/**
 * Makes the passages of a record what is given (field → text as written), in the running transaction. Only what
 * changed is indexed anew. The first of `lines` is the head, kept even when it is empty.
 */
export function putPassages(caseFile: CaseFile, recordId: string, lines: readonly string[], wanted: ReadonlyMap<string, string>): void {
  const [head] = lines
  const kept = passagesOf(caseFile, recordId)
  const base = baseOf(caseFile, kept)
  const gone: Kept[] = []
  const come: Passage[] = []
  for (const [field, passage] of kept) if (field !== head && (wanted.get(field) ?? '') === '') gone.push(passage)
  const taken = new Set([...kept.values()].map(({ id }) => id - base))
  for (const passage of gone) taken.delete(passage.id - base)
  for (const [field, written] of wanted) {
    const before = kept.get(field)
    if (written === '' && field !== head) continue
    const text = written.toWellFormed()
    if (before?.text === text) continue
    if (before !== undefined) gone.push(before)
    const slot = before === undefined ? freeSlot(taken, field === head ? 0 : lines.includes(field) ? 1 : elements) : before.id - base
    taken.add(slot)
    come.push({ id: base + slot, field, text })
  }
  replace(caseFile, recordId, gone, come)
}

/** Takes a record out of the search altogether. */
export function removePassages(caseFile: CaseFile, recordId: string): void {
  replace(caseFile, recordId, [...passagesOf(caseFile, recordId).values()], [])
}

/**
 * Rewrites the index without what was taken out of it. Needed only where text must leave no trace: each removal by
 * itself just marks its entries, because wiping them one by one touches a page for every pair of characters.
 */
export function purgeIndex(caseFile: CaseFile): void {
  caseFile.queries.run(raw(caseFile.queries.k, sql`INSERT INTO passage_index (passage_index) VALUES ('optimize')`))
}

/**
 * Makes passages and index what a copy of the case file has, in the running transaction: those that differ leave both,
 * those of the copy come.
 */
export function exchangePassages(caseFile: CaseFile, gone: readonly PassageRow[], come: readonly PassageRow[]): void {
  for (const rows of byRecord(gone).values()) replace(caseFile, '', rows, [])
  for (const [recordId, rows] of byRecord(come)) replace(caseFile, recordId, [], rows)
}

export interface PassageRow {
  readonly id: number
  readonly record_id: string
  readonly field: string
  readonly text: string
}

const byRecord = (rows: readonly PassageRow[]): Map<string, PassageRow[]> => Map.groupBy(rows, ({ record_id }) => record_id)

function freeSlot(taken: ReadonlySet<number>, from: number): number {
  let slot = from
  while (taken.has(slot)) slot++
  if (slot >= slots) throw new RangeError('too many passages in one record')
  return slot
}

const passageRows = statement((k, given: { recordId: string }) =>
  k.selectFrom('passage').select(['id', 'field', 'text']).where('record_id', '=', given.recordId),
)
const lastPassage = statement((k) => k.selectFrom('passage').select(({ fn }) => fn.max('id').as('id')))

function passagesOf(caseFile: CaseFile, recordId: string): Map<string, Kept> {
  const rows = caseFile.queries.all(passageRows({ recordId }))
  return new Map(rows.map((row) => [row.field, { id: row.id, text: row.text }]))
}

function baseOf(caseFile: CaseFile, kept: ReadonlyMap<string, Kept>): number {
  for (const { id } of kept.values()) return Math.floor(id / slots) * slots
  const last = caseFile.queries.first(lastPassage({}))
  return (Math.floor((last?.id ?? 0) / slots) + 1) * slots
}

const removeTexts = statement((k, { ids }: { ids: string }) =>
  raw(k, sql`DELETE FROM passage WHERE id IN (SELECT value FROM json_each(${ids}))`),
)
const addTexts = statement((k, { recordId, texts }: { recordId: string; texts: string }) =>
  raw(
    k,
    sql`INSERT INTO passage (id, record_id, field, text)
      SELECT value ->> 'id', ${recordId}, value ->> 'field', value ->> 'text' FROM json_each(${texts})`,
  ),
)
const addEntries = statement((k, { entries }: { entries: string }) =>
  raw(
    k,
    sql`INSERT INTO passage_index (passage_index, rowid, bigrams)
      SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(${entries})`,
  ),
)

/**
 * The index comes last, and in one statement: at the beginning of any further statement that touches several rows it
 * would write a segment of its own to the disk, which is what makes saving slow.
 */
function replace(caseFile: CaseFile, recordId: string, gone: readonly Kept[], come: readonly Passage[]): void {
  const { queries } = caseFile
  if (gone.length > 0) queries.run(removeTexts({ ids: JSON.stringify(gone.map(({ id }) => id)) }))
  if (come.length > 0) queries.run(addTexts({ recordId, texts: JSON.stringify(come) }))
  const entries = [...entriesOf('delete', gone), ...entriesOf(null, come)]
  if (entries.length > 0) queries.run(addEntries({ entries: JSON.stringify(entries) }))
}

/**
 * Rows for the index. It is contentless: a text leaves it by naming its tokens once more, exactly as they went in,
 * beside the command `delete`; and an empty text has no row in it.
 */
const entriesOf = (command: 'delete' | null, passages: readonly Kept[]): readonly (readonly [string | null, number, string])[] =>
  passages.map(({ id, text }) => [command, id, tokensOf(fold(text))] as const).filter(([, , tokens]) => tokens !== '')
