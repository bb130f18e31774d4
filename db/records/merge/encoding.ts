import type { Lineage, Stamp } from '../../model/lineage.ts'
import { type Branching, elementsOf, type Role, roleOf } from './shape.ts'
import { byDot, type Dot, fieldsOf, type Held, type State, same, type View } from './state.ts'

/**
 * A state as it is kept and as it travels. Most fields of a record were written together, so each element (and the
 * record itself) names the dot that is usual in it, `*`, and only what differs from that is spelled out.
 */

const usual = '*'

/** The innermost element that a field lies in; the record itself is the empty one. */
const homeOf = (shape: Branching, path: string): string => elementsOf(shape, path).at(-1) ?? ''
const usualKey = (home: string): string => (home === '' ? usual : `${home}/${usual}`)
/** The element around an element, or the record. */
const outside = (shape: Branching, home: string): string => elementsOf(shape, home).at(-2) ?? ''

const dotKey = ({ actor, n }: Dot): string => `${n} ${actor}`

/** Spells a state whose view is known. */
export function encoded(shape: Branching, state: State, view: View): Lineage {
  const context = [...state.context].sort(([a], [b]) => (a < b ? -1 : 1))
  const places = new Map(context.map(([actor], place) => [actor, place]))
  const shown = fieldsOf(shape, view)
  const homes = new Map([...state.fields.keys()].map((path) => [path, homeOf(shape, path)]))
  const usuals = usualDots(state, shown, homes)
  const stamps: Record<string, Stamp[]> = {}
  const stamp = ({ actor, n }: Dot): [number, number] => [places.get(actor) ?? 0, n]
  const inherited = (home: string): Dot | undefined => {
    const own = usuals.get(home)
    return own ?? (home === '' ? undefined : inherited(outside(shape, home)))
  }
  for (const [home, dot] of usuals) {
    const around = home === '' ? undefined : inherited(outside(shape, home))
    if (around === undefined || dotKey(around) !== dotKey(dot)) stamps[usualKey(home)] = [stamp(dot)]
  }
  for (const [path, held] of state.fields) {
    const [only, another] = held
    const expected = another === undefined && only !== undefined ? inherited(homes.get(path) ?? '') : undefined
    const isShown = (value: unknown): boolean => same(shownAt(shape, shown, path), value)
    if (expected !== undefined && only !== undefined && shown.has(path) && dotKey(expected) === dotKey(only) && isShown(only.value))
      continue
    stamps[path] = held.map((each) =>
      isShown(each.value) ? stamp(each) : [...stamp(each), each.value === undefined ? [] : [each.value]],
    ) as Stamp[]
  }
  return { context, stamps: Object.fromEntries(Object.entries(stamps).sort(([a], [b]) => (a < b ? -1 : 1))) }
}

/** What the view shows at a path: of an element, whether it is there. */
function shownAt(shape: Branching, shown: ReadonlyMap<string, unknown>, path: string): unknown {
  const value = shown.get(path)
  return value === undefined && roleOf(shape, path) === 'presence' ? false : value
}

/** By element the dot under which most of its fields were written, the highest of those that are as frequent. */
function usualDots({ fields }: State, shown: ReadonlyMap<string, unknown>, homes: ReadonlyMap<string, string>): Map<string, Dot> {
  const counts = new Map<string, Map<string, { dot: Dot; count: number }>>()
  for (const [path, held] of fields) {
    const [only] = held
    if (held.length !== 1 || only === undefined || !shown.has(path)) continue
    const home = homes.get(path) ?? ''
    const ofHome = counts.get(home) ?? new Map<string, { dot: Dot; count: number }>()
    if (ofHome.size === 0) counts.set(home, ofHome)
    const key = dotKey(only)
    ofHome.set(key, { dot: { actor: only.actor, n: only.n }, count: (ofHome.get(key)?.count ?? 0) + 1 })
  }
  return new Map(
    [...counts]
      .sort(([a], [b]) => a.length - b.length)
      .map(([home, dots]) => [home, [...dots.values()].reduce((best, each) => (isMoreUsual(each, best) ? each : best)).dot]),
  )
}

const isMoreUsual = (a: { dot: Dot; count: number }, b: { dot: Dot; count: number }): boolean =>
  a.count !== b.count ? a.count > b.count : a.dot.n !== b.dot.n ? a.dot.n > b.dot.n : a.dot.actor < b.dot.actor

/** Thrown where a lineage does not fit the record that it came with. */
export class Unfitting extends Error {}

/** The state that a lineage and the record beside it spell. Throws `Unfitting`. */
export function decoded(shape: Branching, view: View, { context, stamps }: Lineage, isWhole = false): State {
  // Two counts of one actor would let a value come back that the other side has seen and left behind.
  if (context.some(([actor], place) => place > 0 && (context[place - 1]?.[0] ?? '') >= actor)) throw new Unfitting()
  const shown = fieldsOf(shape, view)
  const dotOf = ([place, n]: Stamp): Dot => {
    const [actor, most] = context[place] ?? ['', 0]
    if (n > most) throw new Unfitting()
    return { actor, n }
  }
  const usuals = new Map<string, Dot>()
  const fields = new Map<string, readonly Held[]>()
  const usualIn = (home: string): Dot => {
    const known = usuals.get(home)
    if (known !== undefined) return known
    const [own] = stamps[usualKey(home)] ?? []
    if (own === undefined && home === '') throw new Unfitting()
    const dot = own === undefined ? usualIn(outside(shape, home)) : dotOf(own)
    usuals.set(home, dot)
    return dot
  }
  for (const [path, value] of shown) if (!Object.hasOwn(stamps, path)) fields.set(path, [{ ...usualIn(homeOf(shape, path)), value }])
  for (const [path, held] of Object.entries(stamps)) {
    if (path === usual || path.endsWith(`/${usual}`)) continue
    const role = roleOf(shape, path)
    if (role === undefined) continue // of a field that this program does not know yet
    fields.set(path, held.map((stamp) => ({ ...dotOf(stamp), value: valueIn(stamp, role, () => shownAt(shape, shown, path)) })).sort(byDot))
  }
  return { context: new Map(context), fields, whole: isWhole ? usualIn('') : undefined }
}

function valueIn(stamp: Stamp, role: Role, shown: () => unknown): unknown {
  const [, , other] = stamp
  const value = other === undefined ? shown() : other[0]
  const fits =
    role === 'leaf' ||
    (role === 'order' ? Array.isArray(value) && value.every((name) => typeof name === 'string') : typeof value === 'boolean')
  if (!fits) throw new Unfitting()
  return value
}
