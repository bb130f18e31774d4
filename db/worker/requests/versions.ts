import { z } from 'zod'
import { Id } from '../../model/ids.ts'
import type { Kind } from '../../model/record.ts'
import { request, type Topic } from './request.ts'

/** A record that rests on an entry of a catalogue or a policy. */
export interface Reliant {
  readonly recordId: Id
  readonly kind: Kind
  readonly number: string
  readonly title: string
  readonly entryId: Id
}

/** What catalogues and policies share: versions with entries that records are tagged with, or cite. */
export const versionRequests = (topics: readonly Topic[]) => ({
  /** Who rests on a version, entry by entry. A version that is relied on cannot go, nor can such an entry. */
  reliants: request(z.object({ id: Id }), 'read').answers<readonly Reliant[]>(),
  /** Takes an entry out of its version. Refuses with `relied_on`, or `bad_input` where something stands below it. */
  removeEntry: request(z.object({ id: Id, version: z.int().min(1), entryId: Id }), 'manage', topics).answers<{
    readonly version: number
  }>(),
})

/** Writes one entry: in its place where its id is known, else behind `after` (at the head where that is null). */
export const putEntryOf = <T extends z.ZodType>(entry: T, topics: readonly Topic[]) =>
  request(z.object({ id: Id, version: z.int().min(1), entry, after: Id.nullable().default(null) }), 'manage', topics).answers<{
    readonly version: number
  }>()
