import Sqlite from 'better-sqlite3'
import { migrations } from '../migrations/index.ts'
import { migrate } from '../migrations/run.ts'
import { type Cell, treePage, type Value } from './cells.ts'
import type { Pages } from './pages.ts'

/** A row by the names of its columns. */
export type Row = Readonly<Record<string, Value>>

/** What could be read of one table. */
export interface SalvagedTable {
  readonly rows: readonly Row[]
  /** Rows of which only the beginning could be read: their first columns. */
  readonly cut: readonly Row[]
  /** Damaged pages of its tree that were met; below a damaged one there may be more. */
  readonly lostPages: number
  /** Rows of pages that no tree leads to: they could be from before the page was freed. */
  readonly stray: ReadonlySet<Row>
}

export interface SalvagedRows {
  readonly schema: number
  readonly pages: number
  readonly damaged: number
  /** Whether the list of tables itself was whole; without it rows are told apart by their shape. */
  readonly schemaWhole: boolean
  table(name: string): SalvagedTable
}

interface Shape {
  readonly name: string
  /** In the order in which the file keeps them. */
  readonly columns: readonly { readonly name: string; readonly type: string; readonly notNull: boolean }[]
  readonly rowidColumn: string | null
  readonly kind: 'table' | 'index'
}

/**
 * Reads every table of a damaged database. Trees are walked from their roots; whole leaf pages that no tree leads to
 * any more, because a page above them is damaged, are given to the one table whose columns they fit.
 */
export function salvageRows(pages: Pages): SalvagedRows {
  const head = pages.page(1)
  const newest = Math.max(...migrations.map(({ number }) => number))
  const schema = head === null ? newest : head.readUInt32BE(60)
  const shapes = shapesOf(schema)
  let damaged = 0
  for (let number = 1; number <= pages.count; number += 1) if (pages.page(number) === null) damaged += 1
  const walk = new Walk(pages)
  const roots = walk.roots()
  const tables = new Map<string, Found>()
  for (const shape of shapes.values()) {
    const root = roots.found.get(shape.name)
    const found = nothing()
    tables.set(shape.name, found)
    if (root !== undefined) found.lostPages = walk.tree(root, (cell) => enter(found, shape, cell))
  }
  for (const root of roots.others) walk.tree(root, () => undefined)
  walk.freelist(head)
  for (const page of walk.unclaimed()) {
    const shape = fitting(page.cells, page.kind, [...shapes.values()])
    const found = shape === undefined ? undefined : tables.get(shape.name)
    if (shape !== undefined && found !== undefined) for (const cell of page.cells) found.stray.add(enter(found, shape, cell))
  }
  return { schema, pages: pages.count, damaged, schemaWhole: roots.whole, table: (name) => tables.get(name) ?? nothing() }
}

interface Found extends SalvagedTable {
  readonly rows: Row[]
  readonly cut: Row[]
  lostPages: number
  readonly stray: Set<Row>
}
const nothing = (): Found => ({ rows: [], cut: [], lostPages: 0, stray: new Set() })

function enter(found: Found, shape: Shape, cell: Cell): Row {
  const row = named(shape, cell)
  ;(cell.whole ? found.rows : found.cut).push(row)
  return row
}

function named({ columns, rowidColumn }: Shape, { rowid, values }: Cell): Row {
  const row: Record<string, Value> = {}
  // A row from before a column was added ends before it; the column has its default then.
  columns.slice(0, values.length).forEach(({ name }, index) => {
    row[name] = values[index] ?? null
  })
  if (rowidColumn !== null) row[rowidColumn] = rowid
  return row
}

/** The tables of a schema as the file keeps their rows, from a database of the same steps in memory. */
function shapesOf(schema: number): ReadonlyMap<string, Shape> {
  const db = new Sqlite(':memory:')
  try {
    migrate(
      db,
      migrations.filter(({ number }) => number <= schema),
    )
    const tables = db.prepare(
      "SELECT name, wr FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_%'",
    )
    const shapes = new Map<string, Shape>()
    for (const { name, wr } of tables.all() as { name: string; wr: number }[]) {
      const info = db.prepare('SELECT name, type, "notnull" AS required, pk FROM pragma_table_info(?) ORDER BY cid').all(name) as {
        name: string
        type: string
        required: number
        pk: number
      }[]
      const keys = info.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
      const ordered = wr === 1 ? [...keys, ...info.filter(({ pk }) => pk === 0)] : info
      const alias = wr === 0 && keys.length === 1 && keys[0]?.type === 'INTEGER' ? keys[0].name : null
      shapes.set(name, {
        name,
        columns: ordered.map((column) => ({ name: column.name, type: column.type, notNull: column.required === 1 })),
        rowidColumn: alias,
        kind: wr === 1 ? 'index' : 'table',
      })
    }
    return shapes
  } finally {
    db.close()
  }
}

const hash = /^[0-9a-f]{64}$/
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-/
const matches = (pattern: RegExp, value: Value | undefined): boolean => typeof value === 'string' && pattern.test(value)

