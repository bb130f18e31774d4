import { z } from 'zod'
import { Attachment } from './attachment.ts'
import { Catalogue, FocusTag } from './catalogue.ts'
import { CoverageMark, ExitAcceptance } from './coverage.ts'
import { Deliberation } from './deliberation.ts'
import { DocumentRequest, DocumentReview } from './document.ts'
import { DraftRevision, EvidenceLink, IssueDraft, SignOff } from './draft.ts'
import { FactConfirmation } from './fact-confirmation.ts'
import { FieldVisit } from './field-visit.ts'
import { Id, Instant, Sha256 } from './ids.ts'
import { Interview, InterviewOutline } from './interview.ts'
import { Lead, LeadSupport } from './lead.ts'
import { Lineage } from './lineage.ts'
import { Meeting } from './meeting.ts'
import { Member } from './people.ts'
import { PersonalMatters } from './personal-matters.ts'
import { Petition } from './petition.ts'
import { Policy } from './policy.ts'
import { Portrait } from './portrait.ts'
import { Rectification } from './rectification.ts'
import { RosterPerson } from './roster.ts'
import { Round, Unit } from './round.ts'
import { Survey } from './survey.ts'
import { Task } from './task.ts'
import { WeeklyReport, WorkLog } from './work-log.ts'

/**
 * Every kind of record and the schema of its body. A further kind is one line here and a form in db/model/forms:
 * list, editor, reading, history, search, evidence, merge, register and bundles come with the footing.
 */
export const bodies = {
  round: Round,
  unit: Unit,
  member: Member,
  interview: Interview,
  interview_outline: InterviewOutline,
  document_request: DocumentRequest,
  document_review: DocumentReview,
  issue_draft: IssueDraft,
  evidence_link: EvidenceLink,
  draft_revision: DraftRevision,
  sign_off: SignOff,
  attachment: Attachment,
  petition: Petition,
  catalogue: Catalogue,
  focus_tag: FocusTag,
  policy: Policy,
  field_visit: FieldVisit,
  meeting: Meeting,
  survey: Survey,
  personal_matters: PersonalMatters,
  rectification: Rectification,
  lead: Lead,
  lead_support: LeadSupport,
  roster_person: RosterPerson,
  task: Task,
  coverage_mark: CoverageMark,
  exit_acceptance: ExitAcceptance,
  deliberation: Deliberation,
  fact_confirmation: FactConfirmation,
  work_log: WorkLog,
  weekly_report: WeeklyReport,
  portrait: Portrait,
} as const

export type Kind = keyof typeof bodies
export const kinds = Object.keys(bodies) as [Kind, ...Kind[]]
export const Kind = z.enum(kinds)
export type Body<K extends Kind> = z.infer<(typeof bodies)[K]>

/** What every record carries, whatever its kind. `K` narrows the body. */
export interface RecordOf<K extends Kind = Kind> {
  readonly id: Id
  readonly kind: K
  readonly roundId: Id | null
  readonly unitId: Id | null
  /** Rises by one with each saved change on any laptop that holds the record. */
  readonly version: number
  /** SHA-256 of the canonical content (kind, round, unit, body, deleted). */
  readonly contentHash: string
  readonly createdAt: number
  readonly createdBy: Id // member
  readonly createdOn: Id // device
  readonly updatedAt: number
  readonly updatedBy: Id
  readonly updatedOn: Id
  /** Tombstone: null while alive. */
  readonly deletedAt: number | null
  readonly body: Body<K>
}

/** A record as it travels: one line of `records/<kind>.ndjson`. */
export const TravellingRecord = z.strictObject({
  id: Id,
  kind: Kind,
  roundId: Id.nullable(),
  unitId: Id.nullable(),
  version: z.int().min(1),
  contentHash: Sha256,
  /** Content hashes under which this record left in earlier bundles, oldest first: who descends from whom, without clocks. */
  ancestors: z.array(Sha256).max(10_000),
  createdAt: Instant,
  createdBy: Id,
  createdOn: Id,
  updatedAt: Instant,
  updatedBy: Id,
  updatedOn: Id,
  deletedAt: Instant.nullable(),
  body: z.record(z.string(), z.unknown()),
  /** Absent from records that were last written before there were stamps (bundle schemas 1 and 2). */
  lineage: Lineage.optional(),
})
export type TravellingRecord = z.infer<typeof TravellingRecord>

/** One changed field of one saved change. `field` is a path: `place`, `turns/<id>/answer`. */
export interface HistoryEntry {
  readonly recordId: Id
  readonly version: number
  readonly field: string
  readonly before: unknown
  readonly after: unknown
  readonly at: number
  readonly by: Id
  readonly on: Id
}
