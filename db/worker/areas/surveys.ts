import { saveTallyTable, takeTally } from '../../records/survey-tally.ts'
import type { Handlers } from '../serve.ts'
import { recordVerbs } from './record-verbs.ts'

/** 问卷测评: the verbs of every record, and counts that come as a table. */
export const surveys: Handlers<'surveys'> = {
  ...recordVerbs('survey'),
  takeTally: (caseFile, { id, path }) => takeTally(caseFile, id, path),
  template: (caseFile, { id, path }) => saveTallyTable(caseFile, id, path),
}
