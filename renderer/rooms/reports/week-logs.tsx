import { Button } from 'antd'
import type { WorkOfDays } from '../../../electron/contract/index.ts'
import { useGoTo } from '../../app/go-to.ts'
import { Section } from '../../parts/field.tsx'
import { dayWords as words } from '../../words/reports.ts'
import type { ExtraProps } from '../forms/extras.ts'

type WeekLogsProps = ExtraProps & { readonly logs: WorkOfDays['logs'] }

/** The logs of the week, whose findings and to-dos need not be written twice. */
export const WeekLogs = ({ body, change, readOnly, logs }: WeekLogsProps) => {
  const goTo = useGoTo()
  if (logs.length === 0) return null
  const take = () => change({ findings: joined(body.findings, logs, 'findings'), todos: joined(body.todos, logs, 'todos') })
  return (
    <Section
      title={words.logs}
      extra={
        !readOnly && (
          <Button size="small" onClick={take}>
            {words.take}
          </Button>
        )
      }
    >
      <div className="report-row">
        <ul>
          {logs.map(({ id, day }) => (
            <li key={id}>
              <button type="button" className="word-button" onClick={() => goTo({ kind: 'work_log', id })}>
                {day}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  )
}

/** What is written stays; lines that are there already are not repeated. */
function joined(written: unknown, logs: WorkOfDays['logs'], field: 'findings' | 'todos'): string {
  const lines = String(written).split('\n')
  for (const log of logs) for (const line of log[field].split('\n')) if (!lines.includes(line)) lines.push(line)
  return lines
    .filter((line, index) => line !== '' || index > 0)
    .join('\n')
    .trim()
}
