import { z } from 'zod'
import { Id, Line, Minute, Text } from './ids.ts'

export const meetingKinds = ['briefing', 'observed', 'forum', 'group', 'branch', 'mobilization', 'feedback'] as const
/** Whether something was done; empty while nobody has noted it. */
const Noted = z.enum(['', 'yes', 'no']).default('')

export const Attendee = z.object({
  id: Id,
  name: Line.default(''),
  unit: Line.default(''),
  post: Line.default(''),
  /** As PIIS sorts those who come to a mobilisation. */
  role: z.enum(['ordinary', 'leader', 'speaker']).default('ordinary'),
})

/** 议题; for observed meetings with the facts of how it was decided. */
export const AgendaItem = z.object({
  id: Id,
  topic: Line.default(''),
  presenter: Line.default(''),
  /** 会前研究论证. */
  studiedBefore: Noted,
  /** 一把手末位表态. */
  chiefSpokeLast: Noted,
  vote: z.enum(['', 'oral', 'hands', 'ballot', 'none']).default(''),
  decision: Text.default(''),
  doubt: Text.default(''), // 疑点
})

/** 会议 (domain.md §2.6): briefings, observed meetings, forums, the group's own, mobilisation and feedback. */
export const Meeting = z.object({
  number: Line.default(''),
  kind: z.enum(meetingKinds).default('briefing'),
  title: Line.default(''),
  startedAt: Minute.default(''),
  endedAt: Minute.default(''),
  place: Line.default(''),
  chair: Line.default(''),
  reporter: Line.default(''), // 汇报人
  members: z.array(Id).max(50).default([]), // 巡察组参加人员
  recorder: Id.nullable().default(null),
  attendees: z.array(Attendee).max(500).default([]),
  matter: Line.default(''), // 事项类别
  agenda: z.array(AgendaItem).max(100).default([]),
  content: Text.default(''),
  status: z.enum(['planned', 'held', 'checked']).default('planned'),
  note: Text.default(''),
})
export type Meeting = z.infer<typeof Meeting>