/**
 * Tables whose rows can be told from everything else by themselves; pages of an index hold the same columns in other
 * orders, so a table is on this list only where nothing else looks like it. `true`: its columns are enough.
 */
const recognisable: Readonly<Record<string, true | ((values: readonly Value[]) => boolean)>> = {
  record: true,
  body: ([id, json]) => matches(uuid, id) && matches(/^\{/, json),
  history: true,
  audit: true,
  passage: ([, id]) => matches(uuid, id),
  ancestor: ([id, content]) => matches(uuid, id) && matches(hash, content),
  account: ([id, member]) => matches(uuid, id) && matches(uuid, member),
  file: ([sha256, , stored]) => matches(hash, sha256) && matches(hash, stored),
  meta: ([key]) => matches(/^[a-z_]+(\/|$)/, key),
  clue: ([id, round]) => matches(uuid, id) && matches(uuid, round),
  clue_key: true,
  enrolled_card: true,
  made_bundle: true,
  imported_bundle: true,
  movement: true,
  lineage: ([id, json]) => matches(uuid, id) && matches(/^\{"context":/, json),
  survey_count: ([id, , counts]) => matches(uuid, id) && matches(/^\{/, counts),
  left_record: ([bundle, id, content]) => matches(uuid, bundle) && matches(uuid, id) && matches(hash, content),
  share_set: true,
  share_drill: ([id, set, numbers]) => matches(uuid, id) && matches(uuid, set) && matches(/^\[/, numbers),
  wipe_certificate: ([vault, , certificate]) => matches(uuid, vault) && matches(/^\{/, certificate),
  former_identity: ([, identity]) => matches(/^AGE-SECRET-KEY-/, identity),
}

/** The one table whose columns all rows of a page fit; undefined where it is none or more than one. */
function fitting(cells: readonly Cell[], kind: 'table' | 'index', shapes: readonly Shape[]): Shape | undefined {
  const whole = cells.filter((cell) => cell.whole)
  if (whole.length === 0) return undefined
  const fits = shapes.filter(
    (shape) => shape.kind === kind && recognises(shape.name, whole) && whole.every((cell) => fitsShape(cell, shape)),
  )
  return fits.length === 1 ? fits[0] : undefined
}

function recognises(name: string, cells: readonly Cell[]): boolean {
  const mark = recognisable[name]
  return mark === true || (mark !== undefined && cells.every(({ values }) => mark(values)))
}

const fitsShape = ({ values }: Cell, { columns, rowidColumn }: Shape): boolean =>
  values.length === columns.length &&
  columns.every(({ name, type, notNull }, index) => {
    const value = values[index] ?? null
    if (value === null) return !notNull || name === rowidColumn
    if (type === 'TEXT') return typeof value === 'string'
    if (type === 'INTEGER') return typeof value === 'number' || typeof value === 'bigint'
    return type === 'BLOB' ? Buffer.isBuffer(value) : true
  })

class Walk {
  readonly #pages: Pages
  readonly #seen = new Set<number>([1])

  constructor(pages: Pages) {
    this.#pages = pages
  }

  /** Roots of the tables, and of indexes besides, as sqlite_schema names them. */
  roots(): { readonly found: ReadonlyMap<string, number>; readonly others: readonly number[]; readonly whole: boolean } {
    const found = new Map<string, number>()
    const others: number[] = []
    const lost = this.tree(1, ({ values: [type, name, , root], whole }) => {
      if (!whole || typeof root !== 'number' || root === 0) return
      if (type === 'table' && typeof name === 'string' && !name.startsWith('passage_index')) found.set(name, root)
      else others.push(root)
    })
    return { found, others, whole: lost === 0 }
  }

  /** Calls `each` with every row that the tree leads to; answers how many of its pages are damaged. */
  tree(root: number, each: (cell: Cell) => void): number {
    let lost = 0
    const todo = [root]
    for (let number = todo.pop(); number !== undefined; number = todo.pop()) {
      if (number !== 1 && this.#seen.has(number)) continue
      this.#seen.add(number)
      const page = treePage(this.#pages, number)
      if (page === null) lost += 1
      else {
        for (const cell of page.cells) each(cell)
        todo.push(...page.children)
      }
    }
    return lost
  }

  /** What was freed holds what used to stand there: none of it is a row any more. */
  freelist(head: Buffer | null): void {
    for (let trunk = head?.readUInt32BE(32) ?? 0; trunk !== 0 && !this.#seen.has(trunk); ) {
      this.#seen.add(trunk)
      const page = this.#pages.page(trunk)
      if (page === null) return
      const count = Math.min(page.readUInt32BE(4), 1000)
      for (let i = 0; i < count; i += 1) this.#seen.add(page.readUInt32BE(8 + 4 * i))
      trunk = page.readUInt32BE(0)
    }
  }

  /** Whole pages with rows that nothing led to. */
  *unclaimed() {
    for (let number = 2; number <= this.#pages.count; number += 1) {
      if (this.#seen.has(number)) continue
      const page = treePage(this.#pages, number)
      if (page !== null && page.cells.length > 0) yield page
    }
  }
}
