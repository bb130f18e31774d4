import { sql } from 'kysely'
import type { Scope } from '../model/forms/form.ts'
import type { Body, Kind } from '../model/record.ts'
import { statement } from '../schema/queries.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { leaves } from './fields.ts'
import { definitionOf } from './kinds.ts'

/**
 * Keeps what completes typing in step with the records: each value counts the records that hold it now. A name that
 * was saved half typed thus disappears with the next save.
 */
export function changeSuggestions<K extends Kind>(caseFile: CaseFile, kind: K, before: Body<K> | null, after: Body<K> | null): void {
  const old = valuesOf(kind, before)
  const fresh = valuesOf(kind, after)
  for (const [key, { scope, value }] of fresh) if (!old.has(key)) caseFile.queries.run(countOne({ scope, value, now: caseFile.now() }))
  for (const [key, { scope, value }] of old) if (!fresh.has(key)) discount(caseFile, { scope, value })
}

/** Completions for what was typed so far, most used first; what is already there in full is not offered. */
export function suggest(caseFile: CaseFile, scope: Scope, text: string, limit: number): readonly string[] {
  const pattern = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return caseFile.queries
    .all(
      caseFile.queries.k
        .selectFrom('suggestion')
        .select('value')
        .where('scope', '=', scope)
        .where(sql<boolean>`value LIKE ${pattern} ESCAPE '\\'`)
        .where('value', '!=', text)
        .orderBy('uses', 'desc')
        .orderBy('last_used', 'desc')
        .orderBy('value')
        .limit(limit),
    )
    .map((row) => row.value)
}

function valuesOf<K extends Kind>(kind: K, body: Body<K> | null): Map<string, { scope: Scope; value: string }> {
  const values = new Map<string, { scope: Scope; value: string }>()
  if (body === null) return values
  for (const [scope, patterns] of Object.entries(definitionOf(kind).suggestions) as [Scope, readonly string[]][])
    for (const pattern of patterns)
      for (const { texts } of leaves(body, pattern))
        for (const text of texts) {
          const value = text.trim()
          if (value !== '') values.set(`${scope} ${value}`, { scope, value })
        }
  return values
}

interface Suggestion {
  readonly scope: Scope
  readonly value: string
}
const countOne = statement((k, { scope, value, now }: Suggestion & { readonly now: number }) =>
  k
    .insertInto('suggestion')
    .values({ scope, value, uses: 1, last_used: now })
    .onConflict((conflict) =>
      conflict.columns(['scope', 'value']).doUpdateSet((old) => ({ uses: old('suggestion.uses', '+', 1), last_used: now })),
    ),
)
const countOneLess = statement((k, { scope, value }: Suggestion) =>
  k
    .updateTable('suggestion')
    .set((old) => ({ uses: old('uses', '-', 1) }))
    .where('scope', '=', scope)
    .where('value', '=', value),
)
const dropUnused = statement((k, { scope, value }: Suggestion) =>
  k.deleteFrom('suggestion').where('scope', '=', scope).where('value', '=', value).where('uses', '<=', 0),
)

function discount({ queries }: CaseFile, held: Suggestion): void {
  queries.run(countOneLess(held))
  queries.run(dropUnused(held))
}
