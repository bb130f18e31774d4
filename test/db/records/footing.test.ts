import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refusal } from '../../../db/model/failure.ts'
import { replay } from '../../../db/records/differences.ts'
import { createRecord, deleteRecord, historyOf, listRecords, openRecord, restoreRecord, saveRecord } from '../../../db/records/footing.ts'
import { suggest } from '../../../db/records/suggestions.ts'
import { departed } from '../../../db/records/travelling.ts'
import { findRecords } from '../../../db/search/find.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { as, givenMember, givenRound, id, refusal } from './sample-round.ts'

let temporary: TemporaryCaseFile
let caseFile: CaseFile
let within: { roundId: string; unitId: string }
let clock = Date.UTC(2026, 2, 15, 1, 0)
const minutes = (n: number): void => {
  clock += n * 60_000
}

beforeAll(async () => {
  temporary = await temporaryCaseFile({ now: () => clock })
  caseFile = temporary.caseFile
  within = givenRound(caseFile).within
})
afterAll(() => temporary.dispose())

const givenInterview = (body: Parameters<typeof createRecord<'interview'>>[2]['body'] = {}) =>
  createRecord(caseFile, 'interview', { ...within, body })
const auditRows = (recordId: string): unknown[] =>
  caseFile.db.prepare('SELECT action FROM audit WHERE subject_id = ? ORDER BY seq').pluck().all(recordId)
const finds = (text: string): readonly string[] => findRecords(caseFile, { text, kinds: [], limit: 50 }).hits.map((hit) => hit.recordId)

describe('bringing a record into being', () => {
  test('fills in what was left out and gives the next number', () => {
    const first = givenInterview()
    const second = givenInterview()
    expect(first.body).toMatchObject({ category: 'optional', turns: [], status: 'planned' })
    expect(Number(second.body.number.slice(2))).toBe(Number(first.body.number.slice(2)) + 1)
    expect(first.body.number).toMatch(/^T-\d{3}$/)
    expect(first).toMatchObject({ version: 1, createdBy: caseFile.person.memberId, createdOn: caseFile.device.id, deletedAt: null })
    expect(openRecord(caseFile, 'interview', first.id)).toEqual(first)
  })

  test('goes on above any number that was typed, and never gives one again', () => {
    const typed = givenInterview({ number: 'T-700' })
    expect(givenInterview().body.number).toBe('T-701')
    saveRecord(caseFile, 'interview', { id: typed.id, version: 1, changes: { number: '自编号' } })
    const last = givenInterview()
    expect(last.body.number).toBe('T-702')
    deleteRecord(caseFile, 'interview', last.id)
    expect(givenInterview().body.number).toBe('T-703')
  })

  test('refuses a record without a round, or in one that is none', () => {
    expect(refusal(() => createRecord(caseFile, 'interview', { roundId: null, unitId: null, body: {} }))).toEqual(['bad_input', 'roundId'])
    expect(refusal(() => createRecord(caseFile, 'interview', { roundId: id(), unitId: null, body: {} }))[0]).toBe('not_found')
  })

  test('refuses a body that is not of its kind, and leaves nothing behind', () => {
    const before = caseFile.db.prepare('SELECT count(*) FROM record').pluck().get()
    const body = { startedAt: '三月' }
    expect(refusal(() => givenInterview(body))).toEqual(['bad_input', 'startedAt'])
    expect(caseFile.db.prepare('SELECT count(*) FROM record').pluck().get()).toBe(before)
  })
})

