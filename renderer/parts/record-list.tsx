import { useVirtualizer } from '@tanstack/react-virtual'
import { Button } from 'antd'
import { type KeyboardEvent, type MouseEvent, useContext, useEffect, useRef, useState } from 'react'
import type { ListView } from '../app/places.ts'
import type { RecordArea } from '../app/records.ts'
import { listWords } from '../words/lists.ts'
import { EmptyRoom } from './empty-room.tsx'
import { FailureNote } from './failure-note.tsx'
import { ListHead } from './list-head.tsx'
import { ListRow } from './list-row.tsx'
import { type RecordRoomProps, RoomActs } from './record-room-props.ts'
import { type Selection, useSelection } from './selection.ts'
import { SelectionBar } from './selection-bar.tsx'
import { type Bulk, useBulk } from './use-bulk.tsx'
import { useListView } from './use-list-view.ts'
import { type Rows, useRows } from './use-rows.ts'
import { useStandardView } from './use-standard-view.ts'

/** Height of a row in pixels: two lines and their air. */
const rowHeight = 60

export type RecordListProps<A extends RecordArea> = RecordRoomProps<A> & {
  readonly width: number
  readonly openId: string | null
  readonly onOpen: (id: string | null, replace?: boolean) => void
  readonly mayWrite: boolean
}

/** The middle column. Rows that are not looked at are neither fetched nor drawn. */
export const RecordList = <A extends RecordArea>(props: RecordListProps<A>) => {
  const { area, scope = 'unit', width } = props
  const list = useListView(scope)
  const [seen, setSeen] = useState({ from: 0, to: 0 })
  const rows = useRows(area, list.query, seen.from, seen.to)
  const selection = useSelection(area, list.query, rows)
  const bulk = useBulk(area)
  useStandardView(area, props.openId, list)
  return (
    <div className="list-column" style={{ width }}>
      <ListHead {...props} list={list} rows={rows} />
      {rows.error !== null && <FailureNote failure={rows.error.failure} />}
      {rows.loaded && rows.total === 0 ? (
        <Nothing
          {...props}
          filtered={isFiltered(list.view)}
          deleted={list.view.deleted ?? false}
          onClear={() => list.change(nothingChosen)}
        />
      ) : (
        <RowsBox {...props} {...{ rows, selection, bulk, seen }} words={list.view.text ?? ''} onSeen={setSeen} />
      )}
      <SelectionBar {...{ area, selection, bulk }} total={rows.total} deleted={list.view.deleted ?? false} mayWrite={props.mayWrite} />
    </div>
  )
}

const nothingChosen = { status: undefined, facets: undefined, text: undefined, days: undefined, doneBy: undefined }
const isFiltered = (view: ListView): boolean =>
  [view.status, view.facets, view.text, view.days, view.doneBy].some((chosen) => chosen !== undefined)

interface NothingProps {
  readonly thing: string
  readonly empty: { readonly title: string; readonly text: string }
  readonly mayWrite: boolean
  readonly filtered: boolean
  readonly deleted: boolean
  readonly onClear: () => void
}

const Nothing = ({ thing, empty, mayWrite, filtered, deleted, onClear }: NothingProps) => {
  const create = useContext(RoomActs)?.create ?? null
  if (filtered) {
    return (
      <EmptyRoom {...listWords.nothing}>
        <Button onClick={onClear}>{listWords.clearFilters}</Button>
      </EmptyRoom>
    )
  }
  if (deleted) return <EmptyRoom {...listWords.trashEmpty} />
  return (
    <EmptyRoom {...empty}>
      {create !== null && mayWrite && (
        <Button type="primary" onClick={create}>
          {listWords.create(thing)}
        </Button>
      )}
    </EmptyRoom>
  )
}

type RowsBoxProps<A extends RecordArea> = RecordListProps<A> & {
  readonly rows: Rows
  readonly selection: Selection
  readonly bulk: Bulk
  readonly words: string
  readonly seen: { readonly from: number; readonly to: number }
  readonly onSeen: (seen: { from: number; to: number }) => void
}

