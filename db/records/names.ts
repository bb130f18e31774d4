import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Kind } from '../model/record.ts'
import { holdsWords, recordsWith } from '../search/find.ts'
import { wordsOf } from '../search/fold.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { RecordName } from '../worker/requests/desk.ts'

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

/** How many of the latest are looked through before all are. */
const latest = 2000

/** Living records of some kinds in which every word occurs, the latest first. */
export function namesAmong(caseFile: CaseFile, asked: Asked): readonly RecordName[] {
  const words = wordsOf(asked.text)
  if (asked.kinds.length === 0) return []
  if (words.length === 0) return namesWhere(caseFile, asked, sql`TRUE`)
  // A word that many records hold stands in enough of the latest; one that few hold leads to them by itself.
  const among = sql<SqlBool>`record.id IN ${lately(caseFile, asked).limit(latest)} AND ${holdsWords(words)}`
  const found = namesWhere(caseFile, asked, among)
  return found.length === asked.limit ? found : namesWhere(caseFile, asked, sql`record.id IN ${recordsWith(words)}`)
}

function namesWhere(caseFile: CaseFile, asked: Asked, which: RawBuilder<SqlBool>): readonly RecordName[] {
  const rows = lately(caseFile, asked).select(['kind', 'number', 'title', 'subtitle']).where(sql<SqlBool>`(${which})`).limit(asked.limit)
  return caseFile.queries.all(rows).map((row) => ({ ...row, kind: row.kind as Kind }))
}

/** The plus keeps the kinds from choosing the index: what was written last is read off the index of times. */
function lately({ queries: { k } }: CaseFile, { kinds, roundId, unitId }: Asked) {
  let rows = k
    .selectFrom('record')
    .select('id')
    .where(sql<SqlBool>`+record.kind IN (${sql.join(kinds)})`)
    .where('deleted_at', 'is', null)
  if (roundId) rows = rows.where('round_id', '=', roundId)
  if (unitId) rows = rows.where('unit_id', '=', unitId)
  return rows.orderBy('updated_at', 'desc').orderBy('id')
}
