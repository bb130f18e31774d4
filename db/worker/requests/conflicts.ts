import { z } from 'zod'
import { Id } from '../../model/ids.ts'
import type { Kind, RecordOf } from '../../model/record.ts'
import type { Renumbering } from './exchange.ts'
import { request } from './request.ts'

/** A record in which two laptops gave a field different values, or one put it into the bin and another went on. */
export interface ConflictRow {
  readonly recordId: Id
  readonly kind: Kind
  readonly roundId: Id | null
  readonly unitId: Id | null
  readonly number: string
  readonly title: string
  readonly fields: number
}

/** One of the values of a field, with who wrote it where and when, as far as the history tells. */
export interface ConflictSide {
  /** Absent: the field is not there. */
  readonly value?: unknown
  /** Whether it was written on this laptop. */
  readonly ours: boolean
  readonly by: string | null
  readonly on: string | null
  readonly at: number | null
}

export interface OpenConflict {
  readonly record: RecordOf
  readonly fields: readonly {
    /** As in the history: `place`, `turns/<id>/answer`; `deleted` where it is about the record as a whole. */
    readonly field: string
    /** Two, rarely more; those of this laptop first. */
    readonly sides: readonly ConflictSide[]
    /** Whether a third value may be written instead: not where the value is the outcome of casework. */
    readonly writable: boolean
  }[]
}

const scope = z.object({ roundId: Id.nullish() })

export const conflictRequests = {
  list: request(scope, 'read').answers<readonly ConflictRow[]>(),
  open: request(z.object({ id: Id }), 'read').answers<OpenConflict>(),
  /** Chooses in some or all of a record's fields: the value of a side by its place, or one written anew. */
  settle: request(
    z.object({
      id: Id,
      version: z.int().min(1),
      choices: z
        .array(
          z.object({
            field: z.string().max(600),
            choice: z.union([z.object({ side: z.int().min(0) }), z.object({ written: z.unknown() })]),
          }),
        )
        .min(1)
        .max(1000),
    }),
    'settle',
    ['everything'],
  ).answers<OpenConflict>(),
  renumberings: request(z.object({ roundId: Id }), 'read').answers<readonly Renumbering[]>(),
}
