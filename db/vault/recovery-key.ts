import { randomBytes } from 'node:crypto'
import { Refusal } from '../model/failure.ts'
import { Secret } from './secret.ts'

/**
 * 恢复密钥: 160 random bits as eight groups of five characters, the fifth of each a check on the four before and on the
 * group's place. A slip of the pen is thus told from a wrong key, and the group named, without any key at hand.
 */

/** Crockford's base 32: no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 8
const perGroup = 4

/** A new key, and the text that is shown once: `XXXXX-XXXXX-…`. */
export function newRecoveryKey(): { readonly key: Secret; readonly text: string } {
  const bytes = randomBytes((groups * perGroup * 5) / 8)
  const bits = BigInt(`0x${bytes.toString('hex')}`)
  const total = groups * perGroup
  const symbols = Array.from({ length: total }, (_, i) => Number((bits >> BigInt(5 * (total - 1 - i))) & 31n))
  const text = Array.from({ length: groups }, (_, group) => {
    const own = symbols.slice(group * perGroup, (group + 1) * perGroup)
    return [...own, check(own, group)].map((symbol) => alphabet[symbol]).join('')
  }).join('-')
  return { key: new Secret(bytes), text }
}

/**
 * Reads what a person typed from paper: case, spaces and dashes do not matter, O is 0, I and L are 1.
 * Throws `Refusal('bad_input', 'recoveryKey')` with `detail.groups`, the numbers (from 1) of the groups that cannot be right.
 */
export function readRecoveryKey(text: string): Secret {
  const typed = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const symbols = Array.from(typed, (character) => alphabet.indexOf(character))
  const wrong = Array.from({ length: groups }, (_, group) => group).filter((group) => {
    const own = symbols.slice(group * (perGroup + 1), (group + 1) * (perGroup + 1))
    return own.length !== perGroup + 1 || own.includes(-1) || check(own.slice(0, perGroup), group) !== own[perGroup]
  })
  if (wrong.length > 0 || symbols.length !== groups * (perGroup + 1)) {
    throw new Refusal('bad_input', 'recoveryKey', { groups: wrong.map((group) => String(group + 1)) })
  }
  const bits = symbols.filter((_, i) => i % (perGroup + 1) !== perGroup).reduce((sum, symbol) => (sum << 5n) | BigInt(symbol), 0n)
  return new Secret(Buffer.from(bits.toString(16).padStart((groups * perGroup * 5) / 4, '0'), 'hex'))
}

/** Σ xⁱ·symbolᵢ over GF(32): any one wrong character and any two swapped neighbours change it; so does the group's place. */
function check(symbols: readonly number[], group: number): number {
  return symbols.reduce((sum, symbol) => double(sum ^ symbol), 0) ^ (group * 3 + 1)
}

/** Multiplication by x modulo x⁵ + x² + 1. */
function double(symbol: number): number {
  const shifted = symbol << 1
  return shifted > 31 ? shifted ^ 0b100101 : shifted
}
