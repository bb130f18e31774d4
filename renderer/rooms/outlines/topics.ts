import { v7 } from 'uuid'
import type { InterviewOutline } from '../../../db/model/interview.ts'
import type { EditOf } from '../../parts/editing.ts'

export type Topics = readonly InterviewOutline['topics'][number][]
export type Topic = Topics[number]
export type Question = Topic['questions'][number]

/** A row of the outline is a topic or a question; the caret stands in one of them. */
export interface RowCaret {
  readonly rowId: string
  readonly at: 'start' | 'end'
}
export type OutlineEdit = EditOf<Topics, RowCaret>

export const mostTopics = 50
export const mostQuestions = 100

export const newQuestion = (text = ''): Question => ({ id: v7(), text })
export const newTopic = (name = '', questions: Question[] = []): Topic => ({ id: v7(), name, questions })

const end = (rowId: string): RowCaret => ({ rowId, at: 'end' })

/** Where a row is: its topic, and its place among the questions (-1 for the topic itself). */
const placeOf = (topics: Topics, rowId: string): { readonly t: number; readonly q: number } | null => {
  for (const [t, topic] of topics.entries()) {
    if (topic.id === rowId) return { t, q: -1 }
    const q = topic.questions.findIndex((question) => question.id === rowId)
    if (q !== -1) return { t, q }
  }
  return null
}

const withQuestions = (topics: Topics, t: number, questions: Question[]): Topics => {
  const topic = topics[t]
  return topic === undefined ? topics : topics.with(t, { ...topic, questions })
}

/** Every row from top to bottom. */
export const rowsOf = (topics: Topics): readonly string[] =>
  topics.flatMap((topic) => [topic.id, ...topic.questions.map((question) => question.id)])

/** Writes the words of a row. */
export function write(topics: Topics, rowId: string, text: string): Topics {
  const place = placeOf(topics, rowId)
  const topic = place && topics[place.t]
  if (!place || !topic) return topics
  if (place.q === -1) return topics.with(place.t, { ...topic, name: text.slice(0, 500) })
  return withQuestions(topics, place.t, topic.questions.with(place.q, { id: rowId, text }))
}

/** Enter: the next question; in an empty last question, the next topic, as lists do in any word processor. */
export function advance(topics: Topics, rowId: string): OutlineEdit | null {
  const place = placeOf(topics, rowId)
  const topic = place && topics[place.t]
  if (!place || !topic) return null
  const { t, q } = place
  const here = topic.questions[q]
  const next = topic.questions[q + 1]
  if (next !== undefined && next.text === '') return { state: topics, caret: end(next.id) }
  if (here !== undefined && here.text === '') {
    if (q < topic.questions.length - 1 || topics.length >= mostTopics) return null
    const fresh = newTopic()
    const shortened = withQuestions(topics, t, topic.questions.slice(0, -1))
    return { state: shortened.toSpliced(t + 1, 0, fresh), caret: end(fresh.id) }
  }
  if (topic.questions.length >= mostQuestions) return null
  const fresh = newQuestion()
  return { state: withQuestions(topics, t, topic.questions.toSpliced(q + 1, 0, fresh)), caret: end(fresh.id) }
}

/** Takes a row out; a topic goes only when it has no questions left. */
export function remove(topics: Topics, rowId: string): OutlineEdit | null {
  const place = placeOf(topics, rowId)
  const topic = place && topics[place.t]
  if (!place || !topic || (place.q === -1 && topic.questions.length > 0)) return null
  const rows = rowsOf(topics)
  const index = rows.indexOf(rowId)
  const state = place.q === -1 ? topics.toSpliced(place.t, 1) : withQuestions(topics, place.t, topic.questions.toSpliced(place.q, 1))
  const neighbour = rows[index - 1] ?? rows[index + 1]
  return { state, caret: neighbour === undefined ? null : end(neighbour) }
}

/** Moves a row up or down: a question through its topic and on into the next, a topic with all its questions. */
export function move(topics: Topics, rowId: string, by: -1 | 1): OutlineEdit | null {
  const place = placeOf(topics, rowId)
  const topic = place && topics[place.t]
  if (!place || !topic) return null
  const { t, q } = place
  const other = topics[t + by]
  if (q === -1) return other ? { state: topics.with(t, other).with(t + by, topic), caret: end(rowId) } : null
  const question = topic.questions[q]
  const swapped = topic.questions[q + by]
  if (!question) return null
  if (swapped) return { state: withQuestions(topics, t, topic.questions.with(q, swapped).with(q + by, question)), caret: end(rowId) }
  if (!other || other.questions.length >= mostQuestions) return null
  const left = withQuestions(topics, t, topic.questions.toSpliced(q, 1))
  const joined = by === 1 ? [question, ...other.questions] : [...other.questions, question]
  return { state: withQuestions(left, t + by, joined), caret: end(rowId) }
}

/** Lines pasted into a question become questions; leading numbers as Word writes them (`1.`, `（二）`, `3、`) are dropped. */
export function pasteLines(topics: Topics, rowId: string, pasted: string): OutlineEdit | null {
  const place = placeOf(topics, rowId)
  const topic = place && topics[place.t]
  const lines = pasted
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/^(?:\d+[.、．)）]|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、)\s*/, ''))
  const words = lines.filter((line) => line !== '')
  if (!place || !topic || words.length < 2) return null
  const here = topic.questions[place.q]
  const kept = here !== undefined && here.text === '' ? 1 : 0
  const room = mostQuestions - topic.questions.length + kept
  const fresh = words.slice(0, room).map((text) => newQuestion(text.slice(0, 20_000)))
  const last = fresh.at(-1)
  if (last === undefined) return null
  const from = place.q + 1 - kept
  return { state: withQuestions(topics, place.t, topic.questions.toSpliced(from, kept, ...fresh)), caret: end(last.id) }
}

/** A topic at the end. */
export function appendTopic(topics: Topics): OutlineEdit | null {
  if (topics.length >= mostTopics) return null
  const fresh = newTopic()
  return { state: [...topics, fresh], caret: end(fresh.id) }
}

/** The same outline with ids of its own. */
export const duplicate = (outline: InterviewOutline, name: string): InterviewOutline => ({
  ...outline,
  name,
  topics: outline.topics.map((topic) =>
    newTopic(
      topic.name,
      topic.questions.map((question) => newQuestion(question.text)),
    ),
  ),
})
