import { describe, expect, test } from 'vitest'
import type { Turn } from '../../../../db/model/interview.ts'
import { Undo } from '../../../../renderer/parts/undo.ts'
import {
  advance,
  append,
  backspace,
  blankTurn,
  changeTurn,
  neighbour,
  pullQuestion,
  removeTurn,
  type Talk,
} from '../../../../renderer/rooms/interviews/turns.ts'
import { shareTalk } from '../../../../renderer/rooms/interviews/use-talk.ts'

const turn = (question: string, answer: string): Turn => ({ ...blankTurn(), question, answer })
const talkOf = (...turns: Turn[]): Talk => ({ turns, covered: [] })
const words = (talk: Talk) => talk.turns.map((one) => [one.question, one.answer])

describe('typing while people talk', () => {
  test('Enter in a question leads to its answer and changes nothing', () => {
    const asked = turn('谁决定的？', '')
    const edit = advance(talkOf(asked), asked.id, 'question')
    expect(edit?.talk.turns).toHaveLength(1)
    expect(edit?.caret).toEqual({ rowId: asked.id, field: 'answer', at: 'end' })
  })

  test('Enter in an answer opens the next question, between two turns as well', () => {
    const [first, second] = [turn('一问', '一答'), turn('二问', '二答')]
    const edit = advance(talkOf(first, second), first.id, 'answer')
    expect(words(edit!.talk)).toEqual([
      ['一问', '一答'],
      ['', ''],
      ['二问', '二答'],
    ])
    expect(edit?.caret).toMatchObject({ rowId: edit?.talk.turns[1]?.id, field: 'question' })
  })

  test('Enter never stacks empty turns', () => {
    const [first, empty] = [turn('一问', '一答'), blankTurn()]
    expect(advance(talkOf(first, empty), first.id, 'answer')?.caret?.rowId).toBe(empty.id)
    expect(advance(talkOf(first, empty), empty.id, 'answer')).toBeNull()
    expect(append(talkOf(first, empty))?.talk.turns).toHaveLength(2)
  })

  test('Backspace removes an empty turn, leaves an empty answer for its question, and never eats text', () => {
    const [first, empty] = [turn('一问', '一答'), blankTurn()]
    const removed = backspace(talkOf(first, empty), empty.id, 'question')
    expect(words(removed!.talk)).toEqual([['一问', '一答']])
    expect(removed?.caret).toEqual({ rowId: first.id, field: 'answer', at: 'end' })
    const asked = turn('一问', '')
    expect(backspace(talkOf(asked), asked.id, 'answer')).toMatchObject({ caret: { field: 'question' } })
    expect(backspace(talkOf(first), first.id, 'answer')).toBeNull()
  })

  test('the first turn can be removed too, and the caret goes to what follows', () => {
    const [empty, next] = [blankTurn(), turn('二问', '')]
    expect(removeTurn(talkOf(empty, next), empty.id)?.caret).toEqual({ rowId: next.id, field: 'question', at: 'start' })
    expect(removeTurn(talkOf(empty), empty.id)).toMatchObject({ talk: { turns: [] }, caret: null })
  })

  test('changing one turn leaves every other turn the same object', () => {
    const [first, second] = [turn('一问', ''), turn('二问', '')]
    const next = changeTurn(talkOf(first, second), second.id, { answer: '答' })
    expect(next.turns[0]).toBe(first)
    expect(next.turns[1]?.answer).toBe('答')
  })

  test('the caret moves by turn in its own field and by field through all of them', () => {
    const [first, second] = [turn('一问', '一答'), turn('二问', '二答')]
    const talk = talkOf(first, second)
    expect(neighbour(talk, first.id, 'answer', 1, 'turn')).toMatchObject({ rowId: second.id, field: 'answer' })
    expect(neighbour(talk, first.id, 'question', 1, 'field')).toMatchObject({ rowId: first.id, field: 'answer' })
    expect(neighbour(talk, first.id, 'answer', 1, 'field')).toMatchObject({ rowId: second.id, field: 'question', at: 'start' })
    expect(neighbour(talk, second.id, 'question', -1, 'field')).toMatchObject({ rowId: first.id, field: 'answer', at: 'end' })
    expect(neighbour(talk, first.id, 'question', -1, 'field')).toBeNull()
  })
})

