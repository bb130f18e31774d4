import { Button, Drawer } from 'antd'
import { useMemo, useState } from 'react'
import type { HistoryEntry } from '../../db/model/record.ts'
import { useMembers } from '../app/members.ts'
import { kindOf, type RecordArea, useRecord } from '../app/records.ts'
import { useAsk } from '../app/workstation.ts'
import { attachmentWords } from '../words/attachments.ts'
import { moment } from '../words/figures.ts'
import { historyWords } from '../words/history.ts'
import { compareTexts, shortened } from './difference.ts'
import { FailureNote } from './failure-note.tsx'
import './history-drawer.css'
import { type Change, changeOf, fieldName } from './history-words.ts'

export interface HistoryDrawerProps {
  readonly area: RecordArea
  readonly recordId: string
  readonly open: boolean
  readonly onClose: () => void
}

/** Who changed what when, newest first, with the difference shown in the text. */
export const HistoryDrawer = ({ area, recordId, open, onClose }: HistoryDrawerProps) => (
  <Drawer
    title={historyWords.title}
    open={open}
    onClose={onClose}
    size={560}
    destroyOnHidden
    closable={{ 'aria-label': attachmentWords.close }}
  >
    <History area={area} recordId={recordId} />
  </Drawer>
)

/** Changes shown at first, and with each further press. */
const step = 50

const History = ({ area, recordId }: { readonly area: RecordArea; readonly recordId: string }) => {
  const history = useAsk(area as 'interviews', 'history', { id: recordId })
  const record = useRecord(area, recordId).data
  const people = useMembers({ deleted: true })
  const [shown, setShown] = useState(step)
  const names = useMemo(() => new Map(people.map(({ id, name }) => [id, name])), [people])
  const newest = useMemo(() => [...(history.data ?? [])].reverse(), [history.data])
  if (history.error !== null) return <FailureNote failure={history.error.failure} />
  if (history.data === undefined) return null
  if (newest.length === 0) return <p className="quiet">{historyWords.none}</p>
  return (
    <>
      <ol className="history">
        {newest.slice(0, shown).map((entry) => (
          <Entry
            key={`${entry.version} ${entry.field} ${entry.at}`}
            entry={entry}
            field={fieldName(kindOf[area], entry.field, record?.body ?? {})}
            change={changeOf(kindOf[area], entry, names)}
            by={names.get(entry.by) ?? historyWords.unknown}
          />
        ))}
      </ol>
      {newest.length > shown && <Button onClick={() => setShown(shown + step)}>{historyWords.more}</Button>}
    </>
  )
}

interface EntryProps {
  readonly entry: HistoryEntry
  readonly field: string
  readonly change: Change
  readonly by: string
}

const Entry = ({ entry, field, change, by }: EntryProps) => (
  <li>
    <div className="history-head">
      <strong>{field}</strong>
      <span className="quiet">{historyWords.by(by, moment(entry.at))}</span>
    </div>
    <Difference change={change} />
  </li>
)

const Difference = ({ change }: { readonly change: Change }) => {
  if (change.type === 'note') return <p>{change.text}</p>
  if (change.before === '' || change.after === '') {
    return (
      <p>
        {change.before === '' ? null : <del>{change.before}</del>}
        {change.after === '' ? null : <ins>{change.after}</ins>}
      </p>
    )
  }
  return (
    <p>
      {shortened(compareTexts(change.before, change.after)).map((part, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one comparison have no other name than their place
        if (part.kind === 'same') return <span key={index}>{part.text}</span>
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        return part.kind === 'gone' ? <del key={index}>{part.text}</del> : <ins key={index}>{part.text}</ins>
      })}
    </p>
  )
}
