import type { z } from 'zod'
import type { Survey, SurveyCell, SurveyCounts, SurveyQuestion } from '../survey.ts'
import type { Remark } from './form.ts'
import { type ShownVotes, withheldAlone, withheldInRow } from './suppression.ts'

type Asked = Pick<SurveyQuestion, 'type' | 'options'>

const countsIn = ({ options }: Asked, counts: SurveyCounts): readonly number[] => options.map(({ id }) => counts[id] ?? 0)
/** Votes of a question, all options together. */
export const votesOf = (question: Asked, counts: SurveyCounts): number => countsIn(question, counts).reduce((sum, votes) => sum + votes, 0)
/** Whether each valid paper gives one vote at most. */
export const isOneVote = ({ type }: Pick<SurveyQuestion, 'type'>): boolean => type === 'single' || type === 'scale'
const isCounted = (question: SurveyQuestion, counts: SurveyCounts): boolean => question.type !== 'open' && votesOf(question, counts) > 0

/**
 * What may be shown of a question's counts, option by option, and last what of those who chose none where each paper
 * gives one vote. Null where nothing was counted or the sums cannot be right.
 */
export function shownCells(question: SurveyQuestion, counts: SurveyCounts, valid: number): z.infer<typeof SurveyCell>[] | null {
  if (!isCounted(question, counts)) return null
  const votes = countsIn(question, counts)
  const ids = question.options.map(({ id }) => id)
  if (!isOneVote(question)) return votes.some((each) => each > valid) ? null : cells(ids, withheldAlone(votes))
  const left = valid - votesOf(question, counts)
  return left < 0 ? null : cells([...ids, question.id], withheldInRow([...votes, left]))
}

/** The same once counting has ended; of surveys from before, by the counts that they still hold. */
export const resultOf = (question: SurveyQuestion, valid: number): readonly z.infer<typeof SurveyCell>[] | null =>
  question.result?.cells ?? shownCells(question, Object.fromEntries(question.options.map(({ id, votes }) => [id, votes])), valid)

const cells = (ids: readonly string[], shown: readonly ShownVotes[]): z.infer<typeof SurveyCell>[] =>
  ids.flatMap((id, index) => {
    const cell = shown[index]
    if (cell === undefined) return []
    return [cell.shown === 'votes' ? { id, votes: cell.votes } : { id, votes: 0, withheld: cell.shown }]
  })

/** Sums that do not come out; what is grave must be put right before counting can end. */
export const countRemarks = ({ questions, valid }: Survey, counts: SurveyCounts): readonly Remark[] =>
  questions.flatMap((question, index) => (isCounted(question, counts) ? sums(question, counts, index + 1, valid) : []))

function sums(question: SurveyQuestion, counts: SurveyCounts, number: number, valid: number): readonly Remark[] {
  const votes = votesOf(question, counts)
  const first = question.options[0]?.id ?? question.id
  if (!isOneVote(question))
    return question.options
      .filter(({ id }) => (counts[id] ?? 0) > valid)
      .map(({ id, text }) => ({ field: id, text: `第 ${number} 题“${text}”的票数多于有效的 ${valid} 份。`, grave: true }))
  if (votes > valid) return [{ field: first, text: `第 ${number} 题各选项合计 ${votes} 票，多于有效的 ${valid} 份。`, grave: true }]
  const left = valid - votes
  return left === 0 ? [] : [{ field: first, text: `第 ${number} 题各选项合计 ${votes} 票，有效 ${valid} 份，差 ${left} 票按未选计。` }]
}
