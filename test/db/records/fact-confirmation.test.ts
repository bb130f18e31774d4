import { beforeEach, expect, test } from 'vitest'
import { confirmationsOfDraft, driftOfSheet, prefill, takeOver } from '../../../db/records/confirmations.ts'
import { removeEvidence } from '../../../db/records/evidence.ts'
import { createRecord, deleteRecord, openRecord, saveRecord } from '../../../db/records/footing.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { aroundWholeDraft } from './around.ts'
import { type givenWholeDraft, refusal } from './sample-round.ts'

const work = aroundWholeDraft()
let caseFile: CaseFile
let within: { roundId: string; unitId: string }
let given: ReturnType<typeof givenWholeDraft>
beforeEach(() => {
  ;({ caseFile, within, given } = work())
})

const begin = (drafts = [given.draft.id]) => createRecord(caseFile, 'fact_confirmation', { ...within, body: { drafts } })
const filled = (drafts?: string[]) => prefill(caseFile, { id: begin(drafts).id, version: 1 })
const editDraft = (changes: Parameters<typeof saveRecord<'issue_draft'>>[2]['changes']) =>
  saveRecord(caseFile, 'issue_draft', { id: given.draft.id, version: openRecord(caseFile, 'issue_draft', given.draft.id).version, changes })
const save = (id: string, changes: Parameters<typeof saveRecord<'fact_confirmation'>>[2]['changes']) =>
  saveRecord(caseFile, 'fact_confirmation', { id, version: openRecord(caseFile, 'fact_confirmation', id).version, changes })

test('one press takes summary, facts and evidence of every chosen draft, and its handlers', () => {
  const second = createRecord(caseFile, 'issue_draft', { ...within, body: { summary: '第二件事。', domains: ['财务管理'] } })
  const { body } = filled([given.draft.id, second.id])
  expect(body.parts.map(({ draftId, summary }) => [draftId, summary])).toEqual([
    [given.draft.id, '未经公开招标直接确定施工单位。'],
    [second.id, '第二件事。'],
  ])
  expect(body.parts[0]?.facts.split('\n')).toEqual([
    '了解方式：个别谈话',
    '时间地点：2025-03-01，局机关',
    '1. 办公楼维修项目未公开招标。（证据1、2）',
    '定性依据：示例办法第三条：应当公开招标。',
    '责任主体：局党组、示例书记',
  ])
  expect(body.parts[0]?.evidence).toBe(
    `证据1　${given.interview.body.number} 王示例 第1问：“三月份党组会定的”\n证据2　${given.interview.body.number} 王示例 第1问：“没有公开招标”`,
  )
  expect(body.handlers).toEqual(given.handlers.map(({ id }) => id))
  expect(body.domains).toEqual(['财务管理'])
})

test('a second press leaves alone what was written, and takes what was chosen since', () => {
  const { id, body } = filled()
  save(id, { parts: [{ ...body.parts[0]!, summary: '手工改过。' }] })
  const second = createRecord(caseFile, 'issue_draft', { ...within, body: { summary: '第二件事。' } })
  save(id, { drafts: [given.draft.id, second.id] })
  const again = prefill(caseFile, { id, version: openRecord(caseFile, 'fact_confirmation', id).version })
  expect(again.body.parts.map(({ summary }) => summary)).toEqual(['手工改过。', '第二件事。'])
})

test('a draft that changes later shows as changed with the difference, on both sides, until it is taken over', () => {
  const { id, body } = filled()
  const state = () => driftOfSheet(caseFile, id).map((drift) => drift.state)
  expect(state()).toEqual(['same'])
  save(id, { parts: [{ ...body.parts[0]!, facts: '手工改过的事实。' }] }) // one's own words are no change of the draft
  expect(state()).toEqual(['same'])
  editDraft({ summary: '未经公开招标确定施工单位，金额118万元。' })
  expect(driftOfSheet(caseFile, id)).toMatchObject([
    {
      state: 'changed',
      differences: [{ field: 'summary', before: '未经公开招标直接确定施工单位。', after: '未经公开招标确定施工单位，金额118万元。' }],
    },
  ])
  expect(confirmationsOfDraft(caseFile, given.draft.id)).toMatchObject([{ id, status: 'pending', stale: true }])
  const { version } = openRecord(caseFile, 'fact_confirmation', id)
  const taken = takeOver(caseFile, { id, version, partId: body.parts[0]!.id })
  expect(taken.body.parts[0]?.summary).toBe('未经公开招标确定施工单位，金额118万元。')
  expect(state()).toEqual(['same'])
  expect(confirmationsOfDraft(caseFile, given.draft.id)).toMatchObject([{ stale: false }])
})

test('evidence that leaves the draft is a change of it; a deleted draft is gone', () => {
  const { id, version, body } = filled()
  removeEvidence(caseFile, given.evidence[1]!.id)
  expect(driftOfSheet(caseFile, id)[0]?.differences.map(({ field }) => field)).toEqual(['facts', 'evidence'])
  deleteRecord(caseFile, 'issue_draft', given.draft.id)
  expect(driftOfSheet(caseFile, id)).toMatchObject([{ state: 'gone', differences: [] }])
  expect(refusal(() => takeOver(caseFile, { id, version, partId: body.parts[0]!.id }))[0]).toBe('not_found')
})

test('what was taken is noted by the casework alone', () => {
  const { id, body } = filled()
  editDraft({ summary: '改过。' })
  save(id, { parts: [{ ...body.parts[0]!, taken: null }] })
  expect(driftOfSheet(caseFile, id)[0]?.state).toBe('changed')
})

test('is filed only with two handlers and with facts', () => {
  const { id } = begin()
  expect(refusal(() => save(id, { status: 'accepted' }))).toEqual(['not_ready', 'handlers'])
  save(id, { handlers: given.handlers.map((handler) => handler.id) })
  expect(refusal(() => save(id, { status: 'accepted' }))).toEqual(['not_ready', 'parts'])
  prefill(caseFile, { id, version: openRecord(caseFile, 'fact_confirmation', id).version })
  expect(save(id, { status: 'accepted' }).body.status).toBe('accepted')
})

test('an old version is not filled over a newer one', () => {
  const { id } = begin()
  save(id, { note: '先改。' })
  expect(refusal(() => prefill(caseFile, { id, version: 1 }))[0]).toBe('version_conflict')
})
