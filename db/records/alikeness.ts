import { fold } from '../search/fold.ts'

/** A text as the set of its neighbouring characters, punctuation and white space apart. */
export interface Bigrams {
  /** In ascending order, each once. */
  readonly pairs: Uint32Array
}

/** Texts with fewer pairs say too little to be compared. */
const least = 8
const noise = /[\s\p{P}\p{S}]/gu

/** The pairs of a text. */
export function bigramsOf(text: string): Bigrams {
  const plain = fold(text).replace(noise, '')
  const pairs = new Set<number>()
  for (let at = 0; at + 1 < plain.length; at++) pairs.add(plain.charCodeAt(at) * 0x1_0000 + plain.charCodeAt(at + 1))
  return { pairs: Uint32Array.from(pairs).sort() }
}

/** How much two texts share, 0 to 1 (Dice's measure); 0 where one of them says too little. The same either way round. */
export function similarity({ pairs: a }: Bigrams, { pairs: b }: Bigrams): number {
  if (a.length < least || b.length < least) return 0
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i] as number, b[j] as number]
    if (left === right) shared++
    if (left <= right) i++
    if (right <= left) j++
  }
  return (2 * shared) / (a.length + b.length)
}
