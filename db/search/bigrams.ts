/**
 * The index knows no words, for Chinese has no spaces: it holds every pair of neighbouring characters. Each UTF-16
 * unit is written as four hex digits, so that the tokenizer keeps every character, punctuation as well.
 */

const spelled: string[] = []
const spell = (unit: number): string => {
  spelled[unit] ??= unit.toString(16).padStart(4, '0')
  return spelled[unit]
}

const digits = Buffer.from('0123456789abcdef')
const space = 0x20

/** Tokens of a folded text: its bigrams in order, then its last character alone. Written as bytes: each save and each import indexes whole texts. */
export function tokensOf(folded: string): string {
  const { length } = folded
  if (length === 0) return ''
  const bytes = Buffer.allocUnsafe(length * 9 - 5)
  let end = 0
  const put = (unit: number) => {
    bytes[end++] = digits[unit >> 12] ?? 0
    bytes[end++] = digits[(unit >> 8) & 15] ?? 0
    bytes[end++] = digits[(unit >> 4) & 15] ?? 0
    bytes[end++] = digits[unit & 15] ?? 0
  }
  for (let at = 0; at + 1 < length; at++) {
    put(folded.charCodeAt(at))
    put(folded.charCodeAt(at + 1))
    bytes[end++] = space
  }
  put(folded.charCodeAt(length - 1))
  return bytes.toString('latin1', 0, end)
}

/**
 * The FTS5 expression that matches exactly the texts which contain the folded word: neighbouring bigrams as a
 * phrase; a single character as the beginning of a bigram (or of the last token).
 */
export function expressionOf(word: string): string {
  if (word.length === 1) return `"${spell(word.charCodeAt(0))}" *`
  const tokens: string[] = []
  for (let at = 0; at + 1 < word.length; at++) tokens.push(spell(word.charCodeAt(at)) + spell(word.charCodeAt(at + 1)))
  return `"${tokens.join(' ')}"`
}
