/**
 * One spelling for all ways of writing the same text: NFKC (full-width and half-width fall together), lower case,
 * and every run of white space one space. Text and query are folded alike, so what looks the same is found.
 */

/** Marks and letters that join the character before them under NFKC: accents, kana voicing, Hangul vowels and finals. */
const joining = String.raw`\p{M}\u1160-\u11ff\u3131-\u318e\uff9e\uff9f\uffa0-\uffdc`
/** Either a run that folding leaves as it is (most Chinese text), or one character with all that joins it. */
const pieces = new RegExp(String.raw`[\u3400-\u9fffa-z0-9、。]+(?![${joining}])|[^${joining}][${joining}]*|[${joining}]+`, 'gu')
const settled = /^[\u3400-\u9fffa-z0-9、。]+$/

export interface Folded {
  readonly text: string
  /** For each UTF-16 unit of `text`: where the piece that it came from starts and ends in the original. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Calls `take` with each folded piece and its place in the original. Lone surrogates become U+FFFD. */
function eachPiece(original: string, take: (folded: string, start: number, end: number, unchanged: boolean) => void): void {
  let afterSpace = false
  for (const match of original.toWellFormed().matchAll(pieces)) {
    const [piece] = match
    const end = match.index + piece.length
    if (settled.test(piece)) {
      afterSpace = false
      take(piece, match.index, end, true)
    } else {
      let folded = piece.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ')
      if (afterSpace && folded.startsWith(' ')) folded = folded.slice(1)
      if (folded === '') continue
      afterSpace = folded.endsWith(' ')
      take(folded, match.index, end, false)
    }
  }
}

/** The folded text. */
export function fold(original: string): string {
  let text = ''
  eachPiece(original, (folded) => {
    text += folded
  })
  return text
}

/** The folded text with the way back to the original, for showing where something was found. */
export function foldWithPlaces(original: string): Folded {
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  eachPiece(original, (folded, start, end, unchanged) => {
    text += folded
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(unchanged ? start + unit : start)
      ends.push(unchanged ? start + unit + 1 : end)
    }
  })
  return { text, starts, ends }
}

/** The words of a query: folded, split at white space. */
export const wordsOf = (query: string): readonly string[] => [...new Set(fold(query).split(' '))].filter((word) => word !== '')
