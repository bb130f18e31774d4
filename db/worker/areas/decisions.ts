import { carryingOf, carryOut, decisionsOfDraft } from '../../records/decisions.ts'
import type { Handlers } from '../serve.ts'

/** 组务会: what meetings decided, and carrying it out. */
export const decisions: Handlers<'decisions'> = {
  ofDraft: (caseFile, { draftId }) => decisionsOfDraft(caseFile, draftId),
  carrying: (caseFile, { id }) => carryingOf(caseFile, id),
  carryOut: (caseFile, args) => carryOut(caseFile, args),
}
