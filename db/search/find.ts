import { type RawBuilder, sql } from 'kysely'
import type { Kind } from '../model/record.ts'
import { textAt } from '../records/fields.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { SearchHit } from '../worker/requests/desk.ts'
import { expressionOf } from './bigrams.ts'
import { foldWithPlaces, wordsOf } from './fold.ts'
import { elements, slots } from './passages.ts'

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

/** The heads of the records in which a word occurs, each with the first slot that holds it. */
const headsWith = (word: string): RawBuilder<unknown> => sql`
  SELECT rowid - rowid % ${sql.lit(slots)} AS head, min(rowid % ${sql.lit(slots)}) AS slot
  FROM passage_index WHERE passage_index MATCH ${expressionOf(word)} GROUP BY head`

/** The heads of the records in which every word occurs. */
const headsWithAll = (words: readonly string[]): RawBuilder<unknown> => sql`
  SELECT head, max(slot) AS slot FROM (${sql.join(words.map(headsWith), sql` UNION ALL `)}) GROUP BY head HAVING count(*) = ${sql.lit(words.length)}`

/** A subquery for the ids of the living records in which every word occurs; null where nothing was asked. */
export function recordsWith(words: readonly string[]): RawBuilder<string> | null {
  if (words.length === 0) return null
  return sql<string>`(SELECT record_id FROM passage WHERE id IN (SELECT head FROM (${headsWithAll(words)})))`
}

interface Row {
  readonly head: number
  readonly id: string
  readonly kind: Kind
  readonly number: string
  readonly title: string
  readonly status: string
  readonly total: number
}

/** Records in which every word occurs; those that bear the words in their own lines first, then the newest. */
export function findRecords(caseFile: CaseFile, search: Search): { readonly hits: readonly SearchHit[]; readonly total: number } {
  const words = wordsOf(search.text)
  if (words.length === 0) return { hits: [], total: 0 }
  const rows = rowsWith(caseFile, search, words)
  const passages = passagesWith(caseFile, rows, words)
  const hits = rows.map(({ id, kind, number, title, status }) => ({
    ...{ recordId: id, kind, number, title, status },
    passages: passages.get(id) ?? [],
  }))
  return { hits, total: rows[0]?.total ?? 0 }
}

/** Without a filter only the rows that are shown are looked up; counting and ordering need the index alone. */
function rowsWith({ queries }: CaseFile, { kinds, unitId, limit }: Search, words: readonly string[]): readonly Row[] {
  const filters = [
    ...(kinds.length > 0 ? [sql`record.kind IN (${sql.join(kinds)})`] : []),
    ...(unitId ? [sql`record.unit_id = ${unitId}`] : []),
  ]
  const filtered =
    filters.length === 0
      ? sql``
      : sql`JOIN passage ON passage.id = head JOIN record ON record.id = passage.record_id WHERE ${sql.join(filters, sql` AND `)}`
  const statement = sql<Row>`
    WITH found AS MATERIALIZED (${headsWithAll(words)}),
    page AS MATERIALIZED (
      SELECT head, slot >= ${sql.lit(elements)} AS inside, count(*) OVER () AS total FROM found ${filtered}
      ORDER BY inside, head DESC LIMIT ${limit}
    )
    SELECT page.head, record.id, record.kind, record.number, record.title, record.status, page.total
    FROM page JOIN passage ON passage.id = page.head JOIN record ON record.id = passage.record_id
    ORDER BY page.inside, page.head DESC`
  return queries.all({ compile: () => statement.compile(queries.k) })
}

/** Of each record the passages that hold most of the words, with the text around the first of them as it was written. */
function passagesWith(caseFile: CaseFile, rows: readonly Row[], words: readonly string[]): ReadonlyMap<string, SearchHit['passages']> {
  const held = new Map<string, { readonly field: string; readonly words: readonly string[] }[]>()
  for (const { recordId, field, text } of passagesAt(caseFile, rows, words)) {
    const passage = { field, words: words.filter((word) => text.includes(word)) }
    const beside = held.get(recordId)
    if (beside === undefined) held.set(recordId, [passage])
    else beside.push(passage)
  }
  const bodies = caseFile.queries.all(
    caseFile.queries.k
      .selectFrom('body')
      .select(['record_id', 'json'])
      .where('record_id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(rows.map(({ id }) => id))}))`),
  )
  return new Map(
    bodies.map(({ record_id, json }) => {
      const best = (held.get(record_id) ?? []).sort((a, b) => b.words.length - a.words.length).slice(0, mostPassages)
      const body: unknown = best.length === 0 ? null : JSON.parse(json)
      return [record_id, best.map(({ field, words: [word = ''] }) => ({ field, ...excerpt(textAt(body, field) ?? '', word) }))]
    }),
  )
}

/**
 * The passages in which any of the words occurs, read as they lie beside each other in the table, not one by one.
 * CROSS JOIN, because SQLite keeps its order: from the few heads to their passages, never the other way round.
 */
function passagesAt(
  { queries }: CaseFile,
  rows: readonly Row[],
  words: readonly string[],
): readonly { readonly recordId: string; readonly field: string; readonly text: string }[] {
  const holds = sql.join(
    words.map((word) => sql`instr(passage.text, ${word})`),
    sql` OR `,
  )
  const statement = sql<{ recordId: string; field: string; text: string }>`
    SELECT record_id AS recordId, field, text
    FROM json_each(${JSON.stringify(rows.map(({ head }) => head))}) AS head
    CROSS JOIN passage ON passage.id BETWEEN head.value AND head.value + ${sql.lit(slots - 1)}
    WHERE ${holds} ORDER BY passage.id`
  return queries.all({ compile: () => statement.compile(queries.k) })
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
