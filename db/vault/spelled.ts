/**
 * Secret bytes as people write them down: groups of five characters, the fifth of each a check on the four before and on
 * the group's place. A slip of the pen is thus told, and the group named, without any key at hand.
 */

/** Crockford's base 32: no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const perGroup = 4
const bitsPerGroup = perGroup * 5

/** How many groups spell so many bytes. */
export const groupsFor = (bytes: number): number => Math.ceil((bytes * 8) / bitsPerGroup)

/** `XXXXX-XXXXX-…`; a last group that is not full is filled up with zero bits. */
export function spell(bytes: Buffer): string {
  const groups = groupsFor(bytes.length)
  const total = groups * perGroup
  const bits = BigInt(`0x${bytes.toString('hex')}`) << BigInt(groups * bitsPerGroup - bytes.length * 8)
  const symbols = Array.from({ length: total }, (_, i) => Number((bits >> BigInt(5 * (total - 1 - i))) & 31n))
  return Array.from({ length: groups }, (_, group) => {
    const own = symbols.slice(group * perGroup, (group + 1) * perGroup)
    return [...own, check(own, group)].map((symbol) => alphabet[symbol]).join('')
  }).join('-')
}

/** What was typed, without what does not matter: case, spaces and dashes; O is 0, I and L are 1. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

/** How many groups a text has, the last one perhaps begun. */
export const groupsIn = (text: string): number => Math.ceil(bare(text).length / (perGroup + 1))

/** Reads so many bytes from what a person typed; otherwise the numbers (from 1) of the groups that cannot be right. */
export function unspell(text: string, bytes: number): Buffer | { readonly wrong: readonly number[] } {
  const groups = groupsFor(bytes)
  const symbols = Array.from(bare(text), (character) => alphabet.indexOf(character))
  const wrong = Array.from({ length: groups }, (_, group) => group).filter((group) => {
    const own = symbols.slice(group * (perGroup + 1), (group + 1) * (perGroup + 1))
    return own.length !== perGroup + 1 || own.includes(-1) || check(own.slice(0, perGroup), group) !== own[perGroup]
  })
  if (wrong.length > 0 || symbols.length !== groups * (perGroup + 1)) return { wrong: wrong.map((group) => group + 1) }
  const bits = symbols.filter((_, i) => i % (perGroup + 1) !== perGroup).reduce((sum, symbol) => (sum << 5n) | BigInt(symbol), 0n)
  return Buffer.from((bits >> BigInt(groups * bitsPerGroup - bytes * 8)).toString(16).padStart(bytes * 2, '0'), 'hex')
}

/** Σ xⁱ·symbolᵢ over GF(32): any one wrong character and any two swapped neighbours change it; so does the group's place. */
function check(symbols: readonly number[], group: number): number {
  return symbols.reduce((sum, symbol) => double(sum ^ symbol), 0) ^ ((group * 3 + 1) & 31)
}

/** Multiplication by x modulo x⁵ + x² + 1. */
function double(symbol: number): number {
  const shifted = symbol << 1
  return shifted > 31 ? shifted ^ 0b100101 : shifted
}
