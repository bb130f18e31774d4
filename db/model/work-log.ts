import { z } from 'zod'
import { Day, Id, Instant, Line, Text } from './ids.ts'

/** How many records of each kind; kinds without any are left out. */
const ByKind = z.record(z.string().max(60), z.int().min(1))

/** What the records say of a stretch of days, both ends included. Nobody types these. */
export const Figures = z.object({
  from: Day,
  to: Day,
  byKind: ByKind,
  byMember: z.array(z.object({ memberId: Id, byKind: ByKind })).max(200),
  /** Drafts by domain; one that names two counts in both, one that names none under ''. */
  draftsByDomain: z.record(z.string().max(500), z.int().min(1)),
})
export type Figures = z.infer<typeof Figures>

/** The figures as they were when the log was closed. Written by the casework alone. */
const closing = {
  figures: Figures.nullable().default(null),
  closedAt: Instant.nullable().default(null),
  closedBy: Id.nullable().default(null),
  status: z.enum(['open', 'closed']).default('open'),
}

/** What one member did on the day, in a sentence. */
export const WorkOfMember = z.object({ id: Id, memberId: Id.nullable().default(null), did: Text.default('') })
export type WorkOfMember = z.infer<typeof WorkOfMember>

/** 工作日志: one a day for the whole group. */
export const WorkLog = z.object({
  day: Day.default(''),
  work: z.array(WorkOfMember).max(60).default([]),
  findings: Text.default(''),
  todos: Text.default(''),
  note: Text.default(''),
  ...closing,
})
export type WorkLog = z.infer<typeof WorkLog>

/** 周报. */
export const WeeklyReport = z.object({
  from: Day.default(''),
  to: Day.default(''),
  reportedOn: Day.default(''),
  reporter: Id.nullable().default(null),
  findings: Text.default(''),
  todos: Text.default(''),
  nextPlan: Text.default(''),
  note: Line.default(''),
  ...closing,
})
export type WeeklyReport = z.infer<typeof WeeklyReport>
