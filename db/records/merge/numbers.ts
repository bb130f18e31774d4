/**
 * Numbers given on several laptops may be the same: two records that both are D-007. Which of them keeps it is told
 * from the records alone, so that every laptop comes to the same.
 */

const further = /-(\d+)$/

/** `D-007` of `D-007`, `D-007-2`, `D-007-3`. */
export const familyOf = (number: string): string => {
  const [, figure] = further.exec(number) ?? []
  const stem = number.replace(further, '')
  return figure !== undefined && further.test(stem) && !figure.startsWith('0') ? stem : number
}

export interface Numbered {
  readonly id: string
  readonly number: string
  /** It stands under a signature: its number is part of what was signed. */
  readonly signed: boolean
}

/**
 * The new numbers, by id, where records of one kind and round have the same: those of their family (`D-007`,
 * `D-007-2` …) are given anew by rising id, past those that signed ones keep. Empty where all differ.
 */
export function renumbered(records: readonly Numbered[]): ReadonlyMap<string, string> {
  const changes = new Map<string, string>()
  for (const [family, members] of Map.groupBy(records, ({ number }) => familyOf(number))) {
    const numbers = new Set(members.map(({ number }) => number))
    if (family === '' || numbers.size === members.length) continue
    const kept = new Set(members.filter(({ signed }) => signed).map(({ number }) => number))
    let place = 1
    for (const { id, number } of members.filter(({ signed }) => !signed).sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const named = () => (place === 1 ? family : `${family}-${place}`)
      while (kept.has(named())) place += 1
      if (named() !== number) changes.set(id, named())
      place += 1
    }
  }
  return changes
}
