import type { CaseFile } from '../vault/case-file.ts'

interface Asked {
  readonly kinds: readonly string[]
  readonly roundId?: string | null | undefined
  readonly unitId?: string | null | undefined
}

const columns = ['id', 'kind', 'number', 'title', 'subtitle', 'updated_at', 'updated_by'] as const

/**
 * Living records of some kinds, of each kind the `most` that were written last, under the name `record`: one walk down
 * the index of times for each. To be put in order by the caller. At least one kind.
 */
export function latestOf({ queries: { k } }: CaseFile, { kinds, roundId, unitId }: Asked, most: number) {
  const [first, ...others] = kinds.map((kind) => {
    let rows = k.selectFrom('record').select(columns).where('kind', '=', kind).where('deleted_at', 'is', null)
    if (roundId) rows = rows.where('round_id', '=', roundId)
    if (unitId) rows = rows.where('unit_id', '=', unitId)
    const latest = rows.orderBy('updated_at', 'desc').orderBy('id', 'desc').limit(most)
    return k.selectFrom(latest.as('of_kind')).selectAll() // a part of a union has no limit of its own
  })
  if (first === undefined) throw new Error('of no kind')
  return k.selectFrom(others.reduce((all, one) => all.unionAll(one), first).as('record'))
}
