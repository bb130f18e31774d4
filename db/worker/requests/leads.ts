import { z } from 'zod'
import { EvidenceSource } from '../../model/draft.ts'
import { Id, Text } from '../../model/ids.ts'
import { type Lead, type LeadSupport, leadEnds, supportWeights } from '../../model/lead.ts'
import type { Origin } from '../../model/origin.ts'
import type { Kind, RecordOf } from '../../model/record.ts'
import type { Evidence } from './drafts.ts'
import { request } from './request.ts'

/** A support with what both of its ends are called, whether it still holds, and whose word it is. */
export interface Support {
  readonly id: Id
  readonly support: LeadSupport
  readonly lead: { readonly id: Id; readonly number: string; readonly title: string; readonly status: Lead['status'] }
  readonly source: Evidence['source']
  readonly state: Evidence['state']
  readonly origin: Origin
}

/** Supports of one weight that come from one origin: they count once. */
export interface IndependentSource {
  readonly origin: Origin
  readonly weight: 'supports' | 'contradicts'
  readonly supports: readonly Id[]
}

/** What speaks for and against a lead. Stale supports are listed, but do not count. */
export interface Confirmation {
  readonly supports: readonly Support[]
  readonly sources: readonly IndependentSource[]
}

/** What to do next with a lead, the most pressing first; the page has words for each code. */
export const leadSteps = [
  'check_stale', // the words of a source have changed
  'find_source', // nothing yet speaks for it
  'settle_contradiction',
  'find_written', // only heard: look for papers
  'find_spoken', // only papers: hear those concerned
  'try_planned', // a planned way has not been tried
  'find_another', // one independent source is not enough
  'confirm', // enough: say so
  'write_draft',
] as const
export type LeadStep = (typeof leadSteps)[number]

export interface BoardCell {
  readonly kind: Kind
  /** Independent sources of this kind. */
  readonly supports: number
  readonly contradicts: number
  readonly neutral: number
  readonly stale: number
  /** The oldest of its supports: where the cell leads to. */
  readonly first: Id
}

/** One lead on the confirmation board. */
export interface BoardRow {
  readonly id: Id
  readonly number: string
  readonly title: string
  readonly status: Lead['status']
  readonly priority: Lead['priority']
  readonly handler: Id | null
  readonly dueOn: string
  /** Kinds of source that something is there of. */
  readonly cells: readonly BoardCell[]
  /** Planned kinds of source of which nothing is there. */
  readonly missing: readonly string[]
  readonly independent: number
  readonly contradictions: number
  readonly step: LeadStep
  /** Kinds of source that the step means. */
  readonly stepKinds: readonly string[]
  /** How much is lacking before it can become a draft; 0 when nothing is. */
  readonly lacking: number
}

export interface Board {
  /** Independent sources that a lead needs (佐证至少份数 of the round). */
  readonly needed: number
  /** Open leads, closest to a draft first; ended ones after them where they were asked for. */
  readonly rows: readonly BoardRow[]
}

const changes = ['lead_support', 'lead'] as const

export const leadRequests = {
  /** What speaks for and against a lead. */
  confirmation: request(z.object({ leadId: Id }), 'read').answers<Confirmation>(),
  /** Supports that come from a record, of living leads. */
  supportsFrom: request(z.object({ recordId: Id }), 'read').answers<readonly Support[]>(),
  /** Adding the same words to the same lead again answers what is there. */
  addSupport: request(
    z.object({ leadId: Id, source: EvidenceSource, weight: z.enum(supportWeights).default('supports'), note: Text.default('') }),
    'write',
    changes,
  ).answers<Support>(),
  changeSupport: request(
    z.object({ id: Id, weight: z.enum(supportWeights).optional(), note: Text.optional() }),
    'write',
    changes,
  ).answers<Support>(),
  /** Takes the passage as it reads now; a person's decision. */
  refreshSupport: request(z.object({ id: Id }), 'write', changes).answers<Support>(),
  removeSupport: request(z.object({ id: Id }), 'write', changes).answers<null>(),
  restoreSupport: request(z.object({ id: Id }), 'write', changes).answers<null>(),
  /** Ends a lead with its reason; `targetId` is the draft it became, or the lead it goes into, whose supports then grow by its own. */
  end: request(
    z.object({ id: Id, as: z.enum(leadEnds).exclude(['clue']), reason: Text.default(''), targetId: Id.nullable().default(null) }),
    'write',
    [...changes, 'search'],
  ).answers<RecordOf<'lead'>>(),
  /** Makes a clue of the person at the keyboard, and of `readers`, and ends the lead with its reason. */
  toClue: request(
    z.object({ id: Id, reason: Text, readers: z.array(Id).max(50).default([]), aboutHead: z.boolean().default(false) }),
    'clues',
    ['lead', 'clue', 'search'],
  ).answers<{ readonly lead: RecordOf<'lead'>; readonly clueId: Id }>(),
  /** Takes an end back. */
  reopen: request(z.object({ id: Id }), 'write', ['lead', 'search']).answers<RecordOf<'lead'>>(),
  /** Makes the draft out of what speaks for the lead, and ends the lead with it. */
  toDraft: request(z.object({ id: Id }), 'write', [...changes, 'issue_draft', 'evidence_link', 'search']).answers<{
    readonly draft: RecordOf<'issue_draft'>
    readonly taken: number
    /** Supports that were not taken over: their words have changed, or they speak against it. */
    readonly left: number
  }>(),
  /** Leads that ended in this draft. */
  ofDraft: request(z.object({ draftId: Id }), 'read').answers<readonly RecordOf<'lead'>[]>(),
  board: request(z.object({ roundId: Id, unitId: Id.nullish(), ended: z.boolean().default(false) }), 'read').answers<Board>(),
}
