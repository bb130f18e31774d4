/** How well typed text means a command: 2 as the beginning of its name or of its pinyin's first letters, 1 within them, 0 not. */
export const meaning = (text: string, { word, initials }: { readonly word: string; readonly initials: string }): 0 | 1 | 2 => {
  const typed = text.toLowerCase().replace(/\s/g, '')
  const names = [word.toLowerCase(), initials]
  if (names.some((name) => name.startsWith(typed))) return 2
  return names.some((name) => name.includes(typed)) ? 1 : 0
}
