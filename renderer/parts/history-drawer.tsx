import { Button, Drawer, Radio } from 'antd'
import { useMemo, useState } from 'react'
import type { HistoryEntry } from '../../db/model/record.ts'
import { useMembers } from '../app/members.ts'
import { kindOf, type RecordArea, useRecord } from '../app/records.ts'
import { useAsk } from '../app/workstation.ts'
import { attachmentWords } from '../words/attachments.ts'
import { moment } from '../words/figures.ts'
import { historyWords } from '../words/history.ts'
import { Difference } from './difference-text.tsx'
import { FailureNote } from './failure-note.tsx'
import './history-drawer.css'
import { type Change, changeOf, fieldName, isMereRemoval } from './history-words.ts'
import { VersionCompare } from './version-compare.tsx'

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
    size={640}
    destroyOnHidden
    closable={{ 'aria-label': attachmentWords.close }}
  >
    <Views area={area} recordId={recordId} />
  </Drawer>
)

/** Change by change, or any two versions beside each other. */
const Views = ({ area, recordId }: { readonly area: RecordArea; readonly recordId: string }) => {
  const [view, setView] = useState<'changes' | 'compare'>('changes')
  return (
    <>
      <Radio.Group
        optionType="button"
        aria-label={historyWords.title}
        value={view}
        onChange={({ target }) => setView(target.value as 'changes' | 'compare')}
        options={[
          { value: 'changes', label: historyWords.changes },
          { value: 'compare', label: historyWords.compare },
        ]}
      />
      {view === 'changes' ? <History area={area} recordId={recordId} /> : <VersionCompare area={area} recordId={recordId} />}
    </>
  )
}

/** Changes shown at first, and with each further press. */
const step = 50

const History = ({ area, recordId }: { readonly area: RecordArea; readonly recordId: string }) => {
  const history = useAsk(area as 'interviews', 'history', { id: recordId })
  const record = useRecord(area, recordId).data
  const people = useMembers({ deleted: true })
  const [shown, setShown] = useState(step)
  const names = useMemo(() => new Map(people.map(({ id, name }) => [id, name])), [people])
  const newest = useMemo(() => [...(history.data ?? [])].filter((entry) => !isMereRemoval(entry)).reverse(), [history.data])
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
