import { describe, expect, it } from 'vitest'
import { changeOf, fieldName, isMereRemoval } from '../../../renderer/parts/history-words.ts'

const turn = '019a0000-0000-7000-8000-000000000001'
const person = '019a0000-0000-7000-8000-000000000002'
const outline = '019a0000-0000-7000-8000-000000000003'
const names = new Map([[person, '李某']])
const entry = (field: string, before: unknown, after: unknown) => ({
  recordId: outline,
  version: 2,
  field,
  before,
  after,
  at: 0,
  by: person,
  on: person,
})

describe('a change in words', () => {
  it('names the field by its place in the record', () => {
    const body = { turns: [{ id: outline }, { id: turn }] }
    expect(fieldName('interview', `turns/${turn}/answer`, body)).toBe('问答 · 第 2 项 · 答')
    expect(fieldName('interview', 'interviewee/post', {})).toBe('谈话对象 · 职务')
    expect(fieldName('issue_draft', 'summary', {})).toBe('问题概述')
  })
  it('leaves the number out for what is gone', () => {
    expect(fieldName('interview', `turns/${turn}`, { turns: [] })).toBe('问答')
  })
  it('shows people by name and choices by word', () => {
    expect(changeOf('interview', entry('talkers', [], [person]), names)).toEqual({ type: 'texts', before: '', after: '李某' })
    expect(changeOf('interview', entry('signing', 'unsigned', 'signed'), names)).toEqual({
      type: 'texts',
      before: '未签字',
      after: '已签字',
    })
    expect(changeOf('document_request', entry('leaderSigned', false, true), names)).toEqual({ type: 'texts', before: '否', after: '是' })
  })
  it('says of what the casework writes by itself only that it changed', () => {
    const figures = { from: '2026-03-20', to: '2026-03-20', byKind: { interview: 1 }, byMember: [], draftsByDomain: {} }
    expect(fieldName('work_log', 'figures', {})).toBe('结账数字')
    expect(changeOf('work_log', entry('figures', null, figures), names)).toEqual({ type: 'note', text: '已改' })
    expect(changeOf('work_log', entry('status', 'open', 'closed'), names)).toEqual({ type: 'texts', before: '在记', after: '已日结' })
    const row = {
      id: turn,
      draftId: outline,
      decision: 'agreed',
      into: null,
      opinion: '属实。',
      decidedOn: 'f'.repeat(64),
      doneAt: null,
      doneBy: null,
    }
    expect(changeOf('deliberation', entry(`rows/${turn}`, undefined, row), names)).toEqual({
      type: 'texts',
      before: '',
      after: '研究意见：同意\n具体意见：属实。',
    })
  })
  it('shows a whole element by its parts, without ids', () => {
    const element = { id: turn, question: '请介绍情况。', answer: '', lead: false, outlineQuestionId: outline }
    expect(changeOf('interview', entry(`turns/${turn}`, undefined, element), names)).toEqual({
      type: 'texts',
      before: '',
      after: '问：请介绍情况。',
    })
  })
  it('does not show ids of other records', () => {
    expect(changeOf('interview', entry('outlineId', null, outline), names)).toEqual({ type: 'note', text: '已改' })
  })
  it('tells no counts that readers are not shown', () => {
    const option = { id: turn, text: '好', votes: 3 }
    expect(changeOf('survey', entry(`questions/${outline}/options/${turn}/votes`, 0, 3), names)).toEqual({ type: 'note', text: '已改' })
    const added = changeOf('survey', entry(`questions/${outline}`, undefined, { id: outline, text: '评价', options: [option] }), names)
    expect(JSON.stringify(added)).toContain('评价')
    expect(JSON.stringify(added)).not.toContain('3')
  })
  it('says that an order changed', () => {
    expect(changeOf('interview', entry('turns/order', [turn, outline], [outline, turn]), names)).toEqual({
      type: 'note',
      text: '调整了顺序',
    })
  })
})

describe('an order', () => {
  const moved = (before: readonly string[], after: readonly string[]) => isMereRemoval({ field: 'turns/order', before, after })
  it('is no change of its own where something only went or came back', () => {
    expect(moved(['a', 'b', 'c'], ['a', 'c'])).toBe(true)
    expect(moved(['a', 'c'], ['a', 'b', 'c'])).toBe(true)
  })
  it('is told where what stayed was put elsewhere', () => {
    expect(moved(['a', 'b', 'c'], ['c', 'a'])).toBe(false)
    expect(isMereRemoval({ field: 'place', before: 'a', after: '' })).toBe(false)
  })
})
