/**
 * The index knows no words, for Chinese has no spaces: it holds every pair of neighbouring characters. Each UTF-16
 * unit is written as four hex digits, so that the tokenizer keeps every character, punctuation as well.
 */

const spelled: string[] = []
const spell = (unit: number): string => {
  spelled[unit] ??= unit.toString(16).padStart(4, '0')
  return spelled[unit]
}

/** Tokens of a folded text: its bigrams in order, then its last character alone. */
export function tokensOf(folded: string): string {
  const tokens: string[] = []
  for (let at = 0; at + 1 < folded.length; at++) tokens.push(spell(folded.charCodeAt(at)) + spell(folded.charCodeAt(at + 1)))
  if (folded.length > 0) tokens.push(spell(folded.charCodeAt(folded.length - 1)))
  return tokens.join(' ')
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
