import { v7 as newId } from 'uuid'
import { Refusal } from '../model/failure.ts'
import type { RecordOf } from '../model/record.ts'
import { atomically } from '../records/atomically.ts'
import { dayOf } from '../records/days.ts'
import { endLead } from '../records/lead-course.ts'
import { confirmationOf } from '../records/supports.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { createClue } from './clues.ts'

/** As many as a clue holds. */
const mostSources = 50

/**
 * Makes a clue out of a lead, of the person at the keyboard and `readers`, and ends the lead with its reason. The clue
 * has the words of the lead, and links to it and to what speaks for it; they lie in the clue alone. Throws what
 * `endLead` and `createClue` throw.
 */
export function leadToClue(
  caseFile: CaseFile,
  {
    id,
    reason,
    readers,
    aboutHead,
  }: { readonly id: string; readonly reason: string; readonly readers: readonly string[]; readonly aboutHead: boolean },
): { readonly lead: RecordOf<'lead'>; readonly clueId: string } {
  return atomically(caseFile, () => {
    const lead = endLead(caseFile, { id, as: 'clue', reason, targetId: null })
    const { roundId, unitId, body } = lead
    if (roundId === null) throw new Refusal('not_found', 'roundId')
    const from = [{ id, number: body.number, title: body.title }, ...confirmationOf(caseFile, id).supports.map(({ source }) => source)]
    const named = new Map(from.map((source) => [source.id, `${source.number} ${source.title}`.trim()]))
    const clue = createClue(caseFile, {
      ...{ roundId, unitId, readers },
      body: {
        ...{ name: body.title, person: body.concernedPerson, matter: body.matter, aboutHead },
        receivedOn: dayOf(caseFile.now()),
        sources: [...named].slice(0, mostSources).map(([recordId, text]) => ({ id: newId(), recordId, text })),
      },
    })
    return { lead, clueId: clue.id }
  })
}
