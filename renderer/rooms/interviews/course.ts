import dayjs from 'dayjs'
import { type Interview, interviewStatuses } from '../../../db/model/interview.ts'

type Status = Interview['status']
type Times = Pick<Interview, 'startedAt' | 'endedAt'>

/** From here on a record claims to be whole; the casework refuses it with too few talkers. */
const firstWhole = interviewStatuses.indexOf('checked')

/** Whether a status says that the interview is whole, and so needs its talkers. */
export const needsTalkers = (status: Status): boolean => interviewStatuses.indexOf(status) >= firstWhole

/** Now, as a wall-clock minute. */
export const thisMinute = (): string => dayjs().format('YYYY-MM-DDTHH:mm')

/** What 现在结束 changes: the end, and with it a planned talk has been held. */
export const ended = (status: Status, at: string): Partial<Interview> => ({
  endedAt: at,
  ...(status === 'planned' && { status: 'talked' }),
})

/** What a choice about the signature changes: with enough talkers a signed record is at 已签字 at least. */
export function signed(
  body: Pick<Interview, 'status' | 'talkers'>,
  signing: Interview['signing'],
  leastTalkers: number,
): Partial<Interview> {
  const advances = signing === 'signed' && (body.status === 'talked' || body.status === 'checked') && body.talkers.length >= leastTalkers
  return { signing, ...(advances && { status: 'signed' }) }
}

export const isReversed = ({ startedAt, endedAt }: Times): boolean => startedAt !== '' && endedAt !== '' && endedAt < startedAt

/** Minutes that the talk lasted; null while unknown. */
export const minutesLong = (times: Times): number | null =>
  times.startedAt === '' || times.endedAt === '' || isReversed(times) ? null : dayjs(times.endedAt).diff(dayjs(times.startedAt), 'minute')
