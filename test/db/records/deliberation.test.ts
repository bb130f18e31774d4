import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DecidedDraft } from '../../../db/model/deliberation.ts'
import { carryingOf, carryOut, decisionsOfDraft } from '../../../db/records/decisions.ts'
import { createRecord, deleteRecord, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { gapsOf } from '../../../db/records/preflight.ts'
import { signDraft, signOffState } from '../../../db/records/sign-off.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { as, givenRound, givenWholeDraft, id, refusal } from './sample-round.ts'

let temporary: TemporaryCaseFile
let caseFile: CaseFile
let round: ReturnType<typeof givenRound>['round']
let within: { roundId: string; unitId: string }
let given: ReturnType<typeof givenWholeDraft>

beforeAll(async () => {
  temporary = await temporaryCaseFile()
  caseFile = temporary.caseFile
})
afterAll(() => temporary.dispose())
beforeEach(() => {
  ;({ round, within } = givenRound(caseFile))
  given = givenWholeDraft(caseFile, within)
})

const row = (draftId: string, decision: DecidedDraft['decision'], more: Partial<DecidedDraft> = {}) => ({
  id: id(),
  draftId,
  decision,
  ...more,
})
const meet = (rows: ReturnType<typeof row>[], heldOn = '2026-03-20') =>
  createRecord(caseFile, 'deliberation', { roundId: within.roundId, unitId: null, body: { heldOn, rows } })
const draft = (draftId = given.draft.id) => openRecord(caseFile, 'issue_draft', draftId)
const minutes = (minutesId: string) => openRecord(caseFile, 'deliberation', minutesId)
const carry = (minutesId: string, rowIds: readonly string[] | null = null) =>
  carryOut(caseFile, { id: minutesId, version: minutes(minutesId).version, rowIds })
const edit = (changes: Parameters<typeof saveRecord<'issue_draft'>>[2]['changes']) =>
  saveRecord(caseFile, 'issue_draft', { id: given.draft.id, version: draft().version, changes })
const sign = (who: typeof given.deputy) => as(caseFile, who, () => signDraft(caseFile, given.draft.id, draft().version))
const other = () => createRecord(caseFile, 'issue_draft', { ...within, body: { title: '另一份' } })

describe('a decision', () => {
  test('shows on its draft, the latest meeting first', () => {
    const early = meet([row(given.draft.id, 'postponed')], '2026-03-10')
    const late = meet([row(given.draft.id, 'agreed_with_changes', { opinion: '数额核准。' })], '2026-03-20')
    meet([row(given.draft.id, '')], '2026-03-30') // on the agenda, not decided
    expect(decisionsOfDraft(caseFile, given.draft.id)).toMatchObject([
      { deliberationId: late.id, heldOn: '2026-03-20', decision: 'agreed_with_changes', opinion: '数额核准。', changedSince: false },
      { deliberationId: early.id, decision: 'postponed' },
    ])
    deleteRecord(caseFile, 'deliberation', late.id)
    expect(decisionsOfDraft(caseFile, given.draft.id).map(({ decision }) => decision)).toEqual(['postponed'])
  })

  test('tells that it was on an earlier version once the words or the evidence change, and not for where the draft stands', () => {
    const { id: minutesId } = meet([row(given.draft.id, 'agreed')])
    const since = () => decisionsOfDraft(caseFile, given.draft.id)[0]?.changedSince
    for (const handler of given.handlers) sign(handler)
    expect([since(), carryingOf(caseFile, minutesId)[0]?.changedSince]).toEqual([false, false])
    const second = other()
    const { id: laterId } = meet([row(second.id, 'agreed')])
    saveRecord(caseFile, 'issue_draft', { id: second.id, version: 1, changes: { summary: '改过的概述。' } })
    expect(decisionsOfDraft(caseFile, second.id)[0]?.changedSince).toBe(true)
    expect(carryingOf(caseFile, laterId)[0]?.changedSince).toBe(true)
  })

  test('is about the words of the day it was taken: whoever writes the minutes cannot say otherwise', () => {
    const agreed = row(given.draft.id, 'agreed', { decidedOn: '0'.repeat(64), doneAt: 1 })
    const { id: minutesId } = meet([agreed])
    expect(decisionsOfDraft(caseFile, given.draft.id)[0]).toMatchObject({ changedSince: false, doneAt: null })
    edit({ summary: '改过的概述。' })
    const save = (changed: Partial<DecidedDraft>) =>
      saveRecord(caseFile, 'deliberation', {
        id: minutesId,
        version: minutes(minutesId).version,
        changes: { rows: [{ ...minutes(minutesId).body.rows[0]!, ...changed }] },
      })
    save({ opinion: '补一句。' })
    expect(decisionsOfDraft(caseFile, given.draft.id)[0]?.changedSince).toBe(true)
    save({ decision: 'agreed_with_changes' }) // decided anew
    expect(decisionsOfDraft(caseFile, given.draft.id)[0]?.changedSince).toBe(false)
  })
})

describe('carrying out', () => {
  test('sends back a draft under signature with the reason of the meeting', () => {
    sign(given.handlers[0])
    const { id: minutesId } = meet([row(given.draft.id, 'sent_back', { opinion: '补充招标资料。' })])
    expect(carryingOf(caseFile, minutesId)[0]).toMatchObject({ act: 'send_back', obstacle: null })
    as(caseFile, given.leader, () => carry(minutesId))
    expect(draft().body).toMatchObject({ stage: 'returned', revision: 2 })
    expect(signOffState(caseFile, given.draft.id).past.at(-1)?.reason).toBe('组务会 2026-03-20：退回。补充招标资料。')
    expect(carryingOf(caseFile, minutesId)[0]).toMatchObject({ act: null, doneBy: given.leader.id })
    expect(carryingOf(caseFile, minutesId)[0]?.doneAt).not.toBeNull()
    expect(decisionsOfDraft(caseFile, given.draft.id)[0]?.changedSince).toBe(false)
  })

  test('merges and ends drafts, each row by itself or all that wait at once, and is audited', () => {
    const [into, dropped] = [other(), other()]
    const rows = [
      row(given.draft.id, 'merged', { into: into.id }),
      row(dropped.id, 'not_pursued', { opinion: '查无此事。' }),
      row(into.id, 'agreed'),
    ]
    const { id: minutesId } = meet(rows)
    carry(minutesId, [rows[0]!.id])
    expect([draft().body.stage, draft(dropped.id).body.stage]).toEqual(['merged', 'drafting'])
    expect(draft().body.note).toBe(`组务会 2026-03-20：并入（→ ${into.body.number}）`)
    carry(minutesId)
    expect(draft(dropped.id).body).toMatchObject({ stage: 'abandoned', note: '组务会 2026-03-20：不予认定。查无此事。' })
    expect(refusal(() => carry(minutesId))).toEqual(['not_ready', 'rows'])
    const acts = caseFile.queries.all(
      caseFile.queries.k.selectFrom('audit').select('detail').where('action', '=', 'deliberation.carry_out'),
    )
    expect(acts.slice(-2).map(({ detail }) => JSON.parse(detail))).toEqual([{ rows: 1 }, { rows: 1 }])
  })

  test('does all of it or nothing', () => {
    const stranger = given.handlers[0]
    const dropped = other()
    for (const handler of given.handlers) sign(handler)
    const { id: minutesId, version } = meet([row(dropped.id, 'not_pursued'), row(given.draft.id, 'sent_back')])
    // a handler who has signed may no longer send back
    expect(refusal(() => as(caseFile, stranger, () => carry(minutesId)))[0]).toBe('not_allowed')
    expect([draft(dropped.id).body.stage, draft().body.stage, minutes(minutesId).version]).toEqual(['drafting', 'signing', version])
  })

  test('says why there is nothing to do', () => {
    const closed = other()
    const rows = [
      row(given.draft.id, 'agreed'),
      row(given.draft.id, 'sent_back'), // with its handlers anyway
      row(given.draft.id, 'merged'), // into what?
      row(given.draft.id, 'merged', { into: given.draft.id }),
      row(closed.id, 'not_pursued'),
      row(id(), 'not_pursued'),
    ]
    carry(meet([row(closed.id, 'not_pursued')]).id)
    const { id: minutesId } = meet(rows)
    expect(carryingOf(caseFile, minutesId).map(({ act, obstacle }) => act ?? obstacle)).toEqual([
      null,
      'with_handlers',
      'no_target',
      'no_target',
      'closed',
      'no_draft',
    ])
    expect(refusal(() => carry(minutesId, [rows[1]!.id]))).toEqual(['not_ready', 'rows'])
  })

  test('stands: what was carried out is neither rewritten nor taken out of the minutes', () => {
    const { id: minutesId } = meet([row(given.draft.id, 'not_pursued')])
    carry(minutesId)
    const [done] = minutes(minutesId).body.rows
    const save = (rows: readonly DecidedDraft[]) => () =>
      saveRecord(caseFile, 'deliberation', { id: minutesId, version: minutes(minutesId).version, changes: { rows: [...rows] } })
    expect(refusal(save([]))).toEqual(['not_ready', 'rows'])
    expect(refusal(save([{ ...done!, decision: 'agreed' }]))).toEqual(['not_ready', 'rows'])
    expect(refusal(() => deleteRecord(caseFile, 'deliberation', minutesId))).toEqual(['not_ready', 'rows'])
    expect(save([{ ...done!, opinion: '补记。', doneAt: null }])().body.rows[0]?.doneAt).toBe(done!.doneAt)
  })
})

describe('the leader’s signature', () => {
  const ask = (deliberation: 'advised' | 'required') =>
    saveRecord(caseFile, 'round', { id: round.id, version: openRecord(caseFile, 'round', round.id).version, changes: { deliberation } })
  const gaps = () => gapsOf(caseFile, draft()).map(({ code, blocks }) => [code, blocks])

  test('asks for no meeting where the round does not', () => {
    expect(gaps()).toEqual([])
    ask('advised')
    expect(gaps()).toEqual([['not_deliberated', false]])
    for (const who of [...given.handlers, given.deputy, given.leader]) sign(who)
    expect(draft().body.stage).toBe('final')
  })

  test('waits for the meeting where the round says so; the steps before it do not', () => {
    ask('required')
    expect(gaps()).toEqual([['not_deliberated', true]])
    for (const who of [...given.handlers, given.deputy]) sign(who)
    expect(refusal(() => sign(given.leader))).toEqual(['not_ready', 'deliberation'])
    meet([row(given.draft.id, 'postponed')], '2026-03-10')
    expect(refusal(() => sign(given.leader))[0]).toBe('not_ready')
    meet([row(given.draft.id, 'agreed')], '2026-03-20')
    expect(gaps()).toEqual([])
    sign(given.leader)
    expect(draft().body.stage).toBe('final')
  })

  test('goes by the latest meeting, and hears that the draft changed since', () => {
    ask('required')
    meet([row(given.draft.id, 'agreed')], '2026-03-10')
    edit({ summary: '改过的概述。' })
    expect(gaps()).toEqual([['changed_since_deliberation', false]])
    meet([row(given.draft.id, 'sent_back')], '2026-03-20')
    expect(gaps()).toEqual([['not_deliberated', true]])
  })

  test('leaves rounds that never asked as they were', () => {
    expect(openRecord(caseFile, 'round', round.id).contentHash).toBe(round.contentHash)
    expect(Object.keys(openRecord(caseFile, 'round', round.id).body)).not.toContain('deliberation')
  })
})
