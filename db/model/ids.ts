import { z } from 'zod'

/** Every record, account, device and bundle is named by a UUIDv7: unique without a server, sorted by time of birth. */
export const Id = z.uuid()
export type Id = z.infer<typeof Id>

/** SHA-256 in lower-case hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** An instant: UTC, milliseconds since 1970. */
export const Instant = z.int().nonnegative()

/** A calendar day as people write it on forms: `2026-03-15`, or empty while unknown. */
export const Day = z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/)

/** A day that is known. */
export const KnownDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** A wall-clock minute as noted down in a room: `2026-03-15T09:10`, or empty while unknown. */
export const Minute = z.string().regex(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})?$/)

/** A time of day, `09:10`, or empty while unknown. */
export const Time = z.string().regex(/^(\d{2}:\d{2})?$/)

/** One line of a form. */
export const Line = z.string().max(500)

/** A long field. 20,000 characters is what comparable systems allow; an interview turn can hold as much. */
export const Text = z.string().max(20_000)
