import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { IssueDraft } from '../../../db/model/draft.ts'
import { createRecord, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { gapsOf } from '../../../db/records/preflight.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { gapCodes } from '../../../db/worker/requests/drafts.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { givenMember, givenRound, givenWholeDraft, id } from './sample-round.ts'

let temporary: TemporaryCaseFile
let caseFile: CaseFile
let within: { roundId: string; unitId: string }
let given: ReturnType<typeof givenWholeDraft>

beforeAll(async () => {
  temporary = await temporaryCaseFile({ name: '示例联络员', post: 'liaison' })
  caseFile = temporary.caseFile
})
afterAll(() => temporary.dispose())
beforeEach(() => {
  within = givenRound(caseFile).within
  given = givenWholeDraft(caseFile, within)
})

const gaps = (changes: Partial<IssueDraft> = {}) => {
  const { version } = openRecord(caseFile, 'issue_draft', given.draft.id)
  return gapsOf(caseFile, saveRecord(caseFile, 'issue_draft', { id: given.draft.id, version, changes }))
}
const told = (changes: Partial<IssueDraft>) => gaps(changes).map(({ code, field, blocks }) => [code, field, blocks])

test('a whole draft has no gap', () => {
  expect(gaps()).toEqual([])
})

test.each<[Partial<IssueDraft>, string, string]>([
  [{ title: ' ' }, 'no_title', 'title'],
  [{ summary: '' }, 'no_summary', 'summary'],
  [{ discovery: '\n' }, 'no_discovery', 'discovery'],
  [{ sources: [] }, 'no_source', 'sources'],
  [{ sources: ['other'] }, 'no_source', 'sourceOther'],
  [{ responsibleParty: '' }, 'no_responsible_party', 'responsibleParty'],
  [{ firstResponsible: '' }, 'no_first_responsible', 'firstResponsible'],
  [{ occurredFrom: '' }, 'no_time', 'occurredFrom'],
  [{ occurredTo: '2024-12-31' }, 'time_reversed', 'occurredTo'],
  [{ place: '' }, 'no_place', 'place'],
  [{ bases: [] }, 'no_basis', 'bases'],
])('%o blocks with %s at %s', (changes, code, field) => {
  expect(told(changes)).toEqual([[code, field, true]])
})

test('a basis needs its document, its article and its words', () => {
  const basis = { id: id(), document: '示例办法', article: '第三条', quote: '应当公开招标。' }
  expect(told({ bases: [{ ...basis, document: '' }] })).toEqual([['basis_without_article', `bases/${basis.id}/document`, true]])
  expect(told({ bases: [{ ...basis, article: '' }] })).toEqual([['basis_without_article', `bases/${basis.id}/article`, true]])
  expect(told({ bases: [basis, { ...basis, quote: ' ' }] })).toEqual([['basis_without_quote', `bases/${basis.id}/quote`, true]])
})

test('handlers and evidence are counted against what the round asks for', () => {
  expect(gaps({ handlers: [given.handlers[0].id, given.handlers[0].id] })).toEqual([
    { code: 'too_few_handlers', field: 'handlers', detail: { has: 1, needed: 2 }, blocks: true },
  ])
  const round = openRecord(caseFile, 'round', within.roundId)
  saveRecord(caseFile, 'round', { id: round.id, version: round.version, changes: { leastHandlers: 1, leastEvidence: 3 } })
  expect(gaps()).toEqual([{ code: 'too_little_evidence', field: 'evidence', detail: { has: 2, needed: 3 }, blocks: true }])
})

test('stale evidence blocks and does not count', () => {
  const { id: interviewId, version } = given.interview
  const turns = [{ ...given.interview.body.turns[0]!, answer: '三月份党组会定的。' }]
  saveRecord(caseFile, 'interview', { id: interviewId, version, changes: { turns } })
  expect(gaps()).toEqual([
    { code: 'too_little_evidence', field: 'evidence', detail: { has: 1, needed: 2 }, blocks: true },
    { code: 'stale_evidence', field: `evidence/${given.evidence[1]!.id}`, detail: { ordinal: 2 }, blocks: true },
  ])
})

test('statements, analysis and a title of several matters are advice, but no statement at all blocks', () => {
  const other = { id: id(), text: '预算外支出。' }
  expect(told({ statements: [given.statement, other] })).toEqual([['statement_without_evidence', `statements/${other.id}`, false]])
  expect(told({ statements: [{ ...given.statement, text: ' ' }] })).toEqual([['no_statement', 'statements', true]])
  expect(told({ statements: [given.statement], analysis: '' })).toEqual([['no_analysis', 'analysis', false]])
  for (const title of ['维修项目未招标，且公务接待超标准', '未公开招标以及超概算', '未按规定招标；违规发放津贴'])
    expect(told({ analysis: '有', title })).toEqual([['several_matters', 'title', false]])
  for (const title of ['办公楼维修项目未公开招标', '“三重一大”制度执行不严', '办公、接待费用超标']) expect(told({ title })).toEqual([])
})

test('whom nobody can be blocks, whom several can be is advice', () => {
  expect(told({ deputyLeader: null, groupLeader: null })).toEqual([
    ['no_deputy_leader', 'deputyLeader', false],
    ['no_group_leader', 'groupLeader', false],
  ])
})

test('a post that exactly one person holds needs no naming, one that nobody holds blocks', async () => {
  await using other = await temporaryCaseFile({ name: '示例联络员', post: 'liaison' })
  const { within: there } = givenRound(other.caseFile)
  const draft = createRecord(other.caseFile, 'issue_draft', { ...there, body: {} })
  const codes = () => gapsOf(other.caseFile, draft).map(({ code }) => code)
  expect(codes()).toEqual(expect.arrayContaining(['no_deputy_leader', 'no_group_leader']))
  expect(gapsOf(other.caseFile, draft).find(({ code }) => code === 'no_group_leader')?.blocks).toBe(true)
  givenMember(other.caseFile, '示例组长', 'group_leader')
  expect(codes()).not.toContain('no_group_leader')
})

test('an empty draft is told all that it lacks', () => {
  const draft = createRecord(caseFile, 'issue_draft', { ...within, body: {} })
  const codes = gapsOf(caseFile, draft).map(({ code }) => code)
  const others = [
    'time_reversed',
    'basis_without_article',
    'basis_without_quote',
    'basis_not_quoted_exactly',
    'basis_not_in_force',
    'statement_without_evidence',
    'stale_evidence',
    'several_matters',
    // asked only by rounds that say so
    'not_deliberated',
    'changed_since_deliberation',
    'open_conflict',
  ]
  expect(codes.sort()).toEqual(gapCodes.filter((code) => !others.includes(code)).sort())
})
