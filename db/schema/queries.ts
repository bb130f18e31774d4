import type { Database, Statement } from 'better-sqlite3'
import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Tables } from './tables.ts'

/**
 * Kysely writes the SQL, better-sqlite3 runs it, synchronously: a transaction is then one plain function call,
 * and nothing can be awaited in the middle of it.
 */
export interface Queries {
  /** Builder only; never awaited. */
  readonly k: Kysely<Tables>
  /** All rows. */
  all<R>(query: Compilable<R>): R[]
  /** The one column of all rows: of a hundred thousand numbers, rows would take longer to make than to find. */
  column<V>(query: Compilable<Record<string, V>>): V[]
  /** The first row, or undefined. */
  first<R>(query: Compilable<R>): R | undefined
  /** For statements without rows; answers how many rows changed. */
  run(query: Compilable<unknown>): { readonly changes: number }
}

/** Statements kept ready. Lists of different lengths make many texts, so the oldest give way. */
const mostStatements = 500

const k = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** Stands in a statement for a value that comes later. */
class Place {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/**
 * A statement whose text is written once, for what runs with every record that is saved or comes in: writing it anew
 * takes longer than running it. `build` names the values that come each time; it must not look at them.
 */
export function statement<P extends object, R>(build: (k: Kysely<Tables>, given: P) => Compilable<R>): (given: P) => Compilable<R> {
  let written: CompiledQuery<R> | undefined
  const write = (): CompiledQuery<R> => {
    const places = new Proxy({}, { get: (_, name) => new Place(String(name)) }) as P
    written = build(k, places).compile()
    return written
  }
  return (given) => ({
    compile: () => {
      const text = written ?? write()
      const parameters = text.parameters.map((value) => (value instanceof Place ? given[value.name as keyof P] : value))
      return { ...text, parameters }
    },
  })
}

/** SQL written by hand, as a query. */
export const raw = <R>(k: Kysely<Tables>, text: RawBuilder<R>): Compilable<R> => ({ compile: () => text.compile(k) })

/** Joins the builder to an open database. */
export function queriesOn(db: Database): Queries {
  const prepared = new Map<string, Statement<unknown[]>>()
  const ready = (sql: string): Statement<unknown[]> => {
    const known = prepared.get(sql)
    if (known !== undefined) return known
    const fresh = db.prepare(sql)
    const oldest = prepared.keys().next().value
    if (prepared.size >= mostStatements && oldest !== undefined) prepared.delete(oldest)
    prepared.set(sql, fresh)
    return fresh
  }
  return {
    k,
    all<R>(query: Compilable<R>) {
      const { sql, parameters } = query.compile()
      return ready(sql).all(...parameters) as R[]
    },
    column<V>(query: Compilable<Record<string, V>>) {
      const { sql, parameters } = query.compile()
      const values = ready(sql).pluck()
      try {
        return values.all(...parameters) as V[]
      } finally {
        values.pluck(false) // the statement is everybody's
      }
    },
    first<R>(query: Compilable<R>) {
      const { sql, parameters } = query.compile()
      return ready(sql).get(...parameters) as R | undefined
    },
    run(query) {
      const { sql, parameters } = query.compile()
      return { changes: ready(sql).run(...parameters).changes }
    },
  }
}
