import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { ExitLine, OpenThing, PaperWish } from '../../../electron/contract/index.ts'
import { useGoTo } from '../../app/go-to.ts'
import { useRound } from '../../app/round.tsx'
import { useSession } from '../../app/session.tsx'
import { useAsk, useSay } from '../../app/workstation.ts'
import { PrintButton } from '../../paper/paper-button.tsx'
import { EmptyRoom } from '../../parts/empty-room.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Section } from '../../parts/field.tsx'
import { ListLink } from '../../parts/list-link.tsx'
import { dayWords } from '../../words/figures.ts'
import { checkWords, leavingWords as words } from '../../words/leaving.ts'
import { AcceptLine } from './accept-line.tsx'
import './leaving.css'

/** 撤点核查: everything that is still open, on one page. */
export default function LeavingRoom() {
  const { round, unit } = useRound()
  const [roundId, unitId] = [round?.id ?? null, unit?.id ?? null]
  const wish = useMemo((): PaperWish | null => (roundId === null ? null : { type: 'exit_check', roundId, unitId }), [roundId, unitId])
  const asked = useAsk('leaving', 'check', { roundId: round?.id ?? '', unitId: unit?.id ?? null }, { enabled: round !== null, keep: true })
  return (
    <div className="page">
      <div className="page-column">
        <div className="leaving-head">
          <h1>{words.title}</h1>
          {wish !== null && <PrintButton wish={wish} />}
        </div>
        {round === null && <EmptyRoom {...words.noRound} />}
        {asked.error !== null && <FailureNote failure={asked.error.failure} />}
        {round !== null && asked.data !== undefined && (
          <Lines lines={asked.data} name={unit?.body.name ?? round.body.name} roundId={round.id} unitId={unit?.id ?? null} />
        )}
      </div>
    </div>
  )
}

interface Place {
  readonly roundId: string
  readonly unitId: string | null
}

const Lines = ({ lines, name, ...place }: Place & { readonly lines: readonly ExitLine[]; readonly name: string }) => {
  const open = lines.filter(({ counts }) => counts.open > 0)
  const accepted = lines.filter(({ counts }) => counts.open === 0 && counts.accepted > 0)
  const clear = lines.filter(({ counts }) => counts.open + counts.accepted === 0)
  const sum = open.reduce((all, { counts }) => all + counts.open, 0)
  return (
    <>
      <p className="quiet">{words.place(name)}</p>
      <p className="leaving-sum" role="status">
        {words.summary(sum, open.length)}
      </p>
      {[...open, ...accepted].map((line) => (
        <Line key={line.check} line={line} {...place} />
      ))}
      {clear.length > 0 && (
        <Section title={words.doneLines(clear.length)}>
          <ul className="leaving-clear">
            {clear.map(({ check }) => (
              <li key={check}>{checkWords(check).clear}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

const Line = ({ line, ...place }: Place & { readonly line: ExitLine }) => {
  const { check, open, accepted, counts, acceptance } = line
  const { title, list } = checkWords(check)
  const { post } = useSession()
  const [accepting, setAccepting] = useState(false)
  const withdraw = useSay('leaving', 'withdraw')
  const leads = post === 'group_leader'
  return (
    <Section
      title={`${title}　${counts.open > 0 ? words.open(counts.open) : words.accepted(counts.accepted)}`}
      extra={
        <span className="leaving-acts">
          <ListLink room={list.room} {...(list.view && { view: list.view })}>
            {words.toList}
          </ListLink>
          {leads && counts.open > 0 && (
            <Button size="small" aria-label={words.acceptOf(title)} onClick={() => setAccepting(true)}>
              {words.accept}
            </Button>
          )}
        </span>
      }
    >
      <Things things={open} count={counts.open} />
      {acceptance !== null && counts.accepted + counts.open > 0 && (
        <div className="leaving-accepted">
          <p>
            {words.acceptance(acceptance.by, dayWords(acceptance.on), acceptance.reason)}
            {counts.open > 0 && <strong> {words.newer}</strong>}{' '}
            {leads && (
              <button
                type="button"
                className="word-button"
                aria-label={words.withdrawOf(title)}
                onClick={() => withdraw.mutate({ id: acceptance.id })}
              >
                {words.withdraw}
              </button>
            )}
          </p>
          <Things things={accepted} count={counts.accepted} folded />
        </div>
      )}
      <AcceptLine open={accepting} check={check} count={counts.open + counts.accepted} {...place} onClose={() => setAccepting(false)} />
    </Section>
  )
}

const fewest = 8

interface ThingsProps {
  /** The first of so many; more than fit on a page are seen in their list. */
  readonly things: readonly OpenThing[]
  readonly count: number
  readonly folded?: boolean
}

const Things = ({ things, count, folded = false }: ThingsProps) => {
  const goTo = useGoTo()
  // Until somebody has pressed, it follows how many there are.
  const [pressed, setPressed] = useState<boolean | null>(null)
  const open = pressed ?? (!folded && count <= fewest)
  if (things.length === 0) return null
  const shown = open ? things : folded ? [] : things.slice(0, fewest)
  return (
    <>
      <ul className="leaving-things">
        {shown.map(({ key, kind, id, number, title, at, note }) => (
          <li key={key}>
            {kind !== null && id !== null ? (
              <button type="button" className="word-button" onClick={() => goTo({ kind, id, at })}>
                {[number, title].filter(Boolean).join(' ')}
              </button>
            ) : (
              <span>{[number, title].filter(Boolean).join(' ')}</span>
            )}
            {note !== undefined && note !== '' && <span className="quiet">{kind === null ? words.missing(note) : note}</span>}
          </li>
        ))}
      </ul>
      {(folded || count > fewest) && (
        <button type="button" className="word-button" aria-expanded={open} onClick={() => setPressed(!open)}>
          {open ? words.hide : `${words.show} ${words.open(count)}`}
        </button>
      )}
      {open && count > things.length && <p className="quiet">{words.more(count - things.length)}</p>}
    </>
  )
}
