import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calendarOf, plusDays, workingDaysAfter } from '../../../db/model/days.ts'
import { type Form, gapsMade } from '../../../db/model/forms/form.ts'
import { meetingForm } from '../../../db/model/forms/meeting.ts'
import { differenceOf, personalMattersForm } from '../../../db/model/forms/personal-matters.ts'
import { petitionForm } from '../../../db/model/forms/petition.ts'
import { dueOf, rectificationForm } from '../../../db/model/forms/rectification.ts'
import { surveyForm } from '../../../db/model/forms/survey.ts'
import { countRemarks } from '../../../db/model/forms/survey-counts.ts'
import { PersonalMatters } from '../../../db/model/personal-matters.ts'
import { Petition } from '../../../db/model/petition.ts'
import type { Kind } from '../../../db/model/record.ts'
import { Rectification } from '../../../db/model/rectification.ts'
import { Round, Unit } from '../../../db/model/round.ts'
import { Survey } from '../../../db/model/survey.ts'
import { createRecord, listRecords, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { findRecords } from '../../../db/search/find.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { givenRound, id, refusal } from './sample-round.ts'

let temporary: TemporaryCaseFile
let caseFile: CaseFile
beforeAll(async () => {
  temporary = await temporaryCaseFile()
  caseFile = temporary.caseFile
})
afterAll(() => temporary.dispose())

const step = { id: id(), name: '承办人', who: 'handlers' as const }
const round = Round.parse({ year: 2026, name: '示例轮次', endsOn: '2026-04-30', petitionsCloseDaysBefore: 7, signOffSteps: [step] })
const unit = Unit.parse({ name: '示例局', endsOn: '2026-04-24' })
const said = <K extends Kind>(form: Form<K>, body: unknown, given = { today: '2026-03-20', round, unit }) =>
  (form.remarks?.(body as never, given) ?? []).map(({ text }) => text)

describe('days', () => {
  test('are plusDays over months and years', () => {
    expect(plusDays('2026-03-03', -7)).toBe('2026-02-24')
    expect(plusDays('', 3)).toBe('')
  })
  test('of work leave out Saturdays and Sundays', () => {
    expect(workingDaysAfter('2026-03-13', 1, calendarOf(null))).toBe('2026-03-16') // a Friday
    expect(workingDaysAfter('2026-03-14', 5, calendarOf(null))).toBe('2026-03-20') // a Saturday
    expect(workingDaysAfter('2026-03-16', 5, calendarOf(null))).toBe('2026-03-23')
  })
})

describe('a petition', () => {
  test('received after the last day of its unit says so', () => {
    expect(said(petitionForm, Petition.parse({ receivedAt: '2026-04-17T18:00' }))).toEqual([])
    expect(said(petitionForm, Petition.parse({ receivedAt: '2026-04-18T08:00' }))).toEqual([
      '信访受理截止于 2026-04-17（撤点前 7 天），这一件在截止后收到。',
    ])
  })
  test('is measured by the round where its unit has no last day, and by nothing where neither has', () => {
    const body = Petition.parse({ receivedAt: '2026-04-24T08:00' })
    expect(said(petitionForm, body, { today: '', round, unit: Unit.parse({ name: '示例局' }) })).toHaveLength(1)
    expect(said(petitionForm, body, { today: '', round: { ...round, endsOn: '' }, unit: Unit.parse({ name: '示例局' }) })).toEqual([])
  })
  test('that was passed on lacks where to and why, but is kept all the same', () => {
    const { within } = givenRound(caseFile)
    const made = createRecord(caseFile, 'petition', { ...within, body: { status: 'transferred', inScope: 'no' } })
    expect(said(petitionForm, made.body)).toEqual(['已转办，还没有写转交单位。', '已转办，还没有写分类处置意见。'])
    expect(said(petitionForm, { ...made.body, transferredTo: '市信访局（示例）', disposition: '转信访部门办理' })).toEqual([])
  })
})

describe('immediate rectification', () => {
  const handed = Rectification.parse({
    status: 'handed_over',
    handedOverOn: '2026-03-13',
    dueDays: 3,
    receiver: '谭示宁',
    groupLeader: id(),
  })
  test('is due so many working days after the handing over, or on the day that was set', () => {
    const calendar = calendarOf(round)
    expect(dueOf(handed, calendar)).toBe('2026-03-18')
    expect(dueOf({ ...handed, dueOn: '2026-03-25' }, calendar)).toBe('2026-03-25')
    expect(dueOf({ ...handed, dueDays: 0 }, calendar)).toBe('')
  })
  test('counts working days as the round has them: holidays do not count, make-up days do', () => {
    expect(dueOf(handed, calendarOf({ restDays: ['2026-03-16'] }))).toBe('2026-03-19')
    expect(dueOf(handed, calendarOf({ restDays: ['2026-03-16'], workDays: ['2026-03-14'] }))).toBe('2026-03-18')
  })
  test('moves in lists and remarks when holidays are entered into the round', () => {
    const { within } = givenRound(caseFile)
    createRecord(caseFile, 'rectification', { ...within, body: handed })
    const due = () => listRecords(caseFile, 'rectification', within).rows[0]?.facets.due
    expect(due()).toEqual(['2026-03-18'])
    const { version } = openRecord(caseFile, 'round', within.roundId)
    const saved = saveRecord(caseFile, 'round', { id: within.roundId, version, changes: { restDays: ['2026-03-17'] } })
    expect(due()).toEqual(['2026-03-19'])
    const remarks = rectificationForm.remarks?.(handed, { today: '2026-03-18', round: saved.body, unit })
    expect(remarks?.map(({ text }) => text)).toEqual(['应于 2026-03-19 前办结，还有 1 天（已除去双休日和本轮节假日）。'])
  })
  test('says how late it is, in red, until there is an answer', () => {
    const remarks = rectificationForm.remarks?.(handed, { today: '2026-03-20', round, unit })
    expect(remarks).toEqual([{ field: 'dueDays', text: '应于 2026-03-18 前办结，已逾期 2 天。', grave: true }])
    expect(said(rectificationForm, { ...handed, status: 'reported', measures: '已补装' })).toEqual([])
  })
  test('shows its last day in lists while it is owed', () => {
    const { within } = givenRound(caseFile)
    const { id: record, version } = createRecord(caseFile, 'rectification', { ...within, body: handed })
    const due = () => listRecords(caseFile, 'rectification', within).rows[0]?.facets.due
    expect(due()).toEqual(['2026-03-18'])
    saveRecord(caseFile, 'rectification', { id: record, version, changes: { status: 'reported' } })
    expect(due()).toEqual([])
  })
  test('is not closed without someone who verified it and the day', () => {
    const { within } = givenRound(caseFile)
    const made = createRecord(caseFile, 'rectification', { ...within, body: { status: 'verified' } })
    const close = (changes: object) => () => saveRecord(caseFile, 'rectification', { id: made.id, version: made.version, changes })
    expect(refusal(close({ status: 'closed' }))).toEqual(['not_ready', 'verifier'])
    expect(refusal(close({ status: 'closed', verifier: id() }))).toEqual(['not_ready', 'closedOn'])
    const closed = close({ status: 'closed', verifier: id(), closedOn: '2026-03-25' })()
    expect(closed.body.status).toBe('closed')
    const reopened = { ...closed.body, verifier: null }
    expect(gapsMade(rectificationForm, closed.body, reopened).map(({ field }) => field)).toEqual(['verifier'])
  })
})

describe('a check of personal matters', () => {
  test.for([
    ['1套，120平方米', '1套 120平方米', 'same'],
    ['', '', 'empty'],
    ['无', '没有', 'same'],
    ['1套', '', 'open'],
    ['', '1套', 'open'],
    ['无', '示例股份 200股', 'not_declared'],
    ['1套', '无', 'not_found'],
    ['１套', '1套', 'same'],
    ['1套', '2套', 'differs'],
  ] as const)('finds %s beside %s: %s', ([declared, checked, difference]) => {
    expect(differenceOf({ declared, checked })).toBe(difference)
  })
  test('leaves the conclusion to the 组织部', () => {
    expect(said(personalMattersForm, PersonalMatters.parse({ conclusion: 'omitted' }))).toEqual(['结论由组织部门认定，还没有写认定单位。'])
  })
  test('is found by name, never by an identity number', () => {
    const { within } = givenRound(caseFile)
    createRecord(caseFile, 'personal_matters', { ...within, body: { name: '吴示成', idNumber: '110101190001011234' } })
    const found = (text: string) => findRecords(caseFile, { text, kinds: ['personal_matters'], limit: 10 }).total
    expect([found('吴示成'), found('110101190001011234')]).toEqual([1, 0])
  })
})

describe('a survey', () => {
  const counts: Record<string, number> = {}
  const options = (...votes: number[]) =>
    votes.map((count) => {
      const option = { id: id(), text: '示例' }
      counts[option.id] = count
      return option
    })
  test('says which sums do not come out', () => {
    const questions = [
      { id: id(), text: '一', type: 'single', options: options(40, 8) },
      { id: id(), text: '二', type: 'single', options: options(40, 12) },
      { id: id(), text: '三', type: 'multiple', options: options(51, 30) },
    ]
    const survey = Survey.parse({ issued: 50, returned: 52, valid: 50, questions })
    expect(said(surveyForm, survey)).toEqual(['收回 52 份，多于发出的 50 份。'])
    expect(countRemarks(survey, counts).map(({ text }) => text)).toEqual([
      '第 1 题各选项合计 48 票，有效 50 份，差 2 票按未选计。',
      '第 2 题各选项合计 52 票，多于有效的 50 份。',
      '第 3 题“示例”的票数多于有效的 50 份。',
    ])
  })
  test('is found by the words of its questions and options', () => {
    const { within } = givenRound(caseFile)
    const question = { id: id(), text: '对窗口服务是否满意', options: [{ id: id(), text: '基本满意' }] }
    createRecord(caseFile, 'survey', { ...within, body: { questions: [question] } })
    for (const text of ['窗口服务', '基本满意']) expect(findRecords(caseFile, { text, kinds: ['survey'], limit: 10 }).total).toBe(1)
  })
})

test('a meeting that was attended says which items lack how they were decided', () => {
  const agenda = [
    { id: id(), topic: '示例', presenter: '', studiedBefore: 'yes', chiefSpokeLast: '', vote: 'oral', decision: '', doubt: '' },
  ]
  expect(said(meetingForm, { kind: 'observed', status: 'held', agenda, content: '示例' })).toEqual([
    '有 1 个议题没有记全前置研究、末位表态和表决。',
  ])
})
