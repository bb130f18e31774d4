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

/** 证据核对: what the drafts lack and what was gathered for nothing, list by list. */
export default function EvidenceRoom() {
  const { round, unit } = useRound()
  const asked = useAsk(
    'drafts',
    'coverage',
    { roundId: round?.id ?? '', unitId: unit?.id ?? null },
    { enabled: round !== null, keep: true },
  )
  if (round === null) return <EmptyRoom heads title={words.noRound} />
  return (
    <div className="page">
      <div className="page-column">
        <h1>{words.title}</h1>
        {asked.error !== null && <FailureNote failure={asked.error.failure} />}
        {asked.data && <Coverage coverage={asked.data} />}
      </div>
    </div>
  )
}

const Coverage = ({ coverage }: { readonly coverage: EvidenceCoverage }) => {
  const { unsupported, unused, unsigned, stale, drafts, statements, links } = coverage
  return (
    <>
      <p className="quiet">
        {words.summary(drafts, statements, links)}。{words.lead}
      </p>
      <nav className="found-jumps" aria-label={words.title}>
        {[
          { title: words.unsupported, count: unsupported.length },
          { title: words.stale, count: stale.length },
          { title: words.unused, count: unused.length },
          { title: words.unsigned, count: unsigned.length },
        ].map(({ title, count }) => (
          <button key={title} type="button" className="word-button" onClick={() => document.getElementById(headingId(title))?.focus()}>
            {words.jump(title, count)}
          </button>
        ))}
      </nav>
      <Found
        title={words.unsupported}
        none={words.unsupportedNone}
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
        rows={stale.map((one) => ({
          ...to('issue_draft', one.draftId, `evidence/${one.linkId}`),
          name: [one.number, one.title].join(' '),
          words: one.words,
          mark: `${words.evidence(one.ordinal)} ${evidenceChipWords.states[one.state]}`,
        }))}
      />
      <UnusedEvidence unused={unused} />
      <Found
        title={words.unsigned}
        none={words.unsignedNone}
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

const UnusedEvidence = ({ unused }: Pick<EvidenceCoverage, 'unused'>) => {
  const of = (reason: UnusedReason) => unused.filter((one) => one.reason === reason)
  return (
    <Group title={words.unused} count={unused.length} none={words.unusedNone}>
      {unusedReasons.map((reason) => (
        <Found
          key={reason}
          part
          title={unusedWords[reason]}
          none=""
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

/** Rows that are drawn at once; more on request, so that thousands do not hold up the page. */
const batch = 50

const Found = ({ rows, part = false, ...group }: Omit<GroupProps, 'count' | 'children'> & { readonly rows: readonly Row[] }) => {
  const [shown, setShown] = useState(batch)
  const goTo = useGoTo()
  if (part && rows.length === 0) return null
  return (
    <Group {...group} part={part} count={rows.length}>
      <ul className="found-rows">
        {rows.slice(0, shown).map((row, index) => (
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
      {rows.length > shown && (
        <button type="button" className="word-button" onClick={() => setShown(shown + batch * 4)}>
          {words.more(Math.min(batch * 4, rows.length - shown))}
        </button>
      )}
    </Group>
  )
}
