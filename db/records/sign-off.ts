import { createHash } from 'node:crypto'
import { canonicalJson } from '../audit/canonical.ts'
import type { DraftRevision, IssueDraft, SignOff } from '../model/draft.ts'
import { Refusal } from '../model/failure.ts'
import type { RecordOf } from '../model/record.ts'
import type { SignOffStep } from '../model/round.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { type Permission, permits } from '../worker/permissions.ts'
import type { SignOffState } from '../worker/requests/drafts.ts'
import { atomically } from './atomically.ts'
import { standingOf } from './decisions-on.ts'
import { linksOf } from './evidence.ts'
import { change, createRecord } from './footing.ts'
import { isFrozen } from './frozen.ts'
import { gapsOf, gapsOfConflicts } from './preflight.ts'
import { bodyOf, pointingAt, recordOf } from './rows.ts'
import { signersOf } from './signers.ts'

type Draft = RecordOf<'issue_draft'>

/** Where a draft stands in its chain. */
export function signOffState(caseFile: CaseFile, draftId: string): SignOffState {
  const draft = livingDraft(caseFile, draftId)
  const acts = pointingAt(caseFile, draftId, 'sign_off_of').map((id) => recordOf(caseFile, 'sign_off', id).body)
  const { revision, stage } = draft.body
  const signed = acts.filter((act) => act.revision === revision && act.decision === 'signed')
  const steps = stepsOf(caseFile, draft).map((step) => {
    const done = signed.filter((act) => act.stepId === step.id)
    return { step, done, waitingFor: waitingFor(caseFile, draft.body, step, done) }
  })
  const next = steps.findIndex(({ waitingFor: missing, done }) => missing.length > 0 || done.length === 0)
  const current = next === -1 || stage === 'final' ? null : next
  const mine = current !== null && !isClosed(draft.body) && isWaitedFor(caseFile, steps[current])
  return {
    revision,
    frozenHash: frozenRevision(caseFile, draft)?.contentHash ?? null,
    steps,
    current,
    mine,
    past: acts.filter((act) => act.revision !== revision || act.decision === 'returned'),
  }
}

/**
 * Signs the current step as the person at the keyboard. The first signature asks the pre-flight check and freezes the
 * revision; each later one makes sure that the content is still the frozen one; the last makes the draft final.
 */
export function signDraft(caseFile: CaseFile, draftId: string, version: number): SignOffState {
  return atomically(caseFile, () => {
    const draft = livingDraft(caseFile, draftId)
    if (draft.version !== version) throw new Refusal('version_conflict', undefined, { version: draft.version })
    if (draft.body.stage === 'final') throw new Refusal('draft_frozen')
    if (isClosed(draft.body)) throw new Refusal('not_ready', 'stage', { gaps: ['closed'] })
    const state = signOffState(caseFile, draftId)
    const step = state.current === null ? undefined : state.steps[state.current]?.step
    if (!state.mine || step === undefined) throw new Refusal('not_allowed')
    mustBeDeliberated(caseFile, draft, step)
    if (gapsOfConflicts(caseFile, draft).length > 0) throw new Refusal('not_ready', 'conflict', { gaps: ['open_conflict'] })
    const frozen = frozenRevision(caseFile, draft) ?? freeze(caseFile, draft)
    if (hashOf(contentOf(caseFile, draft)) !== frozen.contentHash) throw new Refusal('not_ready', 'content', { gaps: ['content_changed'] })
    note(caseFile, draft, step, { decision: 'signed', reason: '', contentHash: frozen.contentHash })
    const after = signOffState(caseFile, draftId)
    setStage(caseFile, draft, after.current === null ? 'final' : 'signing', draft.body.revision)
    caseFile.audit.append(
      'draft.sign',
      { kind: 'issue_draft', id: draftId },
      { revision: draft.body.revision, step: step.id, hash: frozen.contentHash },
    )
    return signOffState(caseFile, draftId)
  })
}

