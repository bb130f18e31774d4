import type { RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { InterviewPlan, PlanPerson, Rate, TalkState } from '../worker/requests/plan.ts'
import { atomically } from './atomically.ts'
import { minuteOf } from './days.ts'
import { createRecord, saveRecord } from './footing.ts'
import { type Living, livingBodies, type Stay } from './living.ts'
import { plain } from './roster-import.ts'
import { recordOf } from './rows.ts'

type Person = Living<'roster_person'>
type Talk = Living<'interview'>

/** Which talks are whose: by hand where somebody said so, else by name and unit, besides those begun from the roster. */
export function talksOf(people: readonly Person[], talks: readonly Talk[]): ReadonlyMap<string, readonly Talk[]> {
  const byId = new Map(talks.map((talk) => [talk.id, talk]))
  const byName = groupBy(talks, ({ unitId, body }) => `${unitId} ${plain(body.interviewee.name)}`)
  const namesakes = groupBy(people, ({ unitId, body }) => `${unitId} ${plain(body.name)}`)
  return new Map(
    people.map((person) => {
      const { body, unitId } = person
      const chosen = body.interviewId === null ? undefined : byId.get(body.interviewId)
      if (body.matching === 'by_hand') return [person.id, chosen === undefined ? [] : [chosen]]
      const key = `${unitId} ${plain(body.name)}`
      const alone = namesakes.get(key)?.length === 1
      const found =
        plain(body.name) === '' ? [] : (byName.get(key) ?? []).filter((talk) => sameUnit(body.unit, talk.body.interviewee.unit, alone))
      const all = chosen === undefined || found.includes(chosen) ? found : [...found, chosen]
      return [person.id, all.toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : a.id < b.id ? -1 : 1))]
    }),
  )
}

/** A unit that was left out says nothing, unless two people of one name stand on the roster. */
const sameUnit = (a: string, b: string, alone: boolean): boolean => plain(a) === plain(b) || (alone && (plain(a) === '' || plain(b) === ''))

const startOf = ({ body }: Talk): string => body.startedAt || '9999'

const isHeld = ({ body }: Talk): boolean => body.status !== 'planned'

const groupBy = <T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}

/** Everybody on the roster, with what has become of the talk. */
export function planPeople(caseFile: CaseFile, stay: Stay): readonly PlanPerson[] {
  const people = livingBodies(caseFile, 'roster_person', stay)
  const talks = talksOf(people, livingBodies(caseFile, 'interview', stay))
  const now = minuteOf(caseFile.now())
  return people.map((person) => facedPerson(person, talks.get(person.id) ?? [], now)).toSorted(inOrder)
}

const facedPerson = ({ id, unitId, body }: Person, talks: readonly Talk[], now: string): PlanPerson => ({
  ...{ id, unitId, name: body.name, unit: body.unit, post: body.post, category: body.category, group: body.group },
  ...{ plannedOn: body.plannedOn, plannedTime: body.plannedTime, minutes: body.minutes, place: body.place, talkers: body.talkers },
  state: stateOf(body, talks, now),
  talks: talks.map((talk) => ({ id: talk.id, number: talk.number, startedAt: talk.body.startedAt, held: isHeld(talk) })),
})

function stateOf(body: Person['body'], talks: readonly Talk[], now: string): TalkState {
  if (talks.some(isHeld)) return 'done'
  if (body.status !== 'listed') return body.status
  if (talks.some(({ body: talk }) => talk.turns.length > 0)) return 'begun'
  if (body.plannedOn === '') return talks.length > 0 ? 'begun' : 'unplanned'
  const late = body.plannedTime === '' ? body.plannedOn < now.slice(0, 10) : endOf(body) < now
  return late ? 'overdue' : talks.length > 0 ? 'begun' : 'planned'
}

/** The minute at which a planned talk should be over. */
function endOf({ plannedOn, plannedTime, minutes }: Pick<PlanPerson, 'plannedOn' | 'plannedTime' | 'minutes'>): string {
  return new Date(Date.parse(`${plannedOn}T${plannedTime}:00Z`) + minutes * 60_000).toISOString().slice(0, 16)
}

const planned = ({ plannedOn, plannedTime }: PlanPerson): string => `${plannedOn || '9999'}T${plannedTime}`
const inOrder = (a: PlanPerson, b: PlanPerson): number =>
  planned(a) < planned(b) ? -1 : planned(a) > planned(b) ? 1 : a.id < b.id ? -1 : 1

