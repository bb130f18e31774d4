import { dirname } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createRecord, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { findArticles, importPolicy, previewPolicy } from '../../../db/records/policies.ts'
import { gapsOf } from '../../../db/records/preflight.ts'
import { travelling, wholeRound } from '../../../db/records/travelling.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { givenRound, givenWholeDraft, id } from '../records/sample-round.ts'
import { tableFile } from './tables.ts'

let tmp: TemporaryCaseFile
let caseFile: CaseFile
beforeEach(async () => {
  tmp = await temporaryCaseFile()
  caseFile = tmp.caseFile
})
afterEach(() => tmp.dispose())

const head = { shortName: '', issuer: '示例单位', documentNumber: '', type: 'local', issuedOn: '', sample: true, note: '' } as const

async function enter(rows: readonly (readonly string[])[], effectiveOn: string, repealedOn = '') {
  const path = await tableFile(dirname(tmp.folder), '条文.xlsx', [['条号', '款项', '条文', '主题'], ...rows])
  const preview = await previewPolicy(caseFile, path)
  if (!preview.ok) throw new Error(JSON.stringify(preview.problems))
  return importPolicy(caseFile, { ...head, title: '示例采购办法（示例）', effectiveOn, repealedOn, importId: preview.importId })
}
const old = [['第三条', '', '十万元以上的采购应当公开比选。', '采购']]
const fresh = [
  ['第三条', '', '五万元以上的采购应当公开比选，\n不得直接指定供应商。', '采购'],
  ['第四条', '第一款', '不得拆分采购。', '拆分'],
]

describe('policies', () => {
  test('come in from a table; an article keeps its id through the versions of its document', async () => {
    const [one, two] = [await enter(old, '2020-01-01', '2025-01-01'), await enter(fresh, '2025-01-01')]
    expect(two.body.articles[0]?.id).toBe(one.body.articles[0]?.id)
    expect(two.body.articles[1]).toMatchObject({ number: '第四条', paragraph: '第一款', topics: ['拆分'] })
  })

  test('are found by article, words and initials; what was not in force that day comes last and says so', async () => {
    const [one, two] = [await enter(old, '2020-01-01', '2025-01-01'), await enter(fresh, '2025-01-01')]
    const found = (text: string, onDay: string) =>
      findArticles(caseFile, { text, onDay, limit: 10 }).map(({ policyId, number, inForce }) => [policyId, number, inForce])
    expect(found('第三条', '2024-12-31')).toEqual([
      [one.id, '第三条', true],
      [two.id, '第三条', false],
    ])
    expect(found('公开比选', '2025-01-01')).toEqual([
      [two.id, '第三条', true],
      [one.id, '第三条', false],
    ])
    expect(found('bdcf', '2025-01-01')).toEqual([[two.id, '第四条第一款', true]])
  })

  test('with mistakes in their table are refused whole', async () => {
    const path = await tableFile(dirname(tmp.folder), '条文.xlsx', [
      ['条号', '条文'],
      ['', '没有条号'],
      ['第二条', ''],
    ])
    expect(await previewPolicy(caseFile, path)).toMatchObject({
      ok: false,
      problems: [
        { code: 'cell_empty', row: 2, column: 'A' },
        { code: 'cell_empty', row: 3, column: 'B' },
      ],
    })
  })
})

describe('a draft that cites an article', () => {
  const gapsWith = async (quote: string, occurred: { occurredFrom: string; occurredTo?: string }, version: 'old' | 'fresh' = 'fresh') => {
    const policy = version === 'old' ? await enter(old, '2020-01-01', '2025-01-01') : await enter(fresh, '2025-01-01')
    const { draft } = givenWholeDraft(caseFile, givenRound(caseFile).within)
    const article = policy.body.articles[0]
    const basis = { id: id(), document: policy.body.title, article: '第三条', quote, policyId: policy.id, articleId: article?.id ?? '' }
    const saved = saveRecord(caseFile, 'issue_draft', { id: draft.id, version: draft.version, changes: { bases: [basis], ...occurred } })
    return gapsOf(caseFile, saved)
      .filter(({ code }) => code.startsWith('basis_not'))
      .map(({ code, field, blocks }) => [code, field.split('/').at(-1), blocks])
  }

  test('word for word and in force lacks nothing, line breaks apart', async () => {
    expect(await gapsWith('应当公开比选，不得直接指定供应商。', { occurredFrom: '2025-03-01' })).toEqual([])
  })

  test('in other words than the article is stopped', async () => {
    expect(await gapsWith('应该公开比选', { occurredFrom: '2025-03-01' })).toEqual([['basis_not_quoted_exactly', 'quote', true]])
  })

  test('in a version that did not hold yet, or no longer, is stopped', async () => {
    expect(await gapsWith('公开比选', { occurredFrom: '2024-12-30', occurredTo: '2024-12-31' })).toEqual([
      ['basis_not_in_force', 'document', true],
    ])
    expect(await gapsWith('公开比选', { occurredFrom: '2025-01-01' }, 'old')).toEqual([['basis_not_in_force', 'document', true]])
  })

  test('may cite either version where the conduct spans the change', async () => {
    const span = { occurredFrom: '2024-11-01', occurredTo: '2025-02-01' }
    expect(await gapsWith('公开比选', span)).toEqual([])
    expect(await gapsWith('公开比选', span, 'old')).toEqual([])
  })

  test('takes the document that it cites along when its round travels', async () => {
    const [cited] = [
      await enter(old, '2020-01-01'),
      createRecord(caseFile, 'policy', { roundId: null, unitId: null, body: { title: '示例' } }),
    ]
    const { round, within } = givenRound(caseFile)
    const { draft } = givenWholeDraft(caseFile, within)
    const basis = { id: id(), policyId: cited.id, articleId: cited.body.articles[0]?.id ?? '' }
    saveRecord(caseFile, 'issue_draft', {
      id: draft.id,
      version: draft.version,
      changes: { bases: [{ document: '', article: '', quote: '', ...basis }] },
    })
    expect([...travelling(caseFile, wholeRound(round.id), 'policy')].map((record) => record.id)).toEqual([cited.id])
  })

  test('typed by hand is judged as before, and its body holds no new field', () => {
    const { draft } = givenWholeDraft(caseFile, givenRound(caseFile).within)
    expect(Object.keys(openRecord(caseFile, 'issue_draft', draft.id).body.bases[0] ?? {}).sort()).toEqual([
      'article',
      'document',
      'id',
      'quote',
    ])
    createRecord(caseFile, 'policy', { roundId: null, unitId: null, body: { title: '示例' } })
    expect(gapsOf(caseFile, openRecord(caseFile, 'issue_draft', draft.id)).filter(({ code }) => code.startsWith('basis'))).toEqual([])
  })
})
