import { useState } from 'react'
import type { ConflictRow } from '../../../electron/contract/index.ts'
import { useRound } from '../../app/round.tsx'
import { useAsk } from '../../app/workstation.ts'
import { EmptyRoom } from '../../parts/empty-room.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Shortcuts } from '../../parts/shortcuts.tsx'
import { conflictWords as words } from '../../words/conflicts.ts'
import { kindWords } from '../../words/kinds.ts'
import './conflicts.css'
import { Renumbered } from './renumbered.tsx'
import { Settling } from './settling.tsx'

/** 冲突处理: what several laptops wrote in one place, to be chosen among by a person. */
export default function ConflictsRoom() {
  const { round } = useRound()
  const asked = useAsk('conflicts', 'list', { roundId: round?.id ?? null }, { keep: true })
  const rows = asked.data ?? []
  return (
    <div className="conflicts">
      <Shortcuts place={words.title} shortcuts={words.shortcuts} />
      <header className="conflicts-head">
        <h1>{words.title}</h1>
        {rows.length > 0 && <span className="quiet">{words.waiting(rows.length)}</span>}
        {rows.length > 0 && <p className="quiet">{words.lead}</p>}
      </header>
      {asked.error !== null && <FailureNote failure={asked.error.failure} />}
      {asked.data?.length === 0 && <EmptyRoom title={words.noneTitle} text={words.noneText} />}
      {rows.length > 0 && <Desk rows={rows} />}
      {round !== null && <Renumbered roundId={round.id} />}
    </div>
  )
}

const Desk = ({ rows }: { readonly rows: readonly ConflictRow[] }) => {
  const [wanted, setWanted] = useState<string | null>(null)
  const chosen = rows.find(({ recordId }) => recordId === wanted) ?? rows[0]
  return (
    <div className="conflicts-desk">
      <ul className="conflicts-list" aria-label={words.list}>
        {rows.map((row) => (
          <li key={row.recordId}>
            <button
              type="button"
              aria-current={row === chosen}
              onClick={() => setWanted(row.recordId)}
              onKeyDown={(event) => {
                const first =
                  event.key === 'Enter' && row === chosen ? document.querySelector<HTMLElement>('.conflicts [data-field]') : null
                if (first !== null) {
                  event.preventDefault()
                  first.focus()
                  return
                }
                const to = event.key === 'ArrowDown' ? 'nextElementSibling' : event.key === 'ArrowUp' ? 'previousElementSibling' : null
                const next = to === null ? null : event.currentTarget.parentElement?.[to]?.querySelector('button')
                if (!next) return
                event.preventDefault()
                next.focus()
                next.click()
              }}
            >
              <span className="conflicts-name">
                {row.number !== '' && <span className="figures">{row.number}</span>} {row.title || kindWords[row.kind]}
              </span>
              <span className="quiet">
                {kindWords[row.kind]} · {words.fields(row.fields)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {chosen && <Settling key={chosen.recordId} row={chosen} />}
    </div>
  )
}
