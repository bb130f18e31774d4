import { Button } from 'antd'
import type { PlannedTask, Today } from '../../../electron/contract/index.ts'
import { useGoTo } from '../../app/go-to.ts'
import { useMay } from '../../app/session.tsx'
import { useSay } from '../../app/workstation.ts'
import { Section } from '../../parts/field.tsx'
import { StatusWord } from '../../parts/status-word.tsx'
import { useUndoNotice } from '../../parts/undo-notice.tsx'
import { dayWords } from '../../words/figures.ts'
import { taskStatusWords } from '../../words/tasks.ts'
import { todayWords as words } from '../../words/today.ts'

/** My tasks of today and before; one press notes them as done, and can be taken back. */
export const MyTasks = ({ tasks }: { readonly tasks: Today['tasks'] }) => (
  <Section title={`${words.tasks} ${tasks.length}`}>
    <ul className="today-list">
      {tasks.map((task) => (
        <TaskRow key={task.id} task={task} />
      ))}
    </ul>
  </Section>
)

const TaskRow = ({ task }: { readonly task: PlannedTask }) => {
  const goTo = useGoTo()
  const mayWrite = useMay('write')
  const finish = useSay('plan', 'finish')
  const save = useSay('tasks', 'save')
  const notice = useUndoNotice()
  const { id, title, dueOn, status, overdue, version } = task
  const press = () =>
    finish.mutate(
      { id, version },
      {
        onSuccess: (done) =>
          notice(`finished-${id}`, words.finished(title), words.undo, () =>
            save.mutate({ id, version: done.version, changes: { status, doneOn: '' } }),
          ),
      },
    )
  return (
    <li className="today-task">
      <StatusWord words={taskStatusWords} status={overdue ? 'overdue' : status} />
      <button type="button" className="today-task-title" onClick={() => goTo({ kind: 'task', id })}>
        <span className="today-title">{title}</span>
        <span className="quiet">{words.dueOn(dayWords(dueOn))}</span>
      </button>
      {mayWrite && (
        <Button size="small" aria-label={words.finishOf(title)} loading={finish.isPending} onClick={press}>
          {words.finish}
        </Button>
      )}
    </li>
  )
}
