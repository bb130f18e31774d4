import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differencesOf, overlap, replay, takeBack } from '../../../db/records/differences.ts'

const id = fc.constantFrom('a1', 'b2', 'c3', 'd4', 'e5', 'f6')
const leaf = fc.oneof(fc.string({ maxLength: 3 }), fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.constant(null))
const element = (inner: fc.Arbitrary<unknown>) =>
  fc.record({ id, question: leaf, tags: fc.array(fc.string({ maxLength: 2 }), { maxLength: 3 }), inner })
const list = (inner: fc.Arbitrary<unknown>) => fc.uniqueArray(element(inner), { selector: (item) => item.id, maxLength: 6 })
const body = fc.record({
  place: leaf,
  interviewee: fc.record({ name: leaf, post: leaf }),
  talkers: fc.array(id, { maxLength: 3 }),
  turns: list(fc.oneof(leaf, list(leaf))),
  outline: fc.option(id),
})

test('replaying what changed between two bodies gives the second', () => {
  fc.assert(
    fc.property(body, body, (before, after) => {
      expect(differencesOf(before, after).reduce<unknown>(replay, before)).toEqual(after)
    }),
    { numRuns: 2000 },
  )
})

test('taking back what changed between two bodies gives the first', () => {
  fc.assert(
    fc.property(body, body, (before, after) => {
      expect(differencesOf(before, after).reduceRight<unknown>(takeBack, after)).toEqual(before)
    }),
    { numRuns: 2000 },
  )
})

test('replaying a chain of changes gives the last body', () => {
  fc.assert(
    fc.property(fc.array(body, { minLength: 1, maxLength: 5 }), (bodies) => {
      const [first, ...later] = bodies
      const chain = later.flatMap((next, at) => differencesOf(bodies[at]!, next))
      expect(chain.reduce<unknown>(replay, first)).toEqual(bodies.at(-1))
    }),
    { numRuns: 500 },
  )
})

test('the same body has no differences', () => {
  fc.assert(
    fc.property(body, (same) => {
      expect(differencesOf(same, structuredClone(same))).toEqual([])
    }),
  )
})

test('an answer is followed by its turn, whatever the position', () => {
  const turn = (name: string, answer: string) => ({ id: name, answer })
  const before = { turns: [turn('a', '1'), turn('b', '2')] }
  expect(differencesOf(before, { turns: [turn('b', '3'), turn('a', '1')] })).toEqual([
    { field: 'turns/order', before: ['a', 'b'], after: ['b', 'a'] },
    { field: 'turns/b/answer', before: '2', after: '3' },
  ])
  expect(differencesOf(before, { turns: [turn('a', '1'), turn('b', '2'), turn('c', '')] })).toEqual([
    { field: 'turns/c', before: undefined, after: turn('c', '') },
  ])
})

test('a field overlaps itself, what lies within it and the order of its list', () => {
  expect(overlap('turns/a/answer', 'turns/a/answer')).toBe(true)
  expect(overlap('turns/a', 'turns/a/answer')).toBe(true)
  expect(overlap('turns/order', 'turns/a/answer')).toBe(true)
  expect(overlap('turns/a/answer', 'turns/b/answer')).toBe(false)
  expect(overlap('turns/a', 'turns/ab')).toBe(false)
})
