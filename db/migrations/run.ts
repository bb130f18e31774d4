import type { Database } from 'better-sqlite3'
import { Refusal } from '../model/failure.ts'
import { migrations as all, type Migration } from './index.ts'

/** Number of the last step that a database has seen; 0 for a fresh one. */
export const schemaNumber = (db: Database): number => db.pragma('user_version', { simple: true }) as number

/** Refuses a database that a newer program has written: what it means is unknown here. */
export function refuseNewer(db: Database, migrations: readonly Migration[] = all): void {
  const known = Math.max(...migrations.map((migration) => migration.number))
  if (schemaNumber(db) > known) throw new Refusal('case_file_newer')
}

/**
 * Takes the missing steps, all in one transaction: either the schema is the newest afterwards or nothing has changed.
 * Throws `Refusal('case_file_newer')`, or whatever a step threw.
 */
export function migrate(db: Database, migrations: readonly Migration[] = all): void {
  refuseNewer(db, migrations)
  const from = schemaNumber(db)
  const missing = migrations.filter((migration) => migration.number > from)
  if (missing.length === 0) return
  db.transaction(() => {
    for (const migration of missing) {
      db.exec(migration.sql)
      db.pragma(`user_version = ${migration.number}`)
    }
  }).exclusive()
}
