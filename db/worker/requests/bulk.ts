import { z } from 'zod'
import type { Failure } from '../../model/failure.ts'
import { Id, Line } from '../../model/ids.ts'
import { Kind } from '../../model/record.ts'
import { Job } from './attachments.ts'
import { ListQuery } from './records.ts'
import { request } from './request.ts'

/** Records that one act may touch. */
export const mostAtOnce = 5000

const fieldName = z.string().min(1).max(100)

/** One thing done to many records. */
export const BulkChange = z.discriminatedUnion('do', [
  /** Gives a field for people. `add` keeps those who are there already, where the field holds several. */
  z.object({ do: z.literal('assign'), field: fieldName, members: z.array(Id).max(10), how: z.enum(['replace', 'add']).default('replace') }),
  z.object({ do: z.literal('status'), status: z.string().max(40) }),
  z.object({
    do: z.literal('tag'),
    field: fieldName,
    add: z.array(Line.min(1)).max(20).default([]),
    remove: z.array(Line.min(1)).max(20).default([]),
  }),
  /** Entries of catalogues on the record as a whole. */
  z.object({
    do: z.literal('focus'),
    add: z
      .array(z.object({ catalogueId: Id, itemId: Id }))
      .max(20)
      .default([]),
    remove: z.array(Id).max(20).default([]),
  }),
  z.object({ do: z.literal('delete') }),
  z.object({ do: z.literal('restore') }),
])
export type BulkChange = z.infer<typeof BulkChange>

/** What became of an act: nothing is left out without being named. */
export interface BulkOutcome {
  /** By which it can be taken back; null when nothing changed. */
  readonly act: Id | null
  readonly changed: number
  /** Records that were that way already. */
  readonly unchanged: number
  readonly refused: readonly { readonly id: Id; readonly number: string; readonly title: string; readonly failure: Failure }[]
}

/** A version of a record that can be looked at again. */
export interface Moment {
  readonly version: number
  readonly at: number
  readonly by: Id
  /** Top-level fields that changed with it; empty for the first. */
  readonly fields: readonly string[]
  /** The step of its course that the record came to with it. */
  readonly course: string | null
}

/** As a history entry names it: `turns/<id>/answer`; undefined on the side where it is missing. */
export interface VersionDifference {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

const ids = z.array(Id).min(1).max(mostAtOnce)
const one = { kind: Kind, id: Id }
const version = z.int().min(1)

/** Which records of a kind leave as a table: those chosen, or all that a list shows. */
const leaving = { kind: Kind, ids: ids.optional(), list: ListQuery.optional(), reason: Line.min(1), job: Job }

/** What concerns records of any kind, many or one. Topics are told by the handler, since the kind is known only then. */
export const recordsRequests = {
  bulk: request(z.object({ kind: Kind, ids, change: BulkChange }), 'write', ['search', 'audit']).answers<BulkOutcome>(),
  undoBulk: request(z.object({ act: Id }), 'write', ['search', 'audit']).answers<BulkOutcome>(),
  /** Ids of all rows of a list, in its order; its offset and limit do not count. */
  ids: request(z.object({ kind: Kind, list: ListQuery }), 'read').answers<readonly Id[]>(),
  moments: request(z.object(one), 'read').answers<readonly Moment[]>(),
  compare: request(z.object({ ...one, from: version, to: version }), 'read').answers<readonly VersionDifference[]>(),
  /** What to save for one field to be as it was; saving it is a change like any other. */
  fieldAt: request(z.object({ ...one, version, field: z.string().min(1).max(300) }), 'read').answers<Readonly<Record<string, unknown>>>(),
  /** Writes the rows of a list as .xlsx where the person chose; audited with the reason. */
  exportTo: request(z.object({ ...leaving, path: z.string() }), 'export', ['audit']).answers<{
    readonly rows: number
    readonly size: number
    readonly sha256: string
  }>(),
}
export const ListLeaving = z.object(leaving)
