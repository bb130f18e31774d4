import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ExitCheckCode } from '../../../db/model/exit-checks.ts'
import { createRecord, saveRecord } from '../../../db/records/footing.ts'
import { acceptLine, exitCheck, withdrawAcceptance } from '../../../db/records/leaving.ts'
import { mustCounters } from '../../../db/records/musts.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { as, givenMember, givenRound, givenWholeDraft, id, refusal } from '../records/sample-round.ts'

const noon = new Date(2026, 2, 15, 12, 0).getTime()
let tmp: TemporaryCaseFile
let caseFile: CaseFile
let within: { roundId: string; unitId: string }
beforeEach(async () => {
  tmp = await temporaryCaseFile({ now: () => noon })
  caseFile = tmp.caseFile
  within = givenRound(caseFile).within
})
afterEach(() => tmp.dispose())

const line = (check: ExitCheckCode) => exitCheck(caseFile, within).find((one) => one.check === check)!
const open = (check: ExitCheckCode) => line(check).open.map(({ title, number }) => title || number)

test('a round without anything open has nothing to list', () => {
  expect(exitCheck(caseFile, within).filter(({ open: things }) => things.length > 0)).toEqual([])
})

test('each sort of open thing is listed by itself, down to the row of a document request', () => {
  createRecord(caseFile, 'roster_person', { ...within, body: { name: '王示例', category: 'mandatory' } })
  createRecord(caseFile, 'roster_person', { ...within, body: { name: '选示例' } })
  createRecord(caseFile, 'interview', { ...within, body: { interviewee: { name: '未谈示例' } } })
  createRecord(caseFile, 'interview', { ...within, body: { interviewee: { name: '未签示例' }, status: 'talked' } })
  createRecord(caseFile, 'interview', { ...within, body: { interviewee: { name: '拒签示例' }, status: 'talked', signing: 'refused' } })
  const row = (name: string, rest: object) => ({ id: id(), name, ...rest })
  const items = [
    row('账册', { returnState: 'to_return', providedOn: '2026-03-03' }),
    row('合同', { dueOn: '2026-03-14' }),
    row('纪要', { dueOn: '2026-03-15' }),
  ]
  createRecord(caseFile, 'document_request', { ...within, body: { title: '财务资料', items } })
  createRecord(caseFile, 'document_review', { ...within, body: { title: '没用上的合同', status: 'evidence' } })
  createRecord(caseFile, 'petition', { ...within, body: { summary: '反映补贴', status: 'assessed' } })
  createRecord(caseFile, 'petition', { ...within, body: { summary: '办完的', status: 'concluded' } })
  createRecord(caseFile, 'task', { ...within, body: { title: '该办的', dueOn: '2026-03-15' } })
  createRecord(caseFile, 'task', { ...within, body: { title: '以后的', dueOn: '2026-03-16' } })
  const { interview } = givenWholeDraft(caseFile, within)
  expect(open('must_talk_left')).toEqual(['王示例'])
  expect(open('talks_planned')).toEqual(['未谈示例', '王示例'])
  expect(open('talks_unsigned')).toEqual(['未签示例'])
  expect(open('documents_to_return')).toEqual(['账册'])
  expect(line('documents_overdue').open).toMatchObject([{ title: '合同', at: `items/${items[1]!.id}`, kind: 'document_request' }])
  expect(open('evidence_unused')).toEqual(['没用上的合同'])
  expect(open('petitions_open')).toEqual(['反映补贴'])
  expect(open('tasks_open')).toEqual(['该办的'])
  expect(open('drafts_unsigned')).toEqual(['办公楼维修项目未公开招标'])
  expect(open('evidence_stale')).toEqual([])
  saveRecord(caseFile, 'interview', { id: interview.id, version: 1, changes: { turns: [] } })
  expect(open('evidence_stale')).toEqual(['办公楼维修项目未公开招标'])
})

