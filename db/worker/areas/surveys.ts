import { countAgain, countingOf, endCounting, noteCounts } from '../../records/survey-counting.ts'
import { saveTallyTable, takeTally } from '../../records/survey-tally.ts'
import type { Handlers } from '../serve.ts'
import { recordVerbs } from './record-verbs.ts'

/** 问卷测评: the verbs of every record, and counts that come as a table. */
export const surveys: Handlers<'surveys'> = {
  ...recordVerbs('survey'),
  counting: (caseFile, { id }) => countingOf(caseFile, id),
  count: (caseFile, { id, version, changes }) => noteCounts(caseFile, id, version, changes),
  endCounting: (caseFile, { id, version }) => endCounting(caseFile, id, version),
  countAgain: (caseFile, { id, version }) => countAgain(caseFile, id, version),
  takeTally: (caseFile, { id, path }) => takeTally(caseFile, id, path),
  template: (caseFile, { id, path }) => saveTallyTable(caseFile, id, path),
}