describe('saving', () => {
  test('changes only the fields that are named', () => {
    const record = givenInterview({ place: '谈话室一', note: '留着' })
    const saved = saveRecord(caseFile, 'interview', { id: record.id, version: 1, changes: { place: '谈话室二' } })
    expect(saved.body).toEqual({ ...record.body, place: '谈话室二' })
    expect(saved.version).toBe(2)
    expect(saved.contentHash).not.toBe(record.contentHash)
    expect(openRecord(caseFile, 'interview', record.id)).toEqual(saved)
  })

  test('what is already there changes nothing: no version, no history, no audit', () => {
    const record = givenInterview({ place: '谈话室一' })
    const saved = saveRecord(caseFile, 'interview', { id: record.id, version: 1, changes: { place: '谈话室一' } })
    expect(saved).toEqual(record)
    expect(historyOf(caseFile, record.id)).toEqual([])
    expect(auditRows(record.id)).toEqual(['record.create'])
  })

  test('refuses a save typed on an older version', () => {
    const record = givenInterview()
    saveRecord(caseFile, 'interview', { id: record.id, version: 1, changes: { place: '甲' } })
    expect(refusal(() => saveRecord(caseFile, 'interview', { id: record.id, version: 1, changes: { place: '乙' } }))[0]).toBe(
      'version_conflict',
    )
    expect(openRecord(caseFile, 'interview', record.id).body.place).toBe('甲')
  })

  test('refuses fields that the kind does not have, and values that a field cannot hold', () => {
    const record = givenInterview()
    const changes = { plaec: '甲' } as object
    expect(refusal(() => saveRecord(caseFile, 'interview', { id: record.id, version: 1, changes }))).toEqual(['bad_input', 'plaec'])
    const turns = [{ id: id(), question: 1 }] as never
    expect(refusal(() => saveRecord(caseFile, 'interview', { id: record.id, version: 1, changes: { turns } }))).toEqual([
      'bad_input',
      'turns/0/question',
    ])
  })

  test('a whole interview needs its talkers', () => {
    const record = givenInterview()
    const status = 'checked'
    expect(refusal(() => saveRecord(caseFile, 'interview', { id: record.id, version: 1, changes: { status } }))).toEqual([
      'not_ready',
      'talkers',
    ])
    const saved = saveRecord(caseFile, 'interview', { id: record.id, version: 1, changes: { status, talkers: [id(), id()] } })
    expect(refusal(() => saveRecord(caseFile, 'interview', { id: record.id, version: saved.version, changes: { talkers: [] } }))[0]).toBe(
      'not_ready',
    )
  })

  test('a record of another kind under the id is not found', () => {
    expect(refusal(() => openRecord(caseFile, 'issue_draft', givenInterview().id))).toEqual(['not_found', 'issue_draft'])
  })
})

describe('history', () => {
  test('quick edits of one field are one row, with the first and the last words', () => {
    const record = givenInterview()
    for (const [at, place] of ['谈', '谈话', '谈话室'].entries()) {
      minutes(1)
      saveRecord(caseFile, 'interview', { id: record.id, version: at + 1, changes: { place } })
    }
    expect(historyOf(caseFile, record.id)).toMatchObject([{ field: 'place', before: '', after: '谈话室', version: 4, at: clock }])
    expect(auditRows(record.id)).toEqual(['record.create', 'record.change'])
  })

  test('after five minutes, and by another person, a new row opens', () => {
    const record = givenInterview()
    saveRecord(caseFile, 'interview', { id: record.id, version: 1, changes: { place: '甲' } })
    minutes(6)
    saveRecord(caseFile, 'interview', { id: record.id, version: 2, changes: { place: '乙' } })
    const other = givenMember(caseFile, '示例组员', 'member')
    as(caseFile, other, () => saveRecord(caseFile, 'interview', { id: record.id, version: 3, changes: { place: '丙' } }))
    expect(historyOf(caseFile, record.id).map(({ before, after, by }) => [before, after, by])).toEqual([
      ['', '甲', caseFile.person.memberId],
      ['甲', '乙', caseFile.person.memberId],
      ['乙', '丙', other.id],
    ])
  })

  test('what has left in a bundle, or was signed, keeps its row', () => {
    const record = givenInterview({ talkers: [id(), id()] })
    const saved = saveRecord(caseFile, 'interview', { id: record.id, version: 1, changes: { place: '甲' } })
    departed(caseFile, [saved])
    saveRecord(caseFile, 'interview', { id: record.id, version: 2, changes: { place: '乙' } })
    saveRecord(caseFile, 'interview', { id: record.id, version: 3, changes: { status: 'signed' } })
    saveRecord(caseFile, 'interview', { id: record.id, version: 4, changes: { place: '丙' } })
    expect(historyOf(caseFile, record.id).map(({ field, after }) => [field, after])).toEqual([
      ['place', '甲'],
      ['place', '乙'],
      ['status', 'signed'],
      ['place', '丙'],
    ])
  })

  test('replayed from the first body it gives the last, whatever was typed how fast', () => {
    const turns = ['a', 'b', 'c', 'd'].map((question) => ({ ...givenInterview({ turns: [{ id: id(), question }] }).body.turns[0]! }))
    const [a, b, c, d] = turns as [(typeof turns)[0], (typeof turns)[0], (typeof turns)[0], (typeof turns)[0]]
    const record = givenInterview({ turns: [a, b] })
    const steps = [
      [a, b, c],
      [a, { ...b, answer: '一' }, c],
      [b, a, c],
      [a],
      [a, { ...b, answer: '二' }],
      [a, d, { ...b, answer: '三' }],
      [{ ...a, tags: ['x'] }, d],
      [d, { ...a, answer: '四' }],
    ]
    for (const [at, next] of steps.entries()) {
      minutes(at % 3)
      saveRecord(caseFile, 'interview', { id: record.id, version: at + 1, changes: { turns: next, note: String(at) } })
    }
    const last = openRecord(caseFile, 'interview', record.id).body
    expect(historyOf(caseFile, record.id).reduce<unknown>(replay, record.body)).toEqual(last)
  })

  test.each([
    ['a turn that went comes back behind one that is new', ['a'], [], ['b', 'a']],
    ['a turn comes into an order just changed', ['a', 'b'], ['b', 'a'], ['c', 'b', 'a']],
  ])('replayed it gives the last where %s', (_, first, second, third) => {
    const turns = new Map(['a', 'b', 'c'].map((question) => [question, { id: id(), question }]))
    const of = (names: string[]) => names.map((name) => ({ ...turns.get(name)! }))
    const record = givenInterview({ turns: of(first) })
    const save = (version: number, names: string[]) =>
      saveRecord(caseFile, 'interview', { id: record.id, version, changes: { turns: of(names) as typeof record.body.turns } })
    save(1, second)
    const last = save(2, third)
    expect(historyOf(caseFile, record.id).reduce<unknown>(replay, record.body)).toEqual(last.body)
  })
})

