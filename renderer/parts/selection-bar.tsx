import { Button } from 'antd'
import { useState } from 'react'
import { registerOf } from '../../db/model/register.ts'
import { kindOf, type RecordArea } from '../app/records.ts'
import { useMay } from '../app/session.tsx'
import { bulkWords as words } from '../words/bulk.ts'
import { AssignPanel, BulkPopover, FocusPanel, StatusPanel, TagPanel } from './bulk-panels.tsx'
import { ExportList } from './export-list.tsx'
import type { Selection } from './selection.ts'
import './selection-bar.css'
import type { Bulk, BulkWish } from './use-bulk.tsx'

interface SelectionBarProps {
  readonly area: RecordArea
  readonly selection: Selection
  readonly bulk: Bulk
  readonly total: number
  readonly deleted: boolean
  readonly mayWrite: boolean
}

/** At the foot of a list while rows are chosen: how many, and what can be done to all of them. */
export const SelectionBar = ({ area, selection, bulk, total, deleted, mayWrite }: SelectionBarProps) => {
  const [leaving, setLeaving] = useState<readonly string[] | null>(null)
  const mayExport = useMay('export')
  const register = registerOf(kindOf[area])
  const { chosen } = selection
  if (register === undefined || (chosen.size === 0 && bulk.refused === null)) return null
  const act = async (change: BulkWish) => {
    if (await bulk.act([...chosen], change)) selection.clear()
    document.getElementById('record-list')?.focus()
  }
  const panel = { count: chosen.size, busy: bulk.busy, register, onApply: (change: BulkWish) => void act(change) }
  return (
    <section className="selection-bar" aria-label={words.bar}>
      {bulk.refused !== null && <Refused bulk={bulk} selection={selection} refused={bulk.refused} />}
      {chosen.size > 0 && (
        <>
          <div className="selection-bar-line">
            <strong role="status">{words.chosen(chosen.size)}</strong>
            <span>
              {chosen.size < total && (
                <Button size="small" type="link" onClick={selection.all}>
                  {words.all(total)}
                </Button>
              )}
              <Button size="small" type="link" onClick={selection.clear}>
                {words.clear}
              </Button>
            </span>
          </div>
          <div className="selection-bar-acts">
            {mayWrite && !deleted && (
              <>
                <BulkPopover word={words.assign} panel={panel} Panel={AssignPanel} />
                <BulkPopover word={words.status} panel={panel} Panel={StatusPanel} />
                <BulkPopover word={words.tag} panel={panel} Panel={TagPanel} />
                <BulkPopover word={words.focus} panel={panel} Panel={FocusPanel} />
              </>
            )}
            {mayExport && (
              <Button size="small" onClick={() => void selection.inOrder().then(setLeaving)}>
                {words.export}
              </Button>
            )}
            {mayWrite && (
              <Button size="small" loading={bulk.busy} onClick={() => void act({ do: deleted ? 'restore' : 'delete' })}>
                {deleted ? words.restore : words.remove}
              </Button>
            )}
          </div>
        </>
      )}
      {leaving !== null && <ExportList area={area} ids={leaving} rows={leaving.length} onClose={() => setLeaving(null)} />}
    </section>
  )
}

interface RefusedProps {
  readonly bulk: Bulk
  readonly selection: Selection
  readonly refused: NonNullable<Bulk['refused']>
}

/** Those that an act left as they were, each with its reason. */
const Refused = ({ bulk, selection, refused }: RefusedProps) => (
  <div className="selection-refused" role="status">
    <div className="selection-bar-line">
      <strong>{words.refused(refused.length)}</strong>
      <span>
        <Button size="small" type="link" onClick={() => selection.only(refused.map(({ id }) => id))}>
          {words.chooseRefused}
        </Button>
        <Button size="small" type="link" onClick={bulk.forget}>
          {words.close}
        </Button>
      </span>
    </div>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by the keyboard */}
    <ul tabIndex={0} aria-label={words.refused(refused.length)}>
      {refused.map(({ id, number, title, failure }) => (
        <li key={id}>
          <span className="figures">{number}</span> {title}：{words.why(failure)}
        </li>
      ))}
    </ul>
  </div>
)
