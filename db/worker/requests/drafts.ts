import { z } from 'zod'
import { type DraftRevision, type EvidenceLink, EvidenceSource, type SignOff } from '../../model/draft.ts'
import { Id, Text } from '../../model/ids.ts'
import type { Kind, RecordOf } from '../../model/record.ts'
import type { SignOffStep } from '../../model/round.ts'
import type { EvidenceCoverage } from './evidence-coverage.ts'
import { request } from './request.ts'

/** A gap that the pre-flight check found; the page has words for each code. */
export interface Gap {
  readonly code: GapCode
  /** Form field to jump to: `discovery`, `statements/<id>` … */
  readonly field: string
  readonly detail?: Readonly<Record<string, string | number>> | undefined
  /** A blocking gap stops sign-off; the others advise. */
  readonly blocks: boolean
}
export const gapCodes = [
  'no_title',
  'no_summary',
  'no_statement',
  'no_discovery',
  'no_source', // 了解方式准确
  'no_responsible_party',
  'no_first_responsible', // 责任主体准确
  'no_time',
  'time_reversed',
  'no_place', // 时间地点准确
  'no_basis',
  'basis_without_article',
  'basis_without_quote',
  'basis_not_quoted_exactly',
  'basis_not_in_force', // 政策依据准确
  'too_few_handlers',
  'too_little_evidence',
  'statement_without_evidence',
  'stale_evidence',
  'several_matters', // 一事一底稿: the title joins several matters
  'no_analysis',
  'no_deputy_leader',
  'no_group_leader',
  'not_deliberated', // 组务会未研究同意
  'changed_since_deliberation',
  'open_conflict', // 两边改动有冲突，尚未处理
] as const
export type GapCode = (typeof gapCodes)[number]

/** Where a draft stands in its chain. */
export interface SignOffState {
  readonly revision: number
  readonly frozenHash: string | null
  readonly steps: readonly {
    readonly step: SignOffStep
    readonly waitingFor: readonly { readonly memberId: Id; readonly name: string }[]
    readonly done: readonly SignOff[]
  }[]
  /** The step that comes next; null when all have signed. */
  readonly current: number | null
  /** Whether the person at the keyboard may sign now. */
  readonly mine: boolean
  readonly past: readonly SignOff[]
}

/** An evidence link with what both of its ends are called, and whether it still holds. */
export interface Evidence {
  readonly id: Id
  readonly link: EvidenceLink
  readonly draft: { readonly id: Id; readonly number: string; readonly title: string; readonly stage: string }
  readonly source: { readonly id: Id; readonly kind: Kind; readonly number: string; readonly title: string; readonly place: string }
  /** `fresh`, or why it no longer holds. */
  readonly state: 'fresh' | 'text_changed' | 'source_deleted' | 'file_missing'
}

export const draftRequests = {
  /** What the drafts of a round, or of one unit of it, still lack; of each list the first `most` rows. */
  coverage: request(
    z.object({ roundId: Id, unitId: Id.nullish(), most: z.int().min(1).max(100_000).default(50) }),
    'read',
  ).answers<EvidenceCoverage>(),
  check: request(z.object({ id: Id }), 'read').answers<readonly Gap[]>(),
  signOffState: request(z.object({ id: Id }), 'read').answers<SignOffState>(),
  /** Signs the current step as the person at the keyboard; the first signature freezes the revision. */
  sign: request(z.object({ id: Id, version: z.int().min(1) }), 'sign', ['issue_draft', 'sign_off']).answers<SignOffState>(),
  /** Sends the draft back to drafting as a new revision, with the reason. */
  sendBack: request(z.object({ id: Id, reason: Text.min(1) }), 'sign', ['issue_draft', 'sign_off']).answers<SignOffState>(),
  /** Opens the next revision of a signed draft for editing. */
  revise: request(z.object({ id: Id }), 'write', ['issue_draft', 'sign_off']).answers<RecordOf<'issue_draft'>>(),
  revisions: request(z.object({ id: Id }), 'read').answers<readonly DraftRevision[]>(),
  /** Ends a draft without sign-off: not pursued, or merged into another. */
  close: request(
    z.object({ id: Id, as: z.enum(['abandoned', 'merged']), into: Id.nullable().default(null), reason: Text.min(1) }),
    'write',
    ['issue_draft'],
  ).answers<RecordOf<'issue_draft'>>(),
}

export const evidenceRequests = {
  /** Links of a draft, in the order of their numbers. */
  ofDraft: request(z.object({ draftId: Id }), 'read').answers<readonly Evidence[]>(),
  /** Links that end at a record. */
  ofSource: request(z.object({ recordId: Id }), 'read').answers<readonly Evidence[]>(),
  add: request(
    z.object({ draftId: Id, statementId: Id.nullable().default(null), source: EvidenceSource, note: Text.default('') }),
    'write',
    ['evidence_link', 'issue_draft'],
  ).answers<Evidence>(),
  /** Points the link at another statement, or changes its note. */
  change: request(z.object({ id: Id, statementId: Id.nullable().optional(), note: Text.optional() }), 'write', [
    'evidence_link',
    'issue_draft',
  ]).answers<Evidence>(),
  /** Takes the passage as it reads now as the new quote of a stale link; a person's decision. */
  refresh: request(z.object({ id: Id }), 'write', ['evidence_link', 'issue_draft']).answers<Evidence>(),
  /** `order`: link ids of one draft in their new order; numbers follow. */
  reorder: request(z.object({ draftId: Id, order: z.array(Id).max(1000) }), 'write', ['evidence_link']).answers<readonly Evidence[]>(),
  remove: request(z.object({ id: Id }), 'write', ['evidence_link', 'issue_draft']).answers<null>(),
  restore: request(z.object({ id: Id }), 'write', ['evidence_link', 'issue_draft']).answers<null>(),
}
