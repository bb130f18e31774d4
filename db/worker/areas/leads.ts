import { leadToClue } from '../../clues/from-lead.ts'
import { boardOf } from '../../records/board.ts'
import { endLead, leadsOfDraft, leadToDraft, reopenLead } from '../../records/lead-course.ts'
import {
  addSupport,
  changeSupport,
  confirmationOf,
  refreshSupport,
  removeSupport,
  restoreSupport,
  supportsFrom,
} from '../../records/supports.ts'
import type { Handlers } from '../serve.ts'
import { recordVerbs } from './record-verbs.ts'

/** 疑点: what speaks for and against them, and how they end, besides what every record can. */
export const leads: Handlers<'leads'> = {
  ...recordVerbs('lead'),
  confirmation: (caseFile, { leadId }) => confirmationOf(caseFile, leadId),
  supportsFrom: (caseFile, { recordId }) => supportsFrom(caseFile, recordId),
  addSupport: (caseFile, support) => addSupport(caseFile, support),
  changeSupport: (caseFile, { id, ...change }) => changeSupport(caseFile, id, change),
  refreshSupport: (caseFile, { id }) => refreshSupport(caseFile, id),
  removeSupport(caseFile, { id }) {
    removeSupport(caseFile, id)
    return null
  },
  restoreSupport(caseFile, { id }) {
    restoreSupport(caseFile, id)
    return null
  },
  end: (caseFile, ending) => endLead(caseFile, ending),
  toClue: (caseFile, ending) => leadToClue(caseFile, ending),
  reopen: (caseFile, { id }) => reopenLead(caseFile, id),
  toDraft: (caseFile, { id }) => leadToDraft(caseFile, id),
  ofDraft: (caseFile, { draftId }) => leadsOfDraft(caseFile, draftId),
  board: (caseFile, scope) => boardOf(caseFile, scope),
}
