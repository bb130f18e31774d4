import { z } from 'zod'
import { KnownDay as day, Id } from '../../model/ids.ts'
import type { Kind, RecordOf } from '../../model/record.ts'
import type { Figures, WorkLog } from '../../model/work-log.ts'
import { request } from './request.ts'

/** One piece of work: a record that took place on a day, and who took part. */
export interface WorkDone {
  readonly id: Id
  readonly kind: Kind
  readonly number: string
  readonly title: string
  readonly subtitle: string
  readonly day: string
  readonly members: readonly Id[]
}

/** A day's log as its week reads it. */
export type LogOfDays = { readonly id: Id } & Pick<WorkLog, 'day' | 'findings' | 'todos' | 'status'>

export interface WorkOfDays {
  readonly figures: Figures
  readonly work: readonly WorkDone[]
  readonly logs: readonly LogOfDays[]
}

const log = z.object({ kind: z.enum(['work_log', 'weekly_report']), id: Id, version: z.int().min(1) })
const changes = ['work_log', 'weekly_report', 'search'] as const

export const dayRequests = {
  /** Live, from the records; both ends included. */
  work: request(z.object({ roundId: Id, from: day, to: day }), 'read').answers<WorkOfDays>(),
  /** The log of a day; made where there is none. */
  log: request(z.object({ roundId: Id, day }), 'write', changes).answers<RecordOf<'work_log'>>(),
  /** Keeps the figures as they are now. */
  close: request(log, 'write', changes).answers<RecordOf<'work_log' | 'weekly_report'>>(),
  reopen: request(log, 'write', changes).answers<RecordOf<'work_log' | 'weekly_report'>>(),
}
