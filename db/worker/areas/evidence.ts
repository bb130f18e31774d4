import {
  addEvidence,
  changeEvidence,
  evidenceOfDraft,
  evidenceOfSource,
  refreshEvidence,
  removeEvidence,
  reorderEvidence,
  restoreEvidence,
} from '../../records/evidence.ts'
import type { Handlers } from '../serve.ts'

/** 佐证. */
export const evidence: Handlers<'evidence'> = {
  ofDraft: (caseFile, { draftId }) => evidenceOfDraft(caseFile, draftId),
  ofSource: (caseFile, { recordId }) => evidenceOfSource(caseFile, recordId),
  add: (caseFile, link) => addEvidence(caseFile, link),
  change: (caseFile, { id, ...change }) => changeEvidence(caseFile, id, change),
  refresh: (caseFile, { id }) => refreshEvidence(caseFile, id),
  reorder: (caseFile, { draftId, order }) => reorderEvidence(caseFile, draftId, order),
  remove(caseFile, { id }) {
    removeEvidence(caseFile, id)
    return null
  },
  restore(caseFile, { id }) {
    restoreEvidence(caseFile, id)
    return null
  },
}
