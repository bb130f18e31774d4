import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRecord, deleteRecord, saveRecord } from '../../../db/records/footing.ts'
import { findRecords } from '../../../db/search/find.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { givenRound, id } from '../records/sample-round.ts'

let temporary: TemporaryCaseFile
let caseFile: CaseFile
let within: { roundId: string; unitId: string }
beforeAll(async () => {
  temporary = await temporaryCaseFile()
  caseFile = temporary.caseFile
  within = givenRound(caseFile).within
})
afterAll(() => temporary.dispose())

const find = (text: string, more: { kinds?: string[]; unitId?: string; limit?: number } = {}) =>
  findRecords(caseFile, { text, kinds: [], limit: 50, ...more })
const given = (body: Parameters<typeof createRecord<'interview'>>[2]['body']) => createRecord(caseFile, 'interview', { ...within, body })

test('a hit shows the words as they were written, with what stands around them', () => {
  const turn = { id: id(), question: '请说。', answer: `前文${'甲'.repeat(40)}共计ＡＢＣ公司　１２３万元${'乙'.repeat(40)}后文` }
  const record = given({ interviewee: { name: '赵示例' }, turns: [turn] })
  const { hits, total } = find('abc公司 123万')
  expect(total).toBe(1)
  expect(hits).toMatchObject([{ recordId: record.id, kind: 'interview', number: record.body.number, title: '赵示例', status: 'planned' }])
  expect(hits[0]!.passages).toEqual([
    { field: `turns/${turn.id}/answer`, before: `${'甲'.repeat(28)}共计`, match: 'ＡＢＣ公司', after: `　１２３万元${'乙'.repeat(24)}` },
  ])
})

test('words may stand in different places of a record, but all must stand in it', () => {
  const record = given({ interviewee: { name: '钱示例' }, note: '维修项目', turns: [{ id: id(), answer: '未招标' }] })
  expect(find('钱示例 维修 未招标').hits.map(({ recordId }) => recordId)).toEqual([record.id])
  expect(find('钱示例 维修 已招标').total).toBe(0)
  expect(find('目未').total).toBe(0) // never across two passages
})

test('the first passages that hold the words are shown, each once', () => {
  const [first, second] = ['孙甲', '孙乙', '孙甲孙乙', '孙甲'].map((answer) => ({ id: id(), answer }))
  given({ turns: [first!, second!] })
  const fieldsOf = (text: string) => find(text).hits[0]!.passages.map(({ field, match }) => [field, match])
  expect(fieldsOf('孙乙 孙甲')).toEqual([
    [`turns/${first!.id}/answer`, '孙甲'],
    [`turns/${second!.id}/answer`, '孙乙'],
  ])
  expect(fieldsOf('孙 甲')).toEqual([[`turns/${first!.id}/answer`, '孙']])
})

test('records that bear the words in their own lines come before those that mention them', () => {
  const named = given({ interviewee: { name: '周示例' } })
  const mentions = given({ turns: [{ id: id(), answer: '听周示例说的' }] })
  const later = given({ interviewee: { name: '周示例' } })
  expect(find('周示例').hits.map(({ recordId }) => recordId)).toEqual([later.id, named.id, mentions.id])
})

test('kind, unit and limit narrow it; the total tells how many there are', () => {
  const other = givenRound(caseFile).within
  for (let n = 0; n < 5; n++) given({ note: '吴示例' })
  const there = createRecord(caseFile, 'document_review', { ...other, body: { title: '吴示例的报告' } })
  expect(find('吴示例', { limit: 2 })).toMatchObject({ total: 6, hits: [{}, {}] })
  expect(find('吴示例', { kinds: ['document_review'] }).hits.map(({ recordId }) => recordId)).toEqual([there.id])
  expect(find('吴示例', { unitId: within.unitId }).total).toBe(5)
  expect(find('吴示例', { unitId: within.unitId, kinds: ['document_review'] })).toEqual({ hits: [], total: 0 })
})

test('numbers, tags and punctuation are found as well', () => {
  const record = given({ number: 'T-900', turns: [{ id: id(), answer: '“三重一大”（50%）', tags: ['郑工程'] }] })
  for (const text of ['t-900', '郑工程', '“三重', '(50%)', '%', '%）'])
    expect([text, find(text).hits.map(({ recordId }) => recordId)]).toEqual([text, [record.id]])
})

test('what was overwritten or deleted is found no more', () => {
  const record = given({ note: '冯示例的旧话' })
  const saved = saveRecord(caseFile, 'interview', { id: record.id, version: 1, changes: { note: '冯示例的新话' } })
  expect([find('旧话').total, find('新话').total]).toEqual([0, 1])
  deleteRecord(caseFile, 'interview', saved.id)
  expect(find('冯示例').total).toBe(0)
})

test('nothing asked, nothing found', () => {
  expect(find('  　')).toEqual({ hits: [], total: 0 })
})
