import { isDeepStrictEqual } from 'node:util'
import { canonicalJson } from '../../audit/canonical.ts'
import { familyOf } from './numbers.ts'
import { combined } from './order.ts'
import { type Branching, deletedField, elementsOf, idOf, type Listing, nameOf, orderName, type Role, roleOf, type Shape } from './shape.ts'

/**
 * The merging of records, as it is in itself: no database, no clock. A state says, for each field, which values it has
 * (several, where laptops changed it without knowing of one another) and what wrote each; and what it has seen at all.
 */

/** A value, by the dot under which it was written. Undefined: the field is not there. */
export interface Held {
  readonly actor: string
  readonly n: number
  readonly value: unknown
}
export type Dot = Pick<Held, 'actor' | 'n'>
export type Context = ReadonlyMap<string, number>

export interface State {
  readonly context: Context
  /** In each field the highest dot first. */
  readonly fields: ReadonlyMap<string, readonly Held[]>
  /** Of a record from before there were stamps, its one dot: what it lacks, it had removed. */
  readonly whole?: Dot | undefined
}

/** What a state shows: a record's body, and whether it lies in the bin. */
export interface View {
  readonly body: Readonly<Record<string, unknown>>
  readonly deleted: boolean
}

type Branch = Readonly<Record<string, unknown>>
type Element = Branch & { readonly id: string }

/** Every field of what a state shows with its value: fields, elements (true), the order of lists, the bin. */
export function fieldsOf(shape: Branching, { body, deleted }: View): Map<string, unknown> {
  const fields = new Map<string, unknown>([[deletedField, deleted]])
  spread(shape, body, '', fields)
  return fields
}

function spread(shape: Branching, value: Branch, prefix: string, into: Map<string, unknown>): void {
  for (const [name, inner] of shape.fields) {
    const own = value[name]
    if (own === undefined) continue
    const path = prefix + name
    if (inner.type === 'leaf') into.set(path, own)
    else if (inner.type === 'branch') spread(inner, own as Branch, `${path}/`, into)
    else spreadList(inner, own as readonly Element[], path, into)
  }
}

function spreadList(shape: Listing, list: readonly Element[], path: string, into: Map<string, unknown>): void {
  const names = new Set<string>()
  for (const element of list) {
    const name = nameOf(element.id, names)
    names.add(name)
    into.set(`${path}/${name}`, true)
    spread(shape.element, element, `${path}/${name}/`, into)
  }
  into.set(`${path}/${orderName}`, [...names])
}

/** What the state shows: the same on every laptop that holds it. */
export function viewOf(shape: Branching, state: State): View {
  const elements = new Map<string, string[]>()
  for (const [path, held] of state.fields) {
    if (roleOf(shape, path) !== 'presence') continue
    const slash = path.lastIndexOf('/')
    const [list, name] = [path.slice(0, slash), path.slice(slash + 1)]
    const names = elements.get(list) ?? []
    if (names.length === 0) elements.set(list, names)
    if (shownOf('presence', held) === true) names.push(name)
  }
  const body = gather(shape, '', state, elements)
  return { body, deleted: shownOf('deleted', state.fields.get(deletedField) ?? []) === true }
}

function gather(shape: Branching, prefix: string, state: State, elements: ReadonlyMap<string, readonly string[]>): Branch {
  const branch: Record<string, unknown> = {}
  for (const [name, inner] of shape.fields) {
    const value = gatherField(inner, prefix + name, state, elements)
    if (value !== undefined) branch[name] = value
  }
  return branch
}

function gatherField(shape: Shape, path: string, state: State, elements: ReadonlyMap<string, readonly string[]>): unknown {
  if (shape.type === 'leaf') return shownOf('leaf', state.fields.get(path) ?? [])
  if (shape.type === 'branch') return gather(shape, `${path}/`, state, elements)
  const order = shownOf('order', state.fields.get(`${path}/${orderName}`) ?? []) as readonly string[]
  const present = [...(elements.get(path) ?? [])].sort()
  const names = combined([order, present]).filter((name) => present.includes(name))
  const kept = names.length < shape.least ? combined([names, order]).slice(0, shape.least) : names.slice(0, shape.most)
  return kept.map((name) => ({ id: idOf(name), ...gather(shape.element, `${path}/${name}/`, state, elements) }))
}

/**
 * What one field shows of the values it has. An element is there as long as anybody wants it; a record lies in the bin
 * only if nobody wants it elsewhere; orders become one; of all else the value of the highest dot.
 */
export function shownOf(role: Role, held: readonly Held[]): unknown {
  if (role === 'presence') return held.some(({ value }) => value === true)
  if (role === 'deleted') return held.length > 0 && held.every(({ value }) => value === true)
  if (role === 'order') return combined(held.map(({ value }) => value as readonly string[]))
  return held[0]?.value
}

export const same = (a: unknown, b: unknown): boolean => a === b || (typeof a === 'object' && isDeepStrictEqual(a, b))

const spelled = (value: unknown): string => (value === undefined ? '' : canonicalJson(value))

/** Highest count first; then any fixed order will do. */
export const byDot = (a: Held, b: Held): number =>
  b.n - a.n || (a.actor < b.actor ? -1 : a.actor > b.actor ? 1 : spelled(a.value) < spelled(b.value) ? -1 : same(a.value, b.value) ? 0 : 1)

const isSeen = (context: Context, { actor, n }: Dot): boolean => (context.get(actor) ?? 0) >= n

/** Whether the first has seen everything that the second has. */
export const covers = (a: Context, b: Context): boolean => [...b].every(([actor, n]) => isSeen(a, { actor, n }))

/**
 * Joins two states of a record. A value stays unless the other side has seen it and moved on; so the outcome does not
 * depend on who joins what first, or how often.
 */
