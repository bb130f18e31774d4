import type { TableProblem } from '../model/spreadsheet.ts'
import { fold } from '../search/fold.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { RosterPreview } from '../worker/requests/plan.ts'
import { atomically } from './atomically.ts'
import { createRecord } from './footing.ts'
import { livingBodies } from './living.ts'
import { moveData } from './movements.ts'
import { peopleOf, type RosterLine, rosterTemplate } from './tables/roster-table.ts'
import { type Staged, stagedTable, stageTable, tableMoved } from './tables/staged.ts'

interface Stay {
  readonly roundId: string
  readonly unitId: string | null
}

/** Reads a roster from a table and says what it would mean, or everything that is wrong with it. Writes nothing. */
export async function previewRoster(caseFile: CaseFile, path: string, stay: Stay): Promise<RosterPreview> {
  const staged = await stageTable(caseFile, path, [rosterTemplate])
  if (!('importId' in staged)) return staged
  const read = understood(caseFile, staged, stay)
  if ('problems' in read) return { ok: false, fileName: staged.fileName, problems: read.problems, more: 0 }
  const { fresh, repeated, known } = read
  return {
    ok: true,
    importId: staged.importId,
    fileName: staged.fileName,
    people: fresh.map(({ row, name, unit = '', post = '', category = 'optional', group = '', plannedOn = '', plannedTime = '' }) => ({
      ...{ row, name, unit, post, category, group, plannedOn, plannedTime },
    })),
    mandatory: fresh.filter(({ category }) => category === 'mandatory').length,
    planned: fresh.filter(({ plannedOn }) => plannedOn !== '').length,
    repeated,
    known,
  }
}

/** Enters everybody of the roster that was read who is not on it yet: all of them, or nobody. */
export function importRoster(caseFile: CaseFile, importId: string, stay: Stay): { readonly added: number } {
  return atomically(caseFile, () => {
    const staged = stagedTable(caseFile, importId)
    const read = understood(caseFile, staged, stay)
    if ('problems' in read) throw new Error('a table with mistakes does not wait')
    for (const { row: _, ...body } of read.fresh) createRecord(caseFile, 'roster_person', { ...stay, body })
    const where = stay.unitId === null ? { kind: 'round' as const, id: stay.roundId } : { kind: 'unit' as const, id: stay.unitId }
    moveData(caseFile, {
      action: 'roster.import',
      subject: where,
      detail: { people: read.fresh.length, file: staged.fileName },
      movement: { ...tableMoved(staged, `谈话名册 ${read.fresh.length} 人`), roundId: stay.roundId },
    })
    return { added: read.fresh.length }
  })
}

interface Understood {
  readonly fresh: readonly RosterLine[]
  readonly repeated: readonly { readonly row: number; readonly name: string; readonly unit: string; readonly first: number }[]
  readonly known: readonly { readonly row: number; readonly name: string; readonly unit: string }[]
}

function understood(caseFile: CaseFile, staged: Staged, { roundId, unitId }: Stay): Understood | { problems: readonly TableProblem[] } {
  const members = new Map(livingBodies(caseFile, 'member').map(({ id, body }) => [body.name, id]))
  const made = peopleOf(staged.rows, members)
  if ('problems' in made) return made
  const here = livingBodies(caseFile, 'roster_person', { roundId }).filter((person) => person.unitId === unitId)
  const known = new Set(here.flatMap(({ body }) => namesOf(body)))
  const seen = new Map<string, number>()
  const result = { fresh: [] as RosterLine[], repeated: [] as Understood['repeated'][number][], known: [] as Understood['known'][number][] }
  for (const person of made.people) {
    const { row, name, unit = '' } = person
    const names = namesOf({ name, unit, idNumber: person.idNumber ?? '' })
    const first = names.map((one) => seen.get(one)).find((one) => one !== undefined)
    if (first !== undefined) result.repeated.push({ row, name, unit, first })
    else if (names.some((one) => known.has(one))) result.known.push({ row, name, unit })
    else result.fresh.push(person)
    for (const one of names) if (!seen.has(one)) seen.set(one, row)
  }
  return result
}

/** By what a person is known: name and unit, and the number where there is one. */
const namesOf = ({
  name,
  unit,
  idNumber,
}: {
  readonly name: string
  readonly unit: string
  readonly idNumber: string
}): readonly string[] => [`${plain(name)} ${plain(unit)}`, ...(idNumber === '' ? [] : [`# ${plain(idNumber)}`])]

/** Names as they are compared: spaces within them are a habit of tables. */
export const plain = (text: string): string => fold(text).replace(/\s/g, '')
