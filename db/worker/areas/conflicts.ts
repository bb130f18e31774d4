import { listConflicts, openConflict, settleConflict } from '../../records/conflicts.ts'
import { renumberings } from '../../records/renumbering.ts'
import type { Handlers } from '../serve.ts'

/** 冲突处理: what several laptops wrote in one field without knowing of one another. */
export const conflicts: Handlers<'conflicts'> = {
  list: (caseFile, { roundId }) => listConflicts(caseFile, roundId ?? null),
  open: (caseFile, { id }) => openConflict(caseFile, id),
  settle: (caseFile, settlement) => settleConflict(caseFile, settlement),
  renumberings: (caseFile, { roundId }) => renumberings(caseFile, { roundId }),
}
