import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  addEvidence,
  changeEvidence,
  evidenceOfDraft,
  evidenceOfSource,
  refreshEvidence,
  removeEvidence,
  reorderEvidence,
  restoreEvidence,
} from '../../../db/records/evidence.ts'
import { standsAt } from '../../../db/records/evidence-state.ts'
import { createRecord, deleteRecord, listRecords, openRecord, restoreRecord, saveRecord } from '../../../db/records/footing.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { aroundRound } from './around.ts'
import { givenWholeDraft, id, refusal } from './sample-round.ts'

const work = aroundRound()
let caseFile: CaseFile
let within: { roundId: string; unitId: string }
beforeAll(() => {
  ;({ caseFile, within } = work())
})

/** Types a new answer over the old one. */
function retype(given: ReturnType<typeof givenWholeDraft>, answer: string): void {
  const { version, body } = openRecord(caseFile, 'interview', given.interview.id)
  const turns = body.turns.map((turn) => ({ ...turn, answer }))
  saveRecord(caseFile, 'interview', { id: given.interview.id, version, changes: { turns } })
}
const statesOf = (draftId: string) => evidenceOfDraft(caseFile, draftId).map(({ state }) => state)
const numbersOf = (draftId: string) => evidenceOfDraft(caseFile, draftId).map(({ id: link, link: { ordinal } }) => [link, ordinal])

describe('a link', () => {
  test('is seen from both of its ends, with what they are called', () => {
    const { draft, interview, evidence, quote } = givenWholeDraft(caseFile, within)
    expect(evidenceOfDraft(caseFile, draft.id)).toEqual(evidence)
    expect(evidenceOfSource(caseFile, interview.id)).toEqual(evidence)
    expect(evidence[1]).toMatchObject({
      link: { ordinal: 2, source: quote('没有公开招标') },
      draft: { number: draft.body.number, title: draft.body.title, stage: 'drafting' },
      source: { id: interview.id, kind: 'interview', number: interview.body.number, title: '王示例', place: '第1问' },
      state: 'fresh',
    })
    const row = listRecords(caseFile, 'interview', { ...within }).rows.find((found) => found.id === interview.id)
    expect(row?.evidence).toBe(2)
  })

  test('cannot quote what is not there, nor point at what the draft does not claim', () => {
    const { draft, quote } = givenWholeDraft(caseFile, within)
    const add = (change: object, statementId: string | null = null) =>
      refusal(() => addEvidence(caseFile, { draftId: draft.id, statementId, source: { ...quote('公开招标'), ...change }, note: '' }))
    expect(add({ quote: '公开投标' })).toEqual(['bad_input', 'source/quote'])
    expect(add({ field: 'turns/none/answer' })).toEqual(['bad_input', 'source/quote'])
    expect(add({ recordId: id() })).toEqual(['not_found', 'source'])
    expect(add({}, id())).toEqual(['bad_input', 'statementId'])
    expect(evidenceOfDraft(caseFile, draft.id)).toHaveLength(2)
  })

  test('can be pointed at the draft as a whole, and noted upon', () => {
    const { evidence } = givenWholeDraft(caseFile, within)
    const changed = changeEvidence(caseFile, evidence[0]!.id, { statementId: null, note: '见会议记录' })
    expect(changed.link).toEqual({ ...evidence[0]!.link, statementId: null, note: '见会议记录' })
    expect(changeEvidence(caseFile, evidence[0]!.id, {})).toEqual(changed)
  })
})

describe('numbers', () => {
  test('run from 1 without gaps, whatever is taken off, put back or moved', () => {
    const { draft, evidence, quote } = givenWholeDraft(caseFile, within)
    const third = addEvidence(caseFile, { draftId: draft.id, statementId: null, source: quote('党组会'), note: '' })
    const [a, b, c] = [evidence[0]!.id, evidence[1]!.id, third.id]
    reorderEvidence(caseFile, draft.id, [c, a, b])
    expect(numbersOf(draft.id)).toEqual([
      [c, 1],
      [a, 2],
      [b, 3],
    ])
    removeEvidence(caseFile, a)
    expect(numbersOf(draft.id)).toEqual([
      [c, 1],
      [b, 2],
    ])
    restoreEvidence(caseFile, a)
    expect(numbersOf(draft.id)).toEqual([
      [c, 1],
      [b, 2],
      [a, 3],
    ])
    restoreEvidence(caseFile, a)
    for (const order of [
      [a, b],
      [a, b, b],
      [a, b, c, c],
      [a, b, id()],
    ])
      expect(refusal(() => reorderEvidence(caseFile, draft.id, order))).toEqual(['bad_input', 'order'])
  })
})

