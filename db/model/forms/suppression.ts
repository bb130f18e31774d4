/** What may be shown of one count: nothing that lets a single person's vote be worked out. */
export type ShownVotes =
  | { readonly shown: 'votes'; readonly votes: number }
  /** Fewer than five. */
  | { readonly shown: 'few' }
  /** Hidden beside the few, which could be worked out from it and the sum. */
  | { readonly shown: 'beside' }

export const fewest = 5

/**
 * Counts that add up to a known sum, each voter in one of them. Those under five are hidden; where the sum would give
 * one of them away, the next smallest is hidden beside them; and where that is not enough, the whole row. Tried against
 * every row there can be (suppression.test.ts): not even who knows this rule can work out a count under five.
 */
export function withheldInRow(counts: readonly number[]): readonly ShownVotes[] {
  const few = counts.flatMap((votes, index) => (votes < fewest ? [index] : []))
  if (few.length === 0 || sumOf(counts) === 0) return counts.map((votes) => ({ shown: 'votes', votes }))
  const [next] = counts
    .map((_, index) => index)
    .filter((index) => !few.includes(index))
    .sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0))
  const beside = next !== undefined && sayTooMuch(counts, few, []) ? [next] : []
  const nothingLeft = few.length + beside.length === counts.length
  if (nothingLeft || sumOf(counts) < 2 * fewest || sayTooMuch(counts, few, beside)) return counts.map(() => ({ shown: 'beside' }))
  return counts.map((votes, index) =>
    few.includes(index) ? { shown: 'few' } : beside.includes(index) ? { shown: 'beside' } : { shown: 'votes', votes },
  )
}

const sumOf = (counts: readonly number[]): number => counts.reduce((total, votes) => total + votes, 0)

/** Counts without a known sum: several choices a paper. Only the few are hidden. */
export const withheldAlone = (counts: readonly number[]): readonly ShownVotes[] =>
  counts.map((votes) => (votes > 0 && votes < fewest ? { shown: 'few' } : { shown: 'votes', votes }))

/** Whether the sum and what is shown leave some hidden count fewer than three values; with two, the hiding itself would tell. */
function sayTooMuch(counts: readonly number[], few: readonly number[], beside: readonly number[]): boolean {
  const hidden = new Set([...few, ...beside])
  const shown = counts.filter((_, index) => !hidden.has(index))
  const sum = sumOf([...hidden].map((index) => counts[index] ?? 0))
  const highest = Math.min(...shown, sumOf(counts))
  const ranges = [...few.map(() => ({ low: 0, high: fewest - 1 })), ...beside.map(() => ({ low: fewest, high: highest }))]
  const low = ranges.reduce((total, range) => total + range.low, 0)
  const high = ranges.reduce((total, range) => total + range.high, 0)
  return ranges.some((range) => {
    const least = Math.max(range.low, sum - (high - range.high))
    const most = Math.min(range.high, sum - (low - range.low))
    return most - least < 2
  })
}
