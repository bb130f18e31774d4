import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { ListQuery, SavedView } from '../../electron/contract/index.ts'
import type { ListView } from '../app/places.ts'
import { useRound } from '../app/round.tsx'

export type SortBy = NonNullable<ListQuery['sortBy']>
export interface Order {
  readonly by: SortBy
  readonly direction: 'ascending' | 'descending'
}

/** What the list shows: the address (status, facets, words, 回收站), the chosen unit, and the order. */
export const useListView = (scope: 'unit' | 'round') => {
  const view = useSearch({ strict: false }) as ListView
  const navigate = useNavigate()
  const { round, unit } = useRound()
  const [order, setOrder] = useState<Order>({ by: 'number', direction: 'descending' })
  const change = useCallback(
    (next: Partial<ListView>) => void navigate({ to: '.', search: (now: ListView) => ({ ...now, ...next, at: undefined }), replace: true }),
    [navigate],
  )
  const query = useMemo(
    (): ListQuery => ({
      roundId: round?.id ?? null,
      unitId: scope === 'unit' ? (unit?.id ?? null) : null,
      text: view.text ?? '',
      status: [...(view.status ?? [])],
      facets: Object.fromEntries(Object.entries(view.facets ?? {}).map(([name, values]) => [name, [...values]])),
      days: view.days === undefined ? null : [...view.days],
      doneBy: view.doneBy ?? null,
      deleted: view.deleted ?? false,
      sortBy: order.by,
      direction: order.direction,
    }),
    [round, unit, scope, view, order],
  )
  const show = useCallback(
    ({ text, status, facets, sortBy, direction }: SavedView['view']) => {
      setOrder({ by: sortBy, direction })
      change({
        text: text === '' ? undefined : text,
        status: status.length === 0 ? undefined : status,
        facets: Object.keys(facets).length === 0 ? undefined : facets,
        deleted: undefined,
      })
    },
    [change],
  )
  return { view, change, query, order, setOrder, show }
}
