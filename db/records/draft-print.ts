import { createHash } from 'node:crypto'
import { canonicalJson } from '../audit/canonical.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { bodyOf, pointingAt } from './rows.ts'

/**
 * SHA-256 over what a draft says and rests on, so that a decision can tell later whether it was about these words.
 * Where the draft stands in its chain, and the note that closing it writes, are no part of it. Empty where there is
 * no living draft.
 */
export function draftPrint(caseFile: CaseFile, draftId: string): string {
  const draft = bodyOf(caseFile, 'issue_draft', draftId)
  if (draft === undefined) return ''
  const { stage: _, revision: __, note: ___, ...words } = draft
  const links = pointingAt(caseFile, draftId, 'evidence_of').map((id) => bodyOf(caseFile, 'evidence_link', id))
  return createHash('sha256').update(canonicalJson({ words, links })).digest('hex')
}
