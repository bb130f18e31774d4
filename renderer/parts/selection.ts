import { useCallback, useEffect, useRef, useState } from 'react'
import type { ListQuery } from '../../electron/contract/index.ts'
import { kindOf, type RecordArea } from '../app/records.ts'
import { call } from '../app/workstation.ts'
import type { Rows } from './use-rows.ts'

const none: ReadonlySet<string> = new Set()

/** Rows that were chosen, as in every file list: Ctrl adds or takes one, Shift takes a stretch from where one began. */
export interface Selection {
  readonly chosen: ReadonlySet<string>
  readonly toggle: (id: string) => void
  /** From the row where the last choice began to this one, both included. */
  readonly extend: (from: string | null, index: number) => void
  readonly all: () => void
  readonly only: (ids: readonly string[]) => void
  readonly clear: () => void
  /** The chosen ids in the order of the list. */
  readonly inOrder: () => Promise<readonly string[]>
}

/** Keeps what is chosen in a list; a different list (other words, filters, unit, bin) begins with nothing chosen. */
export const useSelection = (area: RecordArea, query: ListQuery, rows: Rows): Selection => {
  const [chosen, setChosen] = useState(none)
  const anchor = useRef<string | null>(null)
  const list = JSON.stringify(query)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another query is another list
  useEffect(() => {
    setChosen(none)
    anchor.current = null
  }, [list, area])
  const latest = useRef({ query, rows })
  useEffect(() => {
    latest.current = { query, rows }
  })
  /** Ids of the whole list: those on the screen are there already, the others are asked for. */
  const everyId = useCallback(() => call('records', 'ids', { kind: kindOf[area], list: latest.current.query }), [area])
  const toggle = useCallback((id: string) => {
    anchor.current = id
    setChosen((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])))
  }, [])
  const extend = useCallback(
    (from: string | null, index: number) => {
      anchor.current ??= from
      const begun = anchor.current
      const take = (ids: readonly (string | undefined)[]): boolean => {
        const start = ids.indexOf(begun ?? ids[index])
        const [first, last] = [Math.min(start, index), Math.max(start, index)]
        const stretch = ids.slice(first, last + 1)
        if (start === -1 || stretch.some((id) => id === undefined)) return false
        setChosen(new Set(stretch as string[]))
        return true
      }
      const { rows } = latest.current
      if (!take(Array.from({ length: rows.total }, (_, at) => rows.at(at)?.id))) void everyId().then(take)
    },
    [everyId],
  )
  const all = useCallback(() => void everyId().then((ids) => setChosen(new Set(ids))), [everyId])
  const only = useCallback((ids: readonly string[]) => setChosen(new Set(ids)), [])
  const clear = useCallback(() => {
    anchor.current = null
    setChosen((now) => (now.size === 0 ? now : none))
  }, [])
  const inOrder = useCallback(async () => (await everyId()).filter((id) => chosen.has(id)), [everyId, chosen])
  return { chosen, toggle, extend, all, only, clear, inOrder }
}
