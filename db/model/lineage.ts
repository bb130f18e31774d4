import { z } from 'zod'

/**
 * Who may stamp a field: one opening of a case file (twelve characters, drawn anew each time, so that a copy put back
 * never stamps as the original does), or, for records from before there were stamps, the hash of a content.
 */
export const Actor = z.string().regex(/^([A-Za-z0-9_-]{12}|[0-9a-f]{64})$/)

const Place = z.int().nonnegative()
/** No record is saved a thousand milliard times; what counts further would leave no room to go on. */
const Count = z.int().min(1).max(1e12)

/**
 * A value that a field has, by what wrote it: place of the actor in `context`, and its count. The value itself is left
 * out where it is the one that the body shows, and is in brackets where it is not; `[]` is a field that is not there.
 */
export const Stamp = z.union([z.tuple([Place, Count]), z.tuple([Place, Count, z.array(z.unknown()).max(1)])])
export type Stamp = z.infer<typeof Stamp>

/** How a record came to be what it is: what it has seen, and what wrote each of its fields; see db/exchange/FORMAT.md. */
export const Lineage = z.strictObject({
  /** Each actor, by rising name, with the highest of its counts that the record has seen. */
  context: z
    .array(z.tuple([Actor, Count]))
    .min(1)
    .max(20_000),
  /** Field → what wrote it; `*` and `turns/<id>/*` stand for all fields there that are not named. */
  stamps: z.record(z.string().max(600), z.array(Stamp).min(1).max(1000)),
})
export type Lineage = z.infer<typeof Lineage>
