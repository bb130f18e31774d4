import { expect, test } from 'vitest'
import {
  advance,
  duplicate,
  move,
  newQuestion,
  newTopic,
  pasteLines,
  remove,
  type Topics,
} from '../../../../renderer/rooms/outlines/topics.ts'

const outline = (...topics: [string, ...string[]][]): Topics =>
  topics.map(([name, ...texts]) =>
    newTopic(
      name,
      texts.map((text) => newQuestion(text)),
    ),
  )
const words = (topics: Topics) => topics.map((topic) => [topic.name, ...topic.questions.map((question) => question.text)])

test('Enter in a topic or a question opens the next question', () => {
  const topics = outline(['决策程序', '谁提议？'])
  expect(words(advance(topics, topics[0]!.id)!.state)).toEqual([['决策程序', '', '谁提议？']])
  expect(words(advance(topics, topics[0]!.questions[0]!.id)!.state)).toEqual([['决策程序', '谁提议？', '']])
})

test('Enter in an empty last question turns it into the next topic', () => {
  const topics = outline(['决策程序', '谁提议？', ''], ['资金来源'])
  const edit = advance(topics, topics[0]!.questions[1]!.id)!
  expect(words(edit.state)).toEqual([['决策程序', '谁提议？'], [''], ['资金来源']])
  expect(edit.caret?.rowId).toBe(edit.state[1]!.id)
})

test('a topic with questions is not removed by Backspace, an empty one is', () => {
  const topics = outline(['', '谁提议？'], [''])
  expect(remove(topics, topics[0]!.id)).toBeNull()
  const edit = remove(topics, topics[1]!.id)!
  expect(words(edit.state)).toEqual([['', '谁提议？']])
  expect(edit.caret?.rowId).toBe(topics[0]!.questions[0]!.id)
})

test('a question moves through its topic and on into the next; a topic moves whole', () => {
  const topics = outline(['甲', '一', '二'], ['乙', '三'])
  const [one, two] = topics[0]!.questions
  expect(words(move(topics, one!.id, 1)!.state)).toEqual([
    ['甲', '二', '一'],
    ['乙', '三'],
  ])
  expect(words(move(topics, two!.id, 1)!.state)).toEqual([
    ['甲', '一'],
    ['乙', '二', '三'],
  ])
  expect(words(move(topics, topics[1]!.questions[0]!.id, -1)!.state)).toEqual([['甲', '一', '二', '三'], ['乙']])
  expect(words(move(topics, topics[1]!.id, -1)!.state)).toEqual([
    ['乙', '三'],
    ['甲', '一', '二'],
  ])
  expect(move(topics, topics[0]!.id, -1)).toBeNull()
})

test('pasted lines become questions without the numbers that Word put before them', () => {
  const topics = outline(['甲', ''])
  const edit = pasteLines(topics, topics[0]!.questions[0]!.id, '1. 谁提议？\r\n\r\n（二）谁批准？\n三、钱从哪里来？\n2026年预算是多少？')!
  expect(words(edit.state)).toEqual([['甲', '谁提议？', '谁批准？', '钱从哪里来？', '2026年预算是多少？']])
  expect(pasteLines(topics, topics[0]!.questions[0]!.id, '一行字')).toBeNull()
})

test('a copy shares no id with what it was copied from', () => {
  const body = { name: '甲', forWhom: '', topics: [...outline(['决策程序', '谁提议？'])] }
  const copy = duplicate(body, '乙')
  expect(words(copy.topics)).toEqual(words(body.topics))
  expect(copy.topics[0]!.id).not.toBe(body.topics[0]!.id)
  expect(copy.topics[0]!.questions[0]!.id).not.toBe(body.topics[0]!.questions[0]!.id)
})
