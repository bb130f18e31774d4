import { z } from 'zod'
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
  | 'clue'
  | 'accounts'
  | 'exchange'
  | 'imports'
  | 'movements'
  | 'upload'
  | 'shares'
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

/** Changed fields of a body, none of them required and none with its default: what is absent stays as it was. */
export const changesOf = <T extends z.ZodRawShape>(body: z.ZodObject<T>): z.ZodType<Partial<z.output<z.ZodObject<T>>>> =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(body.shape as unknown as Readonly<Record<string, z.ZodType>>).map(([field, schema]) => [
        field,
        (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault ? (schema.unwrap() as z.ZodType) : schema).optional(),
      ]),
    ),
  ) as unknown as z.ZodType<Partial<z.output<z.ZodObject<T>>>>
