import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expressionOf, tokensOf } from '../../../db/search/bigrams.ts'
import { fold, foldWithPlaces, wordsOf } from '../../../db/search/fold.ts'

test('what looks the same is the same: widths, case, compatibility forms, white space', () => {
  expect(fold('ＡＢＣ　１２３')).toBe('abc 123')
  expect(fold('Ⅳ㎏ ﬁ')).toBe('ivkg fi')
  expect(fold('ｶﾞｷﾞ')).toBe('ガギ')
  expect(fold('e\u0301 É')).toBe('é é')
  expect(fold('甲 \t\n\u00a0\u3000乙')).toBe('甲 乙')
  expect(fold('ΟΔΟΣ')).toBe('οδοσ')
  expect(fold('\u1112\u1161\u11ab')).toBe('한')
})

test('folding is Unicode normalisation of the whole, piece by piece', () => {
  const hard = fc.constantFrom(...'甲，Ａé\u0301ｶﾞﾟ가각\u1100\u1161\u11a8ㄱ㎏ﬁ\u3000𠮷🙂\u0308x')
  fc.assert(
    fc.property(fc.array(fc.oneof(hard, fc.string({ unit: 'binary', maxLength: 1 })), { maxLength: 20 }), (parts) => {
      const text = parts.join('')
      const simple = [...text.normalize('NFKC')]
        .map((character) => character.toLowerCase())
        .join('')
        .replace(/\s+/gu, ' ')
      expect(fold(text).normalize('NFKC')).toBe(simple.normalize('NFKC'))
    }),
    { numRuns: 3000 },
  )
})

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
  )
})

test('every folded unit knows the stretch that it came from', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
      const folded = foldWithPlaces(text)
      expect(folded.text).toBe(fold(text))
      expect([folded.starts.length, folded.ends.length]).toEqual([folded.text.length, folded.text.length])
      for (const [unit, start] of folded.starts.entries()) {
        expect(folded.ends[unit]).toBeGreaterThan(start)
        expect(fold(text.slice(start, folded.ends[unit]))).toContain(folded.text[unit])
      }
    }),
  )
})

test('a query is words', () => {
  expect(wordsOf('  招标　王某 招标 ')).toEqual(['招标', '王某'])
  expect(wordsOf(' \n')).toEqual([])
})

test('tokens are bigrams in hex, the last character alone', () => {
  expect(tokensOf('甲乙。')).toBe('75324e59 4e593002 3002')
  expect(tokensOf('')).toBe('')
  expect(expressionOf('甲乙。')).toBe('"75324e59 4e593002"')
  expect(expressionOf('甲')).toBe('"7532" *')
})
