import { bodies, type Kind } from '../../model/record.ts'

/**
 * What merging needs to know of a body: where it branches into fields, and where into elements with ids of their own.
 * Whatever else a field holds (texts, numbers, lists of texts, values that may be missing or null) is one value, whole.
 */
export type Shape = Leaf | Branching | Listing
export interface Leaf {
  readonly type: 'leaf'
}
export interface Branching {
  readonly type: 'branch'
  readonly fields: ReadonlyMap<string, Shape>
}
export interface Listing {
  readonly type: 'list'
  readonly element: Branching
  readonly least: number
  readonly most: number
}

const leaf: Leaf = { type: 'leaf' }

const shapes = new Map<Kind, Branching>()

/** The shape of the bodies of a kind, read off its schema. */
export function shapeOf(kind: Kind): Branching {
  const known = shapes.get(kind)
  if (known !== undefined) return known
  const shape = read(bodies[kind] as unknown as Schema) as Branching
  shapes.set(kind, shape)
  return shape
}

/** As much of a zod schema as is looked at. */
interface Schema {
  readonly def: {
    readonly type: string
    readonly innerType?: Schema
    readonly element?: Schema
    readonly shape?: Readonly<Record<string, Schema>>
    readonly checks?: readonly { readonly _zod: { readonly def: { readonly minimum?: number; readonly maximum?: number } } }[]
  }
}

function read({ def }: Schema): Shape {
  if ((def.type === 'default' || def.type === 'prefault') && def.innerType !== undefined) return read(def.innerType)
  if (def.type === 'object' && def.shape !== undefined) return branch(def.shape)
  const inner = def.type === 'array' ? def.element?.def.shape : undefined
  if (inner?.id?.def.type !== 'string') return leaf
  const bounds = (def.checks ?? []).map((check) => check._zod.def)
  const least = Math.max(0, ...bounds.map(({ minimum }) => minimum ?? 0))
  const most = Math.min(...bounds.map(({ maximum }) => maximum ?? Number.POSITIVE_INFINITY))
  return { type: 'list', element: branch(inner, 'id'), least, most }
}

const branch = (shape: Readonly<Record<string, Schema>>, without?: string): Branching => ({
  type: 'branch',
  fields: new Map(
    Object.entries(shape)
      .filter(([name]) => name !== without)
      .map(([name, schema]) => [name, read(schema)]),
  ),
})

/** The part that a path plays in a shape. */
export type Role = 'leaf' | 'presence' | 'order' | 'deleted'

/** Whether a record is in the bin is a field like others, under a name that no body has. */
export const deletedField = 'deleted'
export const orderName = 'order'

/** What a path stands for; undefined where the shape has no such place. */
export function roleOf(shape: Branching, path: string): Role | undefined {
  if (path === deletedField) return 'deleted'
  let at: Shape = shape
  const segments = path.split('/')
  for (const [index, segment] of segments.entries()) {
    const last = index === segments.length - 1
    if (at.type === 'leaf') return undefined
    if (at.type === 'branch') {
      const next: Shape | undefined = at.fields.get(segment)
      if (next === undefined) return undefined
      at = next
    } else {
      if (last) return segment === orderName ? 'order' : 'presence'
      at = at.element
    }
  }
  return at.type === 'leaf' ? 'leaf' : undefined
}

/** The elements that a path lies in, itself among them where it is one, the outermost first: `turns/<id>`. */
export function elementsOf(shape: Branching, path: string): readonly string[] {
  const found: string[] = []
  let at: Shape = shape
  let from = 0
  for (;;) {
    const slash = path.indexOf('/', from)
    const end = slash === -1 ? path.length : slash
    const segment = path.slice(from, end)
    if (at.type === 'list') {
      if (slash === -1 && segment === orderName) return found
      found.push(path.slice(0, end))
      at = at.element
    } else if (at.type === 'branch') at = at.fields.get(segment) ?? leaf
    if (slash === -1) return found
    from = slash + 1
  }
}

/**
 * The name of an element within its list's paths. Ids are names as they are; what would make a path ambiguous is
 * spelled out, and a second element under the same id (which no form makes) is told from the first.
 */
export function nameOf(id: string, taken: { has(name: string): boolean }): string {
  const plain = id.replaceAll('~', '~0').replaceAll('/', '~1')
  const base = plain === orderName || plain === '*' || plain === '' ? `~2${plain}` : plain
  let name = base
  for (let further = 2; taken.has(name); further += 1) name = `${base}~3${further}`
  return name
}

/** The id that an element's name was made of. */
export const idOf = (name: string): string =>
  name
    .replace(/~3\d+$/, '')
    .replace(/^~2/, '')
    .replaceAll('~1', '/')
    .replaceAll('~0', '~')
