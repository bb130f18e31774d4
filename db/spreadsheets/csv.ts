import { TextDecoder } from 'node:util'

/** Text of a file in one of the encodings that office programs write; undefined where it is none of them. */
export function decoded(bytes: Uint8Array): string | undefined {
  for (const encoding of bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells machine code from text
      return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? undefined : text
    } catch {
      // not this encoding; the next one may fit
    }
  }
  return undefined
}

const separators = [',', '\t', ';', '，'] as const

/** The separator that the first lines hold most of, outside quotes. */
function separatorOf(text: string): string {
  const start = text.slice(0, 5000).replace(/"[^"]*"/g, '')
  const counts = separators.map((separator) => start.split(separator).length)
  return separators[counts.indexOf(Math.max(...counts))] ?? ','
}

/** The cells of a CSV text, row by row, at most `most` rows. Every cell is text: nothing is taken for a number or a day. */
export function cellsOf(text: string, most: number): readonly (readonly string[])[] {
  const separator = separatorOf(text)
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') cell += text[++at]
      else quoted = false
    } else if (sign === '"' && cell === '') {
      quoted = true
    } else if (sign === separator) {
      rows.at(-1)?.push(cell)
      cell = ''
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at++
      rows.at(-1)?.push(cell)
      cell = ''
      if (rows.length >= most) return rows
      rows.push([])
    } else {
      cell += sign
    }
  }
  rows.at(-1)?.push(cell)
  return rows
}
