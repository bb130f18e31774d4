import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { boardOf } from '../../../db/records/board.ts'
import { createRecord, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { endLead } from '../../../db/records/lead-course.ts'
import { addSupport } from '../../../db/records/supports.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { givenDocument, givenLead, givenTalk, quoted } from './leads.ts'
import { givenRound } from './sample-round.ts'

let temporary: TemporaryCaseFile
let caseFile: CaseFile
let within: { roundId: string; unitId: string }

beforeEach(async () => {
  temporary = await temporaryCaseFile()
  caseFile = temporary.caseFile
  within = givenRound(caseFile).within
})
afterEach(() => temporary.dispose())

const board = (ended = false) => boardOf(caseFile, { roundId: within.roundId, ended })
const rowOf = (id: string) => board().rows.find((row) => row.id === id)!
const heard = (leadId: string, name: string, weight: 'supports' | 'contradicts' = 'supports') => {
  const record = givenTalk(caseFile, within, name, ['没有公开招标。'])
  addSupport(caseFile, { leadId, source: quoted(record, 0, '没有公开招标'), weight, note: '' })
  return record
}
const read = (leadId: string) => {
  const record = givenDocument(caseFile, within, {}, '直接委托施工')
  addSupport(caseFile, { leadId, source: quoted(record, 0, '直接委托施工'), weight: 'supports', note: '' })
}

describe('the next step', () => {
  test('goes from finding a source to writing the draft', () => {
    const { id } = givenLead(caseFile, within, { methods: ['interview', 'document_review', 'petition'] })
    expect(rowOf(id)).toMatchObject({ step: 'find_source', missing: ['interview', 'document_review', 'petition'] })
    heard(id, '王示例')
    expect(rowOf(id)).toMatchObject({ step: 'find_written', stepKinds: ['document_review'], missing: ['document_review', 'petition'] })
    read(id)
    expect(rowOf(id)).toMatchObject({ step: 'try_planned', stepKinds: ['petition'], independent: 2 })
    const { version } = openRecord(caseFile, 'lead', id)
    saveRecord(caseFile, 'lead', { id, version, changes: { methods: ['interview'] } })
    expect(rowOf(id)).toMatchObject({ step: 'confirm', lacking: 0 })
    saveRecord(caseFile, 'lead', { id, version: version + 1, changes: { status: 'confirmed' } })
    expect(rowOf(id)).toMatchObject({ step: 'write_draft', lacking: 0 })
    heard(id, '赵示例', 'contradicts')
    expect(rowOf(id)).toMatchObject({ step: 'settle_contradiction', stepKinds: ['interview'], contradictions: 1 })
  })

  test('with papers alone is to hear people, and a source that changed comes before all', () => {
    const { id } = givenLead(caseFile, within)
    read(id)
    expect(rowOf(id).step).toBe('find_spoken')
    const talk = heard(id, '王示例')
    saveRecord(caseFile, 'interview', { id: talk.id, version: talk.version, changes: { turns: [] } })
    expect(rowOf(id)).toMatchObject({ step: 'check_stale', stepKinds: ['interview'], independent: 1 })
    expect(rowOf(id).cells).toContainEqual(expect.objectContaining({ kind: 'interview', supports: 0, stale: 1 }))
  })
})

describe('the board', () => {
  test('counts independent sources in its cells and asks for as many as the round does', () => {
    const { id } = givenLead(caseFile, within)
    heard(id, '王示例')
    heard(id, '王示例')
    heard(id, '赵示例')
    expect(board().needed).toBe(2)
    expect(rowOf(id).cells).toMatchObject([{ kind: 'interview', supports: 2, contradicts: 0, neutral: 0, stale: 0 }])
  })

  test('has what is closest to a draft on top, and ended leads only where they are asked for', () => {
    const [empty, half, whole, gone] = ['甲', '乙', '丙', '丁'].map((title) => givenLead(caseFile, within, { title }))
    heard(half!.id, '王示例')
    heard(whole!.id, '赵示例')
    read(whole!.id)
    endLead(caseFile, { id: gone!.id, as: 'excluded', reason: '查无此事', targetId: null })
    expect(board().rows.map(({ title }) => title)).toEqual(['丙', '乙', '甲'])
    expect(board(true).rows.map(({ title }) => title)).toEqual(['丙', '乙', '甲', '丁'])
    expect(empty!.body.title).toBe('甲')
  })

  test('shows one unit of the round where one is chosen', () => {
    const other = createRecord(caseFile, 'unit', { roundId: within.roundId, unitId: null, body: { name: '示例市另一局' } })
    givenLead(caseFile, within, { title: '本局' })
    givenLead(caseFile, { ...within, unitId: other.id }, { title: '另一局' })
    expect(boardOf(caseFile, { ...within, ended: false }).rows.map(({ title }) => title)).toEqual(['本局'])
  })
})
