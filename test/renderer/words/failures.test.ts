import { describe, expect, it } from 'vitest'
import { failureCodes } from '../../../db/model/failure.ts'
import { failureWords, telephoneCode } from '../../../renderer/words/failures.ts'

describe('words for failures', () => {
  it.each(failureCodes)('say what happened, what is safe and what to do: %s', (code) => {
    const words = failureWords({ code })
    for (const sentence of [words.happened, words.safe, words.next]) {
      expect(sentence).toMatch(/[。！？]$/)
      expect(sentence).not.toMatch(/undefined|null|NaN/)
    }
  })
  it('have a code of their own for the telephone', () => {
    expect(new Set(failureCodes.map((code) => telephoneCode({ code }))).size).toBe(failureCodes.length)
  })
  it('name the place in the program only for the unforeseen', () => {
    expect(telephoneCode({ code: 'unexpected', where: 'drafts.save', detail: { place: 'write.ts:12:3' } })).toMatch(
      /drafts\.save write\.ts:12:3$/,
    )
    expect(telephoneCode({ code: 'disk_full', where: '/secret/path' })).toMatch(/^X-\d\d$/)
  })
})
