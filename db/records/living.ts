import type { Body, Kind } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'

export interface Living<K extends Kind> {
  readonly id: string
  readonly unitId: string | null
  readonly number: string
  readonly title: string
  readonly status: string
  readonly version: number
  readonly body: Body<K>
}

/** A round, or one unit of it; every round where nothing is said. */
export interface Stay {
  readonly roundId?: string
  readonly unitId?: string | null | undefined
}

/** All living records of a kind with their bodies, by number and then age: for figures that need every one of them. */
export function livingBodies<K extends Kind>({ queries }: CaseFile, kind: K, { roundId, unitId }: Stay = {}): readonly Living<K>[] {
  let rows = queries.k
    .selectFrom('record')
    .innerJoin('body', 'body.record_id', 'record.id')
    .select(['id', 'unit_id', 'number', 'title', 'status', 'version', 'json'])
    .where('kind', '=', kind)
    .where('deleted_at', 'is', null)
  if (roundId !== undefined) rows = rows.where('round_id', '=', roundId)
  if (unitId) rows = rows.where('unit_id', '=', unitId)
  return queries.all(rows.orderBy('number').orderBy('id')).map(({ unit_id, json, ...row }) => ({
    ...row,
    unitId: unit_id,
    body: JSON.parse(json) as Body<K>,
  }))
}
