import { z } from 'zod'
import { type FormedArea, type FormedKind, formedAreas, forms } from '../../model/forms/index.ts'
import { Id, KnownDay } from '../../model/ids.ts'
import { type Body, bodies, type HistoryEntry, type Kind, type RecordOf } from '../../model/record.ts'
import type { Permission } from '../permissions.ts'
import { changesOf, type Request, request } from './request.ts'

/** Which rows of a list, in which order. Filters of one name are alternatives, of several names all must hold. */
export const ListQuery = z.object({
  roundId: Id.nullish(),
  unitId: Id.nullish(),
  /** Typed words: every one must occur somewhere in the record. */
  text: z.string().max(200).default(''),
  status: z.array(z.string().max(40)).max(20).default([]),
  /** Facet name → accepted values, as the kind's definition fills them (e.g. `category`, `handler`). */
  facets: z.record(z.string().max(40), z.array(z.string().max(200)).max(50)).default({}),
  /** Only what took place within these days, both ends included: what a log or a report counts. */
  days: z.tuple([KnownDay, KnownDay]).nullish(),
  /** Only what this member took part in. */
  doneBy: Id.nullish(),
  deleted: z.boolean().default(false),
  sortBy: z.enum(['number', 'title', 'status', 'occurredOn', 'updatedAt', 'createdAt']).default('number'),
  direction: z.enum(['ascending', 'descending']).default('descending'),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(1000).default(200),
})
export type ListQuery = z.input<typeof ListQuery>

/** A row of a list: enough to recognise a record without opening it. */
export interface RecordSummary {
  readonly id: Id
  readonly kind: Kind
  readonly roundId: Id | null
  readonly unitId: Id | null
  readonly number: string
  readonly title: string
  readonly subtitle: string
  readonly status: string
  /** Day or minute on which the matter took place, as text. */
  readonly occurredOn: string
  readonly facets: Readonly<Record<string, readonly string[]>>
  readonly version: number
  readonly updatedAt: number
  readonly updatedBy: Id
  readonly deletedAt: number | null
  readonly attachments: number
  /** Evidence links that start or end at the record. */
  readonly evidence: number
  /** Whether any evidence link at the record no longer matches its source. Filled for drafts. */
  readonly staleEvidence: boolean
}

export interface Page<T> {
  readonly rows: readonly T[]
  readonly total: number
  /** Rows per status under the same query without the status filter. */
  readonly byStatus: Readonly<Record<string, number>>
}

/**
 * The seven verbs that every kind of record has. `save` takes only the changed top-level fields of the body and
 * the version they were typed on; `version_conflict` is answered when somebody else saved in between.
 */
export const recordRequests = <K extends Kind>(kind: K, writing: Permission = 'write') => {
  const body = bodies[kind] as unknown as z.ZodObject
  return {
    list: request(ListQuery, 'read').answers<Page<RecordSummary>>(),
    open: request(z.object({ id: Id }), 'read').answers<RecordOf<K>>(),
    create: request(z.object({ roundId: Id.nullable().default(null), unitId: Id.nullable().default(null), body }), writing, [
      kind,
      'search',
    ]).answers<RecordOf<K>>() as unknown as Request<CreateArgs<K>, RecordOf<K>>,
    save: request(
      // `optional()` keeps defaults from being filled in: what is absent stays as it was.
      z.object({ id: Id, version: z.int().min(1), changes: changesOf(body) }),
      writing,
      [kind, 'search'],
    ).answers<RecordOf<K>>() as unknown as Request<SaveArgs<K>, RecordOf<K>>,
    delete: request(z.object({ id: Id }), writing, [kind, 'search']).answers<RecordOf<K>>(),
    restore: request(z.object({ id: Id }), writing, [kind, 'search']).answers<RecordOf<K>>(),
    history: request(z.object({ id: Id }), 'read').answers<readonly HistoryEntry[]>(),
  }
}

type CreateArgs<K extends Kind> = z.ZodType<
  { roundId: Id | null; unitId: Id | null; body: Body<K> },
  { roundId?: Id | null; unitId?: Id | null; body: z.input<(typeof bodies)[K]> }
>
type SaveArgs<K extends Kind> = z.ZodType<{ id: Id; version: number; changes: Partial<Body<K>> }>

/** The seven verbs of every kind with a form, by area. */
export const formedRequests = Object.fromEntries(formedAreas.map((area) => [area, recordRequests(forms[area].kind)])) as {
  readonly [A in FormedArea]: ReturnType<typeof recordRequests<FormedKind<A>>>
}
