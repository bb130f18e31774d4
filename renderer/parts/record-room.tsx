import { useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { onWish, takeWish } from '../app/create-wish.ts'
import { setColumn, useLayout } from '../app/layout.ts'
import { type ListView, roomOfKind, roomPaths } from '../app/places.ts'
import { noteOpened } from '../app/recent.ts'
import { kindOf, type RecordArea } from '../app/records.ts'
import { useMay, useSession } from '../app/session.tsx'
import { frameWords } from '../words/frame.ts'
import { keyWords } from '../words/keys.ts'
import { listWords } from '../words/lists.ts'
import { Divider } from './divider.tsx'
import { EmptyRoom } from './empty-room.tsx'
import { RecordList } from './record-list.tsx'
import { RecordPane } from './record-pane.tsx'
import { type RecordRoomProps, RoomActs } from './record-room-props.ts'
import './record-room.css'
import { Shortcuts } from './shortcuts.tsx'
import { useRecordActs } from './use-record-acts.tsx'

export { RecordHead, type RecordHeadProps } from './record-head.tsx'
export type { FacetFilter, RecordRoomProps } from './record-room-props.ts'

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]') !== null

interface RoomKeys {
  readonly create: (() => void) | null
  readonly toggle: () => void
  readonly undo: () => boolean
}

/** Keys of the room as a whole; those of the list live in the list. */
const useRoomKeys = ({ create, toggle, undo }: RoomKeys): void => {
  const latest = useRef({ create, toggle, undo })
  useEffect(() => {
    latest.current = { create, toggle, undo }
  })
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const { create, toggle, undo } = latest.current
      const letter = event.key.toLowerCase()
      if (event.ctrlKey && !event.shiftKey && letter === 'n' && create !== null) create()
      else if (event.ctrlKey && !event.shiftKey && event.code === 'Backslash') toggle()
      else if (event.ctrlKey && !event.shiftKey && letter === 'z' && !typing(event.target) && undo()) {
        // the last deletion came back
      } else if (event.key === 'F6') swapPanes()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', key)
    return () => window.removeEventListener('keydown', key)
  }, [])
}

/** Begins the record that somebody wished for from outside the room. */
const useWishes = (area: RecordArea, create: (() => void) | null): void => {
  const latest = useRef(create)
  useEffect(() => {
    latest.current = create
  })
  useEffect(() => {
    const look = () => {
      if (takeWish(area)) latest.current?.()
    }
    look()
    return onWish(look)
  }, [area])
}

/** F6: from the list to the record and back. */
export const swapPanes = (): void => {
  const list = document.getElementById('record-list')
  const pane = document.getElementById('record-pane')
  if (list?.contains(document.activeElement)) pane?.focus()
  else list?.focus()
}

/** List and record side by side: search, filters, order, 回收站, keys; the room itself only draws the record. */
export const RecordRoom = <A extends RecordArea>(props: RecordRoomProps<A>) => {
  const { area, thing } = props
  const { id } = useParams({ strict: false }) as { readonly id?: string }
  const { list } = useLayout()
  const navigate = useNavigate()
  const path = roomPaths[roomOfKind(kindOf[area]) ?? 'today']
  const open = (next: string | null, replace = false) =>
    void navigate({ to: next === null ? path : `${path}/${next}`, search: (now: ListView) => ({ ...now, at: undefined }), replace })
  const acts = useRecordActs(props, id ?? null, open)
  const mayWrite = useMay('write')
  useWishes(area, mayWrite ? acts.create : null)
  const { accountId } = useSession()
  useEffect(() => {
    if (id !== undefined) noteOpened(accountId, id)
  }, [accountId, id])
  useRoomKeys({ create: mayWrite ? acts.create : null, toggle: () => setColumn('list', { hidden: !list.hidden }), undo: acts.undo })
  return (
    <RoomActs value={acts}>
      <div className="record-room">
        <Shortcuts place={keyWords.list.place} shortcuts={keyWords.list.shortcuts} />
        {list.hidden ? (
          <div className="record-room-edge">
            <Button size="small" type="text" aria-label={listWords.show} onClick={() => setColumn('list', { hidden: false })}>
              »
            </Button>
          </div>
        ) : (
          <>
            <RecordList {...props} width={list.width} openId={id ?? null} onOpen={open} mayWrite={mayWrite} />
            <Divider column="list" label={frameWords.resize.list} width={list.width} onWidth={(width) => setColumn('list', { width })} />
          </>
        )}
        <section id="record-pane" className="record-pane" tabIndex={-1} aria-label={listWords.record(thing)}>
          {id === undefined ? (
            <EmptyRoom heads={list.hidden} title={listWords.choose(thing)} text={listWords.chooseHint} />
          ) : (
            <RecordPane key={id} {...props} id={id} mayWrite={mayWrite} />
          )}
        </section>
      </div>
      {acts.dialog}
    </RoomActs>
  )
}
