import { dirname } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRecord, listRecords, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { beginTalk, interviewPlan, planPerson } from '../../../db/records/interview-plan.ts'
import { importRoster, previewRoster } from '../../../db/records/roster-import.ts'
import { rosterTemplate } from '../../../db/records/tables/roster-table.ts'
import { saveTemplate } from '../../../db/records/tables/staged.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { tableFile } from '../catalogues/tables.ts'
import { givenMember, givenRound, refusal } from '../records/sample-round.ts'

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

type Rows = readonly (readonly (string | number | null)[])[]
const read = async (rows: Rows) => previewRoster(caseFile, await tableFile(dirname(tmp.folder), '名册.xlsx', rows), within)
const head = ['姓名', '单位', '职务', '类别', '人员范围', '身份证号', '计划日期', '计划时间', '谈话人']
const person = (body: Parameters<typeof createRecord<'roster_person'>>[2]['body']) =>
  createRecord(caseFile, 'roster_person', { ...within, body })
const talk = (name: string, unit: string, status: 'planned' | 'talked' = 'talked') =>
  createRecord(caseFile, 'interview', { ...within, body: { interviewee: { name, unit }, status } })

test('a roster is read, shown, and entered whole; the person number is kept but never found by search', async () => {
  const talkers = [givenMember(caseFile, '李示例', 'member'), givenMember(caseFile, '赵示例', 'member')]
  const preview = await read([
    ['示例市某局谈话名册', ...Array(8).fill(null)],
    head,
    ['王示例', '财务科', '科长', '必谈', '重点岗位', '110101199003071234', '2026年3月16日', '9:30', '李示例；赵示例'],
    ['周示例', '办公室', '主任', null, null, null, null, null, null],
  ])
  if (!preview.ok) throw new Error(JSON.stringify(preview.problems))
  expect(preview).toMatchObject({ mandatory: 1, planned: 1, repeated: [], known: [] })
  expect(preview.people.map(({ name, row }) => [name, row])).toEqual([
    ['王示例', 3],
    ['周示例', 4],
  ])
  expect(listRecords(caseFile, 'roster_person', {}).total).toBe(0)
  expect(importRoster(caseFile, preview.importId, within)).toEqual({ added: 2 })
  const [first] = listRecords(caseFile, 'roster_person', { text: '王示例' }).rows
  expect(openRecord(caseFile, 'roster_person', first!.id).body).toMatchObject({
    ...{ category: 'mandatory', group: '重点岗位', idNumber: '110101199003071234', plannedOn: '2026-03-16', plannedTime: '09:30' },
    talkers: talkers.map(({ id }) => id),
  })
  expect(listRecords(caseFile, 'roster_person', { text: '110101199003071234' }).total).toBe(0)
})

test('everything wrong is said by row and column, and nobody is entered', async () => {
  const preview = await read([
    head,
    ['王示例', null, '科长', '必须谈', null, 1.1010119900307e17, '3月16日', '下午', '李示例'],
    [null, '办公室', '主任', '必谈', null, null, null, null, null],
  ])
  if (preview.ok) throw new Error('taken')
  expect(preview.problems.map(({ code, row, header }) => [code, row, header])).toEqual([
    ['bad_choice', 2, '类别'],
    ['number_too_long', 2, '身份证号'],
    ['bad_day', 2, '计划日期'],
    ['bad_time', 2, '计划时间'],
    ['cell_empty', 3, '姓名'],
  ])
  const strangers = await read([head, ['王示例', null, null, null, null, null, null, '9:00', '李示例']])
  if (strangers.ok) throw new Error('taken')
  expect(strangers.problems.map(({ code, row, header }) => [code, row, header])).toEqual([
    ['not_a_member', 2, '谈话人'],
    ['cell_empty', 2, '计划日期'],
  ])
  expect(listRecords(caseFile, 'roster_person', {}).total).toBe(0)
})

test('who stands in the file twice or on the roster already is said and left out', async () => {
  person({ name: '周示例', unit: '办公室' })
  const preview = await read([
    head,
    ['王示例', '财务科', null, null, null, '110101199003071234', null, null, null],
    ['王 示 例', '财务科', null, null, null, null, null, null, null],
    ['王示例', '人事科', null, null, null, null, null, null, null],
    ['汪示例', '财务科', null, null, null, '110101199003071234', null, null, null],
    ['周示例', '办公室', null, null, null, null, null, null, null],
  ])
  if (!preview.ok) throw new Error(JSON.stringify(preview.problems))
  expect(preview.people.map(({ row }) => row)).toEqual([2, 4])
  expect(preview.repeated.map(({ row, first }) => [row, first])).toEqual([
    [3, 2],
    [5, 2],
  ])
  expect(preview.known.map(({ row }) => row)).toEqual([6])
  importRoster(caseFile, preview.importId, within)
  expect(importRoster(caseFile, preview.importId, within)).toEqual({ added: 0 })
  expect(listRecords(caseFile, 'roster_person', {}).total).toBe(3)
})

test('the empty table reads as a table without people', async () => {
  const path = `${dirname(tmp.folder)}/空白.xlsx`
  await saveTemplate(path, rosterTemplate)
  expect(await previewRoster(caseFile, path, within)).toMatchObject({ ok: false, problems: [{ code: 'no_rows' }] })
})

