import type { InterviewOutline } from '../../../db/model/interview.ts'

export type Topics = InterviewOutline['topics']
export type OutlineQuestion = Topics[number]['questions'][number]

/** Every question of an outline, in order. */
export const questionsOf = (topics: Topics): readonly OutlineQuestion[] => topics.flatMap((topic) => topic.questions)

/** How far the outline is covered: ticks of questions that the outline no longer has do not count. */
export function coverage(topics: Topics, covered: readonly string[]): { readonly done: number; readonly all: number } {
  const ticked = new Set(covered)
  const questions = questionsOf(topics)
  return { done: questions.filter((question) => ticked.has(question.id)).length, all: questions.length }
}

/**
 * The questions that Ctrl+1…9 pull: the next nine not yet covered, so that whoever follows the outline always
 * presses Ctrl+1. Question id → digit.
 */
export function digitsOf(topics: Topics, covered: readonly string[]): ReadonlyMap<string, number> {
  const ticked = new Set(covered)
  const open = questionsOf(topics).filter((question) => !ticked.has(question.id) && question.text.trim() !== '')
  return new Map(open.slice(0, 9).map((question, index) => [question.id, index + 1]))
}
