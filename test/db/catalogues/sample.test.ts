import { afterAll, beforeAll, expect, test } from 'vitest'
import { findItems } from '../../../db/records/catalogues.ts'
import { listRecords } from '../../../db/records/footing.ts'
import { findArticles } from '../../../db/records/policies.ts'
import { removeRound } from '../../../db/records/removal.ts'
import { bodyOf } from '../../../db/records/rows.ts'
import { createReference } from '../../../db/sample/reference/index.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { givenRound } from '../records/sample-round.ts'

let tmp: TemporaryCaseFile
beforeAll(async () => {
  tmp = await temporaryCaseFile()
})
afterAll(() => tmp.dispose())

test('the sample says 示例 of every catalogue and document, quotes no real one, comes once and goes with its round', () => {
  const { caseFile } = tmp
  const { round } = givenRound(caseFile, true)
  const made = createReference(caseFile, round.id)
  expect(made.length).toBe(8)
  expect(createReference(caseFile, null)).toEqual([])
  for (const id of made) {
    const body = bodyOf(caseFile, 'catalogue', id)
    expect(body?.name).toContain('示例')
    expect(body?.sample).toBe(true)
    expect(new Set(body?.items.map(({ code }) => code)).size).toBe(body?.items.length)
    for (const item of body?.items ?? [])
      expect(item.parentId === null || body?.items.some(({ id: above }) => above === item.parentId)).toBe(true)
  }
  for (const { id } of listRecords(caseFile, 'policy', {}).rows) {
    const body = bodyOf(caseFile, 'policy', id)
    expect(body?.sample).toBe(true)
    if (body?.title.includes('示例') === false) expect(body.articles).toEqual([])
  }
  const find = (text: string) => findItems(caseFile, { text, families: [], onDay: '', limit: 200 })
  expect(find('').length).toBeGreaterThan(150)
  expect(find('zzsy')[0]?.text).toBe('政治素养')
  expect(findArticles(caseFile, { text: '采购', onDay: '2025-01-01', limit: 10 }).length).toBeGreaterThan(0)
  removeRound(caseFile, round.id)
  expect(find('')).toEqual([])
  expect(findArticles(caseFile, { text: '', onDay: '', limit: 10 })).toEqual([])
})
