import { type ExitCheckCode, exitCheckCodes } from '../model/exit-checks.ts'
import { Refusal } from '../model/failure.ts'
import type { RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { ExitLine, OpenThing } from '../worker/requests/leaving.ts'
import { atomically } from './atomically.ts'
import { dayOf } from './days.ts'
import { exitChecks } from './exit-checks/index.ts'
import { createRecord, deleteRecord } from './footing.ts'
import { type Living, livingBodies } from './living.ts'
import { recordOf } from './rows.ts'

interface Place {
  readonly roundId: string
  readonly unitId: string | null
}

/** Everything that is open before leaving a unit (or all of a round), line by line, with what the leader has accepted: counts, and the first `most` of each. */
export function exitCheck(caseFile: CaseFile, place: Place, most = Number.POSITIVE_INFINITY): readonly ExitLine[] {
  const acceptances = acceptancesOf(caseFile, place)
  const people = new Map(livingBodies(caseFile, 'member').map(({ id, title }) => [id, title]))
  return exitCheckCodes.map((check) => {
    const found = openThings(caseFile, place, check)
    const acceptance = acceptances.get(check)
    const known = new Set(acceptance?.body.keys)
    const open = found.filter(({ key }) => !known.has(key))
    const accepted = found.filter(({ key }) => known.has(key))
    return {
      check,
      ...{ open: open.slice(0, most), accepted: accepted.slice(0, most) },
      counts: { open: open.length, accepted: accepted.length },
      acceptance: acceptance === undefined ? null : faceOf(acceptance, people),
    }
  })
}

const faceOf = ({ id, body: { reason, by, on } }: Living<'exit_acceptance'>, people: ReadonlyMap<string, string>) => ({
  ...{ id, reason, on },
  by: people.get(by) ?? '',
})

const openThings = (caseFile: CaseFile, place: Place, check: ExitCheckCode): readonly OpenThing[] =>
  exitChecks[check](caseFile, { ...place, today: dayOf(caseFile.now()) })

/** The latest acceptance of each line, for exactly this place: what is accepted for a unit is not for the whole round. */
const acceptancesOf = (caseFile: CaseFile, { roundId, unitId }: Place): ReadonlyMap<string, Living<'exit_acceptance'>> =>
  new Map(
    livingBodies(caseFile, 'exit_acceptance', { roundId })
      .filter((acceptance) => acceptance.unitId === unitId)
      .map((acceptance) => [acceptance.body.check, acceptance]),
  )

/**
 * The leader answers for all that is open of one sort, with a reason; what comes later is open again. Takes the place of
 * an earlier acceptance. Refuses with `not_allowed` for everybody else, and `not_ready` where nothing is open.
 */
export function acceptLine(
  caseFile: CaseFile,
  { roundId, unitId, check, reason }: Place & { readonly check: string; readonly reason: string },
): RecordOf<'exit_acceptance'> {
  return atomically(caseFile, () => {
    mustLead(caseFile)
    const code = exitCheckCodes.find((one) => one === check)
    if (code === undefined) throw new Refusal('bad_input', 'check')
    const found = openThings(caseFile, { roundId, unitId }, code)
    if (found.length === 0) throw new Refusal('not_ready', 'check')
    const before = acceptancesOf(caseFile, { roundId, unitId }).get(code)
    if (before !== undefined) deleteRecord(caseFile, 'exit_acceptance', before.id)
    const [by, on] = [caseFile.person.memberId, dayOf(caseFile.now())]
    return createRecord(caseFile, 'exit_acceptance', {
      roundId,
      unitId,
      body: { check: code, reason, keys: found.map(({ key }) => key), by, on },
    })
  })
}

/** Takes an acceptance back. Refuses with `not_allowed` for everybody but the leader. */
export function withdrawAcceptance(caseFile: CaseFile, id: string): RecordOf<'exit_acceptance'> {
  mustLead(caseFile)
  return deleteRecord(caseFile, 'exit_acceptance', recordOf(caseFile, 'exit_acceptance', id).id)
}

function mustLead({ person }: CaseFile): void {
  if (person.post !== 'group_leader') throw new Refusal('not_allowed', 'leader')
}
