import type { PageCode } from '../../db/model/paper/page-code.ts'

/** What was read of one file: the code of each page of it, null where there was none. */
export interface ReadScan {
  readonly name: string
  readonly pages: readonly (PageCode | null)[]
  readonly failed: boolean
}

/** Where a file belongs, as far as its codes say so. */
export type Place =
  | { readonly state: 'found'; readonly recordId: string; readonly pages: readonly number[]; readonly of: number; readonly version: number }
  /** No code, or one of a record that is not here: a person says where it goes. */
  | { readonly state: 'unknown' | 'gone' }
  /** Pages of several records in one file: taking it to one of them would show it the others. */
  | { readonly state: 'mixed' }
  | { readonly state: 'unreadable' }

const ascending = (a: number, b: number): number => a - b
const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)]

/** Where a file belongs. `isHere` says whether the case file has a record. */
export const placeOf = ({ pages, failed }: ReadScan, isHere: (recordId: string) => boolean): Place => {
  if (failed) return { state: 'unreadable' }
  const codes = pages.filter((code) => code !== null)
  const [first] = codes
  if (first === undefined) return { state: 'unknown' }
  if (distinct(codes.map(({ recordId }) => recordId)).length > 1) return { state: 'mixed' }
  if (!isHere(first.recordId)) return { state: 'gone' }
  const numbered = distinct(codes.map(({ page }) => page)).filter((page) => page > 0)
  return {
    state: 'found',
    recordId: first.recordId,
    pages: [...numbered].sort(ascending),
    of: Math.max(...codes.map((code) => code.pages)),
    version: Math.max(...codes.map((code) => code.version)),
  }
}

/** Pages of a record that none of the files holds. */
export const missingPages = (places: readonly Place[], recordId: string): readonly number[] => {
  const found = places.filter((place) => place.state === 'found').filter((place) => place.recordId === recordId)
  const of = Math.max(0, ...found.map((place) => place.of))
  const there = new Set(found.flatMap((place) => place.pages))
  return Array.from({ length: of }, (_, index) => index + 1).filter((page) => !there.has(page))
}
