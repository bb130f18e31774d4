import { expect, test } from 'vitest'
import { bytes, dayWords, moment, shortHash, span } from '../../../renderer/words/figures.ts'

test('sizes read with at most one decimal', () => {
  expect([0, 999, 1000, 1024 * 1024, 3_355_443, 4 * 1024 ** 3].map(bytes)).toEqual(['0 字节', '999 字节', '1 KB', '1 MB', '3.2 MB', '4 GB'])
})

test('waiting reads in seconds, minutes and hours', () => {
  expect([10, 40_000, 180_000, 4_800_000].map(span)).toEqual(['1 秒', '40 秒', '3 分钟', '1 小时 20 分钟'])
})

test('a moment names its year only when it is another one', () => {
  const at = new Date(2026, 2, 5, 9, 7).getTime()
  expect(moment(at, new Date(2026, 10, 1).getTime())).toBe('3月5日 09:07')
  expect(moment(at, new Date(2027, 0, 1).getTime())).toBe('2026年3月5日 09:07')
})

test('what is no day stays as it was written', () => {
  expect(dayWords('2025-03-08')).toBe('2025年3月8日')
  expect(dayWords('')).toBe('')
})

test('a hash is shortened to four groups', () => {
  expect(shortHash(`0123456789abcdef${'0'.repeat(48)}`)).toBe('0123 4567 89AB CDEF')
})
