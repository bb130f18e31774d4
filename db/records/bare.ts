import { sql } from 'kysely'
import type { Body, Kind } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'

/** A round, or one unit of it. */
export interface Within {
  readonly roundId: string
  readonly unitId?: string | null | undefined
}

/** A record with its body, without the rest. */
export interface Bare<B> {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly body: B
}

/** How many characters of a text a report shows. */
const shown = 80
export const firstWords = (text: string): string =>
  text
    .slice(0, shown * 2)
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, shown)

/** Living records of a kind within the scope; `only` leaves out bodies that need not be read. */
export function bare<K extends Kind>(
  { queries }: CaseFile,
  { roundId, unitId }: Within,
  kind: K,
  only = sql<boolean>`TRUE`,
): readonly Bare<Body<K>>[] {
  let rows = queries.k
    .selectFrom('record')
    .innerJoin('body', 'body.record_id', 'record.id')
    .select(['id', 'number', 'title', 'json'])
    .where('kind', '=', kind)
    .where('deleted_at', 'is', null)
    .where('round_id', '=', roundId)
    .where(sql<boolean>`(${only})`)
  if (unitId) rows = rows.where('unit_id', '=', unitId)
  return queries.all(rows.orderBy('id')).map(({ json, ...row }) => ({ ...row, body: JSON.parse(json) as Body<K> }))
}
