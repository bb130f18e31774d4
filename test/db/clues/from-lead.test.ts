import { expect, test } from 'vitest'
import { openClue } from '../../../db/clues/clues.ts'
import { leadToClue } from '../../../db/clues/from-lead.ts'
import { createRecord, openRecord } from '../../../db/records/footing.ts'
import { addSupport } from '../../../db/records/supports.ts'
import { refusal } from '../records/sample-round.ts'
import { type Group, group } from './people.ts'

function givenLead({ caseFile, roundId, unitId }: Group) {
  const petition = createRecord(caseFile, 'petition', { roundId, unitId, body: { about: '示例采购', summary: '收受供应商礼金' } })
  const body = { title: '收受礼金', matter: '供应商年节送礼', concernedPerson: '示例科长' }
  const lead = createRecord(caseFile, 'lead', { roundId, unitId, body })
  const source = { type: 'passage' as const, recordId: petition.id, field: 'summary', quote: '收受供应商礼金', start: 0, end: 7 }
  addSupport(caseFile, { leadId: lead.id, source, weight: 'supports', note: '' })
  return { lead, petition }
}

test('a lead becomes a clue in one press: the clue knows where it comes from, the lead only that it has ended so', async () => {
  await using here = await group()
  const { lead, petition } = givenLead(here)
  const { clueId, lead: ended } = leadToClue(here.caseFile, { id: lead.id, reason: '涉及个人，按程序移交', readers: [], aboutHead: false })
  expect(ended.body).toMatchObject({ status: 'clue', reason: '涉及个人，按程序移交', targetId: null })
  expect(JSON.stringify(openRecord(here.caseFile, 'lead', lead.id))).not.toContain(clueId)
  const found = openClue(here.caseFile, clueId)
  expect(found).toMatchObject({
    state: 'open',
    clue: {
      readers: [here.leader.memberId],
      unitId: here.unitId,
      body: {
        ...{ name: '收受礼金', matter: '供应商年节送礼', person: '示例科长', status: 'registered' },
        sources: [{ recordId: lead.id }, { recordId: petition.id }],
      },
    },
  })
  await here.enter(here.stranger)
  expect(refusal(() => openClue(here.caseFile, clueId))).toEqual(['not_found', 'clue'])
})

test('neither without the other: no reason, no second reader where two are wanted, and nothing has happened', async () => {
  await using here = await group({ clueOpening: 'two_people' })
  const { lead } = givenLead(here)
  const order = { id: lead.id, reason: '移交', readers: [] as string[], aboutHead: false }
  expect(refusal(() => leadToClue(here.caseFile, { ...order, reason: ' ' }))).toEqual(['not_ready', 'reason'])
  expect(refusal(() => leadToClue(here.caseFile, order))).toEqual(['not_ready', 'second_reader'])
  expect(openRecord(here.caseFile, 'lead', lead.id).body.status).toBe('raised')
  expect(here.caseFile.queries.all(here.caseFile.queries.k.selectFrom('clue').selectAll())).toEqual([])
  const { clueId } = leadToClue(here.caseFile, { ...order, readers: [here.writer.memberId] })
  expect(openClue(here.caseFile, clueId)).toMatchObject({ state: 'open', clue: { opening: 'two_people' } })
  expect(refusal(() => leadToClue(here.caseFile, order))).toEqual(['not_ready', 'status'])
})
