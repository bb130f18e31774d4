import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TravellingRecord } from '../../../db/model/record.ts'
import { createRecord, deleteRecord, openRecord, restoreRecord, saveRecord } from '../../../db/records/footing.ts'
import { suggest } from '../../../db/records/suggestions.ts'
import { applyIncoming, compare, departed, flawOf, travelling, wholeRound } from '../../../db/records/travelling.ts'
import { findRecords } from '../../../db/search/find.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { givenRound, givenWholeDraft, id, refusal } from './sample-round.ts'

let group: TemporaryCaseFile
let office: TemporaryCaseFile
let within: { roundId: string; unitId: string }

beforeEach(async () => {
  group = await temporaryCaseFile()
  office = await temporaryCaseFile({ mode: 'office' })
  within = givenRound(group.caseFile).within
})
afterEach(async () => {
  await group.dispose()
  await office.dispose()
})

const pack = () => [...travelling(group.caseFile, wholeRound(within.roundId))]
const one = (recordId: string) => pack().find((record) => record.id === recordId)!
const take = (records: readonly TravellingRecord[], bundleId = id()) =>
  office.caseFile.db.transaction(() => {
    for (const record of records) applyIncoming(office.caseFile, record, bundleId)
  })()
const hand = () => {
  const records = pack()
  departed(group.caseFile, records)
  return records
}
const comparisons = (records: readonly TravellingRecord[]) => [...new Set(records.map((record) => compare(office.caseFile, record)))]
const retitle = (recordId: string, place: string) => {
  const { version } = openRecord(group.caseFile, 'interview', recordId)
  return saveRecord(group.caseFile, 'interview', { id: recordId, version, changes: { place } })
}

test('a round travels whole: itself, its units, its records with tombstones, and the members', () => {
  const { draft, interview } = givenWholeDraft(group.caseFile, within)
  deleteRecord(group.caseFile, 'interview', interview.id)
  const other = givenRound(group.caseFile)
  const records = pack()
  const kinds = Map.groupBy(records, ({ kind }) => kind)
  expect([...kinds].map(([kind, list]) => [kind, list.length])).toEqual([
    ['round', 1],
    ['unit', 1],
    ['member', 5],
    ['interview', 1],
    ['issue_draft', 1],
    ['evidence_link', 2],
  ])
  expect(records.every((record) => TravellingRecord.safeParse(record).success)).toBe(true)
  expect(records.find((record) => record.id === interview.id)?.deletedAt).not.toBeNull()
  expect(records.some((record) => record.id === other.round.id)).toBe(false)
  expect(records.some((record) => record.id === draft.id)).toBe(true)
})

test('what was taken in is the same record, found and completed like one of our own', () => {
  const { draft, interview } = givenWholeDraft(group.caseFile, within)
  const records = pack()
  expect(comparisons(records)).toEqual(['new'])
  take(records)
  expect(comparisons(records)).toEqual(['unchanged'])
  expect(openRecord(office.caseFile, 'issue_draft', draft.id)).toEqual(openRecord(group.caseFile, 'issue_draft', draft.id))
  expect(findRecords(office.caseFile, { text: '没有公开招标', kinds: [], limit: 9 }).hits.map(({ recordId }) => recordId)).toEqual([
    interview.id,
  ])
  expect(suggest(office.caseFile, 'person', '王', 8)).toEqual(['王示例'])
})

test('taking in twice changes nothing', () => {
  givenWholeDraft(group.caseFile, within)
  const records = hand()
  take(records, 'b1')
  const state = () =>
    ['record', 'body', 'reference', 'passage', 'suggestion', 'ancestor', 'origin', 'history'].map((table) =>
      office.caseFile.db.prepare(`SELECT * FROM ${table}`).all(),
    )
  const before = state()
  take(records, 'b1')
  expect(state()).toEqual(before)
})

