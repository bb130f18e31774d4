import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ShownVotes, withheldAlone, withheldInRow } from '../../../db/model/forms/suppression.ts'

/** All ways in which `sum` votes may fall on `cells` options. */
function* rows(sum: number, cells: number): Generator<readonly number[]> {
  if (cells === 1) yield [sum]
  else for (let first = 0; first <= sum; first++) for (const rest of rows(sum - first, cells - 1)) yield [first, ...rest]
}

const words = (row: readonly ShownVotes[]): string => row.map((cell) => (cell.shown === 'votes' ? cell.votes : cell.shown)).join(' ')

describe('counts under five', () => {
  test('are never shown, and all others are right', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { minLength: 2, maxLength: 8 }), (counts) => {
        fc.pre(counts.some((votes) => votes > 0))
        for (const [index, cell] of withheldInRow(counts).entries()) {
          if (cell.shown === 'votes') expect(cell.votes).toBe(counts[index])
          if (counts[index]! < 5) expect(cell.shown).not.toBe('votes')
        }
      }),
    )
  })

  test.for([
    [2, 60],
    [3, 60],
    [4, 28],
    [5, 23],
  ] as const)('of %i options and up to %i votes cannot be worked out by someone who knows the sum and the rule', ([cells, most]) => {
    for (let sum = 1; sum <= most; sum++) {
      const alike = Map.groupBy(rows(sum, cells), (counts) => words(withheldInRow(counts)))
      for (const [shown, could] of alike)
        for (const [index, word] of shown.split(' ').entries()) {
          const [value, ...others] = new Set(could.map((counts) => counts[index]!))
          if (word === 'few' || (word === 'beside' && value! < 5)) expect(others, `${shown} of ${sum}, cell ${index}`).not.toEqual([])
        }
    }
  })

  test('take the next smallest with them where only one is hidden', () => {
    expect(words(withheldInRow([30, 12, 8, 2]))).toBe('30 12 beside few')
  })

  test('stay alone where another hidden one already covers them', () => {
    expect(words(withheldInRow([30, 12, 3, 2]))).toBe('30 12 few few')
  })

  test('are told where a paper may choose several, for there is no sum to work with', () => {
    expect(words(withheldAlone([30, 12, 3, 0]))).toBe('30 12 few 0')
  })
})
