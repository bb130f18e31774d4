/** A stretch of text in the comparison of two. */
export interface Stretch {
  readonly kind: 'same' | 'gone' | 'come'
  readonly text: string
}

/** Above this many comparisons the middle is shown as replaced whole; it would take a person longer to read anyway. */
const most = 4_000_000
/** Unchanged text kept on either side of a change, in characters. */
const context = 24

const commonStart = (a: readonly string[], b: readonly string[]): number => {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

/** Lengths of the longest common subsequences of all ends of `a` and `b`. */
const table = (a: readonly string[], b: readonly string[]): readonly Uint32Array[] => {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = rows[i] as Uint32Array
      const below = rows[i + 1] as Uint32Array
      row[j] = a[i] === b[j] ? (below[j + 1] as number) + 1 : Math.max(below[j] as number, row[j + 1] as number)
    }
  }
  return rows
}

const middle = (a: readonly string[], b: readonly string[]): readonly Stretch[] => {
  if (a.length * b.length > most) return [stretch('gone', a), stretch('come', b)]
  const rows = table(a, b)
  const found: Stretch[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      found.push({ kind: 'same', text: a[i++] as string })
      j++
    } else if (j >= b.length || (i < a.length && (rows[i + 1]?.[j] ?? 0) >= (rows[i]?.[j + 1] ?? 0))) {
      found.push({ kind: 'gone', text: a[i++] as string })
    } else {
      found.push({ kind: 'come', text: b[j++] as string })
    }
  }
  return found
}

const stretch = (kind: Stretch['kind'], characters: readonly string[]): Stretch => ({ kind, text: characters.join('') })

/** Neighbours of one kind become one stretch; empty ones vanish. */
const joined = (stretches: readonly Stretch[]): readonly Stretch[] => {
  const found: Stretch[] = []
  for (const next of stretches) {
    if (next.text === '') continue
    const last = found.at(-1)
    if (last?.kind === next.kind) found[found.length - 1] = { kind: last.kind, text: last.text + next.text }
    else found.push(next)
  }
  return found
}

/** What became of a text, character by character. */
export const compareTexts = (before: string, after: string): readonly Stretch[] => {
  const a = [...before]
  const b = [...after]
  const start = commonStart(a, b)
  const restA = a.slice(start)
  const restB = b.slice(start)
  const end = commonStart([...restA].reverse(), [...restB].reverse())
  return joined([
    stretch('same', a.slice(0, start)),
    ...middle(restA.slice(0, restA.length - end), restB.slice(0, restB.length - end)),
    stretch('same', restA.slice(restA.length - end)),
  ])
}

/** The same with long unchanged stretches cut to their edges, marked by `…`. */
export const shortened = (stretches: readonly Stretch[]): readonly Stretch[] =>
  stretches.map((next, index) => {
    if (next.kind !== 'same' || next.text.length <= context * 2 + 1) return next
    const head = index === 0 ? '' : next.text.slice(0, context)
    const tail = index === stretches.length - 1 ? '' : next.text.slice(-context)
    return { kind: 'same', text: `${head}…${tail}` }
  })
