import { type RawBuilder, sql } from 'kysely'
import type { CaseFile } from '../vault/case-file.ts'
import { tokensOf } from './bigrams.ts'
import { fold } from './fold.ts'

/**
 * Passages of one record share the upper part of their ids; the lower sixteen bits are their slot within it, and
 * slot 0, the head, is always taken. So the index alone tells which records a word occurs in.
 */
export const slots = 65_536

interface Kept {
  readonly id: number
  readonly text: string
}

/**
 * Makes the passages of a record what is given (field → text as written), in the running transaction. Only what
 * changed is indexed anew. `head` names the field that stays even when it is empty.
 */
export function putPassages(caseFile: CaseFile, recordId: string, head: string, wanted: ReadonlyMap<string, string>): void {
  const kept = passagesOf(caseFile, recordId)
  const base = baseOf(caseFile, kept)
  const taken = new Set([...kept.values()].map(({ id }) => id - base))
  for (const [field, passage] of kept) {
    if (field === head || (wanted.get(field) ?? '') !== '') continue
    remove(caseFile, passage)
    taken.delete(passage.id - base)
  }
  let slot = 1
  for (const [field, written] of wanted) {
    if (written === '' && field !== head) continue
    const text = fold(written)
    const before = kept.get(field)
    if (before?.text === text) continue
    if (before !== undefined) remove(caseFile, before)
    while (taken.has(slot)) slot++
    const own = before === undefined ? (field === head ? 0 : slot) : before.id - base
    taken.add(own)
    if (own >= slots) throw new RangeError('too many passages in one record')
    add(caseFile, { id: base + own, recordId, field, text })
  }
}

/** Takes a record out of the search altogether. */
export function removePassages(caseFile: CaseFile, recordId: string): void {
  for (const passage of passagesOf(caseFile, recordId).values()) remove(caseFile, passage)
}

function passagesOf(caseFile: CaseFile, recordId: string): Map<string, Kept> {
  const rows = caseFile.queries.all(
    caseFile.queries.k.selectFrom('passage').select(['id', 'field', 'text']).where('record_id', '=', recordId),
  )
  return new Map(rows.map((row) => [row.field, { id: row.id, text: row.text }]))
}

function baseOf(caseFile: CaseFile, kept: ReadonlyMap<string, Kept>): number {
  for (const { id } of kept.values()) return Math.floor(id / slots) * slots
  const last = caseFile.queries.first(caseFile.queries.k.selectFrom('passage').select(({ fn }) => fn.max('id').as('id')))
  return (Math.floor((last?.id ?? 0) / slots) + 1) * slots
}

/** The index is contentless: an empty text has no row in it, and a text leaves it by being named once more. */
function add(caseFile: CaseFile, passage: { id: number; recordId: string; field: string; text: string }): void {
  const { id, recordId, field, text } = passage
  caseFile.queries.run(caseFile.queries.k.insertInto('passage').values({ id, record_id: recordId, field, text }))
  if (text === '') return
  runRaw(caseFile, sql`INSERT INTO passage_index (rowid, bigrams) VALUES (${id}, ${tokensOf(text)})`)
}

function remove(caseFile: CaseFile, { id, text }: Kept): void {
  caseFile.queries.run(caseFile.queries.k.deleteFrom('passage').where('id', '=', id))
  if (text === '') return
  runRaw(caseFile, sql`INSERT INTO passage_index (passage_index, rowid, bigrams) VALUES ('delete', ${id}, ${tokensOf(text)})`)
}

/** Kysely cannot name FTS5's own columns and commands. */
const runRaw = ({ queries }: CaseFile, statement: RawBuilder<unknown>): void => {
  queries.run({ compile: () => statement.compile(queries.k) })
}
