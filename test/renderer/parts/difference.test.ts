import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTexts, shortened } from '../../../renderer/parts/difference.ts'

const before = (stretches: ReturnType<typeof compareTexts>) =>
  stretches
    .filter(({ kind }) => kind !== 'come')
    .map(({ text }) => text)
    .join('')
const after = (stretches: ReturnType<typeof compareTexts>) =>
  stretches
    .filter(({ kind }) => kind !== 'gone')
    .map(({ text }) => text)
    .join('')
const words = fc.string({ unit: fc.constantFrom('问', '答', '会', '议', '，', '𠮷', 'a') })

describe('the comparison of two texts', () => {
  it('marks what went and what came', () => {
    expect(compareTexts('党组会研究决定', '党组会未研究决定')).toEqual([
      { kind: 'same', text: '党组会' },
      { kind: 'come', text: '未' },
      { kind: 'same', text: '研究决定' },
    ])
  })

  it('says nothing changed of equal texts', () => {
    expect(compareTexts('同', '同')).toEqual([{ kind: 'same', text: '同' }])
  })

  it('always gives both texts back', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const stretches = compareTexts(a, b)
        expect(before(stretches)).toBe(a)
        expect(after(stretches)).toBe(b)
      }),
    )
  })

  it('stays quick on two long texts that share nothing', () => {
    const stretches = compareTexts('甲'.repeat(20_000), '乙'.repeat(20_000))
    expect(stretches.map(({ kind }) => kind)).toEqual(['gone', 'come'])
  })

  it('shortens long unchanged text to its edges', () => {
    const stretches = shortened(compareTexts(`${'前'.repeat(100)}甲${'中'.repeat(100)}`, `${'前'.repeat(100)}乙${'中'.repeat(100)}`))
    expect(stretches[0]).toEqual({ kind: 'same', text: `…${'前'.repeat(24)}` })
    expect(stretches.at(-1)).toEqual({ kind: 'same', text: `${'中'.repeat(24)}…` })
  })
})