/** The plan of a round or one of its units: how far, what is missing, what does not fit. */
export function interviewPlan(caseFile: CaseFile, stay: Stay): InterviewPlan {
  const people = planPeople(caseFile, stay)
  const mandatory = people.filter(({ category }) => category === 'mandatory')
  return {
    people,
    rate: rateOf(people),
    mandatory: rateOf(mandatory),
    unplanned: mandatory.filter(({ state }) => state === 'unplanned').map(({ id }) => id),
    overdue: people.filter(({ state }) => state === 'overdue').map(({ id }) => id),
    pairs: pairsOf(people),
    conflicts: conflictsOf(people),
  }
}

/** Whoever has one talker or none yet belongs to no pair. Pairs stand in the order of their first talks. */
function pairsOf(people: readonly PlanPerson[]): InterviewPlan['pairs'] {
  const paired = people.filter(({ talkers }) => new Set(talkers).size > 1)
  const groups = groupBy(paired, ({ talkers }) => [...new Set(talkers)].sort().join(' '))
  return [...groups.values()].map((group) => ({
    talkers: [...new Set(group[0]?.talkers)],
    people: group.map(({ id }) => id),
    rate: rateOf(group),
  }))
}

export const rateOf = (people: readonly PlanPerson[]): Rate => ({
  done: people.filter(({ state }) => state === 'done').length,
  all: people.filter(({ state }) => state !== 'waived').length,
})

/** Talks that are still to come and overlap, by whoever should sit in both. */
function conflictsOf(people: readonly PlanPerson[]): InterviewPlan['conflicts'] {
  const timed = people.filter(
    ({ state, plannedOn, plannedTime }) => ['planned', 'begun', 'overdue'].includes(state) && plannedOn !== '' && plannedTime !== '',
  )
  const byMember = new Map<string, PlanPerson[]>()
  for (const person of timed) for (const talker of new Set(person.talkers)) byMember.set(talker, [...(byMember.get(talker) ?? []), person])
  return [...byMember].flatMap(([memberId, theirs]) =>
    theirs.flatMap((first, index) =>
      theirs
        .slice(index + 1)
        .filter((second) => planned(second) < endOf(first))
        .map((second) => ({ memberId, first: first.id, second: second.id })),
    ),
  )
}

/** One person of the roster as the plan has them. Refuses with `not_found`. */
export function planPerson(caseFile: CaseFile, id: string): PlanPerson {
  const { roundId, unitId } = recordOf(caseFile, 'roster_person', id)
  const found = planPeople(caseFile, { ...(roundId !== null && { roundId }), unitId }).find((person) => person.id === id)
  if (found !== undefined) return found
  const { body } = recordOf(caseFile, 'roster_person', id) // in the bin
  return facedPerson({ id, unitId, number: '', title: '', status: body.status, version: 1, body }, [], minuteOf(caseFile.now()))
}

/**
 * Begins the talk with a person of the roster, with all that the roster knows. One that waits already is answered again;
 * so is one that took place, unless `again` asks for a further one. Refuses with `not_found`.
 */
export function beginTalk(caseFile: CaseFile, id: string, again: boolean): RecordOf<'interview'> {
  return atomically(caseFile, () => {
    const person = recordOf(caseFile, 'roster_person', id)
    const { talks } = planPerson(caseFile, id)
    const open = talks.findLast(({ held }) => !held) ?? (again ? undefined : talks.at(-1))
    if (open !== undefined) return recordOf(caseFile, 'interview', open.id)
    const { body, roundId, unitId } = person
    const { name, unit, post, place, talkers, outlineId, plannedOn, plannedTime } = body
    const made = createRecord(caseFile, 'interview', {
      ...{ roundId, unitId },
      body: {
        interviewee: { name, unit, post },
        category: talks.length > 0 ? 'return_visit' : body.category,
        startedAt: plannedOn === '' || plannedTime === '' || talks.length > 0 ? '' : `${plannedOn}T${plannedTime}`,
        ...{ place, talkers, outlineId },
      },
    })
    if (body.matching === 'auto') saveRecord(caseFile, 'roster_person', { id, version: person.version, changes: { interviewId: made.id } })
    return made
  })
}
