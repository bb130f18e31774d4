import type { Queries } from '../schema/queries.ts'

/** Minutes without a key or a mouse before the case file locks itself, where nobody chose otherwise. */
const usualIdleLock = 5
/** Days without a bundle after which the office is told of a group, where nobody chose otherwise. */
const usualStaleDays = 14

export const idleLockMinutes = (queries: Queries): number => figure(queries, 'idle_lock_minutes', usualIdleLock)
export const setIdleLockMinutes = (queries: Queries, minutes: number): void => setFigure(queries, 'idle_lock_minutes', minutes)

export const staleDays = (queries: Queries): number => figure(queries, 'stale_days', usualStaleDays)
export const setStaleDays = (queries: Queries, days: number): void => setFigure(queries, 'stale_days', days)

function figure(queries: Queries, key: string, usual: number): number {
  const row = queries.first(queries.k.selectFrom('meta').select('value').where('key', '=', key))
  return row === undefined ? usual : Number(row.value)
}

function setFigure(queries: Queries, key: string, figure: number): void {
  const value = String(figure)
  queries.run(
    queries.k
      .insertInto('meta')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value })),
  )
}