const RowsBox = <A extends RecordArea>(props: RowsBoxProps<A>) => {
  const { title, rows, words, seen, onSeen, openId, onOpen, statusWords, row, selection } = props
  const { chosen } = selection
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: rows.total, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 8 })
  const shown = virtual.getVirtualItems()
  const from = shown[0]?.index ?? 0
  const to = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (from !== seen.from || to !== seen.to) onSeen({ from, to })
  }, [from, to, seen, onSeen])
  const onKeyDown = useListKeys(props, virtual.scrollToIndex)
  const press = (event: MouseEvent, id: string, index: number) => {
    if (event.ctrlKey) {
      if (chosen.size === 0 && openId !== null && openId !== id) selection.toggle(openId)
      selection.toggle(id)
    } else if (event.shiftKey) selection.extend(openId, index)
    else {
      selection.clear()
      onOpen(id)
    }
  }
  return (
    <div
      id="record-list"
      ref={box}
      className={chosen.size > 0 ? 'list-rows list-choosing' : 'list-rows'}
      role="listbox"
      aria-label={listWords.rows(title)}
      aria-multiselectable
      aria-activedescendant={openId === null ? undefined : `row-${openId}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {shown.map(({ index, start, key: rowKey }) => {
          const summary = rows.at(index)
          const place = { top: start, height: rowHeight }
          return summary === undefined ? (
            <div key={rowKey} className="list-row" style={place} role="presentation" />
          ) : (
            <ListRow
              key={summary.id}
              style={place}
              summary={summary}
              open={summary.id === openId}
              position={index + 1}
              total={rows.total}
              statusWords={statusWords}
              words={words}
              second={row}
              chosen={chosen.has(summary.id)}
              choosing={chosen.size > 0}
              onOpen={(event) => press(event, summary.id, index)}
              onToggle={() => selection.toggle(summary.id)}
            />
          )
        })}
      </div>
    </div>
  )
}

/** Keys of the list: moving, choosing, entering, deleting. */
const useListKeys = <A extends RecordArea>(
  { rows, openId, onOpen, mayWrite, selection, bulk }: RowsBoxProps<A>,
  scrollTo: (index: number) => void,
): ((event: KeyboardEvent) => void) => {
  const acts = useContext(RoomActs)
  const indexOf = (id: string | null): number => {
    for (let index = 0; index < rows.total; index++) if (rows.at(index)?.id === id) return index
    return -1
  }
  const move = (to: number, choosing: boolean) => {
    const index = Math.max(0, Math.min(rows.total - 1, to))
    const next = rows.at(index)
    if (next === undefined) return
    if (choosing) selection.extend(openId, index)
    onOpen(next.id, true)
    scrollTo(index)
  }
  const remove = (now: number) => {
    const current = rows.at(now)
    if (!mayWrite || current === undefined || current.deletedAt !== null) return
    if (selection.chosen.size > 0) {
      if (openId !== null && selection.chosen.has(openId)) onOpen(null)
      void bulk.act([...selection.chosen], { do: 'delete' }).then((changed) => changed && selection.clear())
      return
    }
    acts?.remove(current.id, `${current.number} ${current.title}`.trim())
    const neighbour = rows.at(now + 1) ?? rows.at(now - 1)
    if (neighbour !== undefined) onOpen(neighbour.id, true)
  }
  return (event) => {
    const now = indexOf(openId)
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key]
    if (by !== undefined) move(now === -1 ? 0 : now + by, event.shiftKey && now !== -1)
    else if (event.key === 'Home') move(0, event.shiftKey)
    else if (event.key === 'End') move(rows.total - 1, event.shiftKey)
    else if (event.key === 'Enter') enterRecord()
    else if (event.key === ' ' && openId !== null) selection.toggle(openId)
    else if (event.ctrlKey && event.key === 'a') selection.all()
    else if (event.key === 'Escape' && selection.chosen.size > 0) selection.clear()
    else if (event.key === 'Delete' && now !== -1) remove(now)
    else return
    event.preventDefault()
  }
}

/** Enter in the list leads to the first thing that can be typed in, else to the pane itself. */
const enterRecord = (): void => {
  const pane = document.getElementById('record-pane')
  const first = pane?.querySelector<HTMLElement>('textarea:not([readonly]), input:not([readonly]):not([disabled])')
  ;(first ?? pane)?.focus()
}
