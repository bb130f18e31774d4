import type { IssueDraft } from '../model/draft.ts'
import { Refusal } from '../model/failure.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { bodyOf } from './rows.ts'

/** A draft under signature, or signed, keeps every word and every piece of evidence that was signed. */
export const isFrozen = (draft: IssueDraft): boolean => draft.stage === 'signing' || draft.stage === 'final'

/** Refuses with `draft_frozen` when the record is a frozen draft; any other record passes. */
export function mustBeThawed(caseFile: CaseFile, recordId: string): void {
  const draft = bodyOf(caseFile, 'issue_draft', recordId)
  if (draft !== undefined && isFrozen(draft)) throw new Refusal('draft_frozen')
}
