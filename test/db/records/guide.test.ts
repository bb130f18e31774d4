import { expect, test } from 'vitest'
import { guideSteps } from '../../../db/model/guide.ts'
import { addEvidence } from '../../../db/records/evidence.ts'
import { createRecord, deleteRecord, listRecords, openRecord, restoreRecord } from '../../../db/records/footing.ts'
import { guideOf, showGuide } from '../../../db/records/guide.ts'
import { saveView } from '../../../db/records/saved-views.ts'
import { createSample } from '../../../db/sample/index.ts'
import { View } from '../../../db/worker/requests/personal.ts'
import { temporaryCaseFile } from '../case-file.ts'
import { id } from './sample-round.ts'

test('a step is done when what it leads to is there, and the sample does nobody’s work', async () => {
  await using temporary = await temporaryCaseFile()
  const { caseFile } = temporary
  const done = () => guideOf(caseFile).done
  expect(done()).toEqual([])
  const { roundId } = await createSample(caseFile)
  expect(done()).toEqual(['sample'])
  const unitId = listRecords(caseFile, 'unit', { roundId }).rows[0]?.id ?? null
  const turn = { id: id(), question: '问', answer: '示例回答' }
  createRecord(caseFile, 'interview', { roundId, unitId, body: { turns: [{ ...turn, answer: '' }] } })
  expect(done()).toEqual(['sample'])
  const interview = createRecord(caseFile, 'interview', { roundId, unitId, body: { turns: [turn] } })
  createRecord(caseFile, 'document_review', { roundId, unitId, body: { title: '示例合同' } })
  const draft = createRecord(caseFile, 'issue_draft', { roundId, unitId, body: { title: '示例问题' } })
  const source = { type: 'passage', recordId: interview.id, field: `turns/${turn.id}/answer`, quote: '示例回答', start: 0, end: 4 } as const
  addEvidence(caseFile, { draftId: draft.id, statementId: null, source, note: '' })
  expect(done()).toEqual(['sample', 'interview', 'document', 'evidence', 'draft'])
  deleteRecord(caseFile, 'document_review', listRecords(caseFile, 'document_review', { sortBy: 'createdAt' }).rows[0]?.id ?? '')
  expect(done()).not.toContain('document')
  restoreRecord(caseFile, 'document_review', listRecords(caseFile, 'document_review', { deleted: true }).rows[0]?.id ?? '')
  saveView(caseFile, 'drafts', '我的', View.parse({}))
  const file = {
    recordId: openRecord(caseFile, 'issue_draft', draft.id).id,
    name: '示例.txt',
    mediaType: 'text/plain',
    size: 1,
    sha256: '0'.repeat(64),
  }
  createRecord(caseFile, 'attachment', { roundId, unitId, body: { ...file, role: 'other' } })
  expect(done()).toEqual(guideSteps)
})

test('the guide stands until it is put away, and comes back when it is asked for', async () => {
  await using temporary = await temporaryCaseFile()
  expect(guideOf(temporary.caseFile).shown).toBe(true)
  showGuide(temporary.caseFile, false)
  expect(guideOf(temporary.caseFile).shown).toBe(false)
  showGuide(temporary.caseFile, true)
  expect(guideOf(temporary.caseFile).shown).toBe(true)
})
