import { describe, expect, it } from 'vitest'
import { isStale } from '../../../renderer/app/topics.ts'

describe('what a change makes stale', () => {
  it('is everything after an import', () => {
    expect(isStale('interviews', ['everything'])).toBe(true)
    expect(isStale('caseFiles', ['everything'])).toBe(true)
  })
  it('is what the area is made of', () => {
    expect(isStale('drafts', ['evidence_link'])).toBe(true)
    expect(isStale('desk', ['sign_off'])).toBe(true)
    expect(isStale('members', ['interview'])).toBe(false)
  })
})
