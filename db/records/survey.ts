import type { Survey } from '../model/survey.ts'
import type { Rules } from './formed.ts'

/** Whether its counting has ended. */
export const isClosed = ({ status }: Pick<Survey, 'status'>): boolean => status === 'checked'

/** What is shown of a count is written by ending the counting alone, and so is that it has ended. */
export const surveyRules: Rules<'survey'> = {
  filled(_caseFile, { before, after }) {
    const known = new Map(before?.questions.map((question) => [question.id, question]))
    const questions = after.questions.map(({ result: _, options, ...question }) => {
      const kept = known.get(question.id)
      const votes = new Map(kept?.options.map((option) => [option.id, option.votes]))
      return {
        ...question,
        options: options.map((option) => ({ ...option, votes: votes.get(option.id) ?? 0 })),
        ...(kept?.result && { result: kept.result }),
      }
    })
    const status = before !== null && isClosed(before) ? 'checked' : isClosed(after) ? (before?.status ?? 'counted') : after.status
    return { ...after, questions, status }
  },
}
