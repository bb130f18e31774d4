/** Leaves of a body by the same paths that history and evidence use: `place`, `interviewee/name`, `turns/<id>/answer`. */

type Branch = Readonly<Record<string, unknown>>

const isBranch = (value: unknown): value is Branch => value !== null && typeof value === 'object' && !Array.isArray(value)

/** Elements that carry an id of their own can be named by it, whatever their position. */
export const isIdentified = (value: unknown): value is readonly (Branch & { readonly id: string })[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => isBranch(item) && typeof item.id === 'string')

/** One step down a path: a key of an object, or the id of an element. */
const step = (value: unknown, segment: string): unknown => {
  if (isIdentified(value)) return value.find((item) => item.id === segment)
  return isBranch(value) && Object.hasOwn(value, segment) ? value[segment] : undefined
}

/** The value at a path, or undefined where the path leads nowhere. */
export const valueAt = (body: unknown, path: string): unknown => path.split('/').reduce(step, body)

/** Texts of one value: a text is one, a list of texts several; all else none. */
const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** The text at a path as it is searched, quoted and marked: a list of texts (tags) reads as one line. */
export const textAt = (body: unknown, path: string): string | undefined => {
  const value = valueAt(body, path)
  return value === undefined || value === null ? undefined : textsOf(value).join(' ')
}

/** All leaves that a pattern names; `*` stands for every element of an identified list. */
export function* leaves(body: unknown, pattern: string): Generator<{ readonly field: string; readonly texts: readonly string[] }> {
  yield* walk(body, pattern.split('/'), [])
}

function* walk(value: unknown, rest: readonly string[], done: readonly string[]): ReturnType<typeof leaves> {
  const [segment, ...further] = rest
  if (segment === undefined) {
    yield { field: done.join('/'), texts: textsOf(value) }
  } else if (segment === '*') {
    if (isIdentified(value)) for (const item of value) yield* walk(item, further, [...done, item.id])
  } else {
    const next = step(value, segment)
    if (next !== undefined && next !== null) yield* walk(next, further, [...done, segment])
  }
}
