import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Kind } from '../model/record.ts'
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

/** The heads of the records in which a word occurs, each with the first slot that holds it. */
const headsWith = (word: string): RawBuilder<unknown> => sql`
  SELECT rowid - rowid % ${sql.lit(slots)} AS head, min(rowid % ${sql.lit(slots)}) AS slot
  FROM passage_index WHERE passage_index MATCH ${expressionOf(word)} GROUP BY head`

/** The heads of the records in which every word occurs, with the first passages that hold the first and the last of them. */
const headsWithAll = (words: readonly string[]): RawBuilder<unknown> => sql`
  SELECT head, min(slot) AS first, max(slot) AS last FROM (${sql.join(words.map(headsWith), sql` UNION ALL `)})
  GROUP BY head HAVING count(*) = ${sql.lit(words.length)}`

/**
 * A condition on `record`: living, with every word somewhere in it; null where nothing was asked. The index is asked once,
 * whatever it is that the condition is held against.
 */
export function holdsWords(words: readonly string[]): RawBuilder<SqlBool> | null {
  if (words.length === 0) return null
  const heads = words.map(
    (word) => sql`SELECT rowid - rowid % ${sql.lit(slots)} FROM passage_index WHERE passage_index MATCH ${expressionOf(word)}`,
  )
  return sql<SqlBool>`(SELECT id - id % ${sql.lit(slots)} FROM passage WHERE record_id = record.id LIMIT 1) IN (${sql.join(heads, sql` INTERSECT `)})`
}

/** The same as a list of ids: quicker where few records hold the words and many are asked. */
export const recordsWith = (words: readonly string[]): RawBuilder<string> =>
  sql`(SELECT record_id FROM passage WHERE id IN (SELECT head FROM (${headsWithAll(words)})))`

interface Row {
  /** Ids of passages. */
  readonly first: number
  readonly last: number
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
  const passages = passagesAt(caseFile, new Set(rows.flatMap(({ first, last }) => [first, last])))
  const hits = rows.map(({ first, last, id, kind, number, title, status }) => ({
    ...{ recordId: id, kind, number, title, status },
    passages: [...new Set([first, last])].flatMap((at) => {
      const passage = passages.get(at)
      return passage === undefined ? [] : [{ field: passage.field, ...excerpt(passage.text, words) }]
    }),
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
      SELECT head, first, last, last >= ${sql.lit(elements)} AS inside, count(*) OVER () AS total FROM found ${filtered}
      ORDER BY inside, head DESC LIMIT ${limit}
    )
    SELECT page.head + page.first AS first, page.head + page.last AS last, record.id, record.kind, record.number, record.title, record.status, page.total
    FROM page JOIN passage ON passage.id = page.head JOIN record ON record.id = passage.record_id
    ORDER BY page.inside, page.head DESC`
  return queries.all({ compile: () => statement.compile(queries.k) })
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
