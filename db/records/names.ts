import { type SqlBool, sql } from 'kysely'
import type { Kind } from '../model/record.ts'
import { holdsWords, recordsWith } from '../search/find.ts'
import { wordsOf } from '../search/fold.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { RecordName } from '../worker/requests/desk.ts'
import { latestOf } from './latest.ts'

/** Records by what people call them, in the order of their ids; deleted ones, too, since they are still pointed at. */
export function namesOf({ queries }: CaseFile, ids: readonly string[]): readonly RecordName[] {
  const these = sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
  const rows = queries.all(queries.k.selectFrom('record').select(['id', 'kind', 'number', 'title', 'subtitle']).where('id', 'in', these))
  const byId = new Map(rows.map((row) => [row.id, { ...row, kind: row.kind as Kind }]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

interface Asked {
  readonly kinds: readonly string[]
  readonly roundId?: string | null | undefined
  readonly unitId?: string | null | undefined
  readonly text: string
  readonly limit: number
}

/** How many of the latest of each kind are looked through before all are. */
const latest = 2000

/** Living records of some kinds in which every word occurs, those written last first. */
export function namesAmong(caseFile: CaseFile, asked: Asked): readonly RecordName[] {
  const words = wordsOf(asked.text)
  if (asked.kinds.length === 0) return []
  if (words.length === 0) return named(caseFile, asked, latestOf(caseFile, asked, asked.limit))
  // A word that many records hold stands in enough of the latest; one that few hold leads to them by itself.
  const holding = sql<SqlBool>`${holdsWords(words)}`
  const found = named(caseFile, asked, latestOf(caseFile, asked, latest).where(holding))
  return found.length === asked.limit ? found : named(caseFile, asked, holdingAll(caseFile, asked, words))
}

function named({ queries }: CaseFile, { limit }: Asked, rows: ReturnType<typeof latestOf>): readonly RecordName[] {
  const names = rows.select(['id', 'kind', 'number', 'title', 'subtitle']).orderBy('updated_at', 'desc').orderBy('id', 'desc').limit(limit)
  return queries.all(names).map((row) => ({ ...row, kind: row.kind as Kind }))
}

function holdingAll({ queries: { k } }: CaseFile, { kinds, roundId, unitId }: Asked, words: readonly string[]) {
  let rows = k.selectFrom('record').where('kind', 'in', kinds).where('deleted_at', 'is', null).where('id', 'in', recordsWith(words))
  if (roundId) rows = rows.where('round_id', '=', roundId)
  if (unitId) rows = rows.where('unit_id', '=', unitId)
  return rows
}
