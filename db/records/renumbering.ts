import { sql } from 'kysely'
import type { Kind } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Renumbering } from '../worker/requests/exchange.ts'
import { change } from './footing.ts'
import { definitionOf } from './kinds.ts'
import { familyOf, renumbered } from './merge/numbers.ts'
import { findRecord } from './rows.ts'

/**
 * Gives new numbers where records of a round came to have the same, in the running transaction; words that call a record
 * by its old number stay as they are. Answers how many got another.
 */
export function settleNumbers(caseFile: CaseFile, roundId: string | null, bundleId: string): number {
  let settled = 0
  for (const { kind, family } of doubled(caseFile, roundId)) {
    const members = ofFamily(caseFile, roundId, kind, family)
    for (const [id, number] of renumbered(members)) {
      const record = findRecord(caseFile, id)
      if (record === undefined || !('number' in record.body)) continue
      const before = record.body.number
      change(caseFile, record, { ...record.body, number } as typeof record.body, { apart: true })
      const row = { record_id: id, before, after: number, at: caseFile.now(), bundle_id: bundleId }
      caseFile.queries.run(caseFile.queries.k.insertInto('renumbering').values(row))
      settled += 1
    }
  }
  return settled
}

/** Families in which a number occurs twice among the living. */
function doubled({ queries }: CaseFile, roundId: string | null): readonly { readonly kind: Kind; readonly family: string }[] {
  const rows = queries.all(
    queries.k
      .selectFrom('record')
      .select(['kind', 'number'])
      .where('round_id', 'is', roundId)
      .where('deleted_at', 'is', null)
      .where('number', '<>', '')
      .groupBy(['kind', 'number'])
      .having(sql<number>`count(*)`, '>', 1),
  )
  const numbered = rows.filter(({ kind }) => definitionOf(kind as Kind).numberPrefix !== null)
  return [
    ...new Map(
      numbered.map(({ kind, number }) => [`${kind} ${familyOf(number)}`, { kind: kind as Kind, family: familyOf(number) }]),
    ).values(),
  ]
}

function ofFamily(caseFile: CaseFile, roundId: string | null, kind: Kind, family: string) {
  const { k } = caseFile.queries
  const rows = caseFile.queries.all(
    k
      .selectFrom('record')
      .select(['id', 'number'])
      .where('kind', '=', kind)
      .where('round_id', 'is', roundId)
      .where('deleted_at', 'is', null)
      .where((row) => row.or([row('number', '=', family), row(sql<string>`substr(number, 1, ${family.length + 1})`, '=', `${family}-`)])),
  )
  const vouched = definitionOf(kind).vouched as ((body: unknown) => boolean) | undefined
  return rows
    .filter(({ number }) => familyOf(number) === family)
    .map(({ id, number }) => ({ id, number, signed: vouched?.(findRecord(caseFile, id)?.body) === true }))
}

/** Numbers that were given anew, of one import or within a round, the last first. */
export function renumberings(
  { queries }: CaseFile,
  within: { readonly bundleId: string } | { readonly roundId: string },
): readonly Renumbering[] {
  const rows = queries.k
    .selectFrom('renumbering')
    .innerJoin('record', 'record.id', 'record_id')
    .select(['record_id', 'record.kind', 'record.title', 'before', 'after', 'at'])
    .orderBy('renumbering.id', 'desc')
  return queries
    .all('bundleId' in within ? rows.where('bundle_id', '=', within.bundleId) : rows.where('round_id', '=', within.roundId))
    .map(({ record_id, kind, ...row }) => ({ recordId: record_id, kind: kind as Kind, ...row }))
}
