import { plusDays } from '../../../db/model/days.ts'
import type { PlannedTask } from '../../../electron/contract/index.ts'
import { useGoTo } from '../../app/go-to.ts'
import { useMembers } from '../../app/members.ts'
import { useSession } from '../../app/session.tsx'
import { Section } from '../../parts/field.tsx'
import { StatusWord } from '../../parts/status-word.tsx'
import { dayWords } from '../../words/figures.ts'
import { scheduleWords as words } from '../../words/plan.ts'
import { taskStatusWords } from '../../words/tasks.ts'

interface WeekProps {
  readonly tasks: readonly PlannedTask[]
  /** Overdue from before this week. */
  readonly late: readonly PlannedTask[]
  readonly monday: string
  readonly today: string
}

/** One week: a row for each member, the person at the keyboard first, a column for each day. */
export const Week = ({ tasks, late, monday, today }: WeekProps) => {
  const { memberId } = useSession()
  const members = useMembers({ deleted: true })
  const days = words.weekdays.map((name, index) => ({ name, day: plusDays(monday, index) }))
  const dated = tasks.filter(({ dueOn }) => dueOn !== '')
  const undated = tasks.filter(({ dueOn }) => dueOn === '')
  const rows = [...members]
    .sort((a, b) => Number(b.id === memberId) - Number(a.id === memberId))
    .map(({ id, name }) => ({ key: id, name, mine: dated.filter(({ assignees }) => assignees.includes(id)) }))
    .filter(({ mine }) => mine.length > 0)
  const nobody = dated.filter(({ assignees }) => assignees.length === 0)
  const all = nobody.length === 0 ? rows : [...rows, { key: '', name: words.nobody, mine: nobody }]
  return (
    <>
      {late.length > 0 && <TaskList title={words.hasOverdue(late.length)} tasks={late} />}
      {all.length === 0 ? (
        <p className="quiet">{words.nothing}</p>
      ) : (
        <table className="schedule-grid" aria-label={words.grid}>
          <thead>
            <tr>
              <th scope="col">{words.people}</th>
              {days.map(({ name, day }) => (
                <th key={day} scope="col" data-today={day === today || undefined}>
                  {name} <span className="figures quiet">{day.slice(5)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map(({ key, name, mine }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {days.map(({ day }) => (
                  <td key={day} data-today={day === today || undefined}>
                    {mine
                      .filter(({ dueOn }) => dueOn === day)
                      .map((task) => (
                        <TaskLink key={task.id} task={task} />
                      ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {undated.length > 0 && <TaskList title={`${words.noDay} ${undated.length}`} tasks={undated} />}
    </>
  )
}

const TaskLink = ({ task }: { readonly task: PlannedTask }) => {
  const goTo = useGoTo()
  return (
    <button type="button" className="schedule-task" data-status={task.status} onClick={() => goTo({ kind: 'task', id: task.id })}>
      <StatusWord words={taskStatusWords} status={task.overdue ? 'overdue' : task.status} />
      <span>{task.title}</span>
    </button>
  )
}

const TaskList = ({ title, tasks }: { readonly title: string; readonly tasks: readonly PlannedTask[] }) => {
  const goTo = useGoTo()
  const names = new Map(useMembers({ deleted: true }).map(({ id, name }) => [id, name]))
  return (
    <Section title={title}>
      <ul className="schedule-list">
        {tasks.map((task) => (
          <li key={task.id}>
            <StatusWord words={taskStatusWords} status={task.overdue ? 'overdue' : task.status} />
            <button type="button" className="word-button" onClick={() => goTo({ kind: 'task', id: task.id })}>
              {task.title}
            </button>
            <span className="quiet">
              {[dayWords(task.dueOn), task.assignees.map((id) => names.get(id) ?? '').join('、') || words.nobody]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
