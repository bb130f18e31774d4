import { release, reviewOf } from '../../records/handing-over.ts'
import { acceptLine, exitCheck, withdrawAcceptance } from '../../records/leaving.ts'
import type { Handlers } from '../serve.ts'

/** Of each sort; more than fit on a page are seen in their list. */
const mostListed = 200

/** 撤点前核查. */
export const leaving: Handlers<'leaving'> = {
  check: (caseFile, { roundId, unitId = null }) => exitCheck(caseFile, { roundId, unitId }, mostListed),
  accept: (caseFile, wish) => acceptLine(caseFile, wish),
  review: (caseFile, { roundId }) => reviewOf(caseFile, roundId),
  release: (caseFile, { roundId, note }) => release(caseFile, roundId, note),
  withdraw: (caseFile, { id }) => withdrawAcceptance(caseFile, id),
}
