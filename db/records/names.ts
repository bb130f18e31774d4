import { sql } from 'kysely'
import type { Kind } from '../model/record.ts'
import { recordsWith } from '../search/find.ts'
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

/** Living records of some kinds in which every word occurs, the latest first. */
export function namesAmong({ queries }: CaseFile, { kinds, roundId, unitId, text, limit }: Asked): readonly RecordName[] {
  if (kinds.length === 0) return []
  let rows = queries.k
    .selectFrom('record')
    .select(['id', 'kind', 'number', 'title', 'subtitle'])
    .where('kind', 'in', kinds)
    .where('deleted_at', 'is', null)
  if (roundId) rows = rows.where('round_id', '=', roundId)
  if (unitId) rows = rows.where('unit_id', '=', unitId)
  const found = recordsWith(wordsOf(text))
  if (found !== null) rows = rows.where('id', 'in', found)
  return queries.all(rows.orderBy('updated_at', 'desc').orderBy('id').limit(limit)).map((row) => ({ ...row, kind: row.kind as Kind }))
}
