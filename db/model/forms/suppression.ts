/** What may be shown of one count: nothing that lets a single person's vote be worked out. */
export type ShownVotes =
  | { readonly shown: 'votes'; readonly votes: number }
  /** Fewer than five. */
  | { readonly shown: 'few' }
  /** Hidden beside the few, which could be worked out from it and the sum. */
  | { readonly shown: 'beside' }

export const fewest = 5

/**
 * Counts that add up to a known sum, each voter in one of them. Those under five are hidden; where what is left would
 * give one of them away, the next smallest is hidden as well, until every hidden count could have been another one.
 */
export function withheldInRow(counts: readonly number[]): readonly ShownVotes[] {
  const few = counts.flatMap((votes, index) => (votes < fewest ? [index] : []))
  if (few.length === 0 || counts.every((votes) => votes === 0)) return counts.map((votes) => ({ shown: 'votes', votes }))
  // With so few votes, or hardly a count above five, which of them are few says too much: the whole row is hidden alike.
  if (sumOf(counts) < 2 * fewest || Math.max(...counts) <= fewest) return counts.map(() => ({ shown: 'beside' }))
  const beside: number[] = []
  const bySize = counts.map((_, index) => index).filter((index) => !few.includes(index))
  bySize.sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b)
  while (bySize.length > 0 && sayTooMuch(counts, few, beside)) beside.push(bySize.shift() as number)
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
