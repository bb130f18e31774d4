import { Refusal } from '../model/failure.ts'
import type { Rules } from './formed.ts'
import { bodyOf } from './rows.ts'

/** 事实确认单: what was taken from a draft is noted by the casework; it is filed with handlers enough and facts. */
export const factConfirmationRules: Rules<'fact_confirmation'> = {
  filled: (_caseFile, { before, after }) => ({
    ...after,
    parts: after.parts.map((part) => {
      const known = before?.parts.find(({ id, draftId }) => id === part.id && draftId === part.draftId)
      return { ...part, taken: known?.taken ?? null }
    }),
  }),
  admit(caseFile, { roundId, before, after }) {
    if (after?.status !== 'accepted' || before?.status === 'accepted') return
    const needed = Math.max(2, (roundId === null ? undefined : bodyOf(caseFile, 'round', roundId))?.leastHandlers ?? 2)
    if (new Set(after.handlers).size < needed) throw new Refusal('not_ready', 'handlers', { gaps: ['too_few_handlers'], needed })
    if (after.parts.every(({ summary, facts }) => summary.trim() === '' || facts.trim() === ''))
      throw new Refusal('not_ready', 'parts', { gaps: ['no_facts'] })
  },
}
