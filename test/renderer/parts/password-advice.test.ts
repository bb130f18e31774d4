import { describe, expect, it } from 'vitest'
import { chosenPassword } from '../../../renderer/parts/new-password.tsx'
import { adviseOn } from '../../../renderer/parts/password-advice.ts'
import { passwordWords } from '../../../renderer/words/entry.ts'

describe('the advice on a password', () => {
  it('names the length while it is too short', () => {
    expect(adviseOn('五个字而已')).toEqual({ usable: false, advice: passwordWords.short(5) })
  })
  it('allows digits alone but warns', () => {
    expect(adviseOn('13805320532')).toEqual({ usable: true, advice: passwordWords.onlyDigits })
  })
  it('warns of repetition', () => {
    expect(adviseOn('aaaaaaaaaaaa')).toEqual({ usable: true, advice: passwordWords.repeated })
  })
  it('is content with a few unrelated words', () => {
    expect(adviseOn('松树 铁路 早饭 九点半钟 门口')).toEqual({ usable: true, advice: passwordWords.good })
  })
  it('takes a password only when both entries agree', () => {
    expect(chosenPassword({ password: '松树铁路早饭九点半钟', again: '松树铁路早饭九点半' })).toBeNull()
    expect(chosenPassword({ password: '松树铁路早饭九点半钟', again: '松树铁路早饭九点半钟' })).toBe('松树铁路早饭九点半钟')
  })
})
