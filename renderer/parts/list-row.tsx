import type { CSSProperties, ReactNode } from 'react'
import type { RecordSummary } from '../../electron/contract/index.ts'
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
  readonly onOpen: () => void
}

/** `2026-03-15T09:10` in the short form of a list: `03-15 09:10`; the year is the round's. */
export const shortTime = (occurredOn: string): string => occurredOn.slice(5).replace('T', ' ')

/** A record in two lines: number, title, status; then whose, when, and what hangs on it. */
export const ListRow = ({ summary, open, style, position, total, statusWords, words, second, onOpen }: ListRowProps) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the list around it holds the focus and takes the keys
  // biome-ignore lint/a11y/useFocusableInteractive: options are pointed at by aria-activedescendant
  <div
    id={`row-${summary.id}`}
    role="option"
    aria-selected={open}
    aria-posinset={position}
    aria-setsize={total}
    className="list-row"
    style={style}
    onClick={onOpen}
  >
    <div className="list-row-line">
      <span className="list-row-title">
        {summary.number !== '' && <span className="list-row-number">{summary.number}</span>}
        {summary.title === '' ? <span className="quiet">{listWords.untitled}</span> : <Marked text={summary.title} words={words} />}
      </span>
      <StatusWord words={statusWords} status={summary.status} />
    </div>
    <div className="list-row-line list-row-second">
      {second === undefined ? (
        <>
          <span className="list-row-title">
            <Marked text={summary.subtitle} words={words} />
          </span>
          <span className="list-row-facts">
            {summary.staleEvidence && <span className="red">{listWords.stale}</span>}
            {summary.evidence > 0 && !summary.staleEvidence && <span>{listWords.evidence(summary.evidence)}</span>}
            {summary.attachments > 0 && <span>{listWords.attachments(summary.attachments)}</span>}
            {summary.occurredOn !== '' && <span>{shortTime(summary.occurredOn)}</span>}
          </span>
        </>
      ) : (
        second(summary)
      )}
    </div>
  </div>
)
