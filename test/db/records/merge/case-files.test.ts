import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Interview, Turn } from '../../../../db/model/interview.ts'
import { type Kind, type RecordOf, TravellingRecord } from '../../../../db/model/record.ts'
import { listConflicts, openConflict, settleConflict } from '../../../../db/records/conflicts.ts'
import { createRecord, deleteRecord, openRecord, restoreRecord, saveRecord } from '../../../../db/records/footing.ts'
import { historyOf, historyRows, takeRow } from '../../../../db/records/history.ts'
import { removeRound } from '../../../../db/records/removal.ts'
import { renumberings, settleNumbers } from '../../../../db/records/renumbering.ts'
import { findRecord } from '../../../../db/records/rows.ts'
import { signDraft } from '../../../../db/records/sign-off.ts'
import { applyIncoming, type Comparison, compare, departed, travelling, wholeRound } from '../../../../db/records/travelling.ts'
import { bodyAtVersion, momentsOf } from '../../../../db/records/versions.ts'
import type { CaseFile } from '../../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../../case-file.ts'
import { as, givenRound, givenWholeDraft, id, refusal } from '../sample-round.ts'

/** Three laptops of one group, whose clocks are right, ten years early, and ten years late. */
const wrong = [0, -10, 10].map((years) => years * 365 * 24 * 3_600_000)
let held: readonly TemporaryCaseFile[]
let laptops: [CaseFile, CaseFile, CaseFile]

beforeAll(async () => {
  held = await Promise.all(wrong.map((by, index) => temporaryCaseFile({ name: `示例${index}`, now: () => Date.UTC(2026, 2, 15) + by })))
  laptops = held.map(({ caseFile }) => caseFile) as typeof laptops
})
afterAll(async () => {
  for (const each of held) await each.dispose()
})

interface Parcel {
  readonly records: readonly TravellingRecord[]
  readonly history: ReturnType<typeof historyRows>
}

/** What a laptop hands over of a round, as it lies in a bundle. */
function parcel(from: CaseFile, roundId: string): Parcel {
  const records = [...travelling(from, wholeRound(roundId))].map((record) => TravellingRecord.parse(JSON.parse(JSON.stringify(record))))
  departed(from, records)
  return { records, history: records.flatMap((record) => historyRows(from, record.id)) }
}

function receive(to: CaseFile, { records, history }: Parcel): readonly Comparison[] {
  return to.db.transaction(() => {
    const changes = records.map((record) => applyIncoming(to, record, 'bundle'))
    for (const row of history) takeRow(to, row)
    settleNumbers(to, records.find(({ kind }) => kind === 'round')?.id ?? null, 'bundle')
    return changes
  })()
}

const give = (from: CaseFile, to: CaseFile, roundId: string) => receive(to, parcel(from, roundId))

/** Everybody hears of everything; twice, for what was decided on hearing it. */
function exchange(roundId: string): void {
  for (let round = 0; round < 3; round++) for (const to of laptops) for (const from of laptops) if (from !== to) give(from, to, roundId)
}

/** What stands in a laptop of a round, whoever wrote it and whenever. */
const contents = (caseFile: CaseFile, roundId: string) =>
  [...travelling(caseFile, wholeRound(roundId))].filter(({ kind }) => kind !== 'member').map((record) => [record.id, record.contentHash])

function everywhere(): { within: { roundId: string; unitId: string } } {
  const { within } = givenRound(laptops[0], true)
  for (const to of laptops.slice(1)) give(laptops[0], to, within.roundId)
  return { within }
}

const save = <K extends Kind>(caseFile: CaseFile, kind: K, recordId: string, changes: Parameters<typeof saveRecord<K>>[2]['changes']) =>
  saveRecord(caseFile, kind, { id: recordId, version: findRecord(caseFile, recordId)?.version ?? 0, changes })

const turn = (turnId: string, answer = '') => Turn.parse({ id: turnId, question: '问', answer })

const step = fc.record({
  laptop: fc.nat(2),
  to: fc.nat(2),
  at: fc.nat(3),
  text: fc.constantFrom('甲', '乙', '丙'),
  act: fc.constantFrom('place', 'note', 'answer', 'add', 'drop', 'move', 'bin', 'create', 'give', 'give', 'pack', 'unpack', 'unpack'),
})

