import { Refusal } from '../model/failure.ts'
import type { RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { dayOf } from './days.ts'
import { saveRecord } from './footing.ts'
import { recordOf } from './rows.ts'

/** Notes a task as done today. Refuses with `version_conflict`, and `not_found` for one in the bin. */
export function finishTask(caseFile: CaseFile, id: string, version: number): RecordOf<'task'> {
  const { body, deletedAt } = recordOf(caseFile, 'task', id)
  if (deletedAt !== null) throw new Refusal('not_found', 'task')
  if (body.status === 'done') return recordOf(caseFile, 'task', id)
  return saveRecord(caseFile, 'task', { id, version, changes: { status: 'done', doneOn: dayOf(caseFile.now()) } })
}
