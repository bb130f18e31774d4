import { expect, test } from 'vitest'
import type { InterviewOutline } from '../../../../db/model/interview.ts'
import { commandOf, type Key, type Place } from '../../../../renderer/rooms/interviews/keys.ts'
import { coverage, digitsOf } from '../../../../renderer/rooms/interviews/outline.ts'

const plain: Key = { key: '', code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, isComposing: false, keyCode: 0 }
const inAnswer: Place = { field: 'answer', empty: false, atStart: false, atEnd: false }
const press = (key: Partial<Key>, place: Partial<Place> = {}) => commandOf({ ...plain, ...key }, { ...inAnswer, ...place })

test('a key that belongs to the input method does nothing else', () => {
  expect(press({ key: 'Enter', isComposing: true })).toBeNull()
  expect(press({ key: 'Enter', keyCode: 229 })).toBeNull()
  expect(press({ key: 'Backspace', isComposing: true }, { empty: true })).toBeNull()
  expect(press({ key: 'e', ctrlKey: true, isComposing: true })).toBeNull()
})

test('Enter goes on, Shift+Enter breaks the line', () => {
  expect(press({ key: 'Enter' })).toEqual({ do: 'advance' })
  expect(press({ key: 'Enter', shiftKey: true })).toBeNull()
  expect(press({ key: 'Enter' }, { field: 'abstract' })).toBeNull()
})

test('Backspace is only taken in an empty field', () => {
  expect(press({ key: 'Backspace' }, { empty: true, atStart: true })).toEqual({ do: 'backspace' })
  expect(press({ key: 'Backspace' }, { atStart: true })).toBeNull()
})

test('digits pull outline questions on any keyboard layout', () => {
  expect(press({ key: '&', code: 'Digit1', ctrlKey: true })).toEqual({ do: 'pull', ordinal: 1 })
  expect(press({ key: '9', code: 'Numpad9', ctrlKey: true })).toEqual({ do: 'pull', ordinal: 9 })
  expect(press({ key: '0', code: 'Digit0', ctrlKey: true })).toBeNull()
})

test('arrows leave a field only at its edge', () => {
  expect(press({ key: 'ArrowUp' })).toBeNull()
  expect(press({ key: 'ArrowUp' }, { atStart: true })).toEqual({ do: 'move', direction: -1, by: 'field' })
  expect(press({ key: 'ArrowDown' }, { atEnd: true })).toEqual({ do: 'move', direction: 1, by: 'field' })
  expect(press({ key: 'ArrowDown', ctrlKey: true })).toEqual({ do: 'move', direction: 1, by: 'turn' })
})

test('time, lead, evidence, undo and redo have their keys', () => {
  const done = ['t', 'd', 'e', 'z', 'y'].map((key) => press({ key, ctrlKey: true })?.do)
  expect(done).toEqual(['time', 'lead', 'evidence', 'undo', 'redo'])
  expect(press({ key: 'Z', ctrlKey: true, shiftKey: true })).toEqual({ do: 'redo' })
})

const id = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`
const topics: InterviewOutline['topics'] = [
  { id: id(100), name: '决策程序', questions: [1, 2, 3, 4, 5, 6].map((n) => ({ id: id(n), text: `第${n}问` })) },
  { id: id(200), name: '资金来源', questions: [7, 8, 9, 10, 11].map((n) => ({ id: id(n), text: n === 8 ? '' : `第${n}问` })) },
]

test('coverage counts only questions that the outline still has', () => {
  expect(coverage(topics, [id(1), id(7), id(99)])).toEqual({ done: 2, all: 11 })
})

test('the digits lie on the next nine open questions, empty ones left out', () => {
  const digits = digitsOf(topics, [id(1)])
  expect(digits.get(id(2))).toBe(1)
  expect(digits.has(id(1))).toBe(false)
  expect(digits.has(id(8))).toBe(false)
  expect([...digits.values()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
})
