import { type RawBuilder, sql } from 'kysely'
import type { Kind } from '../model/record.ts'
import { textAt } from '../records/fields.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { SearchHit } from '../worker/requests/desk.ts'
import { expressionOf } from './bigrams.ts'
import { foldWithPlaces, wordsOf } from './fold.ts'
import { slots } from './passages.ts'

/** Characters shown on either side of a match. */
const around = 30
const mostPassages = 3

/** What a search asks for; all words of `text` must occur in a record, each anywhere in it. */
export interface Search {
  readonly text: string
  readonly kinds: readonly string[]
  readonly unitId?: string | null | undefined
  readonly limit: number
}

/**
 * A subquery for the ids of the living records in which every word occurs; null where nothing was asked. One rowid of
 * the index names its record by its upper part, so that frequent words cost no look-up for each of their passages.
 */
export function recordsWith(words: readonly string[]): RawBuilder<string> | null {
  if (words.length === 0) return null
  const heads = words.map(
    (word) => sql`SELECT rowid - rowid % ${sql.lit(slots)} FROM passage_index WHERE passage_index MATCH ${expressionOf(word)}`,
  )
  return sql<string>`(SELECT record_id FROM passage WHERE id IN (${sql.join(heads, sql` INTERSECT `)}))`
}

/** Records in which every word occurs; those that bear a word in their title or number first, then the newest. */
export function findRecords(caseFile: CaseFile, search: Search): { readonly hits: readonly SearchHit[]; readonly total: number } {
  const words = wordsOf(search.text)
  const found = recordsWith(words)
  if (found === null) return { hits: [], total: 0 }
  const { k } = caseFile.queries
  let matching = k.selectFrom('record').where('id', 'in', found).where('deleted_at', 'is', null)
  if (search.kinds.length > 0) matching = matching.where('kind', 'in', search.kinds)
  if (search.unitId) matching = matching.where('unit_id', '=', search.unitId)
  const total = caseFile.queries.first(matching.select(({ fn }) => fn.countAll<number>().as('total')))?.total ?? 0
  const named = sql<boolean>`(${sql.join(
    words.map((word) => sql`instr(lower(number || ' ' || title || ' ' || subtitle), ${word})`),
    sql` AND `,
  )})`
  const rows = caseFile.queries.all(
    matching
      .innerJoin('body', 'body.record_id', 'record.id')
      .select(['id', 'kind', 'number', 'title', 'status', 'json'])
      .orderBy(named, 'desc')
      .orderBy('updated_at', 'desc')
      .orderBy('id')
      .limit(search.limit),
  )
  const hits = rows.map((row) => ({
    recordId: row.id,
    kind: row.kind as Kind,
    number: row.number,
    title: row.title,
    status: row.status,
    passages: passagesWith(caseFile, row.id, row.json, words),
  }))
  return { hits, total }
}

/** The passages that hold most of the words, with the text around the first of them as it was written. */
function passagesWith(caseFile: CaseFile, recordId: string, json: string, words: readonly string[]): SearchHit['passages'] {
  const passages = caseFile.queries
    .all(caseFile.queries.k.selectFrom('passage').select(['field', 'text']).where('record_id', '=', recordId).orderBy('id'))
    .map(({ field, text }) => ({ field, held: words.filter((word) => text.includes(word)) }))
    .filter(({ held }) => held.length > 0)
    .sort((a, b) => b.held.length - a.held.length)
    .slice(0, mostPassages)
  const body: unknown = JSON.parse(json)
  return passages.map(({ field, held }) => ({ field, ...excerpt(textAt(body, field) ?? '', held[0] ?? '') }))
}

function excerpt(original: string, word: string): { readonly before: string; readonly match: string; readonly after: string } {
  const folded = foldWithPlaces(original)
  const at = folded.text.indexOf(word)
  const start = folded.starts[at] ?? 0
  const end = folded.ends[at + word.length - 1] ?? start
  return {
    before: original.slice(Math.max(0, start - around), start).toWellFormed(),
    match: original.slice(start, end),
    after: original.slice(end, end + around).toWellFormed(),
  }
}
