/**
 * One order made of several: the first is followed; what only later ones know stands behind what it stands behind
 * there. The same for the same orders in the same sequence, whoever asks.
 */
export function combined(orders: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = orders
  const result = [...first]
  const known = new Set(result)
  for (const order of others) {
    let behind: string | undefined
    for (const id of order) {
      if (!known.has(id)) {
        result.splice(behind === undefined ? 0 : result.indexOf(behind) + 1, 0, id)
        known.add(id)
      }
      behind = id
    }
  }
  return result
}
