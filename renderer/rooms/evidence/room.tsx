import { type ReactNode, useState } from 'react'
import type { Kind } from '../../../db/model/record.ts'
import { type EvidenceCoverage, type UnusedReason, unusedReasons } from '../../../electron/contract/index.ts'
import { useGoTo } from '../../app/go-to.ts'
import { useRound } from '../../app/round.tsx'
import { useAsk } from '../../app/workstation.ts'
import { EmptyRoom } from '../../parts/empty-room.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { StatusWord } from '../../parts/status-word.tsx'
import { stageWords } from '../../words/drafts.ts'
import { evidenceChipWords } from '../../words/evidence.ts'
import { unusedWords, coverageWords as words } from '../../words/leads.ts'
import './evidence.css'

/** Rows of each list that are asked for at once; more on request, so that thousands do not hold up the page. */
const batch = 50

/** 证据核对: what the drafts lack and what was gathered for nothing, list by list. */
export default function EvidenceRoom() {
  const { round, unit } = useRound()
  const [most, setMost] = useState(batch)
  const asked = useAsk(
    'drafts',
    'coverage',
    { roundId: round?.id ?? '', unitId: unit?.id ?? null, most },
    { enabled: round !== null, keep: true },
  )
  if (round === null) return <EmptyRoom heads title={words.noRound} />
  return (
    <div className="page">
      <div className="page-column">
        <h1>{words.title}</h1>
        {asked.error !== null && <FailureNote failure={asked.error.failure} />}
        {asked.data && <Coverage coverage={asked.data} onMore={() => setMost(most + batch * 4)} />}
      </div>
    </div>
  )
}

interface CoverageProps {
  readonly coverage: EvidenceCoverage
  /** Asks for more rows of every list. */
  readonly onMore: () => void
}

const Coverage = ({ coverage, onMore }: CoverageProps) => {
  const { unsupported, unsigned, stale, counts, drafts, statements, links } = coverage
  const unusedCount = unusedReasons.reduce((all, reason) => all + counts.unused[reason], 0)
  return (
    <>
      <p className="quiet">
        {words.summary(drafts, statements, links)}。{words.lead}
      </p>
      <nav className="found-jumps" aria-label={words.title}>
        {[
          { title: words.unsupported, count: counts.unsupported },
          { title: words.stale, count: counts.stale },
          { title: words.unused, count: unusedCount },
          { title: words.unsigned, count: counts.unsigned },
        ].map(({ title, count }) => (
          <button key={title} type="button" className="word-button" onClick={() => document.getElementById(headingId(title))?.focus()}>
            {words.jump(title, count)}
          </button>
        ))}
      </nav>
      <Found
        title={words.unsupported}
        none={words.unsupportedNone}
        count={counts.unsupported}
        onMore={onMore}
        rows={unsupported.map((one) => ({
          ...to('issue_draft', one.draftId, `statements/${one.statementId}`),
          name: [one.number, one.title].join(' '),
          words: one.words,
          mark: words.statement(one.ordinal),
        }))}
      />
      <Found
        title={words.stale}
        none={words.staleNone}
        count={counts.stale}
        onMore={onMore}
        rows={stale.map((one) => ({
          ...to('issue_draft', one.draftId, `evidence/${one.linkId}`),
          name: [one.number, one.title].join(' '),
          words: one.words,
          mark: `${words.evidence(one.ordinal)} ${evidenceChipWords.states[one.state]}`,
        }))}
      />
      <UnusedEvidence coverage={coverage} count={unusedCount} onMore={onMore} />
      <Found
        title={words.unsigned}
        none={words.unsignedNone}
        count={counts.unsigned}
        onMore={onMore}
        rows={unsigned.map((one) => ({
          ...to('issue_draft', one.draftId, ''),
          name: [one.number, one.title].join(' '),
          words: '',
          mark: <StatusWord words={stageWords} status={one.stage} />,
        }))}
      />
    </>
  )
}

const UnusedEvidence = ({ coverage: { unused, counts }, count, onMore }: CoverageProps & { readonly count: number }) => {
  const of = (reason: UnusedReason) => unused.filter((one) => one.reason === reason)
  return (
    <Group title={words.unused} count={count} none={words.unusedNone}>
      {unusedReasons.map((reason) => (
        <Found
          key={reason}
          part
          title={unusedWords[reason]}
          none=""
          count={counts.unused[reason]}
          onMore={onMore}
          rows={of(reason).map((one) => ({
            ...to(one.kind, one.recordId, one.at),
            name: [one.number, one.title].join(' '),
            words: one.words,
            mark: '',
          }))}
        />
      ))}
    </Group>
  )
}

interface Row {
  readonly kind: Kind
  readonly id: string
  readonly at: string
  readonly name: string
  readonly words: string
  readonly mark: ReactNode
}

const to = (kind: Kind, id: string, at: string) => ({ kind, id, at })

interface GroupProps {
  readonly title: string
  readonly count: number
  readonly none: string
  /** A group within a group. */
  readonly part?: boolean
  readonly children: ReactNode
}

const headingId = (title: string): string => `found-${title}`

/** A heading with its count, and what stands under it; nothing there is said in words. */
const Group = ({ title, count, none, part = false, children }: GroupProps) => {
  const id = headingId(title)
  const Heading = part ? 'h3' : 'h2'
  return (
    <section className="found" aria-labelledby={id} data-part={part || undefined}>
      <Heading id={id} tabIndex={-1}>
        {title} <span className="figures">{count}</span>
      </Heading>
      {count === 0 ? <p className="quiet">{none}</p> : children}
    </section>
  )
}

interface FoundProps extends Omit<GroupProps, 'children'> {
  /** The first of so many. */
  readonly rows: readonly Row[]
  readonly onMore: () => void
}

const Found = ({ rows, onMore, part = false, ...group }: FoundProps) => {
  const goTo = useGoTo()
  if (part && group.count === 0) return null
  return (
    <Group {...group} part={part}>
      <ul className="found-rows">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two passages of one turn may begin with the same words
          <li key={`${row.id} ${row.at} ${index}`}>
            <button type="button" onClick={() => goTo({ kind: row.kind, id: row.id, at: row.at === '' ? undefined : row.at })}>
              <span className="found-name">{row.name}</span>
              <span className="found-words">{row.words}</span>
              <span className="found-mark">{row.mark}</span>
            </button>
          </li>
        ))}
      </ul>
      {group.count > rows.length && (
        <button type="button" className="word-button" onClick={onMore}>
          {words.more(Math.min(batch * 4, group.count - rows.length))}
        </button>
      )}
    </Group>
  )
}
