import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Kind } from '../model/record.ts'
import { raw, statement } from '../schema/queries.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { SearchHit } from '../worker/requests/desk.ts'
import { expressionOf } from './bigrams.ts'
import { foldWithPlaces, wordsOf } from './fold.ts'
import { elements, slots } from './passages.ts'

/** Characters shown on either side of a match. */
const around = 30
/** What a search asks for; all words of `text` must occur in a record, each anywhere in it. */
export interface Search {
  readonly text: string
  readonly kinds: readonly string[]
  readonly unitId?: string | null | undefined
  readonly limit: number
}

/** The heads of the records in which a word occurs. Distinct and not grouped: that would sort a hundred thousand rows for a common word. */
const headsWith = (word: string): RawBuilder<unknown> => sql`
  SELECT DISTINCT rowid - rowid % ${sql.lit(slots)} FROM passage_index WHERE passage_index MATCH ${expressionOf(word)}`

const headsWithAll = (words: readonly string[]): RawBuilder<unknown> => sql.join(words.map(headsWith), sql` INTERSECT `)

/**
 * A condition on `record`: living, with every word somewhere in it; null where nothing was asked. The index is asked once,
 * whatever it is that the condition is held against.
 */
export function holdsWords(words: readonly string[]): RawBuilder<SqlBool> | null {
  if (words.length === 0) return null
  return sql<SqlBool>`(SELECT id - id % ${sql.lit(slots)} FROM passage WHERE record_id = record.id LIMIT 1) IN (${headsWithAll(words)})`
}

/** The same as a list of ids: quicker where few records hold the words and many are asked. */
export const recordsWith = (words: readonly string[]): RawBuilder<string> =>
  sql`(SELECT record_id FROM passage WHERE id IN (${headsWithAll(words)}))`

/** A record that holds the words, by the head of its passages: of the first passages that hold each word, the first and the last. */
interface Place {
  readonly head: number
  readonly first: number
  readonly last: number
}

/** Records in which every word occurs; those that bear the words in their own lines first, then the newest. */
export function findRecords(caseFile: CaseFile, search: Search): { readonly hits: readonly SearchHit[]; readonly total: number } {
  const words = wordsOf(search.text)
  if (words.length === 0) return { hits: [], total: 0 }
  const places = filtered(caseFile, search, placesOf(caseFile, words))
  const page = places.sort(inOrder).slice(0, search.limit)
  const passages = passagesAt(caseFile, new Set(page.flatMap(({ first, last }) => [first, last])))
  const records = recordsAt(caseFile, page)
  const hits = page.flatMap(({ head, first, last }) => {
    const record = records.get(head)
    if (record === undefined) return []
    const { id, kind, number, title, status } = record
    const found = [...new Set([first, last])].flatMap((at) => {
      const passage = passages.get(at)
      return passage === undefined ? [] : [{ field: passage.field, ...excerpt(passage.text, words) }]
    })
    return [{ recordId: id, kind: kind as Kind, number, title, status, passages: found }]
  })
  return { hits, total: places.length }
}

const isInside = ({ head, last }: Place): boolean => last - head >= elements
const inOrder = (a: Place, b: Place): number => Number(isInside(a)) - Number(isInside(b)) || b.head - a.head

const passagesWith = statement((k, { expression }: { expression: string }) =>
  raw(k, sql<{ rowid: number }>`SELECT rowid FROM passage_index WHERE passage_index MATCH ${expression} ORDER BY rowid`),
)

/** The index answers by rising passage, so that the first of each record comes first. */
function placesOf({ queries }: CaseFile, words: readonly string[]): Place[] {
  let found: Map<number, Place> | undefined
  for (const word of words) {
    const before = found
    const now = new Map<number, Place>()
    let head = -1
    for (const at of queries.column(passagesWith({ expression: expressionOf(word) }))) {
      if (at - head < slots && head >= 0) continue
      head = at - (at % slots)
      const other = before?.get(head)
      if (before === undefined) now.set(head, { head, first: at, last: at })
      else if (other !== undefined) now.set(head, { head, first: Math.min(at, other.first), last: Math.max(at, other.last) })
    }
    found = now
  }
  return [...(found?.values() ?? [])]
}

/** Those of the kinds and the unit that were asked for. */
function filtered({ queries }: CaseFile, { kinds, unitId }: Search, places: Place[]): Place[] {
  if (kinds.length === 0 && !unitId) return places
  const heads = sql<number>`(SELECT value FROM json_each(${JSON.stringify(places.map(({ head }) => head))}))`
  let query = queries.k
    .selectFrom('passage')
    .innerJoin('record', 'record.id', 'passage.record_id')
    .select('passage.id')
    .where('passage.id', 'in', heads)
  if (kinds.length > 0) query = query.where('kind', 'in', kinds)
  if (unitId) query = query.where('unit_id', '=', unitId)
  const wanted = new Set(queries.column(query))
  return places.filter(({ head }) => wanted.has(head))
}

/** The records of a page, by the heads of their passages. */
function recordsAt({ queries }: CaseFile, page: readonly Place[]) {
  const heads = sql<number>`(SELECT value FROM json_each(${JSON.stringify(page.map(({ head }) => head))}))`
  const rows = queries.all(
    queries.k
      .selectFrom('passage')
      .innerJoin('record', 'record.id', 'passage.record_id')
      .select(['passage.id as head', 'record.id', 'kind', 'number', 'title', 'status'])
      .where('passage.id', 'in', heads),
  )
  return new Map(rows.map((row) => [row.head, row]))
}

/** Passages as they were written, by their ids. */
function passagesAt(
  { queries }: CaseFile,
  ids: ReadonlySet<number>,
): ReadonlyMap<number, { readonly field: string; readonly text: string }> {
  const these = sql<number>`(SELECT value FROM json_each(${JSON.stringify([...ids])}))`
  const rows = queries.all(queries.k.selectFrom('passage').select(['id', 'field', 'text']).where('id', 'in', these))
  return new Map(rows.map((row) => [row.id, row]))
}

/** The text around the first of the words that occurs in it. */
function excerpt(original: string, words: readonly string[]): { readonly before: string; readonly match: string; readonly after: string } {
  const { text, starts, ends } = foldWithPlaces(original)
  const word = words.find((each) => text.includes(each)) ?? ''
  const at = text.indexOf(word)
  const start = starts[at] ?? 0
  const end = ends[at + word.length - 1] ?? start
  return {
    before: original.slice(Math.max(0, start - around), start).toWellFormed(),
    match: original.slice(start, end),
    after: original.slice(end, end + around).toWellFormed(),
  }
}
