import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Calendar, dayBy, isWorkday, mondayOf, offsetIn, plusDays } from '../../../db/model/days.ts'

const calendar = (counting: Calendar['counting'], restDays: string[] = [], workDays: string[] = []): Calendar => ({
  counting,
  restDays,
  workDays,
})

test.each([
  ['entry+3', 'entry', 3],
  ['进驻+3', 'entry', 3],
  ['进驻 + 3天', 'entry', 3],
  ['撤点-7', 'exit', -7],
  ['EXIT-7', 'exit', -7],
  ['信访截止', 'petitions', 0],
  ['撤点＋10日', 'exit', 10],
])('%s is a rule', (text, anchor, days) => expect(offsetIn(text)).toEqual({ anchor, days }))

test.each(['', '第三天', '+3', '进驻+', '进驻3', '进驻+3000', '结束-1'])('%s is no rule', (text) => expect(offsetIn(text)).toBeNull())

test('calendar days are counted one by one, over the end of a month and a leap day', () => {
  expect(dayBy('2026-03-02', 3, calendar('calendar'))).toBe('2026-03-05')
  expect(dayBy('2028-02-27', 3, calendar('calendar'))).toBe('2028-03-01')
  expect(dayBy('2026-04-30', -7, calendar('calendar'))).toBe('2026-04-23')
})

test('working days step over weekends and holidays, and count a Saturday that is worked', () => {
  // Monday 2026-03-02; the weekend is 7 and 8 March.
  expect(dayBy('2026-03-02', 5, calendar('working'))).toBe('2026-03-09')
  expect(dayBy('2026-03-02', 5, calendar('working', ['2026-03-04']))).toBe('2026-03-10')
  expect(dayBy('2026-03-02', 5, calendar('working', [], ['2026-03-07']))).toBe('2026-03-07')
  expect(dayBy('2026-03-10', -2, calendar('working'))).toBe('2026-03-06')
  expect(dayBy('2026-03-07', 0, calendar('working'))).toBe('2026-03-09')
})

test('a calendar without any working day still gives a day', () => {
  const never = calendar(
    'working',
    Array.from({ length: 2000 }, (_, n) => plusDays('2026-01-01', n)),
  )
  expect(dayBy('2026-01-05', 3, never)).toBe('2026-01-08')
})

test('so many working days lie between a day and what is counted from it', () => {
  const day = fc.integer({ min: 0, max: 700 }).map((n) => plusDays('2026-01-01', n))
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: -60, max: 60 }),
      fc.array(day, { maxLength: 10 }),
      fc.array(day, { maxLength: 5 }),
      (from, days, rest, work) => {
        const rules = calendar('working', rest, work)
        const to = dayBy(from, days, rules)
        expect(isWorkday(to, rules)).toBe(true)
        if (days === 0) return
        const step = days < 0 ? -1 : 1
        let count = 0
        for (let at = from; at !== to; ) {
          at = plusDays(at, step)
          if (isWorkday(at, rules)) count++
        }
        expect(count).toBe(Math.abs(days))
      },
    ),
  )
})

test('a week begins on Monday', () => {
  expect(mondayOf('2026-03-08')).toBe('2026-03-02')
  expect(mondayOf('2026-03-02')).toBe('2026-03-02')
})
