import { z } from 'zod'
import { Day, Id, Line } from '../../model/ids.ts'
import { type Direction, directions, type MovementKind, movementKinds } from '../../model/movement.ts'
import { Job } from './attachments.ts'
import { request } from './request.ts'

/** A line of the register. */
export interface Movement {
  readonly id: Id
  readonly number: number
  readonly at: number
  readonly direction: Direction
  readonly what: MovementKind
  readonly content: string
  readonly fileName: string
  readonly files: number
  /** Null where nobody knows: paper, and what came before the register. */
  readonly size: number | null
  readonly sha256: string | null
  readonly medium: string
  readonly mediumSerial: string
  readonly classification: string
  readonly by: string
  readonly approvedBy: string
  readonly purpose: string
  /** When it was found that the file did not get its name. */
  readonly failedAt: number | null
}

/** What a register of movements shows; words are looked for in content, file, medium, people, purpose and hash. */
export const MovementQuery = z.object({
  direction: z.enum(directions).nullable().default(null),
  what: z.array(z.enum(movementKinds)).max(30).default([]),
  text: z.string().max(100).default(''),
  from: Day.default(''),
  to: Day.default(''),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(1000).default(100),
})
export type MovementQuery = z.infer<typeof MovementQuery>

const leaving = { which: MovementQuery, reason: Line.min(1), job: Job }
export const MovementsLeaving = z.object(leaving)

/** 导入导出登记簿. */
export const movementRequests = {
  list: request(MovementQuery, 'read').answers<{ readonly rows: readonly Movement[]; readonly total: number }>(),
  /** What the system does not tell: approval, medium, purpose; audited. */
  annotate: request(
    z.object({
      id: Id,
      approvedBy: Line.optional(),
      medium: Line.optional(),
      mediumSerial: Line.optional(),
      purpose: Line.optional(),
    }),
    'manage',
    ['movements', 'audit'],
  ).answers<Movement>(),
  /** The shell tells on which medium a place lies that the person chose; kept until the case file locks. */
  standsOn: request(z.object({ path: z.string().min(1).max(4096), label: Line, serial: Line }), 'read').answers<null>(),
  /** Writes the register as .xlsx where the person chose; it stands in the register itself. */
  exportTo: request(z.object({ ...leaving, path: z.string() }), 'export', ['movements', 'audit']).answers<{
    readonly rows: number
    readonly size: number
  }>(),
}