test('whoever writes what where and hands it to whom, late and twice: in the end all laptops hold the same', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 24 }), (steps) => {
      const { within } = everywhere()
      const first = createRecord(laptops[0], 'interview', { ...within, body: { turns: [turn(id(), '一'), turn(id(), '二')] } })
      const packed: Parcel[] = []
      for (const each of steps) {
        const caseFile = laptops[each.laptop] as CaseFile
        const record = findRecord(caseFile, first.id)
        if (each.act === 'give') give(caseFile, laptops[each.to] as CaseFile, within.roundId)
        else if (each.act === 'pack') packed.push(parcel(caseFile, within.roundId))
        else if (each.act === 'unpack' && packed.length > 0) receive(caseFile, packed[each.at % packed.length] as Parcel)
        else if (each.act === 'create') createRecord(caseFile, 'interview', { ...within, body: { place: each.text } })
        else if (record !== undefined) edit(caseFile, record as RecordOf<'interview'>, each)
      }
      exchange(within.roundId)
      const [one, ...others] = laptops
      for (const other of others) expect(contents(other, within.roundId)).toEqual(contents(one, within.roundId))
      for (const { recordId } of listConflicts(one, within.roundId)) {
        const { record, fields } = openConflict(one, recordId)
        const choices = fields.map(({ field, sides }) => ({ field, choice: { side: sides.length - 1 } }))
        settleConflict(one, { id: recordId, version: record.version, choices })
      }
      exchange(within.roundId)
      for (const caseFile of laptops) {
        expect(listConflicts(caseFile, within.roundId)).toEqual([])
        expect(contents(caseFile, within.roundId)).toEqual(contents(one, within.roundId))
        const numbers = [...travelling(caseFile, wholeRound(within.roundId), 'interview')].filter(({ deletedAt }) => deletedAt === null)
        expect(new Set(numbers.map(({ body }) => body.number)).size).toBe(numbers.length)
        const last = openRecord(caseFile, 'interview', first.id)
        for (const { version } of momentsOf(caseFile, 'interview', first.id)) bodyAtVersion(caseFile, last, version)
      }
      for (const caseFile of laptops) removeRound(caseFile, within.roundId)
    }),
    { numRuns: Math.ceil(Number(process.env.XUNCHA_HISTORIES ?? 1000) / 100) },
  )
})

function edit(caseFile: CaseFile, record: RecordOf<'interview'>, { act, at, text }: { act: string; at: number; text: string }): void {
  if (record.deletedAt !== null) {
    if (act === 'bin') restoreRecord(caseFile, 'interview', record.id)
    return
  }
  const turns = structuredClone(record.body.turns) as Interview['turns']
  const index = at % Math.max(1, turns.length)
  if (act === 'bin') deleteRecord(caseFile, 'interview', record.id)
  else if (act === 'place' || act === 'note') save(caseFile, 'interview', record.id, { [act]: text })
  else {
    if (act === 'answer' && turns[index] !== undefined) turns[index].answer = text
    if (act === 'add') turns.splice(at, 0, turn(id(), text))
    if (act === 'drop') turns.splice(index, 1)
    if (act === 'move') turns.unshift(...turns.splice(index, 1))
    save(caseFile, 'interview', record.id, { turns })
  }
}

