import { describe, expect, it } from 'vitest'
import { meaning } from '../../../renderer/app/meaning.ts'

describe('typed text means a command', () => {
  const command = { word: '新建信访登记', initials: 'xjxfdj' }
  it('by its whole name before all others that begin with it', () => {
    expect(meaning('谈话', { word: '谈话', initials: 'th' })).toBe(3)
    expect(meaning('谈话', { word: '谈话名册', initials: 'thmc' })).toBe(2)
  })
  it('by the beginning of its name or of its first letters', () => {
    expect(meaning('新建', command)).toBe(2)
    expect(meaning('XJ xf', command)).toBe(2)
  })
  it('by a part of either, after those', () => {
    expect(meaning('信访', command)).toBe(1)
    expect(meaning('xfdj', command)).toBe(1)
  })
  it('and by nothing else', () => {
    expect(meaning('thjl', command)).toBe(0)
    expect(meaning('xj', { word: '新建底稿', initials: '' })).toBe(0)
  })
})
