import { z } from 'zod'
import { Id, Line, Sha256 } from './ids.ts'

export const attachmentRoles = ['evidence', 'signed_scan', 'other'] as const

/** The most that one attachment may hold: 4 GiB. */
export const largestAttachment = 4 * 1024 ** 3

/** A file that belongs to a record. Its bytes lie encrypted under `files/`, named by a keyed hash. */
export const Attachment = z.object({
  recordId: Id,
  name: Line.min(1),
  mediaType: Line,
  size: z.int().nonnegative().max(largestAttachment),
  sha256: Sha256,
  role: z.enum(attachmentRoles).default('other'),
  caption: Line.default(''),
})
export type Attachment = z.infer<typeof Attachment>
