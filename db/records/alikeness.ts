import { fold } from '../search/fold.ts'

/** A text as the set of its neighbouring characters, punctuation and white space apart. */
export interface Bigrams {
  /** In ascending order, each once. */
  readonly pairs: Uint32Array
}

/** Texts with fewer pairs say too little to be compared. */
const least = 8
const noise = /[\s\p{P}\p{S}]+/gu

/** The pairs of a text. */
export function bigramsOf(text: string): Bigrams {
  const plain = fold(text).replace(noise, '')
  const all = new Uint32Array(Math.max(0, plain.length - 1))
  for (let at = 0; at < all.length; at++) all[at] = plain.charCodeAt(at) * 0x1_0000 + plain.charCodeAt(at + 1)
  all.sort()
  let kept = 0
  for (let at = 0; at < all.length; at++) if (at === 0 || all[at] !== all[at - 1]) all[kept++] = all[at] as number
  return { pairs: all.slice(0, kept) }
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

/** Pairs fall into so many slots; two in one slot only make a text look more alike than it is. */
const slotBits = 16
const slotOf = (pair: number): number => Math.imul(pair, 0x9e37_79b1) >>> (32 - slotBits)

/**
 * Compares one text with many: what is surely less alike than `from` is passed over with a glance at each of its pairs,
 * the others are compared in full. Answers the similarity, or 0 below `from`.
 */
export function comparedWith(one: Bigrams, from: number): (other: Bigrams) => number {
  const taken = new Uint8Array(1 << slotBits)
  for (const pair of one.pairs) taken[slotOf(pair)] = 1
  return (other) => {
    const { pairs } = other
    let most = 0
    for (let at = 0; at < pairs.length; at++) most += taken[slotOf(pairs[at] as number)] as number
    if (2 * most < from * (one.pairs.length + pairs.length)) return 0
    const share = similarity(one, other)
    return share < from ? 0 : share
  }
}
