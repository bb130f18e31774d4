import { App, Button } from 'antd'
import dayjs from 'dayjs'
import type { RecordOf } from '../../../db/model/record.ts'
import { useGoTo } from '../../app/go-to.ts'
import { useMember } from '../../app/members.ts'
import { useRound } from '../../app/round.tsx'
import { useMay } from '../../app/session.tsx'
import { call, useAsk, useSay } from '../../app/workstation.ts'
import { ConfirmButton } from '../../parts/confirm-button.tsx'
import { moment } from '../../words/figures.ts'
import { dayWords as words } from '../../words/reports.ts'
import type { ExtraProps, RowExtraProps } from '../forms/extras.ts'
import type { AnyBody } from '../forms/form-record.tsx'
import { FiguresTable, inWords } from './figures-table.tsx'
import './reports.css'
import { WeekLogs } from './week-logs.tsx'

type Log = RecordOf<'work_log'> | RecordOf<'weekly_report'>

/** The days that a log or a report is about; null while unknown. */
const daysOf = (body: AnyBody): readonly [string, string] | null => {
  const [from, to] = 'day' in body ? [body.day, body.day] : [body.from, body.to]
  return from === '' || to === '' ? null : [String(from), String(to)]
}

const useWork = (record: RecordOf, body: AnyBody) => {
  const days = daysOf(body)
  const [from, to] = days ?? ['2000-01-01', '2000-01-01']
  return useAsk('days', 'work', { roundId: record.roundId ?? record.id, from, to }, { enabled: days !== null, keep: true }).data
}

/** Which day of the stay, what the records say of it, and closing it. */
export const LogHead = (extra: ExtraProps) => {
  const { record, body } = extra
  const log = record as Log
  const work = useWork(record, body)
  const closer = useMember(log.body.closedBy)
  const { figures, closedAt } = log.body
  const shown = figures ?? work?.figures
  const moved = figures !== null && work !== undefined && inWords(figures) !== inWords(work.figures)
  return (
    <>
      <div className="report-head">
        <strong>{whichDay(body, useRound().rounds.find(({ id }) => id === record.roundId)?.body)}</strong>
        <p className="quiet" role="status">
          {closedAt === null ? words.live : words.frozen(moment(closedAt), closer?.name ?? '')}
        </p>
        <Closing {...extra} />
      </div>
      {shown === undefined ? <p className="quiet">{words.noDays}</p> : <FiguresTable figures={shown} roundId={record.roundId ?? ''} />}
      {moved && <p className="report-alert">{words.changedSince(inWords(work.figures))}</p>}
      {record.kind === 'weekly_report' && <WeekLogs {...extra} logs={work?.logs ?? []} />}
    </>
  )
}

function whichDay(body: AnyBody, round: { readonly startsOn: string; readonly endsOn: string } | undefined): string {
  const day = String('day' in body ? body.day : body.from)
  if (day === '' || round === undefined || round.startsOn === '') return ''
  const n = dayjs(day).diff(dayjs(round.startsOn), 'day') + 1
  const of = round.endsOn === '' ? null : dayjs(round.endsOn).diff(dayjs(round.startsOn), 'day') + 1
  if ('day' in body) return n < 1 || (of !== null && n > of) ? words.outside : words.nth(n, of)
  const monday = dayjs(round.startsOn).subtract((dayjs(round.startsOn).day() + 6) % 7, 'day')
  const week = Math.floor(dayjs(day).diff(monday, 'day') / 7) + 1
  return week < 1 ? words.outside : words.nthWeek(week)
}

const Closing = ({ record, flush }: ExtraProps) => {
  const close = useSay('days', 'close')
  const reopen = useSay('days', 'reopen')
  const { message } = App.useApp()
  const mayWrite = useMay('write')
  if (!mayWrite || record.deletedAt !== null) return null
  const kind = record.kind as Log['kind']
  const asked = async () => {
    await flush()
    const { version } = await call(kind === 'work_log' ? 'workLogs' : 'weeklyReports', 'open', { id: record.id })
    return { kind, id: record.id, version }
  }
  const press = async () => close.mutate(await asked(), { onSuccess: () => void message.success(words.closed[kind]) })
  return (record as Log).body.status === 'open' ? (
    <Button type="primary" loading={close.isPending} onClick={() => void press()}>
      {words.close[kind]}
    </Button>
  ) : (
    <ConfirmButton
      question={words.reopenQuestion}
      act={words.reopen}
      loading={reopen.isPending}
      onConfirm={() => void asked().then((args) => reopen.mutate(args))}
    >
      {words.reopen}
    </ConfirmButton>
  )
}

/** What a member's records say of the day, beside the sentence that is asked for. */
export const WorkRow = ({ record, body, row }: RowExtraProps) => {
  const goTo = useGoTo()
  const work = useWork(record, body)
  if (row.memberId === null || work === undefined) return null
  const mine = work.work.filter(({ members }) => members.includes(String(row.memberId)))
  if (mine.length === 0) return <p className="report-row quiet">{words.nothingToday}</p>
  return (
    <div className="report-row">
      <ul>
        {mine.map(({ id, kind, number, title }) => (
          <li key={id}>
            <button type="button" className="word-button" onClick={() => goTo({ kind, id })}>
              {[number, title].filter((part) => part !== '').join(' ')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
