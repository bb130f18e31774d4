import { z } from 'zod'
import type { FocusTag } from '../../model/catalogue.ts'
import { Id } from '../../model/ids.ts'
import type { Kind } from '../../model/record.ts'
import { request } from './request.ts'

/** A tag, and how its entry stands in the newest version of its tree. */
export interface TagOfRecord {
  readonly id: Id
  readonly tag: FocusTag
  /** `unknown`: the catalogue is not in this case file (a result bundle brings the tag alone). */
  readonly state: 'same' | 'reworded' | 'gone' | 'unknown'
  /** How the entry reads now, where it still is there. */
  readonly now: { readonly code: string; readonly text: string } | null
  readonly family: string
}

export interface TaggedRecord {
  readonly recordId: Id
  readonly kind: Kind
  readonly number: string
  readonly title: string
  readonly field: string
  readonly place: string
}

export const focusRequests = {
  ofRecord: request(z.object({ recordId: Id }), 'read').answers<readonly TagOfRecord[]>(),
  /** Makes these entries, and no others, the tags of the record (`field` empty) or of a part of it. Idempotent. */
  set: request(
    z.object({
      recordId: Id,
      field: z.string().max(200).default(''),
      items: z.array(z.object({ catalogueId: Id, itemId: Id })).max(200),
    }),
    'write',
    ['focus_tag'],
  ).answers<readonly TagOfRecord[]>(),
  ofItem: request(z.object({ itemId: Id }), 'read').answers<readonly TaggedRecord[]>(),
}