export function merged(shape: Branching, a: State, b: State): State {
  const context = new Map(a.context)
  for (const [actor, n] of b.context) if (!isSeen(context, { actor, n })) context.set(actor, n)
  const fields = new Map<string, readonly Held[]>()
  for (const path of new Set([...a.fields.keys(), ...b.fields.keys()])) {
    const ours = heldBy(shape, a, path)
    const theirs = heldBy(shape, b, path)
    if (ours === undefined || theirs === undefined) fields.set(path, ours ?? theirs ?? [])
    else fields.set(path, joined(ours, a.context, theirs, b.context))
  }
  return { context, fields }
}

/** A side that knows nothing of a field takes nothing from it, unless it is known to have removed what it lacks. */
function heldBy(shape: Branching, { fields, whole }: State, path: string): readonly Held[] | undefined {
  const held = fields.get(path)
  return held === undefined && whole !== undefined && roleOf(shape, path) === 'presence' ? [{ ...whole, value: false }] : held
}

function joined(ours: readonly Held[], ourContext: Context, theirs: readonly Held[], theirContext: Context): readonly Held[] {
  if (ours === theirs) return ours
  const kept = ours.filter((held) => !isSeen(theirContext, held) || theirs.some((other) => sameDot(other, held)))
  const added = theirs.filter(
    (held) =>
      !kept.some((other) => sameDot(other, held) && same(other.value, held.value)) &&
      (!isSeen(ourContext, held) || ours.some((other) => sameDot(other, held))),
  )
  return [...kept, ...added].sort(byDot)
}

const sameDot = (a: Dot, b: Dot): boolean => a.actor === b.actor && a.n === b.n

/**
 * The state after a save: what differs between the two views is stamped with a dot above everything seen, and stands
 * alone. Whoever touches a field wants the elements it lies in, and the record: they are stamped with it. `wholly`:
 * the save vouches for every field (a signature), so that nobody's change of any of them goes by unnoticed.
 */
export function saved(
  shape: Branching,
  state: State,
  { before, after, actor, wholly = false }: { before: View; after: View; actor: string; wholly?: boolean },
): State {
  const n = Math.max(0, ...state.context.values()) + 1
  const fields = new Map(state.fields)
  const write = (path: string, value: unknown): void => {
    fields.set(path, [{ actor, n, value }])
    for (const element of elementsOf(shape, path)) if (element !== path) fields.set(element, [{ actor, n, value: true }])
  }
  const [old, fresh] = [fieldsOf(shape, before), fieldsOf(shape, after)]
  write(deletedField, after.deleted)
  for (const [path, value] of fresh) {
    if (!wholly && same(old.get(path), value)) continue
    if (isOrder(shape, path)) {
      // What was removed keeps its place in the order, should somebody else still want it.
      const held = state.fields.get(path) ?? []
      const order = combined([value as readonly string[], shownOf('order', held) as readonly string[]])
      if (wholly || held.length !== 1 || !same(held[0]?.value, order)) write(path, order)
    } else write(path, value)
  }
  for (const path of old.keys()) {
    if (fresh.has(path)) continue
    const gone = elementsOf(shape, path).find((element) => !fresh.has(element))
    if (gone === undefined) write(path, undefined)
    else if (gone === path) write(path, false)
  }
  return { context: new Map(state.context).set(actor, n), fields }
}

const isOrder = (shape: Branching, path: string): boolean => path.endsWith(`/${orderName}`) && roleOf(shape, path) === 'order'

/**
 * The state after somebody chose: each named field has the one value given, and the elements around it are wanted.
 * Conflicts that were left alone stay, that of the bin among them.
 */
export function chosen(shape: Branching, state: State, choices: ReadonlyMap<string, unknown>, actor: string): State {
  const n = Math.max(0, ...state.context.values()) + 1
  const fields = new Map(state.fields)
  for (const [path, value] of choices) {
    for (const element of elementsOf(shape, path)) fields.set(element, [{ actor, n, value: true }])
    fields.set(path, [{ actor, n, value }])
  }
  const bin = state.fields.get(deletedField) ?? []
  if (!choices.has(deletedField) && bin.length < 2) fields.set(deletedField, [{ actor, n, value: bin[0]?.value ?? false }])
  return { context: new Map(state.context).set(actor, n), fields }
}

/** A field that several laptops gave different values, with these values, that which is shown first. */
export interface Conflict {
  readonly field: string
  readonly held: readonly Held[]
}

/**
 * The fields that wait for a person to choose. Not those of elements and records that nobody sees; not numbers that
 * differ in what made them different from other records (see numbers.ts).
 */
export function conflictsOf(shape: Branching, state: State, view: View = viewOf(shape, state)): readonly Conflict[] {
  const conflicts: Conflict[] = []
  for (const [field, held] of state.fields) {
    if (held.length < 2) continue
    const distinct = held.filter(({ value }, index) => held.findIndex((other) => same(other.value, value)) === index)
    if (distinct.length < 2) continue
    const role = roleOf(shape, field)
    if (role === 'deleted') conflicts.push({ field, held: distinct })
    if (role !== 'leaf' || view.deleted || !isShown(shape, state, field) || (field === 'number' && isOneFamily(distinct))) continue
    conflicts.push({ field, held: distinct })
  }
  return conflicts.sort((a, b) => (a.field < b.field ? -1 : 1))
}

const isShown = (shape: Branching, { fields }: State, path: string): boolean =>
  elementsOf(shape, path).every((element) => shownOf('presence', fields.get(element) ?? []) === true)

const isOneFamily = (held: readonly Held[]): boolean => new Set(held.map(({ value }) => familyOf(String(value)))).size === 1