test('the leader accepts what is open with a reason; what comes later is open again; taken back all is open', () => {
  createRecord(caseFile, 'task', { ...within, body: { title: '甲', dueOn: '2026-03-01' } })
  const acceptance = acceptLine(caseFile, { ...within, check: 'tasks_open', reason: '转由巡察办跟进' })
  expect(line('tasks_open')).toMatchObject({
    open: [],
    accepted: [{ title: '甲' }],
    acceptance: { reason: '转由巡察办跟进', on: '2026-03-15' },
  })
  createRecord(caseFile, 'task', { ...within, body: { title: '乙', dueOn: '2026-03-02' } })
  expect(open('tasks_open')).toEqual(['乙'])
  acceptLine(caseFile, { ...within, check: 'tasks_open', reason: '两项都转' })
  expect(line('tasks_open')).toMatchObject({ open: [], acceptance: { reason: '两项都转' } })
  withdrawAcceptance(
    caseFile,
    caseFile.db.prepare("SELECT id FROM record WHERE kind = 'exit_acceptance' AND deleted_at IS NULL").pluck().get() as string,
  )
  expect(open('tasks_open')).toEqual(['甲', '乙'])
  expect(acceptance.body.by).toBe(caseFile.person.memberId)
})

test('nobody but the leader accepts, and nothing is accepted where nothing is open', () => {
  createRecord(caseFile, 'task', { ...within, body: { title: '甲', dueOn: '2026-03-01' } })
  const deputy = givenMember(caseFile, '示例副组长', 'deputy_leader')
  const accept = (check: string) => acceptLine(caseFile, { ...within, check, reason: '说明' })
  expect(as(caseFile, deputy, () => refusal(() => accept('tasks_open')))).toEqual(['not_allowed', 'leader'])
  expect(refusal(() => accept('petitions_open'))).toEqual(['not_ready', 'check'])
  expect(refusal(() => accept('no_such'))).toEqual(['bad_input', 'check'])
})

test('villages count by the three must lists; a unit may ask for more, and its own numbers hold', () => {
  saveRecord(caseFile, 'round', { id: within.roundId, version: 1, changes: { kind: 'village' } })
  const head = (text: string, ...below: string[]) => {
    const parentId = id()
    return [{ id: parentId, code: text, text }, ...below.map((what) => ({ id: id(), parentId, level: 2, code: what, text: what }))]
  }
  const items = [...head('三必谈', '社区干部', '普通党员'), ...head('三必看', '财务档案'), ...head('三必访', '困难家庭')]
  const list = createRecord(caseFile, 'catalogue', { roundId: null, unitId: null, body: { family: 'must_cover', name: '三必', items } })
  const itemOf = (text: string) => items.find((item) => item.text === text)!
  const review = createRecord(caseFile, 'document_review', { ...within, body: { title: '村账' } })
  const { code, text, id: itemId } = itemOf('财务档案')
  createRecord(caseFile, 'focus_tag', { ...within, body: { recordId: review.id, catalogueId: list.id, itemId, code, text } })
  createRecord(caseFile, 'roster_person', { ...within, body: { name: '村支书示例', group: '社区干部', category: 'mandatory' } })
  const count = () =>
    mustCounters(caseFile, within).map(({ what, done, least, missing, left }) => [what, done, least, missing, left.length])
  expect(count()).toEqual([
    ['社区干部', 0, 1, 0, 1],
    ['普通党员', 0, 1, 1, 0],
    ['财务档案', 1, 1, 0, 0],
    ['困难家庭', 0, 1, 1, 0],
  ])
  const requirements = [
    { id: id(), way: 'talk' as const, what: '社区干部', least: 3 },
    { id: id(), way: 'visit' as const, what: '困难家庭', least: 5 },
  ]
  saveRecord(caseFile, 'unit', { id: within.unitId, version: 1, changes: { requirements } })
  createRecord(caseFile, 'interview', { ...within, body: { interviewee: { name: '村支书示例' }, status: 'talked' } })
  expect(count()).toEqual([
    ['社区干部', 1, 3, 2, 0],
    ['困难家庭', 0, 5, 5, 0],
  ])
})
