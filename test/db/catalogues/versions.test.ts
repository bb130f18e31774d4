import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RecordOf } from '../../../db/model/record.ts'
import { findItems } from '../../../db/records/catalogues.ts'
import { markNothing } from '../../../db/records/coverage.ts'
import { setTags, tagsOfRecord } from '../../../db/records/focus.ts'
import { createRecord, deleteRecord, historyOf, openRecord, restoreRecord, saveRecord } from '../../../db/records/footing.ts'
import { gapsOf } from '../../../db/records/preflight.ts'
import { reliantsOf } from '../../../db/records/reliance.ts'
import { putEntry, removeEntry } from '../../../db/records/version-entries.ts'
import { compareVersions } from '../../../db/records/versions.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { givenRound, id, refusal } from '../records/sample-round.ts'

let tmp: TemporaryCaseFile
let caseFile: CaseFile
let within: { roundId: string; unitId: string }
beforeEach(async () => {
  tmp = await temporaryCaseFile()
  caseFile = tmp.caseFile
  within = givenRound(caseFile).within
})
afterEach(() => tmp.dispose())

const publish = (): RecordOf<'catalogue'> => {
  const above = id()
  const items = [
    { id: above, code: '1', text: '集体决策' },
    { id: id(), code: '1.1', text: '未位表态没有执行', parentId: above, level: 2 },
    { id: id(), code: '2', text: '会议记录' },
  ]
  return createRecord(caseFile, 'catalogue', { roundId: null, unitId: null, body: { family: 'focus', name: '示例监督重点', items } })
}
const now = <K extends 'catalogue' | 'policy'>(kind: K, one: RecordOf<K>) => openRecord(caseFile, kind, one.id)
const codes = (one: RecordOf<'catalogue'>) => now('catalogue', one).body.items.map(({ code, level }) => `${code} ${level}`)
const find = (text: string) => findItems(caseFile, { text, families: [], onDay: '', limit: 10 }).map(({ code }) => code)
const interview = () => createRecord(caseFile, 'interview', { ...within, body: { interviewee: { name: '王示例' } } })

describe('an entry of a catalogue', () => {
  test('is put right: found by its new words, in the history, and what was tagged with it keeps the words it took', () => {
    const catalogue = publish()
    const [, entry] = catalogue.body.items
    const talk = interview()
    setTags(caseFile, { recordId: talk.id, field: '', items: [{ catalogueId: catalogue.id, itemId: entry!.id }] })
    putEntry(caseFile, 'catalogue', { id: catalogue.id, version: 1, entry: { ...entry!, text: '末位表态没有执行' }, after: null })
    expect(find('末位')).toEqual(['1.1'])
    expect(find('mwbt')).toEqual(['1.1'])
    expect(find('未位')).toEqual([])
    expect(tagsOfRecord(caseFile, talk.id)).toMatchObject([
      { state: 'reworded', tag: { text: '未位表态没有执行' }, now: { text: '末位表态没有执行' } },
    ])
    expect(historyOf(caseFile, catalogue.id)).toMatchObject([
      { field: `items/${entry!.id}/text`, before: '未位表态没有执行', after: '末位表态没有执行' },
    ])
    expect(compareVersions(caseFile, 'catalogue', catalogue.id, 1, 2)).toHaveLength(1)
  })

  test('comes where it is wanted, at the depth of its branch, and goes again', () => {
    const catalogue = publish()
    const [above, below] = catalogue.body.items
    const blank = { keywords: [], basis: '', mandatory: false, level: 9 }
    const entry = { ...blank, id: id(), code: '1.2', text: '会前酝酿', parentId: above!.id }
    putEntry(caseFile, 'catalogue', { id: catalogue.id, version: 1, entry, after: below!.id })
    expect(codes(catalogue)).toEqual(['1 1', '1.1 2', '1.2 2', '2 1'])
    removeEntry(caseFile, 'catalogue', { id: catalogue.id, version: 2, entryId: entry.id })
    expect(codes(catalogue)).toEqual(['1 1', '1.1 2', '2 1'])
    putEntry(caseFile, 'catalogue', { id: catalogue.id, version: 3, entry, after: null })
    expect(codes(catalogue)[0]).toBe('1.2 2')
  })

  test('is refused a code that another has, a day that is none, a place that is none; a branch does not go under its leaves', () => {
    const catalogue = publish()
    const [above, below, last] = catalogue.body.items
    const put = (entry: object, after: string | null = null) =>
      refusal(() => putEntry(caseFile, 'catalogue', { id: catalogue.id, version: 1, entry: { ...last!, ...entry }, after }))
    expect(put({ code: '1.1' })).toEqual(['bad_input', 'entry/code'])
    expect(put({ offset: '随便' })).toEqual(['bad_input', 'entry/offset'])
    expect(put({ id: id(), code: '3', parentId: id() })).toEqual(['bad_input', 'entry/parentId'])
    expect(put({ id: id(), code: '3' }, id())).toEqual(['bad_input', 'after'])
    expect(put({ text: '', code: '' })[0]).toBe('bad_input')
    const remove = (entryId: string, version = 1) =>
      refusal(() => removeEntry(caseFile, 'catalogue', { id: catalogue.id, version, entryId }))
    expect(remove(above!.id)).toEqual(['bad_input', 'entryId'])
    expect(remove(id())).toEqual(['not_found', 'catalogue'])
    expect(remove(below!.id, 7)[0]).toBe('version_conflict')
    expect(now('catalogue', catalogue)).toEqual(catalogue)
  })
})

