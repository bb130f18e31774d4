import type { EvidenceSource } from '../../db/model/draft.ts'

/** Whatever points into the rows of a list, by row: `turns/<id>/answer` → `<id>`. */
export function byRow<T>(all: readonly T[], sourceOf: (one: T) => EvidenceSource, list: string): ReadonlyMap<string, readonly T[]> {
  const rows = new Map<string, T[]>()
  for (const one of all) {
    const source = sourceOf(one)
    const rowId = source.type === 'passage' && source.field.startsWith(list) ? source.field.split('/')[1] : undefined
    if (rowId !== undefined) rows.set(rowId, [...(rows.get(rowId) ?? []), one])
  }
  return rows
}
