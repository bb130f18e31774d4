/**
 * An answer on its way into the page, as one text: Playwright carries a text at once, but the hundreds of objects of a
 * list only in tens of milliseconds, where Electron needs one. What JSON does not know goes by its name in `sort`.
 */

type Sort = 'undefined' | 'number' | 'bigint' | 'date' | 'bytes'
interface Odd {
  readonly standInSort: Sort
  readonly text: string
}

/** To be opened with `unpack`. */
export function pack(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key) {
    const kept = this[key] // a date comes to a replacer as a text already
    const sort = sortOf(kept)
    if (sort === undefined) return kept
    const text =
      sort === 'bytes' ? Buffer.from(kept as Uint8Array).toString('base64') : sort === 'date' ? (kept as Date).toJSON() : String(kept)
    return { standInSort: sort, text } satisfies Odd
  })
}

function sortOf(value: unknown): Sort | undefined {
  if (value === undefined) return 'undefined'
  if (typeof value === 'number' && !Number.isFinite(value)) return 'number'
  if (typeof value === 'bigint') return 'bigint'
  if (value instanceof Date) return 'date'
  return value instanceof Uint8Array ? 'bytes' : undefined
}

/** What `pack` was given. Runs in the page, so it is self-contained. */
export function unpack(packed: string): unknown {
  const made: Readonly<Record<Sort, (text: string) => unknown>> = {
    undefined: () => undefined,
    number: Number,
    bigint: BigInt,
    date: (text) => new Date(text),
    bytes: (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0)),
  }
  const opened = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if ('standInSort' in value) return made[(value as Odd).standInSort]((value as Odd).text)
    for (const [key, held] of Object.entries(value)) (value as Record<string, unknown>)[key] = opened(held)
    return value
  }
  return opened(JSON.parse(packed))
}
