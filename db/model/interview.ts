import { z } from 'zod'
import { Id, Line, Minute, Text } from './ids.ts'

export const interviewStatuses = ['planned', 'talked', 'checked', 'signed', 'distilled', 'archived'] as const
export const interviewCategories = ['mandatory', 'optional', 'appointed', 'return_visit'] as const

/** One 问/答 pair, with the abstract that real systems keep beside it. */
export const Turn = z.object({
  id: Id,
  question: Text.default(''),
  answer: Text.default(''),
  abstract: Text.default(''), // 问题摘要
  tags: z.array(Line).max(20).default([]), // 监督重点 / 重点人 / 重点事
  lead: z.boolean().default(false), // 疑点
  /** Time noted with Ctrl+T, `HH:mm`. */
  notedAt: z
    .string()
    .regex(/^(\d{2}:\d{2})?$/)
    .default(''),
  /** The outline question that it was pulled from. */
  outlineQuestionId: Id.nullable().default(null),
})
export type Turn = z.infer<typeof Turn>

export const Interviewee = z.object({
  name: Line.default(''),
  unit: Line.default(''),
  post: Line.default(''),
  sex: z.enum(['', 'male', 'female']).default(''),
  born: z
    .string()
    .regex(/^(\d{4}-\d{2})?$/)
    .default(''),
  politicalStatus: Line.default(''),
  rank: Line.default(''),
  phone: Line.default(''),
})

/** 谈话记录 (domain.md §2.1). */
export const Interview = z.object({
  number: Line.default(''),
  interviewee: Interviewee.prefault({}),
  category: z.enum(interviewCategories).default('optional'),
  startedAt: Minute.default(''),
  endedAt: Minute.default(''),
  place: Line.default(''),
  talkers: z.array(Id).max(10).default([]), // 谈话人员, members
  recorder: Id.nullable().default(null),
  outlineId: Id.nullable().default(null),
  /** Outline questions ticked off as covered. */
  covered: z.array(Id).max(500).default([]),
  turns: z.array(Turn).max(2000).default([]),
  signing: z.enum(['unsigned', 'signed', 'refused']).default('unsigned'),
  refusalReason: Text.default(''),
  recordingNumber: Line.default(''), // only where recording is allowed
  status: z.enum(interviewStatuses).default('planned'),
  note: Text.default(''),
})
export type Interview = z.infer<typeof Interview>

/** 谈话提纲: questions grouped by topic. */
export const InterviewOutline = z.object({
  name: Line.min(1),
  forWhom: Line.default(''),
  topics: z
    .array(z.object({ id: Id, name: Line, questions: z.array(z.object({ id: Id, text: Text })).max(100) }))
    .max(50)
    .default([]),
})
export type InterviewOutline = z.infer<typeof InterviewOutline>
