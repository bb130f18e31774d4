import { Button } from 'antd'
import dayjs from 'dayjs'
import type { Today } from '../../../electron/contract/index.ts'
import { useGoTo, useGoToRoom } from '../../app/go-to.ts'
import { useRound } from '../../app/round.tsx'
import { useMay, useSession } from '../../app/session.tsx'
import { useAsk, useSay } from '../../app/workstation.ts'
import { EmptyRoom } from '../../parts/empty-room.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Section } from '../../parts/field.tsx'
import { ListLink } from '../../parts/list-link.tsx'
import { RemoveSample } from '../../parts/remove-sample.tsx'
import { moment } from '../../words/figures.ts'
import { kindWords } from '../../words/kinds.ts'
import { todayWords } from '../../words/today.ts'
import { Did } from './did.tsx'
import { Guide, GuideLink } from './guide.tsx'
import { MyTasks } from './my-tasks.tsx'
import { Progress } from './progress.tsx'
import { TodayLog } from './today-log.tsx'
import './today.css'

/** What waits for the person, how far the round is, where one was last. */
export default function TodayRoom() {
  const session = useSession()
  const { round, unit } = useRound()
  const today = useAsk('desk', 'today', { roundId: round?.id ?? '', unitId: unit?.id ?? null }, { enabled: round !== null, keep: true })
  return (
    <div className="page">
      <div className="page-column">
        <div className="today-head">
          <h1>{todayWords.title}</h1>
          <span className="quiet">{dayjs().format('YYYY年M月D日 dddd')}</span>
          <GuideLink />
          {round !== null && <TodayLog roundId={round.id} />}
        </div>
        {session.migratedFrom !== null && <p role="status">{todayWords.migrated(session.migratedFrom)}</p>}
        {round === null && <NoRound />}
        {round?.body.sample && (
          <div className="today-sample" role="status">
            {todayWords.sampleNotice}
            <RemoveSample />
          </div>
        )}
        {today.error !== null && <FailureNote failure={today.error.failure} />}
        <Guide />
        {round !== null && today.data !== undefined && <Desk today={today.data} />}
      </div>
    </div>
  )
}

const NoRound = () => {
  const { mode } = useSession()
  const mayManage = useMay('manage')
  const goToRoom = useGoToRoom()
  const sample = useSay('desk', 'createSample')
  if (mode === 'office') {
    return (
      <EmptyRoom {...todayWords.officeEmpty}>
        <Button type="primary" onClick={() => goToRoom('office')}>
          {todayWords.toOffice}
        </Button>
      </EmptyRoom>
    )
  }
  return (
    <EmptyRoom {...todayWords.noRound}>
      {mayManage && (
        <>
          <Button type="primary" onClick={() => goToRoom('round')}>
            {todayWords.makeRound}
          </Button>
          <Button loading={sample.isPending} onClick={() => sample.mutate({})}>
            {sample.isPending ? todayWords.loadingSample : todayWords.loadSample}
          </Button>
        </>
      )}
    </EmptyRoom>
  )
}

const Desk = ({ today }: { readonly today: Today }) => (
  <>
    <Waiting today={today} />
    {today.tasks.length > 0 && <MyTasks tasks={today.tasks} />}
    <Section title={todayWords.progress}>
      <Progress today={today} />
    </Section>
    {today.did.length > 0 && (
      <Section title={`${todayWords.did} ${today.did.length}`}>
        <Did did={today.did} />
      </Section>
    )}
    <Section title={todayWords.recent}>
      <Recent today={today} />
    </Section>
  </>
)

const Waiting = ({ today }: { readonly today: Today }) => {
  if (today.toSign.length + today.returned.length + today.tasks.length + today.conflicts === 0 && today.sentBack === null)
    return <p className="quiet">{todayWords.nothingWaits}</p>
  return (
    <>
      {today.conflicts > 0 && (
        <p>
          <ListLink room="conflicts">{todayWords.conflicts(today.conflicts)}</ListLink>
        </p>
      )}
      {today.sentBack !== null && (
        <p>
          <ListLink room="exchange">{todayWords.sentBack(today.sentBack.sequence, today.sentBack.said.reasons.text)}</ListLink>
        </p>
      )}
      {today.toSign.length > 0 && (
        <Section title={`${todayWords.toSign} ${today.toSign.length}`}>
          <Drafts rows={today.toSign.map(({ step, ...draft }) => ({ ...draft, note: step }))} />
        </Section>
      )}
      {today.returned.length > 0 && (
        <Section title={`${todayWords.returned} ${today.returned.length}`}>
          <Drafts rows={today.returned.map(({ reason, ...draft }) => ({ ...draft, note: reason }))} />
        </Section>
      )}
    </>
  )
}

interface DraftRow {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly note: string
}

const Drafts = ({ rows }: { readonly rows: readonly DraftRow[] }) => {
  const goTo = useGoTo()
  return (
    <ul className="today-list">
      {rows.map(({ id, number, title, note }) => (
        <li key={id}>
          <button type="button" onClick={() => goTo({ kind: 'issue_draft', id })}>
            <span className="figures">{number}</span>
            <span className="today-title">{title}</span>
            <span className="quiet today-note">{note}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

const Recent = ({ today }: { readonly today: Today }) => {
  const goTo = useGoTo()
  if (today.recent.length === 0) return <p className="quiet">{todayWords.nothingRecent}</p>
  return (
    <ul className="today-list">
      {today.recent.map(({ id, kind, number, title, updatedAt, by }) => (
        <li key={id}>
          <button type="button" onClick={() => goTo({ kind, id })}>
            <span className="figures">{number}</span>
            <span className="today-title">{title || kindWords[kind]}</span>
            <span className="quiet today-note">
              {kindWords[kind]} · {by} · {moment(updatedAt)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
