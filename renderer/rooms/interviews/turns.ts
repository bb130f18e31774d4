import { v7 } from 'uuid'
import type { Turn } from '../../../db/model/interview.ts'
import type { CaretAt } from '../../parts/carets.ts'

/** The part of an interview that undo covers: the 问/答 turns, and which outline questions they have ticked off. */
export interface Talk {
  readonly turns: readonly Turn[]
  readonly covered: readonly string[]
}

export type TurnField = 'question' | 'answer'

/** Where the caret goes after an edit. */
export type Caret = CaretAt<TurnField | 'abstract'>

/** An edit of the talk and where it leaves the caret; null when there is nothing to do. */
export interface Edit {
  readonly talk: Talk
  readonly caret: Caret | null
}

/** The most turns that a record holds (db/model/interview.ts). */
export const mostTurns = 2000

/** A turn without a word in it. */
export const blankTurn = (): Turn => ({
  id: v7(),
  question: '',
  answer: '',
  abstract: '',
  tags: [],
  lead: false,
  notedAt: '',
  outlineQuestionId: null,
})

/** Whether nothing would be lost with the turn: marks alone (time, lead) do not keep it. */
export const isBlank = (turn: Turn): boolean =>
  turn.question.trim() === '' && turn.answer.trim() === '' && turn.abstract.trim() === '' && turn.tags.length === 0

/** Evidence points at a field of a turn by this path. */
export const fieldPath = (turnId: string, field: TurnField | 'abstract'): string => `turns/${turnId}/${field}`

const indexOf = (talk: Talk, turnId: string | null): number => talk.turns.findIndex((turn) => turn.id === turnId)

const insertAt = (talk: Talk, index: number, turn: Turn): Talk => ({ ...talk, turns: talk.turns.toSpliced(index, 0, turn) })

/** Changes fields of one turn; every other turn stays the very same object, so that the page redraws one row. */
export function changeTurn(talk: Talk, turnId: string, changes: Partial<Turn>): Talk {
  const index = indexOf(talk, turnId)
  const turn = talk.turns[index]
  if (turn === undefined) return talk
  return { ...talk, turns: talk.turns.with(index, { ...turn, ...changes }) }
}

/** Enter in a question leads to its answer; Enter in an answer ends it and opens the next question. */
export function advance(talk: Talk, turnId: string, field: TurnField): Edit | null {
  const index = indexOf(talk, turnId)
  const turn = talk.turns[index]
  if (turn === undefined) return null
  if (field === 'question') return { talk, caret: { rowId: turnId, field: 'answer', at: 'end' } }
  const next = talk.turns[index + 1]
  if (next !== undefined && isBlank(next)) return { talk, caret: { rowId: next.id, field: 'question', at: 'end' } }
  if (isBlank(turn) || talk.turns.length >= mostTurns) return null
  return openAfter(talk, index)
}

function openAfter(talk: Talk, index: number): Edit {
  const fresh = blankTurn()
  return { talk: insertAt(talk, index + 1, fresh), caret: { rowId: fresh.id, field: 'question', at: 'start' } }
}

/** Opens an empty turn at the end; an empty one that is there already is used. */
export function append(talk: Talk): Edit | null {
  const last = talk.turns.at(-1)
  if (last !== undefined && isBlank(last)) return { talk, caret: { rowId: last.id, field: 'question', at: 'end' } }
  return talk.turns.length >= mostTurns ? null : openAfter(talk, talk.turns.length - 1)
}

/**
 * Backspace in an empty field: an empty answer leads back to its question, an empty turn goes. Null where the
 * field still has text, so that Backspace keeps its usual meaning.
 */
export function backspace(talk: Talk, turnId: string, field: TurnField): Edit | null {
  const turn = talk.turns[indexOf(talk, turnId)]
  if (turn === undefined || turn[field] !== '') return null
  if (isBlank(turn)) return removeTurn(talk, turnId)
  return field === 'answer' ? { talk, caret: { rowId: turnId, field: 'question', at: 'end' } } : null
}

/** Takes a turn out; the caret goes to the end of what came before it. An outline question it came from is open again. */
export function removeTurn(talk: Talk, turnId: string): Edit | null {
  const index = indexOf(talk, turnId)
  const turn = talk.turns[index]
  if (turn === undefined) return null
  const turns = talk.turns.toSpliced(index, 1)
  const from = turn.outlineQuestionId
  const stillAsked = from === null || turns.some((other) => other.outlineQuestionId === from)
  const covered = stillAsked ? talk.covered : talk.covered.filter((id) => id !== from)
  const before = turns[index - 1]
  const after = turns[index]
  return { talk: { turns, covered }, caret: before ? endOf(before, 'answer') : after ? startOf(after, 'question') : null }
}

const endOf = (turn: Turn, field: TurnField): Caret => ({ rowId: turn.id, field, at: 'end' })
const startOf = (turn: Turn, field: TurnField): Caret => ({ rowId: turn.id, field, at: 'start' })

/** Puts an outline question into the talk: into the turn at the caret when that is empty, else as a new one after it. */
export function pullQuestion(talk: Talk, turnId: string | null, question: { readonly id: string; readonly text: string }): Edit | null {
  const index = turnId === null ? talk.turns.length - 1 : indexOf(talk, turnId)
  const current = talk.turns[index]
  const covered = talk.covered.includes(question.id) ? talk.covered : [...talk.covered, question.id]
  const asked = { question: question.text, outlineQuestionId: question.id }
  if (current !== undefined && isBlank(current)) {
    return { talk: { ...changeTurn(talk, current.id, asked), covered }, caret: { rowId: current.id, field: 'answer', at: 'end' } }
  }
  if (talk.turns.length >= mostTurns) return null
  const turn = { ...blankTurn(), ...asked }
  return { talk: { ...insertAt(talk, index + 1, turn), covered }, caret: { rowId: turn.id, field: 'answer', at: 'end' } }
}

/** Ticks an outline question by hand, or takes the tick off. */
export const tick = (talk: Talk, questionId: string, on: boolean): Talk => ({
  ...talk,
  covered: on ? [...talk.covered.filter((id) => id !== questionId), questionId] : talk.covered.filter((id) => id !== questionId),
})

/** The caret one turn up or down in the same field; one field up or down when `by` is `field`. Null at either end. */
export function neighbour(talk: Talk, turnId: string, field: TurnField, direction: -1 | 1, by: 'turn' | 'field'): Caret | null {
  const index = indexOf(talk, turnId)
  const turn = talk.turns[index]
  if (turn === undefined) return null
  const at = direction === -1 ? 'end' : 'start'
  if (by === 'field' && (field === 'question') === (direction === 1)) {
    return { rowId: turnId, field: field === 'question' ? 'answer' : 'question', at }
  }
  const next = talk.turns[index + direction]
  if (next === undefined) return null
  if (by === 'turn') return { rowId: next.id, field, at: 'end' }
  return { rowId: next.id, field: direction === 1 ? 'question' : 'answer', at }
}
