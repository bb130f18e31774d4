import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { coverageOf, markNothing, recordsBehind } from '../../../db/records/coverage.ts'
import { setTags } from '../../../db/records/focus.ts'
import { createRecord, deleteRecord, listRecords, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { endLead } from '../../../db/records/lead-course.ts'
import { findRecord } from '../../../db/records/rows.ts'
import { closeDraft } from '../../../db/records/sign-off.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { as, givenMember, givenRound, id } from '../records/sample-round.ts'

let tmp: TemporaryCaseFile
let caseFile: CaseFile
beforeEach(async () => {
  tmp = await temporaryCaseFile()
  caseFile = tmp.caseFile
})
afterEach(() => tmp.dispose())

/** 1 with 1.1 (1.1.1, 1.1.2) and 1.2; 2 alone. */
const tree = () => {
  const ids = new Map(['1', '1.1', '1.1.1', '1.1.2', '1.2', '2'].map((code) => [code, id()]))
  return [...ids].map(([code, itemId]) => ({
    ...{ id: itemId, code, text: `示例条目${code}`, level: code.split('.').length },
    parentId: code.includes('.') ? ids.get(code.slice(0, code.lastIndexOf('.')))! : null,
  }))
}
const publish = (items = tree()) =>
  createRecord(caseFile, 'catalogue', { roundId: null, unitId: null, body: { family: 'focus', name: '示例', items } })

test('an entry is untouched, being looked into, looked at without a finding, or a problem was found', () => {
  const { within } = givenRound(caseFile)
  const { id: catalogueId, body } = publish()
  const itemId = (code: string) => body.items.find((item) => item.code === code)!.id
  const interview = createRecord(caseFile, 'interview', { ...within, body: { interviewee: { name: '王示例' } } })
  const draft = createRecord(caseFile, 'issue_draft', { ...within, body: { title: '问题' } })
  setTags(caseFile, { recordId: interview.id, field: '', items: [{ catalogueId, itemId: itemId('1.1.1') }] })
  const states = () => Object.fromEntries(coverageOf(caseFile, within, ['focus'])[0]!.items.map((item) => [item.code, item.state]))
  expect(states()).toEqual({ 1: 'looking', '1.1': 'looking', '1.1.1': 'looking', '1.1.2': 'untouched', '1.2': 'untouched', 2: 'untouched' })
  setTags(caseFile, { recordId: draft.id, field: '', items: [{ catalogueId, itemId: itemId('1.1.1') }] })
  const mark = markNothing(caseFile, { ...within, catalogueId, itemId: itemId('2'), sentence: '查阅三年账册，未见异常。' })
  expect(states()).toMatchObject({ 1: 'found', '1.1.1': 'found', 2: 'nothing' })
  const [{ totals, items } = { totals: null, items: [] }] = coverageOf(caseFile, within, [])
  expect(totals).toEqual({ found: 1, nothing: 1, looking: 0, untouched: 2 })
  expect(items.find(({ code }) => code === '1')).toMatchObject({
    records: 2,
    found: 1,
    leaves: 3,
    touched: 1,
    byKind: { interview: 1, issue_draft: 1 },
  })
  expect(items.find(({ code }) => code === '2')?.mark).toMatchObject({ sentence: '查阅三年账册，未见异常。', by: caseFile.person.memberId })
  expect(
    recordsBehind(caseFile, { ...within, catalogueId, itemId: itemId('1'), kind: 'interview' }).map(({ title, code }) => [title, code]),
  ).toEqual([['王示例', '1.1.1']])
  closeDraft(caseFile, { id: draft.id, as: 'abandoned', into: null, reason: '查无实据' })
  deleteRecord(caseFile, 'coverage_mark', mark.id)
  expect(states()).toMatchObject({ '1.1.1': 'looking', 2: 'untouched' })
})

test('a mark of one unit says nothing of another; one of the whole round speaks for all', () => {
  const { round, within } = givenRound(caseFile)
  const other = createRecord(caseFile, 'unit', { roundId: round.id, unitId: null, body: { name: '示例市另一局' } })
  const { id: catalogueId, body } = publish()
  const mark = (unitId: string | null, code: string) =>
    markNothing(caseFile, {
      roundId: round.id,
      unitId,
      catalogueId,
      itemId: body.items.find((item) => item.code === code)!.id,
      sentence: '看过',
    })
  mark(within.unitId, '2')
  mark(null, '1.2')
  const nothing = (unitId: string | null) =>
    coverageOf(caseFile, { roundId: round.id, unitId }, [])[0]!.items.flatMap(({ state, code }) => (state === 'nothing' ? [code] : []))
  expect(nothing(other.id)).toEqual(['1.2'])
  expect(nothing(within.unitId)).toEqual(['1.2', '2'])
  expect(nothing(null)).toEqual(['1.2', '2'])
})

test('a confirmed lead and what is put right at once state a problem; a suspicion, and a lead whose draft came to nothing, do not', () => {
  const { within } = givenRound(caseFile)
  const { id: catalogueId, body } = publish()
  const itemId = body.items.find(({ code }) => code === '2')!.id
  const tag = (recordId: string, wanted = true) =>
    setTags(caseFile, { recordId, field: '', items: wanted ? [{ catalogueId, itemId }] : [] })
  const state = () => coverageOf(caseFile, within, ['focus'])[0]!.items.find(({ code }) => code === '2')!.state
  const put = createRecord(caseFile, 'rectification', { ...within, body: { title: '公示栏没有更新' } })
  tag(put.id)
  expect(state()).toBe('found')
  tag(put.id, false)
  const lead = createRecord(caseFile, 'lead', { ...within, body: { title: '可能拆分项目' } })
  tag(lead.id)
  expect(state()).toBe('looking')
  const set = (status: 'in_progress' | 'confirmed') => {
    const { version } = openRecord(caseFile, 'lead', lead.id)
    saveRecord(caseFile, 'lead', { id: lead.id, version, changes: { status } })
  }
  set('in_progress')
  expect(state()).toBe('looking')
  set('confirmed')
  expect(state()).toBe('found')
  const draft = createRecord(caseFile, 'issue_draft', { ...within, body: { title: '拆分项目' } })
  endLead(caseFile, { id: lead.id, as: 'draft', reason: '', targetId: draft.id })
  expect(state()).toBe('found')
  closeDraft(caseFile, { id: draft.id, as: 'abandoned', into: null, reason: '查无实据' })
  expect(state()).toBe('looking')
})

const taggable = ['interview', 'document_review', 'issue_draft', 'petition', 'lead', 'rectification'] as const

/** What happens to a round, step by step. */
const step = fc.record({
  record: fc.nat(11),
  item: fc.nat(5),
  act: fc.constantFrom('tag', 'tag', 'tag', 'untag', 'delete', 'abandon', 'confirm', 'mark', 'unmark'),
})

test('every figure is what counting one by one gives, whatever was tagged, untagged, removed or given up', () => {
  const { round, within } = givenRound(caseFile)
  const other = createRecord(caseFile, 'unit', { roundId: round.id, unitId: null, body: { name: '示例市另一局' } })
  const second = givenMember(caseFile, '示例组员', 'member')
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const catalogue = publish()
      const { items } = catalogue.body
      const records = Array.from({ length: 12 }, (_, index) =>
        createRecord(caseFile, taggable[index % 6]!, {
          roundId: round.id,
          unitId: index < 6 ? within.unitId : other.id,
          body: {},
        }),
      )
      const tagged = new Map<string, Set<string>>(records.map((record) => [record.id, new Set()]))
      for (const [index, { record: at, item: nth, act }] of steps.entries()) {
        const record = records[at]!
        const itemId = items[nth]!.id
        const alive = findRecord(caseFile, record.id)?.deletedAt === null
        const mine = tagged.get(record.id)!
        if (act === 'mark') markNothing(caseFile, { ...within, catalogueId: catalogue.id, itemId, sentence: '看过' })
        if (act === 'unmark')
          for (const { id: markId } of listRecords(caseFile, 'coverage_mark', { limit: 1000 }).rows)
            deleteRecord(caseFile, 'coverage_mark', markId)
        if (!alive) continue
        if (act === 'delete') deleteRecord(caseFile, record.kind, record.id)
        if (act === 'abandon' && record.kind === 'issue_draft' && openRecord(caseFile, 'issue_draft', record.id).body.stage === 'drafting')
          closeDraft(caseFile, { id: record.id, as: 'abandoned', into: null, reason: '查无实据' })
        if (act === 'confirm' && record.kind === 'lead') {
          const { version } = openRecord(caseFile, 'lead', record.id)
          saveRecord(caseFile, 'lead', { id: record.id, version, changes: { status: 'confirmed' } })
        }
        if (act === 'tag') mine.add(itemId)
        if (act === 'untag') mine.delete(itemId)
        const wish = { recordId: record.id, field: '', items: [...mine].map((one) => ({ catalogueId: catalogue.id, itemId: one })) }
        if (act === 'tag' || act === 'untag')
          index % 2 === 0 ? setTags(caseFile, wish) : as(caseFile, second, () => setTags(caseFile, wish))
      }
      for (const unitId of [null, within.unitId, other.id]) {
        const found = coverageOf(caseFile, { roundId: round.id, unitId }, ['focus']).find(
          ({ catalogueId }) => catalogueId === catalogue.id,
        )!
        expect(found.items.map(({ by: _, mark: __, ...item }) => item)).toEqual(bruteForce(items, tagged, unitId))
        for (const { id: itemId, records: n, byKind } of found.items) {
          expect(recordsBehind(caseFile, { roundId: round.id, unitId, catalogueId: catalogue.id, itemId })).toHaveLength(n)
          for (const [kind, count] of Object.entries(byKind))
            expect(recordsBehind(caseFile, { roundId: round.id, unitId, catalogueId: catalogue.id, itemId, kind })).toHaveLength(count)
        }
      }
      // a version that is relied on stays
      for (const record of records) deleteRecord(caseFile, record.kind, record.id)
      for (const row of listRecords(caseFile, 'coverage_mark', { limit: 1000 }).rows) deleteRecord(caseFile, 'coverage_mark', row.id)
      deleteRecord(caseFile, 'catalogue', catalogue.id)
    }),
    { numRuns: 40 },
  )

  /** Reads every record and asks of each entry whether it, or one above it in the code, counts it. */
  function bruteForce(items: ReturnType<typeof tree>, tagged: ReadonlyMap<string, ReadonlySet<string>>, unitId: string | null) {
    const marks = listRecords(caseFile, 'coverage_mark', { limit: 1000 })
      .rows.filter((row) => unitId === null || row.unitId === unitId)
      .map((row) => openRecord(caseFile, 'coverage_mark', row.id).body.itemId)
    const living = [...tagged.keys()]
      .map((recordId) => findRecord(caseFile, recordId)!)
      .filter((record) => record.deletedAt === null && (unitId === null || record.unitId === unitId))
    const isLeaf = (code: string) => !items.some((item) => item.code.startsWith(`${code}.`))
    const within_ = (code: string) => items.filter((item) => item.code === code || item.code.startsWith(`${code}.`))
    const told = (code: string) => {
      const ids = within_(code).map((item) => item.id)
      const mine = living.filter((record) => ids.some((itemId) => tagged.get(record.id)!.has(itemId)))
      const found = mine.filter(({ kind, body }) => {
        if (kind === 'lead') return (body as { status: string }).status === 'confirmed'
        return kind === 'rectification' || (kind === 'issue_draft' && (body as { stage: string }).stage !== 'abandoned')
      })
      const marked = marks.includes(items.find((item) => item.code === code)!.id)
      return { mine, found, state: found.length > 0 ? 'found' : marked ? 'nothing' : mine.length > 0 ? 'looking' : 'untouched' }
    }
    const count = (values: readonly string[]) =>
      Object.fromEntries([...new Set(values)].map((value) => [value, values.filter((one) => one === value).length]))
    return items.map((item) => {
      const { mine, found, state } = told(item.code)
      const leaves = within_(item.code).filter(({ code }) => isLeaf(code))
      return {
        ...{
          id: item.id,
          parentId: item.parentId,
          level: item.level,
          code: item.code,
          text: item.text,
          mandatory: false,
          leaf: isLeaf(item.code),
        },
        ...{ state, records: mine.length, found: found.length, leaves: leaves.length },
        touched: leaves.filter(({ code }) => told(code).state !== 'untouched').length,
        byUnit: count(mine.map((record) => record.unitId ?? '')),
        byKind: count(mine.map((record) => record.kind)),
      }
    })
  }
})
