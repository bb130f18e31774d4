import { dirname } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { countsOf } from '../../../db/exchange/contents.ts'
import { importCatalogue, previewCatalogue } from '../../../db/records/catalogues.ts'
import { setTags, taggedWith, tagsOfRecord } from '../../../db/records/focus.ts'
import { createRecord, deleteRecord, historyOf, restoreRecord } from '../../../db/records/footing.ts'
import { travelling, wholeRound } from '../../../db/records/travelling.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { givenRound, id, refusal } from '../records/sample-round.ts'
import { tableFile } from './tables.ts'

let tmp: TemporaryCaseFile
let caseFile: CaseFile
beforeEach(async () => {
  tmp = await temporaryCaseFile()
  caseFile = tmp.caseFile
})
afterEach(() => tmp.dispose())

async function publish(rows: readonly (readonly string[])[], validFrom = '') {
  const tree = { family: 'focus', name: '示例监督重点' }
  const path = await tableFile(dirname(tmp.folder), '目录.xlsx', [['编码', '内容'], ...rows])
  const preview = await previewCatalogue(caseFile, path, tree)
  if (!preview.ok) throw new Error(JSON.stringify(preview.problems))
  return importCatalogue(caseFile, { ...tree, versionName: '', validFrom, validTo: '', applies: '', importId: preview.importId })
}

async function given() {
  const { within, round } = givenRound(caseFile)
  const turn = { id: id(), question: '问', answer: '答' }
  const interview = createRecord(caseFile, 'interview', { ...within, body: { interviewee: { name: '王示例' }, turns: [turn] } })
  const catalogue = await publish([
    ['1', '集体决策'],
    ['2', '末位表态'],
    ['3', '会议记录'],
  ])
  const choose = (...codes: string[]) =>
    catalogue.body.items.filter((item) => codes.includes(item.code)).map((item) => ({ catalogueId: catalogue.id, itemId: item.id }))
  return { round, turn, interview, catalogue, choose, field: `turns/${turn.id}` }
}
const codes = (recordId: string) => tagsOfRecord(caseFile, recordId).map(({ tag, state }) => `${tag.code} ${state}`)

test('a turn is tagged, untagged and tagged again without a second record', async () => {
  const { interview, choose, field } = await given()
  const [first] = setTags(caseFile, { recordId: interview.id, field, items: choose('1', '2') })
  const rows = caseFile.db.prepare('SELECT count(*) FROM audit').pluck().get()
  setTags(caseFile, { recordId: interview.id, field, items: choose('1', '2') })
  expect(caseFile.db.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(rows)
  setTags(caseFile, { recordId: interview.id, field, items: choose('2') })
  expect(codes(interview.id)).toEqual(['2 same'])
  setTags(caseFile, { recordId: interview.id, field, items: choose('1', '2') })
  expect(codes(interview.id)).toEqual(['1 same', '2 same'])
  expect(tagsOfRecord(caseFile, interview.id)[0]?.id).toBe(first?.id)
  expect(historyOf(caseFile, first?.id ?? '').map(({ after }) => after)).toEqual([true, false])
})

test('tags of a turn and of the whole record do not touch each other', async () => {
  const { interview, choose, field } = await given()
  setTags(caseFile, { recordId: interview.id, field, items: choose('1') })
  setTags(caseFile, { recordId: interview.id, field: '', items: choose('1', '3') })
  expect(tagsOfRecord(caseFile, interview.id).map(({ tag }) => tag.field)).toEqual([field, '', ''])
})

test('a new version shows each tag whose entry was reworded or is gone, and keeps them all', async () => {
  const { interview, choose } = await given()
  setTags(caseFile, { recordId: interview.id, field: '', items: choose('1', '2', '3') })
  await publish(
    [
      ['1', '集体决策'],
      ['2', '主要负责人末位表态'],
    ],
    '2026-01-01',
  )
  expect(codes(interview.id)).toEqual(['1 same', '2 reworded', '3 gone'])
  expect(tagsOfRecord(caseFile, interview.id)[1]).toMatchObject({
    tag: { text: '末位表态' },
    now: { code: '2', text: '主要负责人末位表态' },
  })
})

test('tags say where they are when their catalogue is not in the case file', async () => {
  const { interview, choose, catalogue } = await given()
  setTags(caseFile, { recordId: interview.id, field: '', items: choose('1') })
  deleteRecord(caseFile, 'interview', interview.id) // while anybody rests on it, a version stays
  deleteRecord(caseFile, 'catalogue', catalogue.id)
  restoreRecord(caseFile, 'interview', interview.id)
  expect(codes(interview.id)).toEqual(['1 unknown'])
})

test('an entry leads to the living records that are tagged with it', async () => {
  const { interview, choose, field } = await given()
  const items = choose('1')
  setTags(caseFile, { recordId: interview.id, field, items })
  expect(taggedWith(caseFile, items[0]?.itemId ?? '')).toEqual([
    { recordId: interview.id, kind: 'interview', number: 'T-001', title: '王示例', field, place: expect.any(String) },
  ])
  deleteRecord(caseFile, 'interview', interview.id)
  expect(taggedWith(caseFile, items[0]?.itemId ?? '')).toEqual([])
})

test('tags travel with the round of their record, and the catalogue that they were chosen from with them', async () => {
  const { interview, choose, round, catalogue } = await given()
  setTags(caseFile, { recordId: interview.id, field: '', items: choose('1') })
  expect([...travelling(caseFile, wholeRound(round.id), 'focus_tag')].map(({ body }) => body.code)).toEqual(['1'])
  const unused = await publish([['1', '集体决策']], '2026-01-01')
  const travellers = [...travelling(caseFile, wholeRound(round.id))]
  expect(travellers.filter(({ kind }) => kind === 'catalogue').map((record) => record.id)).toEqual([catalogue.id])
  expect(travellers.map((record) => record.id)).not.toContain(unused.id)
  expect(countsOf(caseFile, wholeRound(round.id))).toMatchObject({ catalogue: 1, focus_tag: 1 })
})

test('what is not there is refused: records, parts of them, entries', async () => {
  const { interview, choose, catalogue } = await given()
  expect(refusal(() => setTags(caseFile, { recordId: id(), field: '', items: [] }))).toEqual(['not_found', 'record'])
  expect(refusal(() => setTags(caseFile, { recordId: interview.id, field: `turns/${id()}`, items: choose('1') }))).toEqual([
    'bad_input',
    'field',
  ])
  const strange = [{ catalogueId: catalogue.id, itemId: id() }]
  expect(refusal(() => setTags(caseFile, { recordId: interview.id, field: '', items: strange }))).toEqual(['not_found', 'catalogue'])
})
