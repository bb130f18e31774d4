import { beforeAll, describe, expect, test } from 'vitest'
import { evidenceOfDraft } from '../../../db/records/evidence.ts'
import { createRecord, deleteRecord, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { endLead, leadsOfDraft, leadToDraft, reopenLead } from '../../../db/records/lead-course.ts'
import {
  addSupport,
  changeSupport,
  confirmationOf,
  refreshSupport,
  removeSupport,
  restoreSupport,
  supportsFrom,
} from '../../../db/records/supports.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { aroundRound } from './around.ts'
import { givenDocument, givenLead, givenTalk, quoted } from './leads.ts'
import { givenWholeDraft, refusal } from './sample-round.ts'

const work = aroundRound()
let caseFile: CaseFile
let within: { roundId: string; unitId: string }
beforeAll(() => {
  ;({ caseFile, within } = work())
})

const lead = (body = {}) => givenLead(caseFile, within, body)
const talk = (name: string, ...answers: string[]) => givenTalk(caseFile, within, name, answers)
const support = (leadId: string, source: ReturnType<typeof quoted>, weight: 'supports' | 'contradicts' | 'neutral' = 'supports') =>
  addSupport(caseFile, { leadId, source, weight, note: '' })
const counted = (leadId: string) =>
  confirmationOf(caseFile, leadId).sources.map(({ origin, weight, supports }) => [weight, origin.by, supports.length])

describe('what speaks for a lead', () => {
  test('is seen from the lead and from the record it stands in', () => {
    const { id } = lead({ title: '维修项目未招标' })
    const one = talk('王示例', '当时没有公开招标。')
    const made = support(id, quoted(one, 0, '没有公开招标'))
    expect(confirmationOf(caseFile, id).supports).toEqual([made])
    expect(supportsFrom(caseFile, one.id)).toEqual([made])
    expect(made).toMatchObject({ state: 'fresh', lead: { title: '维修项目未招标' }, source: { title: '王示例', place: '第1问' } })
  })

  test('is there once, however often the same words are taken', () => {
    const { id } = lead()
    const one = talk('王示例', '没有公开招标。')
    expect(support(id, quoted(one, 0, '公开招标')).id).toBe(support(id, quoted(one, 0, '公开招标')).id)
    expect(confirmationOf(caseFile, id).supports).toHaveLength(1)
  })

  test('can only be what stands there', () => {
    const { id } = lead()
    const source = { ...quoted(talk('王示例', '没有公开招标。'), 0, '公开招标'), quote: '邀请招标' }
    expect(refusal(() => support(id, source))).toEqual(['bad_input', 'source/quote'])
  })

  test('no longer counts once its words have changed, until a person takes them as they read now', () => {
    const { id } = lead()
    const one = talk('王示例', '没有公开招标。')
    const made = support(id, quoted(one, 0, '没有公开招标'))
    const { version, body } = openRecord(caseFile, 'interview', one.id)
    const turns = body.turns.map((turn) => ({ ...turn, answer: '没有邀请招标。' }))
    saveRecord(caseFile, 'interview', { id: one.id, version, changes: { turns } })
    expect(confirmationOf(caseFile, id)).toMatchObject({ supports: [{ state: 'text_changed' }], sources: [] })
    refreshSupport(caseFile, made.id)
    expect(counted(id)).toEqual([['supports', 'person', 1]])
  })

  test('can be weighed anew, taken off and put back', () => {
    const { id } = lead()
    const made = support(id, quoted(talk('王示例', '没有公开招标。'), 0, '公开招标'))
    changeSupport(caseFile, made.id, { weight: 'contradicts', note: '说法相反' })
    expect(counted(id)).toEqual([['contradicts', 'person', 1]])
    changeSupport(caseFile, made.id, { weight: 'neutral' })
    expect(counted(id)).toEqual([])
    removeSupport(caseFile, made.id)
    expect(confirmationOf(caseFile, id).supports).toEqual([])
    restoreSupport(caseFile, made.id)
    expect(confirmationOf(caseFile, id).supports).toMatchObject([{ support: { note: '说法相反' } }])
  })
})

describe('independent sources', () => {
  test('one person is one source: in two passages of a talk, and in two talks', () => {
    const { id } = lead()
    const first = talk('王示例', '没有公开招标。', '也没有上会。')
    const second = talk(' 王示例', '我再说一次，没有招标。')
    support(id, quoted(first, 0, '没有公开招标'))
    support(id, quoted(first, 1, '也没有上会'))
    support(id, quoted(second, 0, '没有招标'))
    expect(counted(id)).toEqual([['supports', 'person', 3]])
    support(id, quoted(talk('赵示例', '是没有招标。'), 0, '没有招标'))
    expect(counted(id)).toHaveLength(2)
  })

  test('one paper is one source under one issuer and number; papers without a number stand for themselves', () => {
    const { id } = lead()
    const paper = (documentNumber: string, issuer = '示例市某局') => givenDocument(caseFile, within, { documentNumber, issuer }, '未经招标')
    support(id, quoted(paper('示发〔2025〕3号'), 0, '未经招标'))
    support(id, quoted(paper('示发〔2025〕3号'), 0, '未经招标'))
    expect(counted(id)).toEqual([['supports', 'document', 2]])
    support(id, quoted(paper('示发〔2025〕3号', '示例县某局'), 0, '未经招标'))
    support(id, quoted(paper(''), 0, '未经招标'))
    support(id, quoted(paper(''), 0, '未经招标'))
    expect(counted(id).map(([, by]) => by)).toEqual(['document', 'document', 'record', 'record'])
  })

  test('a named petitioner who is also heard is one person; a letter that repeats another is the same letter', () => {
    const { id } = lead()
    const letter = (body: object) => {
      const made = createRecord(caseFile, 'petition', { ...within, body: { summary: '反映没有招标', ...body } })
      return { type: 'passage', recordId: made.id, field: 'summary', quote: '没有招标', start: 2, end: 6 } as const
    }
    support(id, quoted(talk('钱示例', '没有招标。'), 0, '没有招标'))
    support(id, letter({ petitioner: '钱示例', petitionerUnit: '财务科' }))
    expect(counted(id)).toEqual([['supports', 'person', 2]])
    const nameless = letter({ naming: 'anonymous' })
    support(id, nameless)
    support(id, letter({ naming: 'anonymous', repeats: nameless.recordId }))
    expect(counted(id)).toEqual([
      ['supports', 'person', 2],
      ['supports', 'record', 2],
    ])
  })
})

describe('a lead ends', () => {
  test('only with what its end needs, said by name', () => {
    const { id } = lead()
    const ends = (as: 'draft' | 'clue' | 'merged' | 'excluded', reason = '', targetId: string | null = null) =>
      refusal(() => endLead(caseFile, { id, as, reason, targetId }))
    expect(ends('excluded')).toEqual(['not_ready', 'reason'])
    expect(ends('clue', '  ')).toEqual(['not_ready', 'reason'])
    expect(ends('draft')).toEqual(['not_ready', 'targetId'])
    expect(ends('draft', '', lead().id)).toEqual(['not_ready', 'targetId'])
    expect(ends('merged', '同一件事')).toEqual(['not_ready', 'targetId'])
    expect(ends('merged', '同一件事', id)).toEqual(['not_ready', 'targetId'])
    expect(openRecord(caseFile, 'lead', id).body.status).toBe('raised')
    const { version } = openRecord(caseFile, 'lead', id)
    expect(refusal(() => saveRecord(caseFile, 'lead', { id, version, changes: { status: 'excluded' } }))).toEqual(['not_ready', 'reason'])
  })

  test('once, and can be taken back', () => {
    const { id } = lead()
    expect(endLead(caseFile, { id, as: 'excluded', reason: '查无此事', targetId: null }).body).toMatchObject({ status: 'excluded' })
    expect(refusal(() => endLead(caseFile, { id, as: 'clue', reason: '移交', targetId: null }))).toEqual(['not_ready', 'status'])
    expect(reopenLead(caseFile, id).body).toMatchObject({ status: 'in_progress', reason: '', targetId: null })
  })

  test('merged into another, which then has its supports; never in a circle', () => {
    const [one, other] = [lead(), lead()]
    const source = quoted(talk('孙示例', '没有公开招标。'), 0, '没有公开招标')
    support(one.id, source)
    endLead(caseFile, { id: one.id, as: 'merged', reason: '同一件事', targetId: other.id })
    expect(confirmationOf(caseFile, other.id).supports.map(({ support: { source: of } }) => of)).toEqual([source])
    expect(confirmationOf(caseFile, one.id).supports).toHaveLength(1)
    expect(refusal(() => endLead(caseFile, { id: other.id, as: 'merged', reason: '反过来', targetId: one.id }))).toEqual([
      'not_ready',
      'targetId',
    ])
  })
})

describe('a lead becomes a draft', () => {
  test('with its title, handler, ways, statements and evidence, seen from both ends', () => {
    const { draft: other, handlers } = givenWholeDraft(caseFile, within)
    const made = lead({ title: '维修项目未招标', matter: '听说没有招标。', handler: handlers[0].id })
    const one = talk('王示例', '没有公开招标。', '后来补签了纪要。')
    support(made.id, quoted(one, 0, '没有公开招标'))
    support(made.id, quoted(givenDocument(caseFile, within, {}, '直接委托施工'), 0, '直接委托施工'))
    support(made.id, quoted(one, 1, '后来补签了纪要'), 'contradicts')
    const { draft, taken, left } = leadToDraft(caseFile, made.id)
    expect([taken, left]).toEqual([2, 1])
    expect(draft.body).toMatchObject({
      title: '维修项目未招标',
      summary: '听说没有招标。',
      handlers: [handlers[0].id],
      sources: ['interview', 'document'],
      responsibleParty: '示例市某局',
      stage: 'drafting',
    })
    expect(draft.body.statements.map(({ text }) => text)).toEqual(['没有公开招标', '直接委托施工'])
    const evidence = evidenceOfDraft(caseFile, draft.id)
    expect(evidence.map(({ link, state }) => [link.statementId, link.source.quote, state])).toEqual(
      draft.body.statements.map(({ id, text }) => [id, text, 'fresh']),
    )
    expect(openRecord(caseFile, 'lead', made.id).body).toMatchObject({ status: 'draft', targetId: draft.id })
    expect(leadsOfDraft(caseFile, draft.id).map(({ id }) => id)).toEqual([made.id])
    expect(leadsOfDraft(caseFile, other.id)).toEqual([])
    expect(refusal(() => leadToDraft(caseFile, made.id))).toEqual(['not_ready', 'status'])
  })

  test('not while nothing that still stands speaks for it', () => {
    const { id } = lead()
    const one = talk('王示例', '没有公开招标。')
    support(id, quoted(one, 0, '没有公开招标'))
    deleteRecord(caseFile, 'interview', one.id)
    expect(refusal(() => leadToDraft(caseFile, id))).toEqual(['not_ready', 'supports'])
    expect(openRecord(caseFile, 'lead', id).body.status).toBe('raised')
  })
})
