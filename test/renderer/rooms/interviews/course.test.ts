import { expect, test } from 'vitest'
import { ended, isReversed, minutesLong, needsTalkers, signed } from '../../../../renderer/rooms/interviews/course.ts'

test('ending the talk moves a planned one on and leaves a later one where it is', () => {
  expect(ended('planned', '2026-03-15T10:25')).toEqual({ endedAt: '2026-03-15T10:25', status: 'talked' })
  expect(ended('checked', '2026-03-15T10:25')).toEqual({ endedAt: '2026-03-15T10:25' })
})

test('a signature moves the record on, unless talkers are missing; a refusal does not', () => {
  const body = { status: 'checked' as const, talkers: ['a', 'b'] }
  expect(signed(body, 'signed', 2)).toEqual({ signing: 'signed', status: 'signed' })
  expect(signed({ ...body, talkers: ['a'] }, 'signed', 2)).toEqual({ signing: 'signed' })
  expect(signed(body, 'refused', 2)).toEqual({ signing: 'refused' })
  expect(signed({ ...body, status: 'archived' }, 'signed', 2)).toEqual({ signing: 'signed' })
})

test('only a record that claims to be whole needs its talkers', () => {
  expect(needsTalkers('talked')).toBe(false)
  expect(needsTalkers('checked')).toBe(true)
})

test('the length of a talk is known once both ends are, in the right order', () => {
  expect(minutesLong({ startedAt: '2026-03-15T09:10', endedAt: '2026-03-15T10:25' })).toBe(75)
  expect(minutesLong({ startedAt: '2026-03-15T09:10', endedAt: '' })).toBeNull()
  expect(isReversed({ startedAt: '2026-03-15T09:10', endedAt: '2026-03-15T09:00' })).toBe(true)
})
