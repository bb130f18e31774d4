import { useQueries } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { ListQuery, Page, RecordSummary } from '../../electron/contract/index.ts'
import { type RecordArea, recordsIn } from '../app/records.ts'
import { type FailureError, useAsk } from '../app/workstation.ts'

/** Rows fetched at a time. */
export const pageSize = 200

export interface Rows {
  readonly total: number
  readonly byStatus: Readonly<Record<string, number>>
  readonly loaded: boolean
  readonly error: FailureError | null
  /** Undefined while its page is on its way. */
  readonly at: (index: number) => RecordSummary | undefined
}

/** Rows of a list as far as they are looked at: the first page always, others when they scroll into view. */
export const useRows = (area: RecordArea, query: ListQuery, from: number, to: number): Rows => {
  const ask = useMemo(() => ({ ...query, limit: pageSize }), [query])
  const first = useAsk(area, 'list', { ...ask, offset: 0 }, { keep: true })
  const pages = useMemo(() => {
    const wanted: number[] = []
    for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page++) if (page > 0) wanted.push(page)
    return wanted
  }, [from, to])
  const combine = useCallback(
    (found: readonly { readonly data?: Page<RecordSummary> | undefined }[]) =>
      new Map(found.map(({ data }, index) => [pages[index], data?.rows])),
    [pages],
  )
  const later = useQueries({
    queries: pages.map((page) => {
      const args = { ...ask, offset: page * pageSize }
      return { queryKey: [area, 'list', args], queryFn: () => recordsIn(area).list(args) }
    }),
    combine,
  })
  const page = first.data as Page<RecordSummary> | undefined
  return {
    total: page?.total ?? 0,
    byStatus: page?.byStatus ?? {},
    loaded: page !== undefined,
    error: first.error,
    at: (index) => (index < pageSize ? page?.rows[index] : later.get(Math.floor(index / pageSize))?.[index % pageSize]),
  }
}
