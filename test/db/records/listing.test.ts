import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecordOf } from '../../../db/model/record.ts'
import { createRecord, deleteRecord, listRecords } from '../../../db/records/footing.ts'
import { fold, wordsOf } from '../../../db/search/fold.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { dice, draw } from '../search/dice.ts'
import { givenRound, id } from './sample-round.ts'

let temporary: TemporaryCaseFile
let caseFile: CaseFile
const places: { roundId: string; unitId: string }[] = []
const records: RecordOf<'interview'>[] = []
const roll = dice(42)
const people = [id(), id(), id()]
const statuses = ['planned', 'talked'] as const
const categories = ['mandatory', 'optional', 'return_visit'] as const

beforeAll(async () => {
  let clock = Date.UTC(2026, 2, 1)
  temporary = await temporaryCaseFile({ now: () => (clock += 60_000) })
  caseFile = temporary.caseFile
  places.push(givenRound(caseFile).within, givenRound(caseFile).within)
  for (let n = 0; n < 150; n++) {
    const body = {
      interviewee: { name: draw(roll, ['王示例', '李示例', '张示例']), unit: draw(roll, ['财务科', '办公室']) },
      category: draw(roll, categories),
      status: draw(roll, statuses),
      startedAt: roll() < 0.2 ? '' : `2026-03-${String(1 + Math.floor(roll() * 28)).padStart(2, '0')}T09:10`,
      talkers: people.filter(() => roll() < 0.4),
      turns: [
        {
          id: id(),
          question: '',
          answer: draw(roll, ['没有公开招标', '党组会研究决定', '']),
          tags: [draw(roll, ['工程', '接待'])],
          lead: roll() < 0.2,
        },
      ],
    }
    const record = createRecord(caseFile, 'interview', { ...draw(roll, places), body })
    records.push(roll() < 0.1 ? deleteRecord(caseFile, 'interview', record.id) : record)
  }
})
afterAll(() => temporary.dispose())

/** The same filters in plain code, over the bodies. */
interface Query {
  place: number
  status: readonly string[]
  category: readonly string[]
  talker: readonly number[]
  lead: readonly string[]
  text: string
  deleted: boolean
}
const allBut = (query: Query) => (record: RecordOf<'interview'>) => {
  const { body } = record
  const text = [
    body.number,
    body.interviewee.name,
    body.interviewee.unit,
    ...body.turns.flatMap((turn) => [turn.answer, ...turn.tags]),
  ].map(fold)
  return (
    (record.deletedAt !== null) === query.deleted &&
    (query.place === 2 || record.unitId === places[query.place]!.unitId) &&
    (query.category.length === 0 || query.category.includes(body.category)) &&
    (query.talker.length === 0 || query.talker.some((n) => body.talkers.includes(people[n]!))) &&
    (query.lead.length === 0 || query.lead.includes(String(body.turns.some((turn) => turn.lead)))) &&
    wordsOf(query.text).every((word) => text.some((passage) => passage.includes(word)))
  )
}
const query = fc.record({
  place: fc.nat(2),
  status: fc.subarray([...statuses, 'signed']),
  category: fc.subarray([...categories]),
  talker: fc.subarray([0, 1, 2]),
  lead: fc.subarray(['true', 'false']),
  text: fc.constantFrom('', '', '招标', '王 财务', '工程', 'T-00', '党组会研究', '没有的话', '示'),
  deleted: fc.boolean(),
})

test('every combination of filters lists exactly what plain code lists', () => {
  fc.assert(
    fc.property(query, (asked) => {
      // A deleted record has left the index: in the bin there is nothing to search.
      fc.pre(!asked.deleted || asked.text === '')
      const others = records.filter(allBut(asked))
      const wanted = others.filter(({ body }) => asked.status.length === 0 || asked.status.includes(body.status))
      const { rows, total, byStatus } = listRecords(caseFile, 'interview', {
        ...(asked.place === 2 ? {} : places[asked.place]),
        status: [...asked.status],
        facets: { category: [...asked.category], talker: asked.talker.map((n) => people[n]!), lead: [...asked.lead] },
        text: asked.text,
        deleted: asked.deleted,
        limit: 1000,
      })
      expect(rows.map((row) => row.id).sort()).toEqual(wanted.map((record) => record.id).sort())
      expect(total).toBe(wanted.length)
      const counts = Map.groupBy(others, ({ body }) => body.status)
      expect(byStatus).toEqual(Object.fromEntries([...counts].map(([status, group]) => [status, group.length])))
    }),
    { numRuns: 500 },
  )
})

test('pages follow each other without gap or repetition, in every order', () => {
  for (const sortBy of ['number', 'title', 'status', 'occurredOn', 'updatedAt', 'createdAt'] as const)
    for (const direction of ['ascending', 'descending'] as const) {
      const ask = (offset: number, limit: number) => listRecords(caseFile, 'interview', { sortBy, direction, offset, limit }).rows
      const pages = Array.from({ length: 10 }, (_, page) => ask(page * 17, 17)).flat()
      expect(pages).toEqual(ask(0, 1000))
      const keys = pages.map((row) => (sortBy === 'createdAt' ? records.find((record) => record.id === row.id)!.createdAt : row[sortBy]))
      const sorted = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      expect(keys).toEqual(direction === 'ascending' ? sorted : sorted.reverse())
    }
})

test('a number of four digits comes after those of three', () => {
  const { within } = givenRound(caseFile)
  for (const number of ['T-999', 'T-1000', 'T-998']) createRecord(caseFile, 'interview', { ...within, body: { number } })
  const rows = listRecords(caseFile, 'interview', { ...within, sortBy: 'number', direction: 'ascending' }).rows
  expect(rows.map(({ number }) => number)).toEqual(['T-998', 'T-999', 'T-1000'])
})

test('attachments and evidence are counted while they live', () => {
  const record = records.find(({ deletedAt }) => deletedAt === null)!
  const body = { recordId: record.id, name: '甲.pdf', mediaType: 'application/pdf', size: 1, sha256: 'ab'.repeat(32) }
  const within = { roundId: record.roundId, unitId: record.unitId }
  const [first] = [createRecord(caseFile, 'attachment', { ...within, body }), createRecord(caseFile, 'attachment', { ...within, body })]
  const count = () => listRecords(caseFile, 'interview', { limit: 1000 }).rows.find(({ id: row }) => row === record.id)?.attachments
  expect(count()).toBe(2)
  deleteRecord(caseFile, 'attachment', first.id)
  expect(count()).toBe(1)
})
