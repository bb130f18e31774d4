import dayjs from 'dayjs'
import type { CSSProperties, MouseEvent, ReactNode } from 'react'
import { daysBetween } from '../../db/model/days.ts'
import type { Unit } from '../../db/model/round.ts'
import type { RecordSummary } from '../../electron/contract/index.ts'
import { useRound } from '../app/round.tsx'
import { formWords } from '../words/forms.ts'
import { listWords } from '../words/lists.ts'
import { Marked } from './marked.tsx'
import { StatusWord, type StatusWords } from './status-word.tsx'

export interface ListRowProps {
  readonly summary: RecordSummary
  readonly open: boolean
  readonly style: CSSProperties
  readonly position: number
  readonly total: number
  readonly statusWords: StatusWords
  /** Searched words, marked where they occur. */
  readonly words: string
  readonly second: ((summary: RecordSummary) => ReactNode) | undefined
  /** Among the rows that were chosen; `choosing` while any row is. */
  readonly chosen: boolean
  readonly choosing: boolean
  readonly onOpen: (event: MouseEvent) => void
  readonly onToggle: () => void
}

/** `2026-03-15T09:10` in the short form of a list: `03-15 09:10`; another year than the round's is said. */
export const shortTime = (occurredOn: string, year: number | undefined): string =>
  (occurredOn.startsWith(`${year}-`) ? occurredOn.slice(5) : occurredOn.slice(0, 10)).replace('T', ' ')

/** A subtitle without the unit's name in front: the top line already says it. */
const withoutUnit = (subtitle: string, unit: Unit | undefined): string => {
  const name = [unit?.name, unit?.shortName].find((known) => known && subtitle.startsWith(`${known} `))
  return name === undefined ? subtitle : subtitle.slice(name.length).trim()
}

/** A record in two lines: number, title, status; then whose, when, and what hangs on it. */
export const ListRow = ({
  summary,
  open,
  style,
  position,
  total,
  statusWords,
  words,
  second,
  chosen,
  choosing,
  onOpen,
  onToggle,
}: ListRowProps) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the list around it holds the focus and takes the keys
  // biome-ignore lint/a11y/useFocusableInteractive: options are pointed at by aria-activedescendant
  <div
    id={`row-${summary.id}`}
    role="option"
    aria-selected={choosing ? chosen : open}
    aria-posinset={position}
    aria-setsize={total}
    className={`list-row${open ? ' list-row-open' : ''}${chosen ? ' list-row-chosen' : ''}`}
    style={style}
    onClick={onOpen}
    // Shift+click chooses rows, not their text
    onMouseDown={(event) => event.shiftKey && event.preventDefault()}
  >
    {/* a mark for the mouse: Space does the same from the list, and the option itself tells its state */}
    <span
      className="list-row-check"
      aria-hidden
      onClick={(event) => {
        event.stopPropagation()
        onToggle()
      }}
    />
    <div className="list-row-line">
      <span className="list-row-title">
        {summary.number !== '' && <span className="list-row-number">{summary.number}</span>}
        {summary.title === '' ? <span className="quiet">{listWords.untitled}</span> : <Marked text={summary.title} words={words} />}
      </span>
      <StatusWord words={statusWords} status={summary.status} />
    </div>
    <div className="list-row-line list-row-second">
      {second === undefined ? <SecondLine summary={summary} words={words} /> : second(summary)}
    </div>
  </div>
)

const SecondLine = ({ summary, words }: { readonly summary: RecordSummary; readonly words: string }) => {
  const { round, unit } = useRound()
  return (
    <>
      <span className="list-row-title">
        <Marked text={withoutUnit(summary.subtitle, unit?.body)} words={words} />
      </span>
      <span className="list-row-facts">
        <Due day={summary.facets.due?.[0]} year={round?.body.year} />
        {summary.staleEvidence && <span className="list-row-stale">{listWords.stale}</span>}
        {summary.evidence > 0 && !summary.staleEvidence && <span>{listWords.evidence(summary.evidence)}</span>}
        {summary.attachments > 0 && <span>{listWords.attachments(summary.attachments)}</span>}
        {summary.occurredOn !== '' && <span>{shortTime(summary.occurredOn, round?.body.year)}</span>}
      </span>
    </>
  )
}

/** The last day for it, and in red how long ago that was. */
const Due = ({ day, year }: { readonly day: string | undefined; readonly year: number | undefined }) => {
  if (day === undefined) return null
  const late = daysBetween(day, dayjs().format('YYYY-MM-DD'))
  return late > 0 ? <span className="red">{listWords.overdue(late)}</span> : <span>{formWords.dueOn(shortTime(day, year))}</span>
}
