import { isDeepStrictEqual } from 'node:util'
import { isIdentified } from './fields.ts'

/**
 * One changed field. Elements with an id are followed by it: `turns/<id>/answer`; one that came or went is whole at
 * `turns/<id>`, undefined on the side where it is missing; `turns/order` holds the ids where their order changed.
 */
export interface Difference {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

type Branch = Readonly<Record<string, unknown>>
const isBranch = (value: unknown): value is Branch => value !== null && typeof value === 'object' && !Array.isArray(value)
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const order = 'order'

/** What changed between two bodies, in an order in which it can be replayed, and taken back from its end. */
export function differencesOf(before: Branch, after: Branch, path: readonly string[] = []): readonly Difference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return keys.flatMap((key) => compare(before[key], after[key], [...path, key]))
}

function compare(before: unknown, after: unknown, path: readonly string[]): readonly Difference[] {
  if (isDeepStrictEqual(before, after)) return []
  if (isBranch(before) && isBranch(after)) return differencesOf(before, after, path)
  if (isList(before) && isList(after) && [before, after].every((list) => list.length === 0 || hasOwnIds(list)))
    return compareElements(before as readonly Element[], after as readonly Element[], path)
  return [{ field: path.join('/'), before, after }]
}

type Element = Branch & { readonly id: string }
const idsOf = (list: readonly Element[]): readonly string[] => list.map(({ id }) => id)
const hasOwnIds = (list: readonly unknown[]): boolean => isIdentified(list) && new Set(list.map(({ id }) => id)).size === list.length

function compareElements(before: readonly Element[], after: readonly Element[], path: readonly string[]): readonly Difference[] {
  const old = new Map(before.map((element) => [element.id, element]))
  const fresh = new Map(after.map((element) => [element.id, element]))
  const gone = before.filter(({ id }) => !fresh.has(id))
  const come = after.filter(({ id }) => !old.has(id))
  const field = (id: string): string => [...path, id].join('/')
  const [was, wanted] = [idsOf(before), idsOf(after)]
  // Forth, what comes stands last; back, what had gone does: in both directions the order is told where that is not it.
  const forth = [...before.filter(({ id }) => fresh.has(id)), ...come]
  const back = [...after.filter(({ id }) => old.has(id)), ...gone]
  const inOrder = isDeepStrictEqual(idsOf(forth), wanted) && isDeepStrictEqual(idsOf(back), was)
  return [
    ...come.map((element) => ({ field: field(element.id), before: undefined, after: element })),
    ...(inOrder ? [] : [{ field: field(order), before: was, after: wanted }]),
    ...gone.toReversed().map((element) => ({ field: field(element.id), before: element, after: undefined })),
    ...after.flatMap((element) => {
      const earlier = old.get(element.id)
      return earlier === undefined ? [] : differencesOf(earlier, element, [...path, element.id])
    }),
  ]
}

/** Whether one of two fields lies within the other, so that the order of their changes matters. */
export function overlap(a: string, b: string): boolean {
  const [short, long] = [territory(a), territory(b)].sort((x, y) => x.length - y.length) as [string, string]
  return long === short || long.startsWith(`${short}/`)
}

/** An order touches its whole list. */
const territory = (field: string): string => (field.endsWith(`/${order}`) ? field.slice(0, -order.length - 1) : field)

/** Applies one difference to a body; replaying a history from the first body gives the last. */
export function replay(body: unknown, { field, after }: Pick<Difference, 'field' | 'after'>): unknown {
  return set(body, field.split('/'), after)
}

/** Takes one difference back; taking a history back from its end gives every earlier body. */
export const takeBack = (body: unknown, { field, before }: Pick<Difference, 'field' | 'before'>): unknown =>
  replay(body, { field, after: before })

function set(value: unknown, [segment, ...rest]: readonly string[], after: unknown): unknown {
  if (segment === undefined) return after
  if (isList(value)) return setElement(value as readonly Element[], segment, rest, after)
  const branch = isBranch(value) ? value : {}
  return { ...branch, [segment]: set(branch[segment], rest, after) }
}

function setElement(list: readonly Element[], segment: string, rest: readonly string[], after: unknown): readonly unknown[] {
  if (segment === order && rest.length === 0) {
    const rank = new Map((after as readonly string[]).map((id, index) => [id, index]))
    return [...list].sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0))
  }
  if (rest.length === 0 && after === undefined) return list.filter(({ id }) => id !== segment)
  if (!list.some(({ id }) => id === segment)) return [...list, after]
  return list.map((element) => (element.id === segment ? set(element, rest, after) : element))
}
