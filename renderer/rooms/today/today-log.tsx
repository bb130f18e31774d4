import { Button } from 'antd'
import dayjs from 'dayjs'
import { useGoTo } from '../../app/go-to.ts'
import { useMay } from '../../app/session.tsx'
import { useSay } from '../../app/workstation.ts'
import { dayWords as words } from '../../words/reports.ts'

/** 日清: the day's log with the day's work in it; one press makes it where there is none. */
export const TodayLog = ({ roundId }: { readonly roundId: string }) => {
  const goTo = useGoTo()
  const mayWrite = useMay('write')
  const log = useSay('days', 'log')
  if (!mayWrite) return null
  const press = () => log.mutate({ roundId, day: dayjs().format('YYYY-MM-DD') }, { onSuccess: ({ id }) => goTo({ kind: 'work_log', id }) })
  return (
    <Button style={{ marginInlineStart: 'auto' }} loading={log.isPending} onClick={press}>
      {words.toLog}
    </Button>
  )
}
