import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonicalJson } from '../../../db/audit/canonical.ts'
import type { Interview } from '../../../db/model/interview.ts'
import type { RecordOf } from '../../../db/model/record.ts'
import { replay } from '../../../db/records/differences.ts'
import { contentHash, createRecord, deleteRecord, historyOf, openRecord, restoreRecord, saveRecord } from '../../../db/records/footing.ts'
import { departed } from '../../../db/records/travelling.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { as, givenMember, givenRound, id } from './sample-round.ts'

let temporary: TemporaryCaseFile
let caseFile: CaseFile
let within: { roundId: string; unitId: string }
let others: readonly RecordOf<'member'>[]
let clock = Date.UTC(2026, 2, 15)

beforeAll(async () => {
  temporary = await temporaryCaseFile({ now: () => clock })
  caseFile = temporary.caseFile
  within = givenRound(caseFile).within
  others = [givenMember(caseFile, '示例组员甲', 'member'), givenMember(caseFile, '示例组员乙', 'member')]
})
afterAll(() => temporary.dispose())

const turnIds = Array.from({ length: 5 }, () => id())
const word = fc.constantFrom('', '甲', '乙', '甲乙丙', 'Ａ b')
const turn = fc.record({
  id: fc.constantFrom(...turnIds),
  question: word,
  answer: word,
  abstract: word,
  tags: fc.array(word, { maxLength: 2 }),
  lead: fc.boolean(),
  notedAt: fc.constant(''),
  outlineQuestionId: fc.constant(null),
})
const changes: fc.Arbitrary<Partial<Interview>> = fc.record(
  {
    place: word,
    note: word,
    status: fc.constantFrom('planned', 'talked'),
    turns: fc.uniqueArray(turn, { selector: (each) => each.id, maxLength: 5 }),
    covered: fc.subarray(turnIds),
  },
  { requiredKeys: [] },
)
const step = fc.record({ changes, minutes: fc.constantFrom(0, 1, 6), writer: fc.nat(1), leaves: fc.boolean(), bin: fc.nat(9) })

test('whoever types what how fast, and whatever leaves in between: replaying the history gives the body', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      const first = createRecord(caseFile, 'interview', { ...within, body: {} })
      let last = first
      for (const each of steps) {
        clock += each.minutes * 60_000
        as(caseFile, others[each.writer]!, () => {
          last = saveRecord(caseFile, 'interview', { id: first.id, version: last.version, changes: each.changes })
        })
        if (each.leaves) departed(caseFile, [last])
        if (each.bin === 0) {
          deleteRecord(caseFile, 'interview', first.id)
          last = restoreRecord(caseFile, 'interview', first.id)
        }
      }
      const rows = historyOf(caseFile, first.id).filter(({ field }) => field !== 'deleted')
      expect(rows.reduce<unknown>(replay, first.body)).toEqual(last.body)
      expect(openRecord(caseFile, 'interview', first.id)).toEqual(last)
    }),
    { numRuns: 40 },
  )
})

test('completion offers exactly the values that living records hold, by how many hold them', () => {
  const bodies = caseFile.db.prepare(`SELECT json FROM body JOIN record ON id = record_id WHERE deleted_at IS NULL AND kind = 'interview'`)
  const counts = new Map<string, number>()
  for (const json of bodies.pluck().all() as string[]) {
    const body: Interview = JSON.parse(json)
    const values = new Set([...body.turns.flatMap(({ tags }) => tags)].map((tag) => tag.trim()).filter((tag) => tag !== ''))
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const kept = caseFile.db.prepare(`SELECT value, uses FROM suggestion WHERE scope = 'tag'`).raw().all() as [string, number][]
  expect(new Map(kept)).toEqual(counts)
})

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, shuffled(inner)]),
  )
}

test('canonical JSON has one spelling per value, and loses nothing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value))
      expect(canonicalJson(shuffled(plain))).toBe(canonicalJson(plain))
      expect(JSON.parse(canonicalJson(plain))).toEqual(plain)
    }),
  )
})

test('a content hash tells contents apart, and nothing else', () => {
  const content = (body: unknown, deleted = false) => contentHash({ kind: 'interview', ...within, body, deleted })
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(content(shuffled(a)) === content(b)).toBe(canonicalJson(a) === canonicalJson(b))
      expect(content(a, true)).not.toBe(content(a))
      expect(contentHash({ kind: 'interview', roundId: within.roundId, unitId: null, body: a, deleted: false })).not.toBe(content(a))
    }),
  )
})