describe('the bin', () => {
  test('a deleted record leaves lists, search and completion, and comes back whole', () => {
    const record = givenInterview({ interviewee: { name: '欧阳示例' }, note: '只此一处的话' })
    expect(suggest(caseFile, 'person', '欧阳', 8)).toEqual(['欧阳示例'])
    const deleted = deleteRecord(caseFile, 'interview', record.id)
    expect(deleted.version).toBe(2)
    expect(finds('只此一处')).toEqual([])
    expect(suggest(caseFile, 'person', '欧阳', 8)).toEqual([])
    expect(listRecords(caseFile, 'interview', { deleted: true }).rows.map((row) => row.id)).toContain(record.id)
    expect(refusal(() => saveRecord(caseFile, 'interview', { id: record.id, version: 2, changes: { place: '甲' } }))[0]).toBe('not_found')
    const restored = restoreRecord(caseFile, 'interview', record.id)
    expect(restored.body).toEqual(record.body)
    expect(restored.contentHash).toBe(record.contentHash)
    expect(finds('只此一处')).toEqual([record.id])
    expect(auditRows(record.id)).toEqual(['record.create', 'record.delete', 'record.restore'])
    expect(restoreRecord(caseFile, 'interview', record.id)).toEqual(restored)
  })
})

describe('completion', () => {
  test('offers what records hold now, most used first, and not the half-typed names of the way there', () => {
    const record = givenInterview({ interviewee: { name: '司' } })
    saveRecord(caseFile, 'interview', { id: record.id, version: 1, changes: { interviewee: { ...record.body.interviewee, name: '司马' } } })
    saveRecord(caseFile, 'interview', {
      id: record.id,
      version: 2,
      changes: { interviewee: { ...record.body.interviewee, name: '司马甲' } },
    })
    givenInterview({ interviewee: { name: '司马乙' } })
    givenInterview({ interviewee: { name: '司马乙' } })
    expect(suggest(caseFile, 'person', '司', 8)).toEqual(['司马乙', '司马甲'])
    expect(suggest(caseFile, 'person', '司马甲', 8)).toEqual([])
    expect(suggest(caseFile, 'person', '%', 8)).toEqual([])
  })
})

test('what was refused in the middle undoes all of it', () => {
  const record = givenInterview({ note: '原样' })
  const fall = caseFile.db.transaction(() => {
    saveRecord(caseFile, 'interview', { id: record.id, version: 1, changes: { note: '改过的话' } })
    throw new Refusal('cancelled')
  })
  expect(refusal(fall)[0]).toBe('cancelled')
  expect(openRecord(caseFile, 'interview', record.id)).toEqual(record)
  expect(finds('改过的话')).toEqual([])
  expect(finds('原样')).toEqual([record.id])
})
