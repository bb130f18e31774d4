import { DeleteOutlined, ExportOutlined, FilterOutlined } from '@ant-design/icons'
import { Button, Input, Popover } from 'antd'
import { useContext, useEffect, useRef, useState } from 'react'
import { registerOf } from '../../db/model/register.ts'
import { setColumn } from '../app/layout.ts'
import { useMember } from '../app/members.ts'
import { kindOf, type RecordArea } from '../app/records.ts'
import { useMay } from '../app/session.tsx'
import { ListPaper } from '../paper/list-paper.tsx'
import { bulkWords } from '../words/bulk.ts'
import { listWords } from '../words/lists.ts'
import { ExportList } from './export-list.tsx'
import { FilterPanel } from './filter-panel.tsx'
import { inLandmark } from './in-landmark.ts'
import type { RecordListProps } from './record-list.tsx'
import { RoomActs } from './record-room-props.ts'
import { SavedViews } from './saved-views.tsx'
import type { StatusWords } from './status-word.tsx'
import type { useListView } from './use-list-view.ts'
import type { Rows } from './use-rows.ts'

type View = ReturnType<typeof useListView>
type ListHeadProps<A extends RecordArea> = RecordListProps<A> & { readonly list: View; readonly rows: Rows }

/** Title, search, status with counts, filters and order, 回收站. */
export const ListHead = <A extends RecordArea>({
  area,
  title,
  thing,
  statusWords,
  filters = [],
  extra,
  list,
  rows,
  openId,
  mayWrite,
}: ListHeadProps<A>) => {
  const create = useContext(RoomActs)?.create ?? null
  const deleted = list.view.deleted ?? false
  // the page is about the list until a record is open, whose own name heads it then
  const Title = openId === null ? 'h1' : 'h2'
  return (
    <div className="list-head">
      <div className="list-head-line">
        <Title>
          {deleted ? `${title} · ${listWords.trash}` : title} <span className="quiet figures">{rows.total.toLocaleString('zh-CN')}</span>
        </Title>
        <div className="list-head-acts">
          {extra}
          <ListPaper area={area} query={list.query} />
          {create !== null && mayWrite && !deleted && (
            <Button size="small" type="primary" aria-label={listWords.create(thing)} title="Ctrl+N" onClick={create}>
              {listWords.create('')}
            </Button>
          )}
          <Button
            size="small"
            type="text"
            aria-label={listWords.hide}
            title={listWords.hide}
            onClick={() => setColumn('list', { hidden: true })}
          >
            «
          </Button>
        </div>
      </div>
      <FindLine area={area} title={title} filters={filters} list={list} total={rows.total} />
      <OfDays list={list} />
      {deleted ? (
        <button type="button" className="word-button" onClick={() => list.change({ deleted: undefined, status: undefined })}>
          {listWords.leaveTrash}
        </button>
      ) : (
        <StatusLinks statusWords={statusWords} list={list} byStatus={rows.byStatus} />
      )}
    </div>
  )
}

/** A list that a figure led to says which days, and whose work, it shows. */
const OfDays = ({ list }: { readonly list: View }) => {
  const { days, doneBy } = list.view
  const person = useMember(doneBy)
  if (days === undefined && doneBy === undefined) return null
  return (
    <p className="list-of-days">
      <span className="figures">{listWords.ofDays(days ?? null)}</span>
      <span>{person?.name}</span>
      <button type="button" className="word-button" onClick={() => list.change({ days: undefined, doneBy: undefined })}>
        {listWords.allDays}
      </button>
    </p>
  )
}

interface FindLineProps {
  readonly area: RecordArea
  readonly title: string
  readonly filters: NonNullable<RecordListProps<'drafts'>['filters']>
  readonly list: View
  readonly total: number
}

const FindLine = ({ area, title, filters, list, total }: FindLineProps) => {
  const [leaving, setLeaving] = useState(false)
  const mayExport = useMay('export')
  const chosen = Object.keys(list.view.facets ?? {}).length
  return (
    <div className="list-find">
      <FindBox title={title} list={list} />
      <Popover
        trigger="click"
        placement="bottomLeft"
        getPopupContainer={inLandmark}
        content={<FilterPanel filters={filters} list={list} />}
      >
        <Button
          aria-label={chosen === 0 ? listWords.more : `${listWords.more}，${listWords.filtered(chosen)}`}
          title={listWords.more}
          icon={<FilterOutlined aria-hidden />}
          {...(chosen > 0 && { type: 'primary' as const, ghost: true })}
        />
      </Popover>
      <SavedViews area={area} list={list} />
      {mayExport && total > 0 && registerOf(kindOf[area]) !== undefined && (
        <Button
          aria-label={bulkWords.exportAll}
          title={bulkWords.exportAll}
          icon={<ExportOutlined aria-hidden />}
          onClick={() => setLeaving(true)}
        />
      )}
      {leaving && <ExportList area={area} query={list.query} rows={total} onClose={() => setLeaving(false)} />}
      <Button
        aria-label={listWords.trash}
        aria-pressed={list.view.deleted ?? false}
        title={listWords.trash}
        icon={<DeleteOutlined aria-hidden />}
        onClick={() => list.change({ deleted: list.view.deleted ? undefined : true, status: undefined })}
      />
    </div>
  )
}

/** Typed words go into the address after a pause; Escape empties the box. */
const FindBox = ({ title, list }: { readonly title: string; readonly list: View }) => {
  const given = list.view.text ?? ''
  const [text, setText] = useState(given)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => setText(given), [given])
  useEffect(() => {
    const words = text.trim()
    if (words === given) return
    const pause = setTimeout(() => list.change({ text: words === '' ? undefined : words }), 40)
    return () => clearTimeout(pause)
  }, [text, given, list.change])
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.shiftKey || event.key !== 'f') return
      event.preventDefault()
      box.current?.querySelector('input')?.focus()
    }
    window.addEventListener('keydown', key)
    return () => window.removeEventListener('keydown', key)
  }, [])
  return (
    <div ref={box} style={{ flex: 1 }}>
      <Input
        aria-label={listWords.find(title)}
        placeholder={listWords.find(title)}
        allowClear
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && setText('')}
      />
    </div>
  )
}

interface StatusLinksProps {
  readonly statusWords: StatusWords
  readonly list: View
  readonly byStatus: Readonly<Record<string, number>>
}

const StatusLinks = ({ statusWords, list, byStatus }: StatusLinksProps) => {
  const chosen = list.view.status ?? []
  const present = Object.keys(statusWords).filter((status) => (byStatus[status] ?? 0) > 0 || chosen.includes(status))
  if (present.length === 0) return null
  return (
    <fieldset className="status-links" aria-label={listWords.status}>
      <button type="button" aria-pressed={chosen.length === 0} onClick={() => list.change({ status: undefined })}>
        {listWords.all}
      </button>
      {present.map((status) => (
        <button
          key={status}
          type="button"
          aria-pressed={chosen.includes(status)}
          onClick={() => list.change({ status: chosen.length === 1 && chosen[0] === status ? undefined : [status] })}
        >
          {statusWords[status]?.word} <span className="figures">{byStatus[status] ?? 0}</span>
        </button>
      ))}
    </fieldset>
  )
}