describe('a link whose source changes', () => {
  test('holds while its words stand where they stood, or once elsewhere in the same answer', () => {
    const given = givenWholeDraft(caseFile, within)
    retype(given, `补充：${given.turn.answer}`)
    expect(statesOf(given.draft.id)).toEqual(['fresh', 'fresh'])
    const { source } = evidenceOfDraft(caseFile, given.draft.id)[0]!.link
    expect(source).toMatchObject({ start: 3, quote: '三月份党组会定的' })
    expect(openRecord(caseFile, 'evidence_link', given.evidence[0]!.id).version).toBe(1)
  })

  test('is stale when the words are gone or stand in several places, and says so in the list of drafts', () => {
    const given = givenWholeDraft(caseFile, within)
    retype(given, '是的，没有公开招标；对，没有公开招标。')
    expect(statesOf(given.draft.id)).toEqual(['text_changed', 'text_changed'])
    const row = listRecords(caseFile, 'issue_draft', { ...within, limit: 1000 }).rows.find((found) => found.id === given.draft.id)
    expect(row?.staleEvidence).toBe(true)
    retype(given, given.turn.answer)
    expect(statesOf(given.draft.id)).toEqual(['fresh', 'fresh'])
  })

  test('is stale when the turn or the record is gone, and fresh when it is back', () => {
    const given = givenWholeDraft(caseFile, within)
    deleteRecord(caseFile, 'interview', given.interview.id)
    expect(statesOf(given.draft.id)).toEqual(['source_deleted', 'source_deleted'])
    restoreRecord(caseFile, 'interview', given.interview.id)
    expect(statesOf(given.draft.id)).toEqual(['fresh', 'fresh'])
    const { version } = openRecord(caseFile, 'interview', given.interview.id)
    saveRecord(caseFile, 'interview', { id: given.interview.id, version, changes: { turns: [] } })
    expect(statesOf(given.draft.id)).toEqual(['text_changed', 'text_changed'])
  })

  test('takes the new words when a person says so', () => {
    const given = givenWholeDraft(caseFile, within)
    retype(given, '四月份，即三月份党组会后一个月定的，当时没有进行公开招标。')
    const [first, second] = given.evidence.map((link) => refreshEvidence(caseFile, link.id))
    expect(first).toMatchObject({ state: 'fresh', link: { source: { quote: '三月份党组会后一个月定的' } } })
    expect(second).toMatchObject({ state: 'fresh', link: { source: { quote: '没有进行公开招标' } } })
  })

  test('the links of a deleted draft no longer show at the source', () => {
    const given = givenWholeDraft(caseFile, within)
    deleteRecord(caseFile, 'issue_draft', given.draft.id)
    expect(evidenceOfSource(caseFile, given.interview.id)).toEqual([])
  })
})

test('a file as evidence must belong to the record, and is missed when it is gone', () => {
  const { draft, interview } = givenWholeDraft(caseFile, within)
  const sha256 = 'ab'.repeat(32)
  caseFile.files.record({ sha256, size: 3, storedName: 'x' })
  const file = createRecord(caseFile, 'attachment', {
    ...within,
    body: { recordId: interview.id, name: '会议记录.pdf', mediaType: 'application/pdf', size: 3, sha256 },
  })
  const source = { type: 'file', recordId: interview.id, attachmentId: file.id, sha256, page: 2, rectangle: null, quote: '' } as const
  const add = (change: object) =>
    addEvidence(caseFile, { draftId: draft.id, statementId: null, source: { ...source, ...change }, note: '' })
  expect(refusal(() => add({ recordId: draft.id }))).toEqual(['bad_input', 'source/attachmentId'])
  expect(refusal(() => add({ sha256: 'cd'.repeat(32) }))).toEqual(['bad_input', 'source/sha256'])
  expect(add({})).toMatchObject({ state: 'fresh', source: { place: '会议记录.pdf 第2页' } })
  deleteRecord(caseFile, 'attachment', file.id)
  expect(statesOf(draft.id)).toEqual(['fresh', 'fresh', 'source_deleted'])
  restoreRecord(caseFile, 'attachment', file.id)
  caseFile.db.prepare('DELETE FROM file WHERE sha256 = ?').run(sha256)
  expect(statesOf(draft.id)).toEqual(['fresh', 'fresh', 'file_missing'])
})

test('a quote is only ever found at its own words, and never at a choice of places', () => {
  const characters = fc.array(fc.constantFrom('甲', '乙', '丙', '，'), { maxLength: 30 }).map((units) => units.join(''))
  fc.assert(
    fc.property(characters, fc.nat(30), fc.nat(8), characters, (before, start, length, after) => {
      const quote = before.slice(start, start + length)
      const place = standsAt(after, { quote, start, end: start + quote.length })
      const places = Array.from({ length: after.length }, (_, at) => at).filter((at) => quote !== '' && after.startsWith(quote, at))
      if (places.includes(start)) expect(place).toEqual({ start, end: start + quote.length })
      else if (places.length === 1) expect(place).toEqual({ start: places[0], end: places[0]! + quote.length })
      else expect(place).toBeNull()
    }),
    { numRuns: 5000 },
  )
})
