import { sql } from 'kysely'
import type { Kind } from '../model/record.ts'
import { statement } from '../schema/queries.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { definitionOf } from './kinds.ts'

/** The counter of a kind within a round is kept for itself, so that a number once used is never given again. */
const counterOf = (kind: Kind, roundId: string | null): string => `number/${kind}/${roundId ?? ''}`

/** The next free number of a kind within a round: `T-001`; empty for kinds without numbers. */
export function nextNumber(caseFile: CaseFile, kind: Kind, roundId: string | null): string {
  const prefix = definitionOf(kind).numberPrefix
  if (prefix === null) return ''
  const row = caseFile.queries.first(caseFile.queries.k.selectFrom('meta').select('value').where('key', '=', counterOf(kind, roundId)))
  return `${prefix}-${String(Number(row?.value ?? 0) + 1).padStart(3, '0')}`
}

const countUpTo = statement((k, { key, value }: { key: string; value: string }) =>
  k
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({ value: sql`CAST(max(CAST(meta.value AS INTEGER), CAST(excluded.value AS INTEGER)) AS TEXT)` }),
    ),
)

/** Remembers a number in use, given or typed, so that the counter goes on above it. */
export function noteNumber(caseFile: CaseFile, kind: Kind, roundId: string | null, number: string): void {
  const prefix = definitionOf(kind).numberPrefix
  const figure = prefix === null ? undefined : new RegExp(`^${prefix}-(\\d{1,9})$`).exec(number)?.[1]
  if (figure === undefined) return
  caseFile.queries.run(countUpTo({ key: counterOf(kind, roundId), value: String(Number(figure)) }))
}

/** Forgets the counters of a round that is removed whole. */
export function forgetNumbers(caseFile: CaseFile, roundId: string): void {
  caseFile.queries.run(caseFile.queries.k.deleteFrom('meta').where('key', 'like', `number/%/${roundId}`))
}
