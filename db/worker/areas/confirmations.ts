import { confirmationsOfDraft, driftOfSheet, prefill, takeOver } from '../../records/confirmations.ts'
import type { Handlers } from '../serve.ts'

/** 事实确认单: what it takes from its drafts. */
export const confirmations: Handlers<'confirmations'> = {
  ofDraft: (caseFile, { draftId }) => confirmationsOfDraft(caseFile, draftId),
  drift: (caseFile, { id }) => driftOfSheet(caseFile, id),
  prefill: (caseFile, args) => prefill(caseFile, args),
  takeOver: (caseFile, args) => takeOver(caseFile, args),
}
