import { Refusal } from '../model/failure.ts'
import type { Rules } from './formed.ts'
import { bodyOf } from './rows.ts'

/** Longest run of repeats that is followed; there are never so many, and a ring must not hold us. */
const longest = 10_000

/** A petition repeats an earlier one, never itself, and never one that repeats it. */
export const petitionRules: Rules<'petition'> = {
  admit(caseFile, { id, before, after }) {
    if (after === null || after.repeats === null || after.repeats === before?.repeats) return
    const seen = new Set<string>()
    for (
      let at: string | null = after.repeats;
      at !== null && seen.size < longest;
      at = bodyOf(caseFile, 'petition', at)?.repeats ?? null
    ) {
      if (at === id) throw new Refusal('not_ready', 'repeats', { lacking: ['重复件不能绕回到它自己。'] })
      if (seen.has(at)) return
      seen.add(at)
    }
  },
}
