import { createClue } from '../clues/clues.ts'
import { clues } from './clues.ts'
import type { Sample } from './placed.ts'

/** The clues of the sample: named to whoever makes it, and like every clue to nobody else. */
export function createClues({ caseFile, roundId, units }: Sample): void {
  for (const { unit, ...body } of clues) createClue(caseFile, { roundId, unitId: units[unit], readers: [], body })
}
