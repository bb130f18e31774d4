import { Lineage } from '../model/lineage.ts'
import type { OtherLoss } from '../model/salvage.ts'
import { viewIn } from '../records/lineage.ts'
import { isFitting } from '../records/merge/meeting.ts'
import { shapeOf } from '../records/merge/shape.ts'
import type { FoundRecords } from './found.ts'
import type { SalvagedRows } from './rows.ts'

/**
 * How the records came to be what they are, where it could be read and fits them: with it, what several laptops wrote
 * still merges, and open conflicts stay open. A record without one goes on as those from before there were stamps; what
 * is missing is added to `losses`.
 */
export function foundLineages(rows: SalvagedRows, { whole }: FoundRecords, losses: OtherLoss[]): ReadonlyMap<string, Lineage> {
  const table = rows.table('lineage')
  const lineages = new Map<string, Lineage>()
  let unfit = 0
  for (const { record_id, json } of table.rows) {
    const record = whole.get(String(record_id))
    if (record === undefined) continue // lost, and named as such
    const lineage = lineageIn(json)
    if (lineage !== undefined && isFitting(shapeOf(record.kind), viewIn(record), lineage)) lineages.set(record.id, lineage)
    else unfit += 1
  }
  const count = table.lostPages + table.cut.length + unfit
  if (count > 0) losses.push({ code: 'other_table', count, about: 'lineage' })
  return lineages
}

function lineageIn(json: unknown): Lineage | undefined {
  try {
    return Lineage.parse(JSON.parse(String(json)))
  } catch {
    return undefined
  }
}
