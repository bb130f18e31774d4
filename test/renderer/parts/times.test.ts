import dayjs from 'dayjs'
import { expect, test } from 'vitest'
import { parseDay, parseMinute, parseMonth, shiftDay, spanText } from '../../../renderer/parts/times.ts'

const today = dayjs('2026-03-15')

test.each([
  ['3.15', '2026-03-15'],
  ['3-5', '2026-03-05'],
  ['0315', '2026-03-15'],
  ['20251231', '2025-12-31'],
  ['2025/12/31', '2025-12-31'],
  ['2025年2月3日', '2025-02-03'],
  ['２０２６．３．１５', '2026-03-15'],
  ['今天', '2026-03-15'],
  ['明天', '2026-03-16'],
  ['', ''],
])('a day typed as %s is %s', (typed, day) => expect(parseDay(typed, today)).toBe(day))

test.each(['2.30', '13.1', '九点', '3', '20261301', '99999'])('%s is no day', (typed) => expect(parseDay(typed, today)).toBeNull())

test.each([
  ['9:10', '2026-03-15T09:10'],
  ['0910', '2026-03-15T09:10'],
  ['９：１０', '2026-03-15T09:10'],
  ['3.16 14:05', '2026-03-16T14:05'],
  ['2025-12-31 23:59', '2025-12-31T23:59'],
  ['9点10分', '2026-03-15T09:10'],
  ['', ''],
])('a minute typed as %s is %s', (typed, minute) => expect(parseMinute(typed, today)).toBe(minute))

test.each(['25:00', '9:61', '2.30 9:10', '明天'])('%s is no minute', (typed) => expect(parseMinute(typed, today)).toBeNull())

test('arrows move a day, and start from today', () => {
  expect(shiftDay('2026-02-28', 1, today)).toBe('2026-03-01')
  expect(shiftDay('', 1, today)).toBe('2026-03-15')
})

test('a talk within one day names the day once', () => {
  expect(spanText('2026-03-15T09:10', '2026-03-15T10:25')).toBe('2026-03-15 09:10–10:25')
  expect(spanText('2026-03-15T09:10', '')).toBe('2026-03-15 09:10')
  expect(spanText('', '')).toBe('')
})

test.each([
  ['1975.6', '1975-06'],
  ['197506', '1975-06'],
  ['1975年6月', '1975-06'],
  ['6', null],
  ['1975.13', null],
])('a month typed as %s is %s', (typed, month) => expect(parseMonth(typed)).toBe(month))
