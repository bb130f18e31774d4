import type { Queries } from '../schema/queries.ts'

/** Minutes without a key or a mouse before the case file locks itself, where nobody chose otherwise. */
const usualIdleLock = 5
const key = 'idle_lock_minutes'

export function idleLockMinutes(queries: Queries): number {
  const row = queries.first(queries.k.selectFrom('meta').select('value').where('key', '=', key))
  return row === undefined ? usualIdleLock : Number(row.value)
}

export function setIdleLockMinutes(queries: Queries, minutes: number): void {
  const value = String(minutes)
  queries.run(
    queries.k
      .insertInto('meta')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value })),
  )
}
