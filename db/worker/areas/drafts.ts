import { evidenceCoverage } from '../../records/evidence-coverage.ts'
import { openRecord } from '../../records/footing.ts'
import { gapsOf } from '../../records/preflight.ts'
import { closeDraft, reviseDraft, revisionsOf, sendBack, signDraft, signOffState } from '../../records/sign-off.ts'
import type { Handlers } from '../serve.ts'
import { recordVerbs } from './record-verbs.ts'

/** 问题底稿: the pre-flight check and the sign-off besides what every record can. */
export const drafts: Handlers<'drafts'> = {
  ...recordVerbs('issue_draft'),
  coverage: (caseFile, { most, ...scope }) => evidenceCoverage(caseFile, scope, most),
  check: (caseFile, { id }) => gapsOf(caseFile, openRecord(caseFile, 'issue_draft', id)),
  signOffState: (caseFile, { id }) => signOffState(caseFile, id),
  sign: (caseFile, { id, version }) => signDraft(caseFile, id, version),
  sendBack: (caseFile, { id, reason }) => sendBack(caseFile, id, reason),
  revise: (caseFile, { id }) => reviseDraft(caseFile, id),
  revisions: (caseFile, { id }) => revisionsOf(caseFile, id),
  close: (caseFile, args) => closeDraft(caseFile, args),
}
