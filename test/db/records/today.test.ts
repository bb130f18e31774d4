import { expect, test } from 'vitest'
import { createRecord, deleteRecord, saveRecord } from '../../../db/records/footing.ts'
import { todayOf } from '../../../db/records/today.ts'
import { temporaryCaseFile } from '../case-file.ts'
import { givenRound, givenWholeDraft, id } from './sample-round.ts'

const noon = new Date(2026, 2, 15, 12, 0).getTime()

test('counts what is done, provided, overdue, read and stale, in the round or in one unit', async () => {
  await using temporary = await temporaryCaseFile({ now: () => noon })
  const { caseFile } = temporary
  const { round, within } = givenRound(caseFile)
  const other = createRecord(caseFile, 'unit', { roundId: round.id, unitId: null, body: { name: '示例市另一局' } })
  for (const status of ['planned', 'talked', 'planned'] as const) createRecord(caseFile, 'interview', { ...within, body: { status } })
  createRecord(caseFile, 'interview', { roundId: round.id, unitId: other.id, body: {} })
  const item = (dueOn: string, providedOn = '') => ({ id: id(), name: '会议记录', dueOn, providedOn })
  const items = [item('2026-03-14'), item('2026-03-14', '2026-03-14'), item('2026-03-15'), item('')]
  createRecord(caseFile, 'document_request', { ...within, body: { dueOn: '2026-03-10', items } })
  createRecord(caseFile, 'document_review', { ...within, body: { status: 'reviewed' } })
  createRecord(caseFile, 'document_review', { ...within, body: {} })
  const { interview } = givenWholeDraft(caseFile, within)
  saveRecord(caseFile, 'interview', { id: interview.id, version: 1, changes: { turns: [] } })
  const gone = createRecord(caseFile, 'issue_draft', { ...within, body: {} })
  deleteRecord(caseFile, 'issue_draft', gone.id)

  const today = todayOf(caseFile, within)
  expect(today).toMatchObject({
    interviews: { done: 1, planned: 4, unsigned: 1 },
    documents: { requested: 4, provided: 1, overdue: 2, reviewed: 1 },
    drafts: { byStage: { drafting: 1 }, stale: 1 },
    toSign: [],
    returned: [],
  })
  expect(today.recent.map(({ kind }) => kind)).toContain('issue_draft')
  expect(today.recent.every(({ by }) => by === '示例组长')).toBe(true)
  expect(todayOf(caseFile, { roundId: round.id }).interviews.planned).toBe(5)
  expect(todayOf(caseFile, { roundId: round.id, unitId: other.id }).drafts).toEqual({ byStage: {}, stale: 0 })
})
