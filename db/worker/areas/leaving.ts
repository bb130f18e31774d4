import { acceptLine, exitCheck, withdrawAcceptance } from '../../records/leaving.ts'
import type { Handlers } from '../serve.ts'

/** 撤点前核查. */
export const leaving: Handlers<'leaving'> = {
  check: (caseFile, { roundId, unitId = null }) => exitCheck(caseFile, { roundId, unitId }),
  accept: (caseFile, wish) => acceptLine(caseFile, wish),
  withdraw: (caseFile, { id }) => withdrawAcceptance(caseFile, id),
}
