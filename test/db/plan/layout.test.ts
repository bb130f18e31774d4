import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRecord, deleteRecord, listRecords, saveRecord } from '../../../db/records/footing.ts'
import { commitLayout, layOut, tasksWithin } from '../../../db/records/layout.ts'
import { livingBodies } from '../../../db/records/living.ts'
import { finishTask } from '../../../db/records/task.ts'
import { todayOf } from '../../../db/records/today.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { givenRound, id } from '../records/sample-round.ts'

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

const item = (code: string, text: string, offset?: string) => ({ id: id(), code, text, ...(offset !== undefined && { offset }) })
const procedure = (items: ReturnType<typeof item>[]) =>
  createRecord(caseFile, 'catalogue', { roundId: null, unitId: null, body: { family: 'procedure', name: '示例步骤', items } })
const stay = (startsOn: string, endsOn: string) => {
  const version = caseFile.db.prepare('SELECT version FROM record WHERE id = ?').pluck().get(within.unitId) as number
  saveRecord(caseFile, 'unit', { id: within.unitId, version, changes: { startsOn, endsOn } })
}
const tasks = () => livingBodies(caseFile, 'task', within)
const days = () => Object.fromEntries(tasks().map(({ title, body }) => [title, body.dueOn]))

test('steps with a rule are laid over the stay, shown first; those without a rule or without a day are said', () => {
  procedure([
    item('1', '动员', '进驻'),
    item('2', '调阅', '进驻+3'),
    item('3', '收尾', '撤点-7'),
    item('4', '随时'),
    item('5', '截止', '信访截止'),
  ])
  stay('2026-03-02', '')
  const shown = layOut(caseFile, within)
  expect(shown.steps.map(({ title, dueOn, change }) => [title, dueOn, change])).toEqual([
    ['动员', '2026-03-02', 'new'],
    ['调阅', '2026-03-05', 'new'],
  ])
  expect(shown.undated.map(({ title }) => title)).toEqual(['收尾', '截止'])
  expect(shown.without).toBe(1)
  expect(tasks()).toEqual([])
  stay('2026-03-02', '2026-04-30')
  commitLayout(caseFile, within)
  expect(days()).toEqual({ 动员: '2026-03-02', 调阅: '2026-03-05', 收尾: '2026-04-23', 截止: '2026-04-23' })
})

test('counted in working days where the round says so', () => {
  procedure([item('1', '调阅', '进驻+5')])
  stay('2026-03-02', '2026-04-30')
  saveRecord(caseFile, 'round', { id: within.roundId, version: 1, changes: { dayCounting: 'working', restDays: ['2026-03-04'] } })
  expect(layOut(caseFile, within).steps.map(({ dueOn }) => dueOn)).toEqual(['2026-03-10'])
})

test('laying out again moves only what nobody has touched, and brings nothing back from the bin', () => {
  procedure(['甲', '乙', '丙', '丁', '戊', '己'].map((text, index) => item(String(index), text, `进驻+${index}`)))
  stay('2026-03-02', '2026-04-30')
  commitLayout(caseFile, within)
  const by = new Map(tasks().map((task) => [task.title, task]))
  const change = (title: string, changes: Parameters<typeof saveRecord<'task'>>[2]['changes']) =>
    saveRecord(caseFile, 'task', { id: by.get(title)!.id, version: 1, changes })
  change('甲', { status: 'doing' })
  change('乙', { dueOn: '2026-03-20' })
  change('丙', { note: '已约好' })
  change('丁', { assignees: [caseFile.person.memberId] })
  deleteRecord(caseFile, 'task', by.get('戊')!.id)
  stay('2026-03-09', '2026-04-30')
  const shown = layOut(caseFile, within)
  expect(Object.fromEntries(shown.steps.map(({ title, change: what }) => [title, what]))).toEqual({
    ...{ 甲: 'kept', 乙: 'kept', 丙: 'kept', 丁: 'moved', 戊: 'kept', 己: 'moved' },
  })
  commitLayout(caseFile, within)
  expect(days()).toEqual({ 甲: '2026-03-02', 乙: '2026-03-20', 丙: '2026-03-04', 丁: '2026-03-12', 己: '2026-03-14' })
  const audit = caseFile.db.prepare('SELECT count(*) FROM history').pluck().get()
  commitLayout(caseFile, within)
  expect(caseFile.db.prepare('SELECT count(*) FROM history').pluck().get()).toBe(audit)
  expect(listRecords(caseFile, 'task', {}).total).toBe(5)
})

test('a new version of the procedure keeps the tasks of the steps that it keeps', () => {
  const first = item('1', '动员', '进驻')
  const before = procedure([first])
  stay('2026-03-02', '2026-04-30')
  commitLayout(caseFile, within)
  deleteRecord(caseFile, 'catalogue', before.id)
  procedure([{ ...first, offset: '进驻+1' }, item('2', '听取汇报', '进驻+2')])
  commitLayout(caseFile, within)
  expect(days()).toEqual({ 动员: '2026-03-03', 听取汇报: '2026-03-04' })
})

test('my tasks of today and before wait for me; one press notes them as done, and the day lists them', () => {
  const mine = [caseFile.person.memberId]
  const task = (title: string, dueOn: string, assignees: string[]) =>
    createRecord(caseFile, 'task', { ...within, body: { title, dueOn, assignees } })
  const late = task('迟的', '2026-03-14', mine)
  task('今天的', '2026-03-15', mine)
  task('明天的', '2026-03-16', mine)
  task('别人的', '2026-03-14', [])
  const today = todayOf(caseFile, within)
  expect(today.tasks.map(({ title, overdue }) => [title, overdue])).toEqual([
    ['迟的', true],
    ['今天的', false],
  ])
  expect(today.did).toEqual([])
  const done = finishTask(caseFile, late.id, late.version)
  expect(done.body).toMatchObject({ status: 'done', doneOn: '2026-03-15' })
  expect(finishTask(caseFile, late.id, late.version).version).toBe(done.version)
  expect(todayOf(caseFile, within).tasks.map(({ title }) => title)).toEqual(['今天的'])
  expect(todayOf(caseFile, within).did.map(({ title }) => title)).toEqual(['迟的'])
  expect(tasksWithin(caseFile, { ...within, from: '2026-03-15', to: '2026-03-16' }).map(({ title }) => title)).toEqual(['今天的', '明天的'])
})
