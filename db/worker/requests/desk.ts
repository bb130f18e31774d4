import { z } from 'zod'
import { scopes } from '../../model/forms/form.ts'
import { Id } from '../../model/ids.ts'
import type { Kind } from '../../model/record.ts'
import type { Said } from './exchange.ts'
import type { PlannedTask } from './plan.ts'
import { request } from './request.ts'

export interface SearchHit {
  readonly recordId: Id
  readonly kind: Kind
  readonly number: string
  readonly title: string
  readonly status: string
  /** Best passages, at most three: where, and the text around the words. */
  readonly passages: readonly { readonly field: string; readonly before: string; readonly match: string; readonly after: string }[]
}

/** What people know a record by. */
export interface RecordName {
  readonly id: Id
  readonly kind: Kind
  readonly number: string
  readonly title: string
  readonly subtitle: string
}

export const searchRequests = {
  /** All words must occur in the record; words are separated by spaces. */
  find: request(
    z.object({
      text: z.string().max(200),
      kinds: z.array(z.string()).max(60).default([]),
      unitId: Id.nullish(),
      limit: z.int().min(1).max(200).default(50),
    }),
    'read',
  ).answers<{ readonly hits: readonly SearchHit[]; readonly total: number }>(),
  /** Records by what people call them, in the order of their ids; those that are not there are left out. */
  named: request(z.object({ ids: z.array(Id).max(500) }), 'read').answers<readonly RecordName[]>(),
  /** Living records of some kinds to choose from: those in which the words occur, the latest first. */
  among: request(
    z.object({
      kinds: z.array(z.string()).max(60),
      roundId: Id.nullish(),
      unitId: Id.nullish(),
      text: z.string().max(200).default(''),
      limit: z.int().min(1).max(100).default(30),
    }),
    'read',
  ).answers<readonly RecordName[]>(),
  /** Completes names, units, posts and places from what was typed before, most used first. */
  suggest: request(
    z.object({
      scope: z.enum(scopes),
      text: z.string().max(100),
      limit: z.int().max(50).default(8),
    }),
    'read',
  ).answers<readonly string[]>(),
}

export interface AuditEntry {
  readonly seq: number
  readonly at: number
  readonly by: string
  readonly action: string
  readonly subjectKind: string | null
  readonly subjectId: Id | null
  readonly detail: Readonly<Record<string, unknown>>
  readonly hash: string
}

export const auditRequests = {
  list: request(z.object({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(1000).default(200) }), 'read').answers<{
    readonly rows: readonly AuditEntry[]
    readonly total: number
  }>(),
  /** Recomputes the chain from its first row and compares its head with the one kept outside the database. */
  verify: request(z.object({}), 'read').answers<{ readonly rows: number; readonly intact: boolean; readonly brokenAt: number | null }>(),
}

/** What waits for the person at the keyboard, and where the round stands. */
export interface Today {
  readonly interviews: { readonly done: number; readonly planned: number; readonly unsigned: number }
  readonly documents: { readonly requested: number; readonly provided: number; readonly overdue: number; readonly reviewed: number }
  readonly drafts: { readonly byStage: Readonly<Record<string, number>>; readonly stale: number }
  readonly toSign: readonly { readonly id: Id; readonly number: string; readonly title: string; readonly step: string }[]
  readonly returned: readonly { readonly id: Id; readonly number: string; readonly title: string; readonly reason: string }[]
  /** Records in which laptops wrote differently, waiting for anybody to choose. */
  /** The last bundle for the office, where it was sent back. */
  readonly sentBack: { readonly sequence: number; readonly said: Said } | null
  readonly conflicts: number
  /** Mine, due today or overdue. */
  readonly tasks: readonly PlannedTask[]
  /** What the person at the keyboard has begun or changed today. */
  readonly did: readonly Pick<RecordName, 'id' | 'kind' | 'number' | 'title'>[]
  readonly recent: readonly {
    readonly id: Id
    readonly kind: Kind
    readonly number: string
    readonly title: string
    readonly updatedAt: number
    readonly by: string
  }[]
}

export const deskRequests = {
  today: request(z.object({ roundId: Id, unitId: Id.nullish() }), 'read').answers<Today>(),
  /** An invented round, marked 示例, to learn with; and its removal, which leaves no trace in lists or search. */
  createSample: request(z.object({}), 'manage', ['everything']).answers<{ readonly roundId: Id }>(),
  removeSample: request(z.object({}), 'manage', ['everything']).answers<null>(),
}

export const jobRequests = {
  cancel: request(z.object({ job: z.uuid() }), 'none').answers<null>(),
}