test('a talk counts for the person of the same name and unit; by hand it can be set and taken away', () => {
  const wang = person({ name: '王示例', unit: '财务科', category: 'mandatory' })
  const other = person({ name: '王示例', unit: '人事科', category: 'mandatory' })
  const held = talk('王 示例', '财务科')
  const stray = talk('王示例', '')
  const state = (id: string) => planPerson(caseFile, id).state
  expect([state(wang.id), state(other.id)]).toEqual(['done', 'unplanned'])
  expect(interviewPlan(caseFile, within)).toMatchObject({
    rate: { done: 1, all: 2 },
    mandatory: { done: 1, all: 2 },
    unplanned: [other.id],
  })
  saveRecord(caseFile, 'roster_person', { id: other.id, version: 1, changes: { matching: 'by_hand', interviewId: stray.id } })
  saveRecord(caseFile, 'roster_person', { id: wang.id, version: 1, changes: { matching: 'by_hand' } })
  expect([state(wang.id), state(other.id)]).toEqual(['unplanned', 'done'])
  expect(planPerson(caseFile, other.id).talks.map(({ id }) => id)).toEqual([stray.id])
  expect(held.id).not.toBe(stray.id)
})

test('a unit left out in the talk is no obstacle while the name stands for one person alone', () => {
  const wang = person({ name: '王示例', unit: '财务科' })
  talk('王示例', '')
  expect(planPerson(caseFile, wang.id).state).toBe('done')
})

test('one press begins the talk with all that the roster knows, and never a second one', () => {
  const li = givenMember(caseFile, '李示例', 'member')
  const body = {
    name: '王示例',
    unit: '财务科',
    post: '科长',
    category: 'mandatory',
    plannedOn: '2026-03-16',
    plannedTime: '09:30',
  } as const
  const wang = person({ ...body, place: '谈话室', talkers: [li.id] })
  const begun = beginTalk(caseFile, wang.id, false)
  expect(begun.body).toMatchObject({
    ...{ interviewee: { name: '王示例', unit: '财务科', post: '科长' }, category: 'mandatory', startedAt: '2026-03-16T09:30' },
    ...{ place: '谈话室', talkers: [li.id], status: 'planned' },
  })
  expect(beginTalk(caseFile, wang.id, false).id).toBe(begun.id)
  // It stays his when the name is put right afterwards.
  const interviewee = { ...begun.body.interviewee, name: '汪示例' }
  saveRecord(caseFile, 'interview', { id: begun.id, version: 1, changes: { interviewee, status: 'talked' } })
  expect(planPerson(caseFile, wang.id).state).toBe('done')
  expect(beginTalk(caseFile, wang.id, false).id).toBe(begun.id)
  const again = beginTalk(caseFile, wang.id, true)
  expect(again.id).not.toBe(begun.id)
  expect(again.body.category).toBe('return_visit')
})

test('the plan says what is late and who would sit in two talks at once', () => {
  const [li, zhao] = [givenMember(caseFile, '李示例', 'member'), givenMember(caseFile, '赵示例', 'member')]
  const at = (name: string, plannedOn: string, plannedTime: string, talkers: { id: string }[]) =>
    person({ name, plannedOn, plannedTime, talkers: talkers.map(({ id }) => id), category: 'mandatory' })
  const late = at('甲示例', '2026-03-15', '09:00', [li])
  const today = at('乙示例', '2026-03-15', '11:30', [li])
  const first = at('丙示例', '2026-03-16', '09:00', [li, zhao])
  const second = at('丁示例', '2026-03-16', '09:30', [zhao])
  at('戊示例', '2026-03-16', '10:00', [li]) // right after
  at('己示例', '2026-03-16', '', [li, zhao]) // some time that day
  const waived = person({ name: '庚示例', category: 'mandatory', status: 'waived' })
  const plan = interviewPlan(caseFile, within)
  expect(plan.overdue).toEqual([late.id])
  expect(plan.people.find(({ id }) => id === today.id)?.state).toBe('planned')
  expect(plan.conflicts).toEqual([{ memberId: zhao.id, first: first.id, second: second.id }])
  expect(plan.people.find(({ id }) => id === waived.id)?.state).toBe('waived')
  expect(plan.mandatory).toEqual({ done: 0, all: 6 })
})

test('the plan is told by pairs, whoever of the two was named first; one inspector alone is no pair yet', () => {
  const [li, zhao, sun] = ['李示例', '赵示例', '孙示例'].map((name) => givenMember(caseFile, name, 'member').id)
  const of = (name: string, plannedOn: string, talkers: unknown[], status: 'listed' | 'waived' = 'listed') =>
    person({ name, plannedOn, talkers: talkers as string[], status }).id
  const second = of('甲示例', '2026-03-18', [li, zhao])
  const first = of('乙示例', '2026-03-17', [zhao, li])
  const third = of('丙示例', '2026-03-17', [sun, li])
  const waived = of('丁示例', '', [li, zhao], 'waived')
  of('戊示例', '2026-03-17', [li])
  of('己示例', '', [])
  saveRecord(caseFile, 'interview', { id: beginTalk(caseFile, first, false).id, version: 1, changes: { status: 'talked' } })
  expect(interviewPlan(caseFile, within).pairs).toEqual([
    { talkers: [zhao, li], people: [first, second, waived], rate: { done: 1, all: 2 } },
    { talkers: [sun, li], people: [third], rate: { done: 0, all: 1 } },
  ])
})

test('who is not there cannot be begun with', () => {
  expect(refusal(() => beginTalk(caseFile, within.unitId, false))).toEqual(['not_found', 'roster_person'])
})
