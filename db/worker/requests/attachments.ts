import { z } from 'zod'
import { attachmentRoles, largestAttachment } from '../../model/attachment.ts'
import { Id, Line } from '../../model/ids.ts'
import type { RecordOf } from '../../model/record.ts'
import { request } from './request.ts'

/** Long work is named by whoever starts it, so that progress and cancel can find it. */
export const Job = z.uuid()

const about = { recordId: Id, role: z.enum(attachmentRoles).default('other') }

export const attachmentRequests = {
  ofRecord: request(z.object({ recordId: Id, deleted: z.boolean().default(false) }), 'read').answers<readonly RecordOf<'attachment'>[]>(),
  /** Streams files from disk into the case file. Paths come from the main process or the CLI. */
  addFiles: request(z.object({ ...about, paths: z.array(z.string()).min(1).max(200), job: Job }), 'write', ['attachment']).answers<{
    readonly added: readonly RecordOf<'attachment'>[]
    readonly failed: readonly { readonly name: string; readonly code: string }[]
  }>(),
  /** Dragged and pasted files come through the page in pieces, in order: begin, append …, finish (or abandon). */
  begin: request(
    z.object({ ...about, name: Line.min(1), mediaType: Line, size: z.int().nonnegative().max(largestAttachment) }),
    'write',
  ).answers<{ readonly uploadId: Id }>(),
  append: request(z.object({ uploadId: Id, bytes: z.instanceof(Uint8Array) }), 'write').answers<null>(),
  finish: request(z.object({ uploadId: Id }), 'write', ['attachment']).answers<RecordOf<'attachment'>>(),
  abandon: request(z.object({ uploadId: Id }), 'write').answers<null>(),
  rename: request(
    z.object({ id: Id, name: Line.min(1).optional(), caption: Line.optional(), role: z.enum(attachmentRoles).optional() }),
    'write',
    ['attachment'],
  ).answers<RecordOf<'attachment'>>(),
  remove: request(z.object({ id: Id }), 'write', ['attachment']).answers<null>(),
  restore: request(z.object({ id: Id }), 'write', ['attachment']).answers<null>(),
  /** Decrypted bytes for the viewer, at most 1 MiB a call; `size` is that of the whole file. */
  read: request(
    z.object({
      id: Id,
      offset: z.int().nonnegative(),
      length: z
        .int()
        .min(0)
        .max(1024 ** 2),
    }),
    'read',
  ).answers<{
    readonly bytes: Uint8Array
    readonly name: string
    readonly size: number
    readonly mediaType: string
  }>(),
  /** Writes one file, decrypted, where the person chose; audited with the reason. */
  exportTo: request(z.object({ id: Id, path: z.string(), reason: Line.min(1), job: Job }), 'export', ['audit']).answers<{
    readonly size: number
    readonly sha256: string
  }>(),
}