/** Sends a draft under signature back to its handlers as a new revision. Whoever has yet to sign may do so. */
export function sendBack(caseFile: CaseFile, draftId: string, reason: string): SignOffState {
  return atomically(caseFile, () => {
    const draft = livingDraft(caseFile, draftId)
    if (draft.body.stage !== 'signing') throw new Refusal('not_ready', 'stage')
    const { steps, current } = signOffState(caseFile, draftId)
    const mine = steps.slice(current ?? steps.length).find((step) => isWaitedFor(caseFile, step))
    const frozen = frozenRevision(caseFile, draft)
    if (mine === undefined || frozen === undefined) throw new Refusal('not_allowed')
    note(caseFile, draft, mine.step, { decision: 'returned', reason, contentHash: frozen.contentHash })
    setStage(caseFile, draft, 'returned', draft.body.revision + 1)
    caseFile.audit.append(
      'draft.send_back',
      { kind: 'issue_draft', id: draftId },
      { revision: draft.body.revision, step: mine.step.id, hash: frozen.contentHash },
    )
    return signOffState(caseFile, draftId)
  })
}

/** Opens a signed, half signed or closed draft for editing; what was frozen stays as that revision. */
export function reviseDraft(caseFile: CaseFile, draftId: string): Draft {
  return atomically(caseFile, () => {
    const draft = livingDraft(caseFile, draftId)
    if (!isFrozen(draft.body) && !isClosed(draft.body)) throw new Refusal('not_ready', 'stage')
    const revision = draft.body.revision + (frozenRevision(caseFile, draft) === undefined ? 0 : 1)
    caseFile.audit.append('draft.revise', { kind: 'issue_draft', id: draftId }, { revision })
    return setStage(caseFile, draft, 'drafting', revision)
  })
}

/** Ends a draft without sign-off. The reason, and where the matter went, are kept in its note. */
export function closeDraft(
  caseFile: CaseFile,
  {
    id,
    as,
    into,
    reason,
  }: { readonly id: string; readonly as: 'abandoned' | 'merged'; readonly into: string | null; readonly reason: string },
): Draft {
  return atomically(caseFile, () => {
    const draft = livingDraft(caseFile, id)
    if (isFrozen(draft.body)) throw new Refusal('draft_frozen')
    if (isClosed(draft.body)) throw new Refusal('not_ready', 'stage', { gaps: ['closed'] })
    if ((as === 'merged') !== (into !== null) || into === id) throw new Refusal('bad_input', 'into')
    const target = into === null ? undefined : livingDraft(caseFile, into)
    const words = target === undefined ? reason : `${reason}（→ ${target.body.number}）`
    const note = draft.body.note === '' ? words : `${draft.body.note}\n${words}`
    if (note.length > 20_000) throw new Refusal('bad_input', 'reason')
    caseFile.audit.append('draft.close', { kind: 'issue_draft', id }, { as, into })
    return change(caseFile, draft, { ...draft.body, note, stage: as })
  })
}

/** Frozen revisions of a draft, oldest first. */
export function revisionsOf(caseFile: CaseFile, draftId: string): readonly DraftRevision[] {
  return pointingAt(caseFile, draftId, 'revision_of')
    .map((id) => recordOf(caseFile, 'draft_revision', id).body)
    .sort((a, b) => a.revision - b.revision)
}

/** SHA-256 over the canonical content; where the draft stands in its chain is no part of what is signed. */
export function hashOf({ draft: { stage: _, ...draft }, evidence, files }: DraftRevision['content']): string {
  return createHash('sha256').update(canonicalJson({ draft, evidence, files })).digest('hex')
}

const isClosed = (draft: IssueDraft): boolean => draft.stage === 'merged' || draft.stage === 'abandoned'

function livingDraft(caseFile: CaseFile, id: string): Draft {
  const draft = recordOf(caseFile, 'issue_draft', id)
  if (draft.deletedAt !== null) throw new Refusal('not_found', 'issue_draft')
  return draft
}

