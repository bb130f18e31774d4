import { randomInt } from 'node:crypto'

/**
 * 口令 of a bundle in an emergency: 32 digits (106 bits) in eight groups of four, so that nobody takes them for a
 * fingerprint, which has groups of five and is no secret.
 */

const groups = 8
const perGroup = 4

/** Draws one: `1234-5678-…`. Show it once; it is kept nowhere. */
export const newPassphrase = (): string =>
  Array.from({ length: groups }, () => String(randomInt(10 ** perGroup)).padStart(perGroup, '0')).join('-')

/** What a person typed, as it was drawn: spaces, dashes and full-width digits do not matter. Other passphrases stay as they are. */
export function readPassphrase(typed: string): string {
  const digits = typed.normalize('NFKC').replace(/[\s\-–—]/g, '')
  if (!new RegExp(`^\\d{${groups * perGroup}}$`).test(digits)) return typed.trim()
  return (digits.match(new RegExp(`\\d{${perGroup}}`, 'g')) ?? []).join('-')
}
