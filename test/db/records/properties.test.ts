import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonicalJson } from '../../../db/audit/canonical.ts'
import type { Interview } from '../../../db/model/interview.ts'
import { replay } from '../../../db/records/differences.ts'
import { contentHash, createRecord, historyOf, openRecord } from '../../../db/records/footing.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { givenTypists, perform, steps } from './typing.ts'

let typists: Awaited<ReturnType<typeof givenTypists>>
let caseFile: CaseFile
let within: { roundId: string; unitId: string }

beforeAll(async () => {
  typists = await givenTypists()
  ;({ caseFile, within } = typists)
})
afterAll(() => typists.temporary.dispose())

test('whoever types what how fast, and whatever leaves in between: replaying the history gives the body', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const first = createRecord(caseFile, 'interview', { ...within, body: {} })
      let last = first
      for (const each of all) last = perform(typists, last, each)
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