describe('who descends from whom', () => {
  test('a change after a bundle is a change, a deletion a deletion; the bundle before is older', () => {
    const { id: recordId } = createRecord(group.caseFile, 'interview', { ...within, body: { place: '甲' } })
    const first = hand()
    retitle(recordId, '乙')
    const second = hand()
    deleteRecord(group.caseFile, 'interview', recordId)
    const third = pack()
    const of = (records: readonly TravellingRecord[]) => records.find((record) => record.id === recordId)!
    take(first)
    expect(compare(office.caseFile, of(second))).toBe('changed')
    expect(compare(office.caseFile, of(third))).toBe('deleted')
    take(second)
    expect(compare(office.caseFile, of(first))).toBe('older')
    take(third)
    expect(compare(office.caseFile, of(second))).toBe('older')
    expect(findRecords(office.caseFile, { text: '乙', kinds: ['interview'], limit: 9 }).total).toBe(0)
  })

  test('a bundle that skipped one still descends from the one before it', () => {
    const { id: recordId } = createRecord(group.caseFile, 'interview', { ...within, body: { place: '甲' } })
    take(hand())
    retitle(recordId, '乙')
    hand()
    retitle(recordId, '丙')
    expect(compare(office.caseFile, one(recordId))).toBe('changed')
  })

  test('a change that was taken back does not confuse older and newer', () => {
    const { id: recordId } = createRecord(group.caseFile, 'interview', { ...within, body: { place: '甲' } })
    const of = (records: readonly TravellingRecord[]) => records.find((record) => record.id === recordId)!
    const first = hand()
    retitle(recordId, '乙')
    const second = hand()
    retitle(recordId, '甲')
    const third = hand()
    take(first)
    take(second)
    expect(compare(office.caseFile, of(third))).toBe('changed')
    take(third)
    expect(compare(office.caseFile, of(second))).toBe('older')
    expect(compare(office.caseFile, of(first))).toBe('unchanged')
  })

  test('a newer bundle whose content is the same teaches that the one skipped is older', () => {
    const { id: recordId } = createRecord(group.caseFile, 'interview', { ...within, body: { place: '甲' } })
    const of = (records: readonly TravellingRecord[]) => records.find((record) => record.id === recordId)!
    const first = hand()
    retitle(recordId, '乙')
    const skipped = hand()
    retitle(recordId, '甲')
    const third = hand()
    take(first)
    take(third)
    expect(compare(office.caseFile, of(skipped))).toBe('older')
  })

  test('two that went their own way are in conflict', () => {
    const { id: recordId } = createRecord(group.caseFile, 'interview', { ...within, body: { place: '甲' } })
    take(hand())
    const { version } = openRecord(office.caseFile, 'interview', recordId)
    saveRecord(office.caseFile, 'interview', { id: recordId, version, changes: { place: '办公室改的' } })
    retitle(recordId, '乙')
    expect(compare(office.caseFile, one(recordId))).toBe('conflict')
  })

  test('a tombstone of a record never seen is a deletion, and restoring it a change', () => {
    const { id: recordId } = createRecord(group.caseFile, 'interview', { ...within, body: {} })
    deleteRecord(group.caseFile, 'interview', recordId)
    const buried = hand()
    expect(compare(office.caseFile, buried.find((record) => record.id === recordId)!)).toBe('deleted')
    take(buried)
    restoreRecord(group.caseFile, 'interview', recordId)
    expect(compare(office.caseFile, one(recordId))).toBe('changed')
  })
})

test('a record that is not what its hash says, or not whole, is damage', () => {
  const { id: recordId } = createRecord(group.caseFile, 'interview', { ...within, body: { place: '甲' } })
  const record = one(recordId)
  const damaged = [
    { ...record, body: { ...record.body, place: '乙' } },
    { ...record, body: { ...record.body, extra: 1 } },
    { ...record, body: { place: '甲' } },
    { ...record, unitId: null },
    { ...record, deletedAt: 1 },
    { ...record, kind: 'issue_draft' as const },
    { ...record, lineage: { context: record.lineage!.context, stamps: {} } },
    { ...record, lineage: { ...record.lineage!, stamps: { ...record.lineage!.stamps, place: [[0, 1, ['乙']]] } } } as TravellingRecord,
  ]
  expect(flawOf(record)).toBeNull()
  for (const each of damaged) expect(flawOf(each)).not.toBeNull()
  take([record])
  const other = createRecord(group.caseFile, 'interview_outline', { ...within, body: { name: '提纲' } })
  expect(refusal(() => applyIncoming(office.caseFile, { ...one(other.id), id: recordId }, id()))[0]).toBe('bundle_damaged')
})
