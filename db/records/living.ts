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

/** The calendar day on this laptop's wall. */
export function dayOf(instant: number): string {
  return minuteOf(instant).slice(0, 10)
}

/** The minute on this laptop's wall: `2026-03-15T09:10`. */
export function minuteOf(instant: number): string {
  const date = new Date(instant)
  const parts = [date.getMonth() + 1, date.getDate(), date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0'))
  return `${date.getFullYear()}-${parts[0]}-${parts[1]}T${parts[2]}:${parts[3]}`
}
