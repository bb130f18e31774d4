import { Refusal } from '../model/failure.ts'
import { isEnded, type Lead } from '../model/lead.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Rules } from './formed.ts'
import { bodyOf } from './rows.ts'

/** 疑点: an end names its reason or its target; what is open has neither to hide behind. */
export const leadRules: Rules<'lead'> = {
  admit(caseFile, { id, after }) {
    if (after !== null && isEnded(after)) mustEndWell(caseFile, id, after)
  },
}

function mustEndWell(caseFile: CaseFile, id: string, { status, reason, targetId }: Lead): void {
  if (status === 'draft' && (targetId === null || bodyOf(caseFile, 'issue_draft', targetId) === undefined))
    throw new Refusal('not_ready', 'targetId', { gaps: ['lead_without_draft'] })
  if (status === 'merged' && !mayTakeIn(caseFile, id, targetId)) throw new Refusal('not_ready', 'targetId', { gaps: ['lead_without_lead'] })
  if (status !== 'draft' && reason.trim() === '') throw new Refusal('not_ready', 'reason', { gaps: ['lead_without_reason'] })
}

/** A lead goes into another that is there and does not, by however many steps, go into it. */
function mayTakeIn(caseFile: CaseFile, id: string, targetId: string | null): boolean {
  const passed = new Set([id])
  for (let at = targetId; at !== null; ) {
    const target = passed.has(at) ? undefined : bodyOf(caseFile, 'lead', at)
    if (target === undefined) return false
    passed.add(at)
    at = target.status === 'merged' ? target.targetId : null
  }
  return targetId !== null
}
