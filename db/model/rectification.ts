import { z } from 'zod'
import { Day, Id, Line, Text } from './ids.ts'

export const rectificationStatuses = ['proposed', 'approved', 'handed_over', 'handling', 'reported', 'verified', 'closed'] as const

/** 立行立改、立查立处 (domain.md §2.12): from the proposal to the closing. */
export const Rectification = z.object({
  number: Line.default(''),
  kind: z.enum(['rectify', 'investigate']).default('rectify'),
  title: Line.default(''),
  raisedOn: Day.default(''),
  handlers: z.array(Id).max(10).default([]),
  matter: Text.default(''), // 事项
  basis: Text.default(''), // 依据
  advice: Text.default(''), // 建议
  source: z.array(Id).max(50).default([]), // where it was learned
  groupLeader: Id.nullable().default(null),
  approvedOn: Day.default(''),
  letterNumber: Line.default(''), // 移交函文号
  handedOverOn: Day.default(''),
  /** 办理时限 in working days from the day after handing over; 0 where none is set. */
  dueDays: z.int().min(0).max(60).default(0),
  /** The last day itself, where it was set by hand (holidays, an agreed day). */
  dueOn: Day.default(''),
  receiver: Line.default(''),
  receivedOn: Day.default(''),
  measures: Text.default(''), // 办理情况
  reportedOn: Day.default(''),
  publicFeedback: Text.default(''), // 群众反馈
  verifier: Id.nullable().default(null),
  verifiedOn: Day.default(''),
  verification: Text.default(''),
  closedOn: Day.default(''),
  status: z.enum(rectificationStatuses).default('proposed'),
  note: Text.default(''),
})
export type Rectification = z.infer<typeof Rectification>