describe('a version that is relied on', () => {
  test('says who rests on which entry, and neither it nor that entry can go until nobody does', () => {
    const catalogue = publish()
    const [, tagged, marked] = catalogue.body.items
    const talk = interview()
    setTags(caseFile, { recordId: talk.id, field: '', items: [{ catalogueId: catalogue.id, itemId: tagged!.id }] })
    const mark = markNothing(caseFile, { ...within, catalogueId: catalogue.id, itemId: marked!.id, sentence: '看过' })
    expect(reliantsOf(caseFile, 'catalogue', catalogue.id)).toMatchObject([
      { recordId: talk.id, kind: 'interview', title: '王示例', entryId: tagged!.id },
      { recordId: mark.id, kind: 'coverage_mark', number: '2', entryId: marked!.id },
    ])
    const remove = (entryId: string) => refusal(() => removeEntry(caseFile, 'catalogue', { id: catalogue.id, version: 1, entryId }))
    expect(remove(tagged!.id)).toEqual(['relied_on', 'catalogue'])
    expect(remove(marked!.id)).toEqual(['relied_on', 'catalogue'])
    expect(refusal(() => deleteRecord(caseFile, 'catalogue', catalogue.id))).toEqual(['relied_on', 'catalogue'])
    expect(refusal(() => saveRecord(caseFile, 'catalogue', { id: catalogue.id, version: 1, changes: { items: [] } }))[0]).toBe('relied_on')
    deleteRecord(caseFile, 'interview', talk.id)
    deleteRecord(caseFile, 'coverage_mark', mark.id)
    expect(reliantsOf(caseFile, 'catalogue', catalogue.id)).toEqual([])
    deleteRecord(caseFile, 'catalogue', catalogue.id)
    expect(find('会议')).toEqual([])
    restoreRecord(caseFile, 'catalogue', catalogue.id)
    expect(find('会议')).toEqual(['2'])
  })

  test('may be renamed and given other days: nobody rests on those', () => {
    const catalogue = publish()
    const talk = interview()
    setTags(caseFile, { recordId: talk.id, field: '', items: [{ catalogueId: catalogue.id, itemId: catalogue.body.items[0]!.id }] })
    saveRecord(caseFile, 'catalogue', { id: catalogue.id, version: 1, changes: { versionName: '2026年版', validFrom: '2026-01-01' } })
    expect(now('catalogue', catalogue).body).toMatchObject({ versionName: '2026年版', validFrom: '2026-01-01' })
  })

  test('as a policy keeps what drafts cite: an article put right is noticed by the check of the draft, whose quote stays', () => {
    const [cited, other] = [
      { id: id(), number: '第二条', text: '大额度资金是指单笔五万元以上的支出。' },
      { id: id(), number: '第三条', text: '应当集体研究。' },
    ]
    const policy = createRecord(caseFile, 'policy', { roundId: null, unitId: null, body: { title: '示例办法', articles: [cited, other] } })
    const basis = { id: id(), document: '示例办法', article: '第二条', quote: cited.text, policyId: policy.id, articleId: cited.id }
    const draft = createRecord(caseFile, 'issue_draft', { ...within, body: { title: '示例问题', bases: [basis] } })
    const unquoted = () => gapsOf(caseFile, draft).some(({ code }) => code === 'basis_not_quoted_exactly')
    expect(reliantsOf(caseFile, 'policy', policy.id)).toMatchObject([{ recordId: draft.id, kind: 'issue_draft', entryId: cited.id }])
    expect(refusal(() => deleteRecord(caseFile, 'policy', policy.id))).toEqual(['relied_on', 'policy'])
    expect(refusal(() => removeEntry(caseFile, 'policy', { id: policy.id, version: 1, entryId: cited.id }))[0]).toBe('relied_on')
    removeEntry(caseFile, 'policy', { id: policy.id, version: 1, entryId: other.id })
    expect(unquoted()).toBe(false)
    const [article] = now('policy', policy).body.articles
    putEntry(caseFile, 'policy', {
      id: policy.id,
      version: 2,
      entry: { ...article!, text: '大额度资金是指单笔十万元以上的支出。' },
      after: null,
    })
    expect(unquoted()).toBe(true)
    expect(openRecord(caseFile, 'issue_draft', draft.id)).toEqual(draft)
  })
})

test('an entry among thirty thousand is put right, and the others stay findable as they were', () => {
  const items = Array.from({ length: 30_000 }, (_, index) => ({ id: id(), code: String(index + 1), text: `示例条目${index}没有集体研究` }))
  const catalogue = createRecord(caseFile, 'catalogue', { roundId: null, unitId: null, body: { family: 'focus', name: '示例', items } })
  const before = caseFile.db.prepare('SELECT ordinal, initials FROM pick_item ORDER BY ordinal').all()
  const entry = { ...catalogue.body.items[29_999]!, text: '会前没有酝酿' }
  putEntry(caseFile, 'catalogue', { id: catalogue.id, version: 1, entry, after: null })
  const after = caseFile.db.prepare('SELECT ordinal, initials FROM pick_item ORDER BY ordinal').all()
  expect(after.slice(0, -1)).toEqual(before.slice(0, -1))
  expect(find('hqmyyn')).toEqual(['30000'])
})
