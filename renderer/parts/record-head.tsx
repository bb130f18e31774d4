import { DeleteOutlined, HistoryOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useContext, useState } from 'react'
import { type RecordArea, useRecord } from '../app/records.ts'
import { useMay } from '../app/session.tsx'
import { PaperButton } from '../paper/paper-button.tsx'
import { listWords } from '../words/lists.ts'
import { HistoryDrawer } from './history-drawer.tsx'
import { RoomActs } from './record-room-props.ts'

export interface RecordHeadProps {
  /** `T-018 王某`. */
  readonly title: ReactNode
  /** The title as plain text, for the undo notice; needed where `title` is more than a string. */
  readonly name?: string
  /** Status steps, who and when. */
  readonly facts?: ReactNode
  /** Acts on the whole record; 历史 and 移入回收站 are added by the head itself. */
  readonly acts?: ReactNode
  readonly area: RecordArea
  readonly recordId: string
  /** The record stays where it is (signed drafts). */
  readonly keep?: boolean
}

/** First lines of a record pane, the same in every room. */
export const RecordHead = ({ title, name, facts, acts, area, recordId, keep = false }: RecordHeadProps) => {
  const [history, setHistory] = useState(false)
  const room = useContext(RoomActs)
  const mayWrite = useMay('write')
  const record = useRecord(area, recordId).data
  const removable = room !== null && mayWrite && !keep && record?.deletedAt === null
  return (
    <header className="record-head">
      <div className="record-head-line">
        <h1>{title}</h1>
        <div className="record-head-acts">
          {acts}
          {record?.deletedAt === null && <PaperButton area={area} recordId={recordId} />}
          <Button size="small" type="text" icon={<HistoryOutlined aria-hidden />} onClick={() => setHistory(true)}>
            {listWords.history}
          </Button>
          {removable && (
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={listWords.remove}
              title={listWords.remove}
              onClick={() => room.remove(recordId, name ?? (typeof title === 'string' ? title : ''))}
            />
          )}
        </div>
      </div>
      {facts && <div className="record-head-facts">{facts}</div>}
      <HistoryDrawer area={area} recordId={recordId} open={history} onClose={() => setHistory(false)} />
    </header>
  )
}
