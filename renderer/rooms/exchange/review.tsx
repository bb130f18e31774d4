import { Button, Input } from 'antd'
import { useState } from 'react'
import type { ReviewLine } from '../../../electron/contract/index.ts'
import { useGoTo } from '../../app/go-to.ts'
import { useRound } from '../../app/round.tsx'
import { useMay } from '../../app/session.tsx'
import { useAsk, useSay } from '../../app/workstation.ts'
import { Field, Section } from '../../parts/field.tsx'
import { ListLink } from '../../parts/list-link.tsx'
import { count, moment } from '../../words/figures.ts'
import { kindWords } from '../../words/kinds.ts'
import { checkWords } from '../../words/leaving.ts'
import { reviewWords as words } from '../../words/review.ts'

/** 审核与放行: what is thin before the round goes, and the leader's word. A warning, unless the round wants more. */
export const Review = () => {
  const { round } = useRound()
  return round === null ? null : <Of roundId={round.id} required={round.body.release === 'required'} />
}

const Of = ({ roundId, required }: { readonly roundId: string; readonly required: boolean }) => {
  const found = useAsk('leaving', 'review', { roundId }).data
  if (found === undefined) return null
  const thin = found.lines.filter((line) => line.count > 0)
  const open = found.exit.filter(({ counts }) => counts.open > 0)
  return (
    <Section title={words.title}>
      <p>{words.summary(thin.length + open.length)}</p>
      {thin.map((line) => (
        <Line key={line.code} line={line} />
      ))}
      {open.length > 0 && (
        <>
          <p>
            {words.exit}
            {open.map(({ check, counts }) => `${checkWords(check).title} ${count(counts.open)}`).join('、')}
          </p>
          <p>
            <ListLink room="leaving">{words.toExit}</ListLink>
          </p>
        </>
      )}
      <Release roundId={roundId} required={required} release={found.release} />
    </Section>
  )
}

const Line = ({ line }: { readonly line: ReviewLine }) => {
  const goTo = useGoTo()
  return (
    <details className="exchange-review">
      <summary>
        {words.names[line.code]} <span className="figures">{count(line.count)}</span>
      </summary>
      <ul>
        {line.open.map(({ key, kind, id, number, title, note }) => (
          <li key={key}>
            {kind !== null && id !== null ? (
              <button type="button" className="word-button" onClick={() => goTo({ kind, id })}>
                {number} {title}
              </button>
            ) : (
              <span>
                {number} {title || (kind === null ? '' : kindWords[kind])}
              </span>
            )}
            {note !== undefined && <span className="quiet">　{words.note(line.code, note)}</span>}
          </li>
        ))}
      </ul>
      {line.count > line.open.length && <p className="quiet">{words.more(line.count - line.open.length)}</p>}
    </details>
  )
}

interface ReleaseProps {
  readonly roundId: string
  readonly required: boolean
  readonly release: { readonly at: number; readonly by: string; readonly note: string; readonly stale: boolean } | null
}

const Release = ({ roundId, required, release }: ReleaseProps) => {
  const say = useSay('leaving', 'release')
  const mayApprove = useMay('approve')
  const [note, setNote] = useState('')
  const fresh = release !== null && !release.stale
  return (
    <div className="exchange-release">
      <p role="status" className={fresh ? undefined : 'exchange-caution'}>
        {release === null ? words.notReleased : words.released(release.by, moment(release.at), release.note)}
        {release?.stale === true && <strong> {words.stale}</strong>}
        {!fresh && ` ${required ? words.blocks : words.warns}`}
      </p>
      {mayApprove && !fresh && (
        <div className="exchange-acts">
          <Field label={words.noteLabel}>
            {(id) => <Input id={id} maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />}
          </Field>
          <Button loading={say.isPending} onClick={() => say.mutate({ roundId, note }, { onSuccess: () => setNote('') })}>
            {words.release}
          </Button>
        </div>
      )}
    </div>
  )
}
