import { Button } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { mondayOf, plusDays } from '../../../db/model/days.ts'
import type { PlannedTask } from '../../../electron/contract/index.ts'
import { useRound } from '../../app/round.tsx'
import { useMay } from '../../app/session.tsx'
import { useAsk } from '../../app/workstation.ts'
import { EmptyRoom } from '../../parts/empty-room.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { dayWords } from '../../words/figures.ts'
import { planWords, scheduleWords as words } from '../../words/plan.ts'
import { LayOut } from './lay-out.tsx'
import { Week } from './week.tsx'
import './schedule.css'

const today = (): string => dayjs().format('YYYY-MM-DD')

/** 日程: what is due, by member and day, a week at a time; and the laying out of the steps. */
export default function ScheduleRoom() {
  const { round, unit, units } = useRound()
  const [monday, setMonday] = useState(() => mondayOf(today()))
  const [laying, setLaying] = useState(false)
  const mayWrite = useMay('write')
  const sunday = plusDays(monday, 6)
  // All up to the end of the week: what is overdue belongs on the page wherever one is.
  const asked = useAsk(
    'plan',
    'tasks',
    { roundId: round?.id ?? '', unitId: unit?.id ?? null, from: '2000-01-01', to: sunday },
    { enabled: round !== null, keep: true },
  )
  const only = unit ?? (units.length === 1 ? units[0] : null) ?? null
  const empty = asked.data?.length === 0
  const lay = mayWrite && only !== null && <Button onClick={() => setLaying(true)}>{words.lay}</Button>
  return (
    <div className="page">
      <div className="page-wide">
        <div className="schedule-head">
          <h1>{words.title}</h1>
          {round !== null && (
            <>
              <span className="schedule-weeks">
                <Button size="small" aria-label={words.before} onClick={() => setMonday(plusDays(monday, -7))}>
                  ‹
                </Button>
                <span className="figures">{words.week(dayWords(monday), dayWords(sunday))}</span>
                <Button size="small" aria-label={words.after} onClick={() => setMonday(plusDays(monday, 7))}>
                  ›
                </Button>
                <Button size="small" onClick={() => setMonday(mondayOf(today()))}>
                  {words.thisWeek}
                </Button>
              </span>
              {!empty && lay}
              {mayWrite && only === null && <span className="quiet">{words.chooseUnit}</span>}
            </>
          )}
        </div>
        {round === null && <EmptyRoom {...planWords.noRound} />}
        {asked.error !== null && <FailureNote failure={asked.error.failure} />}
        {empty && <EmptyRoom {...words.empty}>{lay}</EmptyRoom>}
        {asked.data !== undefined && !empty && <Tasks tasks={asked.data} monday={monday} />}
      </div>
      {round !== null && only !== null && (
        <LayOut open={laying} roundId={round.id} unitId={only.id} unitName={only.body.name} onClose={() => setLaying(false)} />
      )}
    </div>
  )
}

const Tasks = ({ tasks, monday }: { readonly tasks: readonly PlannedTask[]; readonly monday: string }) => {
  const late = tasks.filter(({ overdue, dueOn }) => overdue && dueOn < monday)
  const week = tasks.filter(({ dueOn }) => dueOn === '' || dueOn >= monday)
  return <Week tasks={week} late={late} monday={monday} today={today()} />
}