describe('two laptops and the leader', () => {
  let within: { roundId: string; unitId: string }
  beforeAll(() => {
    within = everywhere().within
  })
  const conflicting = () => {
    const [one, two, leader] = laptops
    const { id: recordId } = createRecord(one, 'interview', { ...within, body: { place: '谈话室一' } })
    give(one, two, within.roundId)
    give(one, leader, within.roundId)
    save(one, 'interview', recordId, { place: '左' })
    save(two, 'interview', recordId, { place: '右', note: '后记' })
    give(one, leader, within.roundId)
    give(two, leader, within.roundId)
    return recordId
  }

  test('a conflict tells both values with who wrote them where and when, ours first', () => {
    const recordId = conflicting()
    const [, two, leader] = laptops
    expect(listConflicts(leader, within.roundId)).toMatchObject([{ recordId, kind: 'interview', fields: 1 }])
    give(leader, two, within.roundId)
    const [field] = openConflict(two, recordId).fields
    expect(field).toMatchObject({
      field: 'place',
      writable: true,
      sides: [
        { value: '右', ours: true, by: '示例1', at: two.now() },
        { value: '左', ours: false, at: laptops[0].now() },
      ],
    })
  })

  test('what is chosen stands alone everywhere, and the history keeps both', () => {
    const recordId = conflicting()
    const leader = laptops[2]
    const { record, fields } = openConflict(leader, recordId)
    const side = fields[0]?.sides.findIndex(({ value }) => value === '右') ?? -1
    const settled = settleConflict(leader, { id: recordId, version: record.version, choices: [{ field: 'place', choice: { side } }] })
    expect(settled.fields).toEqual([])
    exchange(within.roundId)
    for (const caseFile of laptops) {
      expect(openRecord(caseFile, 'interview', recordId).body).toMatchObject({ place: '右', note: '后记' })
      expect(historyOf(caseFile, recordId).flatMap(({ before, after }) => [before, after])).toEqual(expect.arrayContaining(['左', '右']))
    }
  })

  test('what is written anew is asked by the rules that typing is asked by; nonsense and what is settled are refused', () => {
    const recordId = conflicting()
    const leader = laptops[2]
    const { version } = openRecord(leader, 'interview', recordId)
    const settle = (field: string, choice: { side: number } | { written: unknown }) =>
      settleConflict(leader, { id: recordId, version, choices: [{ field, choice }] })
    expect(refusal(() => settle('note', { side: 0 }))[0]).toBe('not_found')
    expect(refusal(() => settle('place', { side: 7 }))[0]).toBe('bad_input')
    expect(refusal(() => settle('place', { written: 7 }))[0]).toBe('bad_input')
    expect(settle('place', { written: '另写' }).record.body).toMatchObject({ place: '另写' })
    expect(refusal(() => settle('place', { side: 0 }))[0]).toBe('version_conflict')
  })

  test('a record that one binned and another went on writing stays until somebody decides', () => {
    const [one, two] = laptops
    const { id: recordId } = createRecord(one, 'interview', { ...within, body: {} })
    give(one, two, within.roundId)
    deleteRecord(one, 'interview', recordId)
    save(two, 'interview', recordId, { note: '续' })
    expect(compare(two, parcel(one, within.roundId).records.find((record) => record.id === recordId)!)).toBe('conflict')
    give(one, two, within.roundId)
    const { record, fields } = openConflict(two, recordId)
    expect([record.deletedAt, fields.map(({ field }) => field)]).toEqual([null, ['deleted']])
    const away = fields[0]?.sides.findIndex(({ value }) => value === true) ?? -1
    settleConflict(two, { id: recordId, version: record.version, choices: [{ field: 'deleted', choice: { side: away } }] })
    expect(openRecord(two, 'interview', recordId).deletedAt).not.toBeNull()
    give(two, one, within.roundId)
    expect(openRecord(one, 'interview', recordId)).toMatchObject({ body: { note: '续' }, deletedAt: expect.any(Number) })
  })

  test('a copy of oneself changes nothing', () => {
    const [one] = laptops
    expect(new Set(give(one, one, within.roundId))).toEqual(new Set(['unchanged']))
  })

  test('two records that were given one number: the earlier keeps it, on every laptop the same, and the list says so', () => {
    const [one, two, leader] = laptops
    exchange(within.roundId)
    const earlier = createRecord(one, 'issue_draft', { ...within, body: { title: '示例甲' } })
    const later = createRecord(two, 'issue_draft', { ...within, body: { title: '示例乙' } })
    expect(later.body.number).toBe(earlier.body.number)
    give(one, leader, within.roundId)
    give(two, leader, within.roundId)
    expect(renumberings(leader, { roundId: within.roundId })[0]).toMatchObject({
      ...{ recordId: later.id, before: earlier.body.number, after: `${earlier.body.number}-2` },
    })
    give(two, one, within.roundId)
    exchange(within.roundId)
    for (const caseFile of laptops) {
      expect(openRecord(caseFile, 'issue_draft', earlier.id).body.number).toBe(earlier.body.number)
      expect(openRecord(caseFile, 'issue_draft', later.id).body.number).toBe(`${earlier.body.number}-2`)
      expect(listConflicts(caseFile, within.roundId).map(({ recordId }) => recordId)).not.toContain(later.id)
    }
  })

  test('a draft with an open conflict, in itself or in what it rests on, is not signed; what was signed stays as signed', () => {
    const [one, two] = laptops
    const { draft, interview, handlers } = givenWholeDraft(one, within)
    give(one, two, within.roundId)
    save(one, 'interview', interview.id, { note: '左' })
    save(two, 'interview', interview.id, { note: '右' })
    give(two, one, within.roundId)
    const sign = () => as(one, handlers[0], () => signDraft(one, draft.id, openRecord(one, 'issue_draft', draft.id).version))
    expect(refusal(sign)).toEqual(['not_ready', 'conflict'])
    const { record } = openConflict(one, interview.id)
    settleConflict(one, { id: interview.id, version: record.version, choices: [{ field: 'note', choice: { side: 0 } }] })
    sign()
    save(two, 'issue_draft', draft.id, { summary: '别人同时改的概述' })
    give(two, one, within.roundId)
    const open = openConflict(one, draft.id)
    expect(open.fields.map(({ field }) => field)).toEqual(['summary'])
    const choose = (other: boolean) => {
      const side = open.fields[0]?.sides.findIndex(({ value }) => (value === '别人同时改的概述') === other) ?? -1
      return settleConflict(one, { id: draft.id, version: open.record.version, choices: [{ field: 'summary', choice: { side } }] })
    }
    expect(refusal(() => choose(true))[0]).toBe('draft_frozen')
    expect(choose(false).record.body).toMatchObject({ summary: draft.body.summary, stage: 'signing' })
  })
})
