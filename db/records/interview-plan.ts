import { sql } from 'kysely'
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

/** A talk as far as the plan asks: with whom, when, and whether it took place or has begun. */
interface Talk {
  readonly id: string
  readonly unitId: string | null
  readonly number: string
  readonly startedAt: string
  readonly name: string
  readonly unit: string
  readonly held: boolean
  readonly begun: boolean
}

/** All talks, without what was said: the name is the title of their rows, the unit stands in a passage of its own. */
function talksIn({ queries }: CaseFile, { roundId, unitId }: Stay): readonly Talk[] {
  let rows = queries.k
    .selectFrom('record')
    .leftJoin('passage', (join) => join.onRef('record_id', '=', 'record.id').on('field', '=', 'interviewee/unit'))
    .select(['record.id', 'unit_id as unitId', 'number', 'title as name', 'status', 'occurred_on as startedAt', 'text as unit'])
    .select(
      sql<number>`status = 'planned' AND EXISTS (
        SELECT 1 FROM body WHERE body.record_id = record.id AND json_array_length(json, '$.turns') > 0)`.as('begun'),
    )
    .where('kind', '=', 'interview')
    .where('deleted_at', 'is', null)
  if (roundId !== undefined) rows = rows.where('round_id', '=', roundId)
  if (unitId) rows = rows.where('unit_id', '=', unitId)
  return queries
    .all(rows.orderBy('number').orderBy('record.id'))
    .map(({ status, unit, begun, ...talk }) => ({ ...talk, unit: unit ?? '', held: status !== 'planned', begun: begun === 1 }))
}

/** Which talks are whose: by hand where somebody said so, else by name and unit, besides those begun from the roster. */
export function talksOf(people: readonly Person[], talks: readonly Talk[]): ReadonlyMap<string, readonly Talk[]> {
  const byId = new Map(talks.map((talk) => [talk.id, talk]))
  const byName = groupBy(talks, ({ unitId, name }) => `${unitId} ${plain(name)}`)
  const namesakes = groupBy(people, ({ unitId, body }) => `${unitId} ${plain(body.name)}`)
  return new Map(
    people.map((person) => {
      const { body, unitId } = person
      const chosen = body.interviewId === null ? undefined : byId.get(body.interviewId)
      if (body.matching === 'by_hand') return [person.id, chosen === undefined ? [] : [chosen]]
      const key = `${unitId} ${plain(body.name)}`
      const alone = namesakes.get(key)?.length === 1
      const found = plain(body.name) === '' ? [] : (byName.get(key) ?? []).filter((talk) => sameUnit(body.unit, talk.unit, alone))
      const all = chosen === undefined || found.includes(chosen) ? found : [...found, chosen]
      return [person.id, all.toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : a.id < b.id ? -1 : 1))]
    }),
  )
}

/** A unit that was left out says nothing, unless two people of one name stand on the roster. */
const sameUnit = (a: string, b: string, alone: boolean): boolean => plain(a) === plain(b) || (alone && (plain(a) === '' || plain(b) === ''))

const startOf = ({ startedAt }: Talk): string => startedAt || '9999'

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
  const talks = talksOf(people, talksIn(caseFile, stay))
  const now = minuteOf(caseFile.now())
  return people.map((person) => facedPerson(person, talks.get(person.id) ?? [], now)).toSorted(inOrder)
}

const facedPerson = ({ id, unitId, body }: Person, talks: readonly Talk[], now: string): PlanPerson => ({
  ...{ id, unitId, name: body.name, unit: body.unit, post: body.post, category: body.category, group: body.group },
  ...{ plannedOn: body.plannedOn, plannedTime: body.plannedTime, minutes: body.minutes, place: body.place, talkers: body.talkers },
  state: stateOf(body, talks, now),
  talks: talks.map(({ id: talk, number, startedAt, held }) => ({ id: talk, number, startedAt, held })),
})

function stateOf(body: Person['body'], talks: readonly Talk[], now: string): TalkState {
  if (talks.some(({ held }) => held)) return 'done'
  if (body.status !== 'listed') return body.status
  if (talks.some(({ begun }) => begun)) return 'begun'
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
  const pairs = [...new Set(timed.flatMap(({ talkers }) => talkers))].flatMap((memberId) => {
    const theirs = timed.filter(({ talkers }) => talkers.includes(memberId))
    return theirs.flatMap((first, index) => {
      const end = endOf(first)
      // They stand in the order in which they begin: none after the first that begins later can overlap.
      const after = theirs.findIndex((second, other) => other > index && planned(second) >= end)
      return theirs.slice(index + 1, after === -1 ? undefined : after).map((second) => ({ memberId, first: first.id, second: second.id }))
    })
  })
  return pairs
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
