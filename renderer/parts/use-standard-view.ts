import { useEffect, useRef } from 'react'
import type { RecordArea } from '../app/records.ts'
import { useAsk } from '../app/workstation.ts'
import type { useListView } from './use-list-view.ts'

/** Begins a room with the person's standard view, unless they came for a record or for a list of its own. */
export const useStandardView = (area: RecordArea, openId: string | null, list: ReturnType<typeof useListView>): void => {
  const views = useAsk('personal', 'views', { room: area }).data
  const settled = useRef(openId !== null || Object.keys(list.view).length > 0)
  useEffect(() => {
    if (settled.current || views === undefined) return
    settled.current = true
    const standard = views.find((view) => view.standard)
    if (standard !== undefined) list.show(standard.view)
  }, [views, list.show])
}
