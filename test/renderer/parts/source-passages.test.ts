import { expect, test } from 'vitest'
import { DocumentReview } from '../../../db/model/document.ts'
import { Interview } from '../../../db/model/interview.ts'
import { interviewPassages, reviewPassages } from '../../../renderer/parts/source-passages.ts'

const id = '01900000-0000-7000-8000-000000000001'

test('an interview offers its questions and answers, and nothing empty', () => {
  const interview = Interview.parse({ turns: [{ id, question: '谁定的？', answer: '党组会。' }], note: '' })
  expect(interviewPassages(interview)).toEqual([
    { field: `turns/${id}/question`, label: '第 1 问', text: '谁定的？' },
    { field: `turns/${id}/answer`, label: '第 1 问 · 答', text: '党组会。' },
  ])
})

test('a reviewed document offers what was copied out and what was found', () => {
  const review = DocumentReview.parse({ excerpts: [{ id, location: '第3页', text: '合同价', finding: '' }], note: '已核对' })
  expect(reviewPassages(review)).toEqual([
    { field: `excerpts/${id}/text`, label: '摘录 · 第3页', text: '合同价' },
    { field: 'note', label: '备注', text: '已核对' },
  ])
})
