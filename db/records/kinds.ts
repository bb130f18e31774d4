import { type FormedKind, forms } from '../model/forms/index.ts'
import type { Kind } from '../model/record.ts'
import { attachment } from './attachment.ts'
import { catalogue } from './catalogue.ts'
import { coverageMark } from './coverage-mark.ts'
import { deliberationRules } from './deliberation.ts'
import { documentRequest } from './document-request.ts'
import { documentReview } from './document-review.ts'
import { draftRevision } from './draft-revision.ts'
import { evidenceLink } from './evidence-link.ts'
import { exitAcceptance } from './exit-acceptance.ts'
import { factConfirmationRules } from './fact-confirmation.ts'
import { focusTag } from './focus-tag.ts'
import { formed, type Rules } from './formed.ts'
import { interview } from './interview.ts'
import { interviewOutline } from './interview-outline.ts'
import { issueDraft } from './issue-draft.ts'
import type { RecordKind } from './kind.ts'
import { leadRules } from './lead.ts'
import { leadSupport } from './lead-support.ts'
import { member } from './member.ts'
import { petitionRules } from './petition.ts'
import { policy } from './policy.ts'
import { portraitRules } from './portrait.ts'
import { round } from './round.ts'
import { signOffAct } from './sign-off-act.ts'
import { surveyRules } from './survey.ts'
import { unit } from './unit.ts'
import { weeklyReportRules, workLogRules } from './work-log.ts'

/** What kinds with a form ask of a change beyond their schema. */
const rules: { readonly [K in FormedKind]?: Rules<K> } = {
  petition: petitionRules,
  lead: leadRules,
  deliberation: deliberationRules,
  fact_confirmation: factConfirmationRules,
  work_log: workLogRules,
  weekly_report: weeklyReportRules,
  portrait: portraitRules,
  survey: surveyRules,
}

const fromForms = Object.fromEntries(
  Object.values(forms).map((form) => [form.kind, formed(form, (rules as Partial<Record<Kind, Rules<never>>>)[form.kind])]),
) as unknown as { readonly [K in FormedKind]: RecordKind<K> }

/** Every kind's definition. A kind with a form needs no line here. */
const definitions: { readonly [K in Kind]: RecordKind<K> } = {
  round,
  unit,
  member,
  interview,
  interview_outline: interviewOutline,
  document_request: documentRequest,
  document_review: documentReview,
  issue_draft: issueDraft,
  evidence_link: evidenceLink,
  draft_revision: draftRevision,
  sign_off: signOffAct,
  attachment,
  lead_support: leadSupport,
  ...fromForms,
  catalogue,
  focus_tag: focusTag,
  policy,
  coverage_mark: coverageMark,
  exit_acceptance: exitAcceptance,
}

export const definitionOf = <K extends Kind>(kind: K): RecordKind<K> => definitions[kind]
