import { coverageOf, markNothing, recordsBehind } from '../../records/coverage.ts'
import { deleteRecord } from '../../records/footing.ts'
import { mustCounters, requirementsOf } from '../../records/musts.ts'
import type { Handlers } from '../serve.ts'

/** 覆盖情况: what has been looked at, and what must be. */
export const coverage: Handlers<'coverage'> = {
  overview: (caseFile, { families, ...stay }) => coverageOf(caseFile, stay, families),
  records: (caseFile, query) => recordsBehind(caseFile, query),
  musts: (caseFile, stay) => mustCounters(caseFile, stay),
  requirements: (caseFile, { unitId }) => requirementsOf(caseFile, unitId),
  mark: (caseFile, wish) => markNothing(caseFile, wish),
  unmark: (caseFile, { id }) => deleteRecord(caseFile, 'coverage_mark', id),
}