describe('outline questions', () => {
  const question = { id: '01890000-0000-7000-8000-000000000001', text: '资金从哪里来？' }

  test('a pulled question fills an empty turn, is ticked off, and the answer waits', () => {
    const empty = blankTurn()
    const edit = pullQuestion(talkOf(empty), empty.id, question)
    expect(words(edit!.talk)).toEqual([['资金从哪里来？', '']])
    expect(edit?.talk.covered).toEqual([question.id])
    expect(edit?.caret).toMatchObject({ rowId: empty.id, field: 'answer' })
  })

  test('with text at the caret it becomes the next turn; with no caret, the last', () => {
    const [first, second] = [turn('一问', '一答'), turn('二问', '二答')]
    expect(words(pullQuestion(talkOf(first, second), first.id, question)!.talk)[1]).toEqual(['资金从哪里来？', ''])
    expect(words(pullQuestion(talkOf(first, second), null, question)!.talk)[2]).toEqual(['资金从哪里来？', ''])
    expect(words(pullQuestion(talkOf(), null, question)!.talk)).toEqual([['资金从哪里来？', '']])
  })

  test('removing the only turn that asked it takes the tick off', () => {
    const { talk } = pullQuestion(talkOf(), null, question)!
    expect(removeTurn(talk, talk.turns[0]!.id)?.talk.covered).toEqual([])
  })
})

describe('undo', () => {
  test('a deleted turn comes back by the same key as a deleted word', () => {
    const undo = new Undo<{ talk: Talk; caret: null }>()
    const typed = talkOf(turn('一问', '一'), blankTurn())
    const more = changeTurn(typed, typed.turns[0]!.id, { answer: '一答' })
    const removed = removeTurn(more, more.turns[1]!.id)!.talk
    undo.remember({ talk: typed, caret: null }, 'answer', 0)
    undo.remember({ talk: more, caret: null }, null, 100)
    expect(undo.back({ talk: removed, caret: null })?.talk).toBe(more)
    expect(undo.back({ talk: more, caret: null })?.talk).toBe(typed)
    expect(undo.back({ talk: typed, caret: null })).toBeNull()
    expect(undo.forth({ talk: typed, caret: null })?.talk).toBe(more)
    expect(undo.forth({ talk: more, caret: null })?.talk).toBe(removed)
  })

  test('typing in one breath is one step; another field or a pause opens the next', () => {
    const undo = new Undo<{ talk: Talk; caret: null }>()
    const talks = [talkOf(), talkOf(), talkOf(), talkOf()]
    undo.remember({ talk: talks[0]!, caret: null }, 'a', 0)
    undo.remember({ talk: talks[1]!, caret: null }, 'a', 1000)
    undo.remember({ talk: talks[2]!, caret: null }, 'b', 1100)
    undo.remember({ talk: talks[3]!, caret: null }, 'b', 9000)
    const now = { talk: talkOf(), caret: null }
    expect([undo.back(now)?.talk, undo.back(now)?.talk, undo.back(now)?.talk]).toEqual([talks[3], talks[2], talks[0]])
  })
})

test('a record that comes back saved keeps every turn that reads the same as the same object', () => {
  const talk = talkOf(turn('一问', '一答'), turn('二问', '二答'))
  const copy = structuredClone(talk.turns) as Turn[]
  copy[1]!.answer = '改过'
  const shared = shareTalk(talk, { turns: copy, covered: [] })
  expect(shared.turns[0]).toBe(talk.turns[0])
  expect(shared.turns[1]?.answer).toBe('改过')
})
