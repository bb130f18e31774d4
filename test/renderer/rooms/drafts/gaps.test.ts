import { expect, test } from 'vitest'
import { IssueDraft } from '../../../../db/model/draft.ts'
import { gapCodes } from '../../../../db/worker/requests/drafts.ts'
import { rowOf, whyFrozen } from '../../../../renderer/rooms/drafts/open-draft.ts'
import { accuracyOf, gapWords } from '../../../../renderer/words/draft-gaps.ts'

const id = '01900000-0000-7000-8000-000000000001'

test('every gap is one whole sentence under one heading', () => {
  for (const code of gapCodes) {
    const sentence = gapWords({ code, field: 'title', blocks: true, detail: { has: 1, needed: 2, ordinal: 3 } }, 0)
    expect(sentence, code).toMatch(/。$/)
    expect(sentence, code).not.toContain('undefined')
    expect(accuracyOf[code]).toBeDefined()
  }
})

test('a gap in a row names the row', () => {
  const draft = IssueDraft.parse({ bases: [{ id: '01900000-0000-7000-8000-000000000009' }, { id }] })
  const gap = { code: 'basis_without_quote', field: `bases/${id}/quote`, blocks: true } as const
  expect(gapWords(gap, rowOf(gap, draft))).toBe('第 2 条定性依据没有摘录条文原文。')
})

test('a draft is written only while it is a draft, by those who may', () => {
  expect(whyFrozen('drafting', null, true)).toBeNull()
  expect(whyFrozen('returned', null, true)).toBeNull()
  expect(whyFrozen('signing', null, true)).toBe('signing')
  expect(whyFrozen('drafting', 1, true)).toBe('deleted')
  expect(whyFrozen('drafting', null, false)).toBe('office')
})
