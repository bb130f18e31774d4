import { z } from 'zod'
import { Day, Id, Line, Text } from './ids.ts'

export const questionTypes = ['single', 'multiple', 'scale', 'open'] as const
const Ballots = z.int().min(0).max(1_000_000).default(0)

/** `votes`: of surveys from before counts were kept apart; read while counting is open, taken out when it ends. */
export const SurveyOption = z.object({ id: Id, text: Line.default(''), votes: Ballots })

/** What is shown of one count. `id` is that of the option, or of the question for those who chose none; 0 where withheld. */
export const SurveyCell = z.object({ id: Id, votes: Ballots, withheld: z.enum(['few', 'beside']).optional() })

/**
 * One question with its options, and once counting has ended what may be shown of the counts; an open one with the
 * answers put together.
 */
export const SurveyQuestion = z.object({
  id: Id,
  text: Line.default(''),
  type: z.enum(questionTypes).default('single'),
  options: z.array(SurveyOption).max(50).default([]),
  answers: Text.default(''),
  result: z.object({ cells: z.array(SurveyCell).max(51) }).optional(),
})
export type SurveyQuestion = z.infer<typeof SurveyQuestion>

/** How often each option was chosen, by its id: kept beside the survey while counting is open, and gone when it ends. */
export const SurveyCounts = z.record(Id, z.int().min(0).max(1_000_000))
export type SurveyCounts = z.infer<typeof SurveyCounts>

/**
 * 问卷、民主测评 (domain.md §2.7): paper that was handed out, and what may be told of its count. Who answered what is
 * never kept; small counts never stand in the record, so that neither its history nor a bundle can tell them.
 */
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
