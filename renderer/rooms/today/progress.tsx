import type { ReactNode } from 'react'
import type { Today } from '../../../electron/contract/index.ts'
import { ListLink } from '../../parts/list-link.tsx'
import { stageWords } from '../../words/drafts.ts'
import { todayWords } from '../../words/today.ts'

const talked = ['talked', 'checked', 'signed', 'distilled', 'archived']
const running = ['leader_signed', 'sent', 'partly_provided']

/** Where the round stands: every figure leads to what it counts. */
export const Progress = ({ today }: { readonly today: Today }) => {
  const { interviews, documents, drafts } = today
  const stages = Object.keys(stageWords).filter((stage) => (drafts.byStage[stage] ?? 0) > 0) as (keyof typeof stageWords)[]
  return (
    <dl className="progress-lines">
      <Line name={todayWords.interviews}>
        <ListLink room="interviews" view={{ status: talked }}>
          {todayWords.interviewsDone} {interviews.done}
        </ListLink>
        <ListLink room="interviews">
          {todayWords.interviewsPlanned} {interviews.planned}
        </ListLink>
        {interviews.unsigned > 0 && (
          <ListLink room="interviews" view={{ facets: { signing: ['unsigned'] }, status: talked }}>
            {todayWords.unsigned} {interviews.unsigned}
          </ListLink>
        )}
      </Line>
      <Line name={todayWords.requests}>
        <ListLink room="requests" view={{ status: ['provided', 'returned', 'kept'] }}>
          {todayWords.provided} {documents.provided}
        </ListLink>
        <ListLink room="requests">
          {todayWords.requested} {documents.requested}
        </ListLink>
        {documents.overdue > 0 && (
          <ListLink room="requests" view={{ status: running }} className="red">
            {todayWords.overdue} {documents.overdue}
          </ListLink>
        )}
      </Line>
      <Line name={todayWords.reviews}>
        <ListLink room="documents">
          {todayWords.reviewed} {documents.reviewed}
        </ListLink>
      </Line>
      <Line name={todayWords.drafts}>
        {stages.length === 0 && <ListLink room="drafts">0</ListLink>}
        {stages.map((stage) => (
          <ListLink key={stage} room="drafts" view={{ status: [stage] }}>
            {stageWords[stage].word} {drafts.byStage[stage]}
          </ListLink>
        ))}
        {drafts.stale > 0 && (
          <ListLink room="drafts" className="red">
            {todayWords.stale} {drafts.stale}
          </ListLink>
        )}
      </Line>
    </dl>
  )
}

const Line = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
