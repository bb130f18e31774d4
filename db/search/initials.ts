/** First letters of each text's pinyin, lower case; what is not Chinese stays as it is. */
export async function initialsOf(texts: readonly string[]): Promise<readonly string[]> {
  // Its dictionary is large: loaded with the first question, not with the thread.
  const { pinyin } = await import('pinyin-pro')
  const letters = (text: string): string =>
    pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
      .join('')
      .toLowerCase()
      .replace(/\s/g, '')
  return texts.map(letters)
}
