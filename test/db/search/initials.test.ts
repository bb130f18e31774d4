import { expect, test } from 'vitest'
import { initialsOf } from '../../../db/search/initials.ts'

test('a text is known by the first letters of its pinyin; what is not Chinese stays', async () => {
  expect(await initialsOf(['谈话', '新建信访登记', '成果包', '快捷键 F1'])).toEqual(['th', 'xjxfdj', 'cgb', 'kjjf1'])
})
