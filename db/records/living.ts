import { sql } from 'kysely'
import type { Body, Kind } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'

/** A living record as its row in the list knows it. */
export interface LivingRow {
  readonly id: string
  readonly unitId: string | null
  readonly number: string
  readonly title: string
  readonly status: string
}

export interface Living<K extends Kind> extends LivingRow {
  readonly version: number
  readonly body: Body<K>
}

/** A round, or one unit of it; every round where nothing is said. */
export interface Stay {
  readonly roundId?: string
  readonly unitId?: string | null | undefined
}

/** All living records of a kind with their bodies, by number and then age: for figures that need what stands in them. */
export function livingBodies<K extends Kind>(
  { queries }: CaseFile,
  kind: K,
  { roundId, unitId }: Stay = {},
  only = sql<boolean>`TRUE`,
): readonly Living<K>[] {
  let rows = queries.k
    .selectFrom('record')
    .innerJoin('body', 'body.record_id', 'record.id')
    .select(['id', 'unit_id', 'number', 'title', 'status', 'version', 'json'])
    .where('kind', '=', kind)
    .where('deleted_at', 'is', null)
    .where(sql<boolean>`(${only})`)
  if (roundId !== undefined) rows = rows.where('round_id', '=', roundId)
  if (unitId) rows = rows.where('unit_id', '=', unitId)
  return queries.all(rows.orderBy('number').orderBy('id')).map(({ unit_id, json, ...row }) => ({
    ...row,
    unitId: unit_id,
    body: JSON.parse(json) as Body<K>,
  }))
}

/** The same without their bodies, which are far longer than all the rest; `only` speaks of the columns of `record`. */
export function livingRows(
  { queries }: CaseFile,
  kind: Kind,
  { roundId, unitId }: Stay = {},
  only = sql<boolean>`TRUE`,
): readonly LivingRow[] {
  let rows = queries.k
    .selectFrom('record')
    .select(['id', 'unit_id', 'number', 'title', 'status'])
    .where('kind', '=', kind)
    .where('deleted_at', 'is', null)
    .where(sql<boolean>`(${only})`)
  if (roundId !== undefined) rows = rows.where('round_id', '=', roundId)
  if (unitId) rows = rows.where('unit_id', '=', unitId)
  return queries.all(rows.orderBy('number').orderBy('id')).map(({ unit_id, ...row }) => ({ ...row, unitId: unit_id }))
}
