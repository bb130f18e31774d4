import type { Database, Statement } from 'better-sqlite3'
import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
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
  /** The first row, or undefined. */
  first<R>(query: Compilable<R>): R | undefined
  /** For statements without rows; answers how many rows changed. */
  run(query: Compilable<unknown>): { readonly changes: number }
}

/** Statements kept ready. Lists of different lengths make many texts, so the oldest give way. */
const mostStatements = 500

/** Joins the builder to an open database. */
export function queriesOn(db: Database): Queries {
  const k = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (database) => new SqliteIntrospector(database),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
  const prepared = new Map<string, Statement<unknown[]>>()
  const statement = (sql: string): Statement<unknown[]> => {
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
      return statement(sql).all(...parameters) as R[]
    },
    first<R>(query: Compilable<R>) {
      const { sql, parameters } = query.compile()
      return statement(sql).get(...parameters) as R | undefined
    },
    run(query) {
      const { sql, parameters } = query.compile()
      return { changes: statement(sql).run(...parameters).changes }
    },
  }
}
