import { Button, DatePicker, Input, Pagination, Select } from 'antd'
import dayjs from 'dayjs'
import { useMemo, useState } from 'react'
import { type Direction, directions, directionWords, type MovementKind, movementKinds, movementWords } from '../../../db/model/movement.ts'
import type { Movement, PaperWish } from '../../../electron/contract/index.ts'
import { useMay } from '../../app/session.tsx'
import { useAsk, type workstation } from '../../app/workstation.ts'
import { PaperPreview } from '../../paper/preview.tsx'
import { EmptyRoom } from '../../parts/empty-room.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { movementsWords as words } from '../../words/movements.ts'
import { Annotate } from './annotate.tsx'
import { ExportRegister } from './export-register.tsx'
import { MovementRows } from './rows.tsx'
import './movements.css'

const pageSize = 50
export type Query = Omit<Parameters<typeof workstation.movements.list>[0], 'offset' | 'limit'>

/** 导入导出登记簿: every movement of data, filtered, completed by hand, as a table and on paper. */
export default function MovementsRoom() {
  const [query, setQuery] = useState<Query>({})
  const [page, setPage] = useState(1)
  const [open, setOpen] = useState<'excel' | 'paper' | null>(null)
  const [noted, setNoted] = useState<Movement | null>(null)
  const mayExport = useMay('export')
  const found = useAsk('movements', 'list', { ...query, offset: (page - 1) * pageSize, limit: pageSize }, { keep: true })
  const wish = useMemo((): PaperWish => ({ type: 'movements', query }), [query])
  const narrow = (change: Query) => {
    setQuery({ ...query, ...change })
    setPage(1)
  }
  const filtered = Object.values(query).some((value) => value !== null && value !== undefined && value !== '' && String(value) !== '')
  return (
    <div className="page">
      <div className="page-wide movements">
        <h1>{words.title}</h1>
        <p className="quiet">{words.lead}</p>
        <div className="movements-bar">
          <Filters query={query} onChange={narrow} />
          <span className="movements-acts">
            {mayExport && (
              <Button disabled={!found.data?.total} onClick={() => setOpen('excel')}>
                {words.excel}
              </Button>
            )}
            <Button disabled={!found.data?.total} onClick={() => setOpen('paper')}>
              {words.print}
            </Button>
          </span>
        </div>
        {found.error !== null && <FailureNote failure={found.error.failure} />}
        {found.data?.total === 0 &&
          (filtered ? <p role="status">{words.nothingFound}</p> : <EmptyRoom title={words.emptyTitle} text={words.empty} />)}
        {found.data !== undefined && found.data.total > 0 && <MovementRows rows={found.data.rows} onAnnotate={setNoted} />}
        {(found.data?.total ?? 0) > pageSize && (
          <Pagination
            size="small"
            current={page}
            pageSize={pageSize}
            total={found.data?.total ?? 0}
            showSizeChanger={false}
            onChange={setPage}
          />
        )}
        {open === 'excel' && <ExportRegister query={query} rows={found.data?.total ?? 0} onClose={() => setOpen(null)} />}
        {open === 'paper' && <PaperPreview wish={wish} onClose={() => setOpen(null)} />}
        {noted !== null && <Annotate key={noted.id} movement={noted} onClose={() => setNoted(null)} />}
      </div>
    </div>
  )
}

const Filters = ({ query, onChange }: { readonly query: Query; readonly onChange: (change: Query) => void }) => (
  <>
    <Input.Search
      className="movements-search"
      aria-label={words.search}
      placeholder={words.searchHint}
      allowClear
      maxLength={100}
      onSearch={(text) => onChange({ text })}
    />
    <Select<Direction | null>
      aria-label={words.direction}
      value={query.direction ?? null}
      onChange={(direction) => onChange({ direction })}
      options={[{ value: null, label: words.both }, ...directions.map((value) => ({ value, label: directionWords[value] }))]}
    />
    <Select<MovementKind[]>
      className="movements-what"
      mode="multiple"
      maxTagCount={2}
      aria-label={words.what}
      placeholder={words.what}
      value={[...(query.what ?? [])]}
      onChange={(what) => onChange({ what })}
      options={movementKinds.map((value) => ({ value, label: movementWords[value] }))}
    />
    <DatePicker.RangePicker
      aria-label={words.days}
      allowEmpty={[true, true]}
      placeholder={[words.from, words.to]}
      value={[query.from ? dayjs(query.from) : null, query.to ? dayjs(query.to) : null]}
      onChange={(days) => onChange({ from: days?.[0]?.format('YYYY-MM-DD') ?? '', to: days?.[1]?.format('YYYY-MM-DD') ?? '' })}
    />
  </>
)