/** The leader signs only what the group meeting agreed to, where the round says so. */
function mustBeDeliberated(caseFile: CaseFile, draft: Draft, { who }: SignOffStep): void {
  const round = draft.roundId === null ? undefined : bodyOf(caseFile, 'round', draft.roundId)
  if (who !== 'group_leader' || round?.deliberation !== 'required' || standingOf(caseFile, draft.id) !== 'none') return
  throw new Refusal('not_ready', 'deliberation', { gaps: ['not_deliberated'] })
}

function stepsOf(caseFile: CaseFile, draft: Draft): readonly SignOffStep[] {
  const round = draft.roundId === null ? undefined : bodyOf(caseFile, 'round', draft.roundId)
  if (round === undefined) throw new Refusal('not_found', 'round')
  return round.signOffSteps
}

/** What a step asks of the post of whoever signs it: being named by a draft makes nobody a leader. */
const neededFor: Readonly<Record<SignOffStep['who'], Permission>> = {
  handlers: 'sign',
  liaison: 'sign',
  deputy_leader: 'review',
  group_leader: 'approve',
}

/** Whether the person at the keyboard is one of those whom a step waits for, and holds a post that may take it. */
const isWaitedFor = ({ person }: CaseFile, state: SignOffState['steps'][number] | undefined): boolean =>
  state !== undefined &&
  permits(person.post, neededFor[state.step.who]) &&
  state.waitingFor.some(({ memberId }) => memberId === person.memberId)

/** Every handler signs; of those who hold a post, one does. */
function waitingFor(caseFile: CaseFile, draft: IssueDraft, step: SignOffStep, done: readonly SignOff[]) {
  if (step.who !== 'handlers' && done.length > 0) return []
  const signed = new Set(done.map(({ signer }) => signer))
  return signersOf(caseFile, draft, step).filter(({ memberId }) => !signed.has(memberId))
}

function frozenRevision(caseFile: CaseFile, draft: Draft): DraftRevision | undefined {
  return revisionsOf(caseFile, draft.id).find(({ revision }) => revision === draft.body.revision)
}

/** What a signature covers: the draft, its living evidence, and every file but scans of the signed paper. */
function contentOf(caseFile: CaseFile, draft: Draft): DraftRevision['content'] {
  const attachments = pointingAt(caseFile, draft.id, 'attachment_of').map((id) => recordOf(caseFile, 'attachment', id).body)
  const files = attachments.filter(({ role }) => role !== 'signed_scan').map(({ sha256 }) => sha256)
  return { draft: draft.body, evidence: linksOf(caseFile, draft.id).map(({ body }) => body), files: [...new Set(files)].sort() }
}

function freeze(caseFile: CaseFile, draft: Draft): DraftRevision {
  const gaps = gapsOf(caseFile, draft).filter(({ blocks, code }) => blocks && code !== 'not_deliberated') // the leader's step alone waits
  if (gaps.length > 0) throw new Refusal('not_ready', gaps[0]?.field, { gaps: [...new Set(gaps.map(({ code }) => code))] })
  const content = contentOf(caseFile, draft)
  const body = { draftId: draft.id, revision: draft.body.revision, contentHash: hashOf(content), content, frozenAt: caseFile.now() }
  return createRecord(caseFile, 'draft_revision', { roundId: draft.roundId, unitId: draft.unitId, body }).body
}

function note(caseFile: CaseFile, draft: Draft, step: SignOffStep, act: Pick<SignOff, 'decision' | 'reason' | 'contentHash'>): void {
  const { memberId: signer, name: signerName } = caseFile.person
  const body = {
    ...act,
    draftId: draft.id,
    revision: draft.body.revision,
    stepId: step.id,
    stepName: step.name,
    signer,
    signerName,
    at: caseFile.now(),
  }
  createRecord(caseFile, 'sign_off', { roundId: draft.roundId, unitId: draft.unitId, body })
}

function setStage(caseFile: CaseFile, draft: Draft, stage: IssueDraft['stage'], revision: number): Draft {
  return change(caseFile, draft, { ...draft.body, stage, revision })
}
