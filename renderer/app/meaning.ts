/** How well typed text means a command: 3 as its name or its pinyin's first letters whole, 2 as their beginning, 1 within them, 0 not. */
export const meaning = (text: string, { word, initials }: { readonly word: string; readonly initials: string }): 0 | 1 | 2 | 3 => {
  const typed = text.toLowerCase().replace(/\s/g, '')
  const names = [word.toLowerCase(), initials]
  if (names.includes(typed)) return 3
  if (names.some((name) => name.startsWith(typed))) return 2
  return names.some((name) => name.includes(typed)) ? 1 : 0
}
