import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RecordOf } from '../../../db/model/record.ts'
import { changeMany, undoMany } from '../../../db/records/bulk.ts'
import { setTags, tagsOfRecord } from '../../../db/records/focus.ts'
import { createRecord, deleteRecord, historyOf, listRecords, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { signDraft } from '../../../db/records/sign-off.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { as, givenMember, givenRound, givenWholeDraft, id, refusal } from './sample-round.ts'

let temporary: TemporaryCaseFile
let caseFile: CaseFile
let within: { roundId: string; unitId: string }
let petitions: readonly RecordOf<'petition'>[]
let handler: RecordOf<'member'>
beforeEach(async () => {
  temporary = await temporaryCaseFile()
  caseFile = temporary.caseFile
  within = givenRound(caseFile).within
  handler = givenMember(caseFile, '示例承办人', 'member')
  petitions = ['甲', '乙', '丙'].map((about) => createRecord(caseFile, 'petition', { ...within, body: { about, summary: `反映${about}` } }))
})
afterEach(() => temporary.dispose())

const ids = (): readonly string[] => petitions.map(({ id }) => id)
const assign = () => changeMany(caseFile, 'petition', ids(), { do: 'assign', field: 'handler', members: [handler.id], how: 'replace' })
const held = () => petitions.map(({ id }) => openRecord(caseFile, 'petition', id).body.handler)
const audited = (): readonly string[] =>
  caseFile.db
    .prepare("SELECT action FROM audit WHERE action LIKE 'record.%' AND action <> 'record.create' ORDER BY seq")
    .pluck()
    .all() as string[]

describe('one act on many records', () => {
  test('changes each, with a row in its history, and one row in the audit chain that names them all', () => {
    expect(assign()).toMatchObject({ changed: 3, unchanged: 0, refused: [] })
    expect(held()).toEqual([handler.id, handler.id, handler.id])
    for (const id of ids())
      expect(historyOf(caseFile, id)).toMatchObject([{ field: 'handler', before: null, after: handler.id, version: 2 }])
    expect(audited()).toEqual(['record.bulk'])
    const detail = JSON.parse(caseFile.db.prepare('SELECT detail FROM audit ORDER BY seq DESC LIMIT 1').pluck().get() as string)
    expect(detail).toMatchObject({ do: 'assign', field: 'handler', changed: 3, refused: 0 })
    expect(detail.records).toEqual(Object.fromEntries(ids().map((id) => [id, openRecord(caseFile, 'petition', id).contentHash])))
    expect(caseFile.audit.verify().intact).toBe(true)
    expect(listRecords(caseFile, 'petition', { facets: { handler: [handler.id] } }).total).toBe(3)
  })

  test('leaves alone what is that way already, and says so', () => {
    assign()
    expect(assign()).toMatchObject({ act: null, changed: 0, unchanged: 3 })
    expect(audited()).toEqual(['record.bulk'])
  })

  test('keeps out what refuses, by name, and changes the rest', () => {
    const { draft, handlers } = givenWholeDraft(caseFile, within)
    const other = createRecord(caseFile, 'issue_draft', { ...within, body: { title: '另一件' } })
    as(caseFile, handlers[0], () => signDraft(caseFile, draft.id, draft.version))
    const outcome = changeMany(caseFile, 'issue_draft', [draft.id, other.id], { do: 'tag', field: 'domains', add: ['采购'], remove: [] })
    expect(outcome).toMatchObject({ changed: 1, refused: [{ id: draft.id, number: draft.body.number, failure: { code: 'draft_frozen' } }] })
    expect(openRecord(caseFile, 'issue_draft', other.id).body.domains).toEqual(['采购'])
    expect(openRecord(caseFile, 'issue_draft', draft.id).body.domains).toEqual([])
  })

  test('asks the rules of the kind for each record', () => {
    const bodies = [{ talkers: [handler.id] }, { talkers: [handler.id, givenMember(caseFile, '示例乙', 'member').id] }]
    const interviews = bodies.map((body) => createRecord(caseFile, 'interview', { ...within, body }))
    const outcome = changeMany(
      caseFile,
      'interview',
      interviews.map(({ id }) => id),
      { do: 'status', status: 'checked' },
    )
    expect(outcome).toMatchObject({ changed: 1, refused: [{ id: interviews[0]?.id, failure: { code: 'not_ready', where: 'talkers' } }] })
  })

  test('names what is not there, or lies in the bin, and does not bring it back', () => {
    deleteRecord(caseFile, 'petition', ids()[0] ?? '')
    const outcome = changeMany(caseFile, 'petition', [...ids(), handler.id], { do: 'status', status: 'assessed' })
    expect(outcome).toMatchObject({ changed: 2 })
    expect(outcome.refused.map(({ id, failure }) => [id, failure.code])).toEqual([
      [ids()[0], 'not_found'],
      [handler.id, 'not_found'],
    ])
  })

  test('moves to the bin and brings back', () => {
    expect(changeMany(caseFile, 'petition', ids(), { do: 'delete' })).toMatchObject({ changed: 3 })
    expect(listRecords(caseFile, 'petition', {}).total).toBe(0)
    expect(changeMany(caseFile, 'petition', ids(), { do: 'restore' })).toMatchObject({ changed: 3 })
    expect(listRecords(caseFile, 'petition', {}).total).toBe(3)
  })

  test('adds people to a field that holds several, or replaces them', () => {
    const { draft, handlers } = givenWholeDraft(caseFile, within)
    const give = (how: 'add' | 'replace') =>
      changeMany(caseFile, 'issue_draft', [draft.id], { do: 'assign', field: 'handlers', members: [handler.id], how })
    give('add')
    expect(openRecord(caseFile, 'issue_draft', draft.id).body.handlers).toEqual([...handlers.map(({ id }) => id), handler.id])
    give('replace')
    expect(openRecord(caseFile, 'issue_draft', draft.id).body.handlers).toEqual([handler.id])
  })

  test('is offered for the fields of the kind alone', () => {
    const act = (change: Parameters<typeof changeMany>[3]) => refusal(() => changeMany(caseFile, 'petition', ids(), change))
    expect(act({ do: 'assign', field: 'summary', members: [], how: 'replace' })).toEqual(['bad_input', 'field'])
    expect(act({ do: 'tag', field: 'handler', add: [], remove: [] })).toEqual(['bad_input', 'field'])
    expect(act({ do: 'status', status: 'invented' })).toEqual(['bad_input', 'status'])
    expect(refusal(() => changeMany(caseFile, 'issue_draft', ids(), { do: 'status', status: 'final' }))).toEqual(['bad_input', 'status'])
    expect(refusal(() => changeMany(caseFile, 'work_log', ids(), { do: 'status', status: 'closed' }))).toEqual(['bad_input', 'status'])
    expect(refusal(() => changeMany(caseFile, 'member', [handler.id], { do: 'delete' }))).toEqual(['bad_input', 'kind'])
    expect(audited()).toEqual([])
  })
})

describe('tagging many records out of a catalogue', () => {
  const entries = (...names: string[]) => {
    const items = names.map((text, index) => ({ id: id(), code: String(index + 1), text }))
    const { id: catalogueId } = createRecord(caseFile, 'catalogue', { ...nowhere, body: { family: 'focus', name: '示例', items } })
    return items.map((item) => ({ catalogueId, itemId: item.id }))
  }
  const nowhere = { roundId: null, unitId: null }
  const tag = (add: ReturnType<typeof entries>, remove: readonly string[] = []) =>
    changeMany(caseFile, 'petition', ids(), { do: 'focus', add, remove: [...remove] })
  const texts = () => ids().map((recordId) => tagsOfRecord(caseFile, recordId).map((one) => one.tag.text))

  test('adds and takes off, leaves the parts of a record alone, and is one row of the audit chain that names every tag', () => {
    const [first, second] = entries('集体决策', '末位表态')
    setTags(caseFile, { recordId: ids()[0]!, field: '', items: [first!] })
    setTags(caseFile, { recordId: ids()[0]!, field: 'summary', items: [first!] })
    const before = audited().length
    expect(tag([first!, second!])).toMatchObject({ changed: 3, unchanged: 0, refused: [] })
    expect(texts()).toEqual([
      ['集体决策', '集体决策', '末位表态'],
      ['集体决策', '末位表态'],
      ['集体决策', '末位表态'],
    ])
    expect(audited().slice(before)).toEqual(['record.bulk'])
    const detail = JSON.parse(caseFile.db.prepare('SELECT detail FROM audit ORDER BY seq DESC LIMIT 1').pluck().get() as string)
    expect(Object.keys(detail.records)).toHaveLength(5)
    expect(tag([first!, second!])).toMatchObject({ act: null, changed: 0, unchanged: 3 })
    tag([], [first!.itemId])
    expect(texts()).toEqual([['集体决策', '末位表态'], ['末位表态'], ['末位表态']])
  })

  test('is taken back for every record that is tagged as the act left it; an edit of the record does not stand in the way', () => {
    const [first, second] = entries('集体决策', '末位表态')
    setTags(caseFile, { recordId: ids()[0]!, field: '', items: [first!] })
    const { act } = tag([second!], [first!.itemId])
    setTags(caseFile, { recordId: ids()[1]!, field: '', items: [first!, second!] })
    saveRecord(caseFile, 'petition', { id: ids()[2]!, version: 1, changes: { summary: '后来写的' } })
    const undone = undoMany(caseFile, act!)
    expect(undone).toMatchObject({ changed: 2, refused: [{ id: ids()[1], failure: { code: 'version_conflict' } }] })
    expect(texts()).toEqual([['集体决策'], ['末位表态', '集体决策'], []])
    expect(caseFile.audit.verify().intact).toBe(true)
  })

  test('refuses an entry that no catalogue has before anything is tagged; what lies in the bin is named', () => {
    const [first] = entries('集体决策')
    expect(refusal(() => tag([first!, { ...first!, itemId: id() }]))).toEqual(['not_found', 'catalogue'])
    expect(texts().flat()).toEqual([])
    deleteRecord(caseFile, 'petition', ids()[0]!)
    expect(tag([first!])).toMatchObject({ changed: 2, refused: [{ id: ids()[0], failure: { code: 'not_found' } }] })
  })
})

describe('taking an act back', () => {
  test('puts every record back to what it held, with the way there and back in its history', () => {
    const { act } = assign()
    expect(undoMany(caseFile, act ?? '')).toMatchObject({ changed: 3, refused: [] })
    expect(held()).toEqual([null, null, null])
    expect(historyOf(caseFile, ids()[0] ?? '').map(({ after }) => after)).toEqual([handler.id, null])
    expect(audited()).toEqual(['record.bulk', 'record.bulk_undo'])
    expect(refusal(() => undoMany(caseFile, act ?? ''))).toEqual(['not_found', 'act'])
  })

  test('leaves what somebody changed since, and names it', () => {
    const { act } = changeMany(caseFile, 'petition', ids(), { do: 'status', status: 'assessed' })
    saveRecord(caseFile, 'petition', { id: ids()[1] ?? '', version: 2, changes: { outcome: '已答复' } })
    expect(undoMany(caseFile, act ?? '')).toMatchObject({ changed: 2, refused: [{ id: ids()[1], failure: { code: 'version_conflict' } }] })
    expect(ids().map((id) => openRecord(caseFile, 'petition', id).body.status)).toEqual(['registered', 'assessed', 'registered'])
  })

  test('takes only those back that the act had changed', () => {
    deleteRecord(caseFile, 'petition', ids()[0] ?? '')
    const { act, changed, unchanged } = changeMany(caseFile, 'petition', ids(), { do: 'delete' })
    expect([changed, unchanged]).toEqual([2, 1])
    undoMany(caseFile, act ?? '')
    expect(listRecords(caseFile, 'petition', {}).total).toBe(2)
  })
})
