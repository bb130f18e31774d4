import { expect, test } from 'vitest'
import { choicesFor } from '../../../renderer/parts/evidence-choices.ts'

const drafts = [
  { id: 'a', number: 'D-007', title: '办公楼维修工程未公开招标' },
  { id: 'b', number: 'D-012', title: '公务接待超标准' },
]
const titles = (typed: string, lastUsed: string | null = null) => choicesFor(typed, drafts, lastUsed).map((choice) => choice.title)

test('with nothing typed the draft used last stands first and a new one last', () => {
  expect(titles('', 'b')).toEqual(['公务接待超标准', '办公楼维修工程未公开招标', ''])
})

test('a number or words of the title find a draft', () => {
  expect(titles('7')).toEqual(['办公楼维修工程未公开招标', '7'])
  expect(titles('接待 超标')).toEqual(['公务接待超标准', '接待 超标'])
})

test('what matches nothing becomes the title of a new draft', () => {
  expect(choicesFor('违规发放补贴', drafts, null)).toEqual([{ id: null, number: '', title: '违规发放补贴' }])
})
