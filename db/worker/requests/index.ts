import { attachmentRequests } from './attachments.ts'
import { recordsRequests } from './bulk.ts'
import { catalogueRequests } from './catalogues.ts'
import { clueRequests } from './clues.ts'
import { confirmationRequests } from './confirmations.ts'
import { conflictRequests } from './conflicts.ts'
import { coverageRequests } from './coverage.ts'
import { dayRequests } from './days.ts'
import { decisionRequests } from './decisions.ts'
import { auditRequests, deskRequests, jobRequests, searchRequests } from './desk.ts'
import { draftRequests, evidenceRequests } from './drafts.ts'
import { exchangeRequests, officeRequests } from './exchange.ts'
import { focusRequests } from './focus.ts'
import { leadRequests } from './leads.ts'
import { leavingRequests } from './leaving.ts'
import { movementRequests } from './movements.ts'
import { paperRequests } from './paper.ts'
import { personalRequests } from './personal.ts'
import { petitionRequests } from './petitions.ts'
import { planRequests } from './plan.ts'
import { policyRequests } from './policies.ts'
import { portraitureRequests } from './portraiture.ts'
import { formedRequests, recordRequests } from './records.ts'
import type { Args, Result } from './request.ts'
import { sharesRequests } from './shares.ts'
import { surveyRequests } from './surveys.ts'
import { uploadRequests } from './upload.ts'
import { accountRequests, vaultRequests } from './vault.ts'
import { wipeRequests } from './wipe.ts'

/** Every request that the worker thread answers, by area and verb. The one list, for both sides. */
export const requests = {
  vault: vaultRequests,
  accounts: accountRequests,
  rounds: recordRequests('round', 'manage'),
  units: recordRequests('unit', 'manage'),
  members: recordRequests('member', 'manage'),
  interviews: recordRequests('interview'),
  outlines: recordRequests('interview_outline'),
  documentRequests: recordRequests('document_request'),
  documentReviews: recordRequests('document_review'),
  drafts: { ...recordRequests('issue_draft'), ...draftRequests },
  ...formedRequests,
  petitions: { ...formedRequests.petitions, ...petitionRequests },
  surveys: { ...formedRequests.surveys, ...surveyRequests },
  leads: { ...formedRequests.leads, ...leadRequests },
  decisions: decisionRequests,
  confirmations: confirmationRequests,
  conflicts: conflictRequests,
  days: dayRequests,
  portraiture: portraitureRequests,
  evidence: evidenceRequests,
  attachments: attachmentRequests,
  records: recordsRequests,
  personal: personalRequests,
  clues: clueRequests,
  paper: paperRequests,
  catalogues: catalogueRequests,
  policies: policyRequests,
  focus: focusRequests,
  plan: planRequests,
  coverage: coverageRequests,
  leaving: leavingRequests,
  search: searchRequests,
  desk: deskRequests,
  audit: auditRequests,
  exchange: exchangeRequests,
  office: officeRequests,
  upload: uploadRequests,
  movements: movementRequests,
  wipe: wipeRequests,
  shares: sharesRequests,
  jobs: jobRequests,
} as const

export type Requests = typeof requests
export type Area = keyof Requests
export type Verb<A extends Area> = keyof Requests[A] & string

/** The same list as functions: what a caller of the worker sees. */
export type Casework = {
  readonly [A in Area]: {
    readonly [V in keyof Requests[A]]: (args: Args<Requests[A][V]>) => Promise<Result<Requests[A][V]>>
  }
}
