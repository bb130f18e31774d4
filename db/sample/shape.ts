import type { DocumentRequest, DocumentReview } from '../model/document.ts'
import type { IssueDraft } from '../model/draft.ts'
import type { Interview } from '../model/interview.ts'
import type { Member } from '../model/people.ts'

/**
 * The invented round as it is written down by hand: people, records and drafts name one another by key, evidence
 * by its exact words. `create.ts` turns keys into ids and words into offsets.
 */
export type MemberKey = 'shen' | 'han' | 'zou' | 'fang' | 'xu' | 'sun' | 'zheng' | 'tang'
export type UnitKey = 'bureau' | 'centre'
export type OutlineKey = 'leaders' | 'posts' | 'grassroots'

export interface SampleMember extends Pick<Member, 'name' | 'post' | 'duty' | 'homeUnit'> {
  readonly key: MemberKey
}

export interface SampleOutline {
  readonly key: OutlineKey
  readonly name: string
  readonly forWhom: string
  readonly topics: readonly { readonly name: string; readonly questions: readonly string[] }[]
}

export interface SampleInterview
  extends Pick<Interview, 'category' | 'startedAt' | 'endedAt' | 'place' | 'status' | 'signing'>,
    Partial<Pick<Interview, 'refusalReason' | 'note'>> {
  readonly key: string
  readonly unit: UnitKey
  readonly interviewee: Pick<Interview['interviewee'], 'name' | 'unit' | 'post' | 'sex' | 'born' | 'politicalStatus'>
  readonly talkers: readonly MemberKey[]
  readonly recorder: MemberKey
  readonly outline: OutlineKey | null
  /** 问/答 as noted down; the marks are explained in transcript.ts. */
  readonly transcript: string
}

export interface SampleRequest extends Pick<DocumentRequest, 'title' | 'requestedOn' | 'dueOn' | 'leaderSignedOn' | 'status'> {
  readonly key: string
  readonly unit: UnitKey
  readonly requestedBy: readonly MemberKey[]
  readonly note?: string
  readonly items: readonly SampleItem[]
}
export type SampleItem = Partial<Omit<DocumentRequest['items'][number], 'id'>> & { readonly name: string }

export interface SampleReview
  extends Pick<DocumentReview, 'title' | 'documentNumber' | 'issuer' | 'documentDate' | 'category' | 'reviewedOn' | 'status'>,
    Partial<Pick<DocumentReview, 'copyNumber' | 'note'>> {
  readonly key: string
  readonly unit: UnitKey
  readonly reviewers: readonly MemberKey[]
  /** Request it came in by, and the name of its row. */
  readonly request?: readonly [key: string, item: string]
  readonly excerpts: readonly {
    readonly location: string
    readonly text: string
    readonly finding?: string
    readonly tags?: readonly string[]
  }[]
}

/** Where a piece of evidence stands: the key of an interview or a review, and the exact words, or the name of a file. */
export type SampleEvidence = { readonly from: string; readonly note?: string } & ({ readonly quote: string } | { readonly file: string })

/** How far the sign-off has come in the sample. */
export type SampleProgress =
  | { readonly stage: 'drafting' }
  | { readonly stage: 'signing'; readonly signedBy: readonly MemberKey[] }
  | { readonly stage: 'final' }
  | { readonly stage: 'returned'; readonly by: MemberKey; readonly reason: string }
  | { readonly stage: 'abandoned'; readonly reason: string }
  | { readonly stage: 'merged'; readonly into: string; readonly reason: string }

export interface SampleDraft
  extends Pick<
    IssueDraft,
    | 'title'
    | 'domains'
    | 'sources'
    | 'level'
    | 'classification'
    | 'occurredFrom'
    | 'occurredTo'
    | 'place'
    | 'summary'
    | 'discovery'
    | 'analysis'
    | 'responsibleParty'
    | 'firstResponsible'
    | 'responsibleLeader'
    | 'supervisingParty'
    | 'draftedOn'
  > {
  readonly key: string
  readonly unit: UnitKey
  readonly handlers: readonly MemberKey[]
  /** Names no leader, so that any holder of the post may sign: also the person who learns with the sample. */
  readonly awaitsAnyLeader?: boolean
  readonly progress: SampleProgress
  readonly statements: readonly { readonly text: string; readonly evidence: readonly SampleEvidence[] }[]
  readonly bases: readonly { readonly document: string; readonly article: string; readonly quote: string }[]
  readonly note?: string
}
