import type { z } from 'zod'
import type { Permission } from '../permissions.ts'

/**
 * What a request is, for both sides of the thread: the schema of its argument, what it answers (a type only:
 * answers come from our own code), what the person must be allowed to do, and which topics of the page it makes stale.
 */
export interface Request<A extends z.ZodType = z.ZodType, R = unknown> {
  readonly args: A
  readonly needs: Permission
  readonly changes: readonly Topic[]
  /** Exists in types alone. */
  readonly answers?: R
}

/** What the page keeps in its cache, by name. A kind of record is a topic of its own. */
export type Topic =
  | import('../../model/record.ts').Kind
  | 'accounts'
  | 'exchange'
  | 'imports'
  | 'audit'
  | 'search'
  | 'personal'
  | 'everything'

export const request = <A extends z.ZodType>(args: A, needs: Permission, changes: readonly Topic[] = []) => ({
  answers: <R>(): Request<A, R> => ({ args, needs, changes }),
})

/** What a caller passes (defaults may be left out) and what comes back. */
export type Args<Q> = Q extends Request<infer A, unknown> ? z.input<A> : never
export type Result<Q> = Q extends Request<z.ZodType, infer R> ? R : never
