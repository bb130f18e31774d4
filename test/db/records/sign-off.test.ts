import { beforeEach, describe, expect, test } from 'vitest'
import {
  addEvidence,
  changeEvidence,
  evidenceOfDraft,
  refreshEvidence,
  removeEvidence,
  reorderEvidence,
} from '../../../db/records/evidence.ts'
import { createRecord, deleteRecord, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { closeDraft, hashOf, reviseDraft, revisionsOf, sendBack, signDraft, signOffState } from '../../../db/records/sign-off.ts'
import { todayOf } from '../../../db/records/today.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { aroundWholeDraft } from './around.ts'
import { as, givenWholeDraft, refusal } from './sample-round.ts'

const work = aroundWholeDraft()
let caseFile: CaseFile
let within: { roundId: string; unitId: string }
let given: ReturnType<typeof givenWholeDraft>
beforeEach(() => {
  ;({ caseFile, within, given } = work())
})

const draft = () => openRecord(caseFile, 'issue_draft', given.draft.id)
type Member = typeof given.deputy
const sign = (who: Member) => as(caseFile, who, () => signDraft(caseFile, given.draft.id, draft().version))
const waiting = () => signOffState(caseFile, given.draft.id).steps.map(({ waitingFor }) => waitingFor.map(({ name }) => name))

describe('the chain', () => {
  test('goes through every handler, the deputy and the leader, and ends final', () => {
    const { handlers, deputy, leader } = given
    expect(waiting()).toEqual([['示例组员甲', '示例组员乙'], ['示例副组长'], ['示例组长丁']])
    const first = sign(handlers[0])
    expect(first).toMatchObject({ revision: 1, current: 0 })
    expect(first.frozenHash).toMatch(/^[0-9a-f]{64}$/)
    expect(draft().body.stage).toBe('signing')
    expect(sign(handlers[1])).toMatchObject({ current: 1 })
    expect(sign(deputy)).toMatchObject({ current: 2 })
    const last = sign(leader)
    expect(last).toMatchObject({ current: null, mine: false, frozenHash: first.frozenHash })
    expect(last.steps.flatMap(({ done }) => done.map(({ signerName, contentHash }) => [signerName, contentHash]))).toEqual(
      [...handlers, deputy, leader].map((member) => [member.body.name, first.frozenHash]),
    )
    expect(draft().body.stage).toBe('final')
    expect(refusal(() => sign(leader))[0]).toBe('draft_frozen')
  })

  test('lets nobody sign out of turn, twice or for another', () => {
    const { handlers, deputy, leader } = given
    expect(refusal(() => sign(deputy))[0]).toBe('not_allowed')
    sign(handlers[0])
    expect(refusal(() => sign(handlers[0]))[0]).toBe('not_allowed')
    expect(refusal(() => sign(leader))[0]).toBe('not_allowed')
    expect(refusal(() => as(caseFile, handlers[1], () => signDraft(caseFile, given.draft.id, 1)))[0]).toBe('version_conflict')
    expect(as(caseFile, handlers[1], () => signOffState(caseFile, given.draft.id).mine)).toBe(true)
    expect(as(caseFile, deputy, () => signOffState(caseFile, given.draft.id).mine)).toBe(false)
  })

  test('takes any holder of the post where the draft names nobody', () => {
    const { version } = draft()
    saveRecord(caseFile, 'issue_draft', { id: given.draft.id, version, changes: { groupLeader: null } })
    for (const who of [...given.handlers, given.deputy]) sign(who)
    expect(waiting()[2]).toContain('示例组长') // who created the case file
    expect(signDraft(caseFile, given.draft.id, draft().version)).toMatchObject({ current: null })
  })

  test('starts only when nothing blocks, and says what does', () => {
    const { version } = draft()
    saveRecord(caseFile, 'issue_draft', { id: given.draft.id, version, changes: { place: '', summary: ' ' } })
    expect(refusal(() => sign(given.handlers[0]))).toEqual(['not_ready', 'summary'])
    expect(revisionsOf(caseFile, given.draft.id)).toEqual([])
  })

  test('shows in 今日 to whoever has to sign next', () => {
    sign(given.handlers[0])
    const toSign = (who: Member) => as(caseFile, who, () => todayOf(caseFile, within).toSign)
    expect(toSign(given.handlers[1])).toEqual([
      { id: given.draft.id, number: given.draft.body.number, title: given.draft.body.title, step: '承办人' },
    ])
    expect(toSign(given.deputy)).toEqual([])
  })
})

describe('a frozen revision', () => {
  test('is kept whole, and its hash can be computed again from what is kept', () => {
    sign(given.handlers[0])
    const [revision] = revisionsOf(caseFile, given.draft.id)
    expect(hashOf(revision!.content)).toBe(revision!.contentHash)
    expect(revision!.content.draft.title).toBe(given.draft.body.title)
    expect(revision!.content.evidence).toEqual(evidenceOfDraft(caseFile, given.draft.id).map(({ link }) => link))
    expect(hashOf({ ...revision!.content, files: ['00'.repeat(32)] })).not.toBe(revision!.contentHash)
  })

  test('does not change: neither words nor evidence nor files', () => {
    sign(given.handlers[0])
    const { id: draftId, version } = draft()
    const [first, second] = given.evidence as [(typeof given.evidence)[0], (typeof given.evidence)[0]]
    const attempts = [
      () => saveRecord(caseFile, 'issue_draft', { id: draftId, version, changes: { title: '改' } }),
      () => deleteRecord(caseFile, 'issue_draft', draftId),
      () => addEvidence(caseFile, { draftId, statementId: null, source: given.quote('党组会'), note: '' }),
      () => changeEvidence(caseFile, first.id, { note: '改' }),
      () => removeEvidence(caseFile, first.id),
      () => reorderEvidence(caseFile, draftId, [second.id, first.id]),
      () => createRecord(caseFile, 'attachment', { ...within, body: file('other') }),
      () => closeDraft(caseFile, { id: draftId, as: 'abandoned', into: null, reason: '不再追' }),
    ]
    for (const attempt of attempts) expect(refusal(attempt)[0]).toBe('draft_frozen')
    expect(draft().version).toBe(version)
  })

  test('takes the scan of the signed paper', () => {
    sign(given.handlers[0])
    createRecord(caseFile, 'attachment', { ...within, body: file('signed_scan') })
    expect(sign(given.handlers[1])).toMatchObject({ current: 1 })
  })

  test('cannot be refreshed when its source changes; it shows as stale instead', () => {
    sign(given.handlers[0])
    const { version } = openRecord(caseFile, 'interview', given.interview.id)
    saveRecord(caseFile, 'interview', { id: given.interview.id, version, changes: { turns: [] } })
    expect(evidenceOfDraft(caseFile, given.draft.id).map(({ state }) => state)).toEqual(['text_changed', 'text_changed'])
    expect(refusal(() => refreshEvidence(caseFile, given.evidence[0]!.id))[0]).toBe('not_found')
  })

  test('a later signature refuses content that is no longer the frozen one', () => {
    sign(given.handlers[0])
    const tampered = { ...draft().body, summary: '被改过的概述。' }
    caseFile.db.prepare('UPDATE body SET json = ? WHERE record_id = ?').run(JSON.stringify(tampered), given.draft.id)
    expect(refusal(() => sign(given.handlers[1]))).toEqual(['not_ready', 'content'])
  })

  test('no later save touches what was signed, nor the signatures', () => {
    sign(given.handlers[0])
    const ids = caseFile.db
      .prepare(`SELECT from_id, role FROM reference WHERE to_id = ? AND role IN ('revision_of', 'sign_off_of')`)
      .all(given.draft.id) as { from_id: string; role: string }[]
    expect(ids).toHaveLength(2)
    for (const { from_id, role } of ids)
      expect(refusal(() => deleteRecord(caseFile, role === 'revision_of' ? 'draft_revision' : 'sign_off', from_id))[0]).toBe('draft_frozen')
  })

  const file = (role: 'other' | 'signed_scan') => ({
    recordId: given.draft.id,
    name: '扫描件.pdf',
    mediaType: 'application/pdf',
    size: 3,
    sha256: 'ef'.repeat(32),
    role,
  })
})

describe('going back', () => {
  test('a draft sent back is the next revision, with the reason kept, and goes through the whole chain again', () => {
    const { handlers, deputy, leader } = given
    for (const handler of handlers) sign(handler)
    expect(refusal(() => as(caseFile, handlers[0], () => sendBack(caseFile, given.draft.id, '不妥')))[0]).toBe('not_allowed')
    const state = as(caseFile, deputy, () => sendBack(caseFile, given.draft.id, '时间不准确'))
    expect(state).toMatchObject({ revision: 2, frozenHash: null, current: 0 })
    expect(state.past.map(({ decision, reason, signerName }) => [decision, reason, signerName])).toEqual([
      ['signed', '', '示例组员甲'],
      ['signed', '', '示例组员乙'],
      ['returned', '时间不准确', '示例副组长'],
    ])
    expect(draft().body).toMatchObject({ stage: 'returned', revision: 2 })
    expect(as(caseFile, handlers[0], () => todayOf(caseFile, within).returned)).toMatchObject([
      { id: given.draft.id, reason: '时间不准确' },
    ])
    saveRecord(caseFile, 'issue_draft', { id: given.draft.id, version: draft().version, changes: { occurredTo: '2025-04-01' } })
    for (const who of [...handlers, deputy, leader]) sign(who)
    expect(draft().body).toMatchObject({ stage: 'final', revision: 2 })
    const hashes = revisionsOf(caseFile, given.draft.id).map(({ contentHash }) => contentHash)
    expect(new Set(hashes).size).toBe(2)
  })

  test('the leader may send back before the deputy has signed', () => {
    sign(given.handlers[0])
    expect(as(caseFile, given.leader, () => sendBack(caseFile, given.draft.id, '重写')).past).toHaveLength(2)
  })

  test('revising a signed draft opens the next revision; the signed one stands', () => {
    for (const who of [...given.handlers, given.deputy, given.leader]) sign(who)
    expect(reviseDraft(caseFile, given.draft.id).body).toMatchObject({ stage: 'drafting', revision: 2 })
    expect(refusal(() => reviseDraft(caseFile, given.draft.id))[0]).toBe('not_ready')
    expect(signOffState(caseFile, given.draft.id)).toMatchObject({ current: 0, frozenHash: null })
    expect(revisionsOf(caseFile, given.draft.id).map(({ revision }) => revision)).toEqual([1])
  })

  test('a closed draft says where it went, is not signed, and can be opened again', () => {
    const other = givenWholeDraft(caseFile, within).draft
    const merge = (into: string | null) => closeDraft(caseFile, { id: given.draft.id, as: 'merged', into, reason: '同一事项' })
    expect(refusal(() => merge(null))).toEqual(['bad_input', 'into'])
    expect(refusal(() => merge(given.draft.id))).toEqual(['bad_input', 'into'])
    expect(merge(other.id).body).toMatchObject({ stage: 'merged', note: `同一事项（→ ${other.body.number}）` })
    expect(refusal(() => sign(given.handlers[0]))).toEqual(['not_ready', 'stage'])
    expect(reviseDraft(caseFile, given.draft.id).body).toMatchObject({ stage: 'drafting', revision: 1 })
  })
})

test('every act is in the audit chain, which is intact', () => {
  sign(given.handlers[0])
  as(caseFile, given.deputy, () => sendBack(caseFile, given.draft.id, '理由只在记录里'))
  const rows = caseFile.db.prepare('SELECT action, detail FROM audit WHERE subject_id = ? ORDER BY seq').all(given.draft.id) as {
    action: string
    detail: string
  }[]
  expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['draft.sign', 'draft.send_back']))
  expect(rows.every(({ detail }) => !detail.includes('理由'))).toBe(true)
  expect(caseFile.audit.verify()).toMatchObject({ intact: true })
})
