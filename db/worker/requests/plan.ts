import { z } from 'zod'
import { Day, Id } from '../../model/ids.ts'
import type { RecordOf } from '../../model/record.ts'
import type { RosterPerson } from '../../model/roster.ts'
import type { Task } from '../../model/task.ts'
import type { TableRefused } from './catalogues.ts'
import { request } from './request.ts'

const path = z.string().min(1).max(4096)
/** A round, or one unit of it. */
export const Stay = z.object({ roundId: Id, unitId: Id.nullish() })

/** What importing a roster would mean, shown before anything is done. */
export type RosterPreview =
  | TableRefused
  | {
      readonly ok: true
      readonly importId: Id
      readonly fileName: string
      /** Who would be entered. */
      readonly people: readonly RosterFace[]
      readonly mandatory: number
      readonly planned: number
      /** Left out: somebody stands in the file twice, or on the roster already. */
      readonly repeated: readonly { readonly row: number; readonly name: string; readonly unit: string; readonly first: number }[]
      readonly known: readonly { readonly row: number; readonly name: string; readonly unit: string }[]
    }

export type RosterFace = Pick<RosterPerson, 'name' | 'unit' | 'post' | 'category' | 'group' | 'plannedOn' | 'plannedTime'> & {
  readonly row: number
}

/** `done` took place, `begun` has a record, `overdue` was planned for a time that has passed. */
export const talkStates = ['done', 'begun', 'overdue', 'planned', 'unplanned', 'unavailable', 'waived'] as const
export type TalkState = (typeof talkStates)[number]

/** One person of the roster, and what has become of the talk. */
export interface PlanPerson {
  readonly id: Id
  readonly unitId: Id | null
  readonly name: string
  readonly unit: string
  readonly post: string
  readonly category: RosterPerson['category']
  readonly group: string
  readonly plannedOn: string
  readonly plannedTime: string
  readonly minutes: number
  readonly place: string
  readonly talkers: readonly Id[]
  readonly state: TalkState
  /** The talks with this person, the latest last. */
  readonly talks: readonly { readonly id: Id; readonly number: string; readonly startedAt: string; readonly held: boolean }[]
}

export interface Rate {
  readonly done: number
  readonly all: number
}

/** 谈话安排: who, when, by whom, how far, and what does not fit. Those no longer to be talked with count in no rate. */
export interface InterviewPlan {
  readonly people: readonly PlanPerson[]
  readonly rate: Rate
  readonly mandatory: Rate
  /** Must-talk people without a time; planned times that have passed without a talk. */
  readonly unplanned: readonly Id[]
  readonly overdue: readonly Id[]
  /** 谈话组: the inspectors who talk together, whatever order they were named in, and how far each pair is. */
  readonly pairs: readonly { readonly talkers: readonly Id[]; readonly people: readonly Id[]; readonly rate: Rate }[]
  /** One inspector in two talks at once. */
  readonly conflicts: readonly { readonly memberId: Id; readonly first: Id; readonly second: Id }[]
}

/** What laying the steps over the days would do to one of them. `kept`: somebody has worked on the task or moved it. */
export interface LaidStep {
  readonly itemId: Id
  readonly code: string
  readonly title: string
  readonly dueOn: string
  readonly change: 'new' | 'moved' | 'same' | 'kept'
  readonly before: string
}

export interface Layout {
  readonly steps: readonly LaidStep[]
  /** Steps whose rule names a day that is not set: 进驻 or 撤点 of the unit. */
  readonly undated: readonly { readonly code: string; readonly title: string }[]
  /** Entries of the procedure without a rule: they get no task. */
  readonly without: number
  readonly entry: string
  readonly exit: string
}

export interface PlannedTask extends Pick<Task, 'title' | 'code' | 'assignees' | 'dueOn' | 'status' | 'doneOn'> {
  readonly id: Id
  readonly unitId: Id | null
  readonly version: number
  readonly overdue: boolean
}

export const planRequests = {
  /** Reads a roster and says what it would mean; writes nothing. */
  readRoster: request(z.object({ roundId: Id, unitId: Id.nullable(), path }), 'write').answers<RosterPreview>(),
  /** Enters the people of the roster that was read last: all of them, or none. */
  importRoster: request(z.object({ roundId: Id, unitId: Id.nullable(), importId: Id }), 'write', [
    'roster_person',
    'search',
    'audit',
  ]).answers<{
    readonly added: number
  }>(),
  rosterTemplate: request(z.object({ path }), 'read').answers<{ readonly fileName: string }>(),
  interviews: request(Stay, 'read').answers<InterviewPlan>(),
  /** One person of the roster, and the talks that count as theirs. */
  person: request(z.object({ id: Id }), 'read').answers<PlanPerson>(),
  /** Begins the talk with a person of the roster, filled in; the one that was begun already is answered again. */
  begin: request(z.object({ id: Id, again: z.boolean().default(false) }), 'write', ['interview', 'roster_person', 'search']).answers<
    RecordOf<'interview'>
  >(),
  /** What laying the procedure over the days of a unit's stay would do. */
  layOut: request(z.object({ roundId: Id, unitId: Id }), 'read').answers<Layout>(),
  commitLayout: request(z.object({ roundId: Id, unitId: Id }), 'write', ['task', 'search', 'audit']).answers<Layout>(),
  /** Tasks due within these days, and those without a day. */
  tasks: request(Stay.extend({ from: Day.min(10), to: Day.min(10) }), 'read').answers<readonly PlannedTask[]>(),
  /** Done, by the person at the keyboard, today. */
  finish: request(z.object({ id: Id, version: z.int().min(1) }), 'write', ['task', 'search']).answers<RecordOf<'task'>>(),
}
