import { Button } from 'antd'
import { useGoTo } from '../../app/go-to.ts'
import { useMay } from '../../app/session.tsx'
import { useAsk, useSay } from '../../app/workstation.ts'
import { Section } from '../../parts/field.tsx'
import { StatusWord } from '../../parts/status-word.tsx'
import { minuteText } from '../../parts/times.ts'
import { talkStateWords, rosterWords as words } from '../../words/plan.ts'
import type { ExtraProps } from '../forms/extras.ts'
import { BeginTalk } from './begin-talk.tsx'
import './roster.css'

/** What has become of the talk with a person of the roster. */
export const RosterTalk = ({ record, flush }: ExtraProps) => {
  const person = useAsk('plan', 'person', { id: record.id }, { keep: true }).data
  const goTo = useGoTo()
  const mayWrite = useMay('write')
  const begin = useSay('plan', 'begin')
  if (person === undefined) return null
  const again = async () => {
    await flush()
    begin.mutate({ id: record.id, again: true }, { onSuccess: ({ id }) => goTo({ kind: 'interview', id }) })
  }
  return (
    <Section title={words.talk} extra={<StatusWord words={talkStateWords} status={person.state} />}>
      {person.talks.length === 0 ? (
        <p className="quiet">{words.noTalk}</p>
      ) : (
        <ul className="roster-talks">
          {person.talks.map((talk) => (
            <li key={talk.id}>
              <button type="button" className="word-button" onClick={() => goTo({ kind: 'interview', id: talk.id })}>
                {talk.number} {minuteText(talk.startedAt)}
              </button>{' '}
              <span className="quiet">{talk.held ? talkStateWords.done?.word : words.notYet}</span>
            </li>
          ))}
        </ul>
      )}
      {person.state === 'done' ? (
        mayWrite && (
          <Button size="small" loading={begin.isPending} onClick={() => void again()}>
            {words.again}
          </Button>
        )
      ) : (
        <BeginTalk person={person} before={flush} />
      )}
    </Section>
  )
}
