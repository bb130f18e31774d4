import { closeDays, logOf, reopenDays, workOfDays } from '../../records/work-of-days.ts'
import type { Handlers } from '../serve.ts'

/** 日清周结: what the records say of days, and closing them. */
export const days: Handlers<'days'> = {
  work: (caseFile, args) => workOfDays(caseFile, args),
  log: (caseFile, { roundId, day }) => logOf(caseFile, roundId, day),
  close: (caseFile, args) => closeDays(caseFile, args),
  reopen: (caseFile, args) => reopenDays(caseFile, args),
}
