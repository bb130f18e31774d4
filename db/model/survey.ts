import { z } from 'zod'
import { Day, Id, Line, Text } from './ids.ts'

export const questionTypes = ['single', 'multiple', 'scale', 'open'] as const
const Ballots = z.int().min(0).max(1_000_000).default(0)

export const SurveyOption = z.object({ id: Id, text: Line.default(''), votes: Ballots })

/** One question with its options and what was counted; an open one with the answers put together. */
export const SurveyQuestion = z.object({
  id: Id,
  text: Line.default(''),
  type: z.enum(questionTypes).default('single'),
  options: z.array(SurveyOption).max(50).default([]),
  answers: Text.default(''),
})
export type SurveyQuestion = z.infer<typeof SurveyQuestion>

/** 问卷、民主测评 (domain.md §2.7): paper that was handed out, and what was counted. Who answered what is never kept. */
export const Survey = z.object({
  number: Line.default(''),
  kind: z.enum(['questionnaire', 'appraisal']).default('questionnaire'),
  title: Line.default(''),
  heldOn: Day.default(''),
  audience: Line.default(''), // 发放范围
  tellers: z.array(Id).max(20).default([]), // 计票人
  issued: Ballots,
  returned: Ballots,
  valid: Ballots,
  questions: z.array(SurveyQuestion).max(200).default([]),
  finding: Text.default(''), // 情况分析
  status: z.enum(['preparing', 'issued', 'counted', 'checked']).default('preparing'),
  note: Text.default(''),
})
export type Survey = z.infer<typeof Survey>
