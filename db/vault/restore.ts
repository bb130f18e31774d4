import type { Database } from 'better-sqlite3'

/** Going back to an earlier moment of the case file, table by table, while what must not be undone stays. */

/** The name under which a copy is attached. */
const copy = 'earlier'

/**
 * Attaches a copy of the database under the key of the open one (SQLite3MC's default where none is named) and calls `f`
 * in one transaction. Throws what `f` throws, and SQLite's own error for a file that is none of ours.
 */
export function besideCopy<T>(db: Database, path: string, f: () => T): T {
  db.prepare(`ATTACH ? AS ${copy}`).run(path)
  try {
    return db
      .transaction(() => {
        // Tables are restored one after another; only when all are do references hold.
        db.pragma('defer_foreign_keys = ON')
        return f()
      })
      .immediate()
  } finally {
    db.exec(`DETACH ${copy}`)
  }
}

/** Whether the attached copy was made under the schema of today. */
export const sameSchema = (db: Database): boolean =>
  db.pragma('main.user_version', { simple: true }) === db.pragma(`${copy}.user_version`, { simple: true })

/** Makes a table what it is in the copy. Only rows that differ are touched, so that undoing costs what was done. */
export function restoreTable(db: Database, table: string): void {
  const { gone, come } = differences(db, table)
  db.prepare(`DELETE FROM main.${table} WHERE ${gone}`).run()
  db.prepare(`INSERT INTO main.${table} SELECT * FROM ${copy}.${table} WHERE ${come}`).run()
}

const step = 500

/** The same for a table whose rows stand in an index of their own: they are handed out, some at a time, to be taken out and put in. */
export function restoreEach<Row>(
  db: Database,
  table: string,
  by: { readonly leave: (rows: readonly Row[]) => void; readonly enter: (rows: readonly Row[]) => void },
): void {
  const { gone, come } = differences(db, table)
  const sides = [
    { from: 'main', where: gone, hand: by.leave },
    { from: copy, where: come, hand: by.enter },
  ]
  for (const { from, where, hand } of sides) {
    const ids = db.prepare(`SELECT rowid FROM ${from}.${table} WHERE ${where} ORDER BY rowid`).pluck().all()
    const rows = db.prepare<[string], Row>(`SELECT * FROM ${from}.${table} WHERE rowid IN (SELECT value FROM json_each(?))`)
    for (let at = 0; at < ids.length; at += step) hand(rows.all(JSON.stringify(ids.slice(at, at + step))))
  }
}

/** By the primary key, so that no table is ever sorted in memory. The names are the schema's own. */
function differences(db: Database, table: string): { readonly gone: string; readonly come: string } {
  const columns = db.prepare<[string], { name: string; pk: number }>('SELECT name, pk FROM pragma_table_info(?)').all(table)
  const equal = (chosen: typeof columns): string =>
    chosen.map(({ name }) => `main.${table}."${name}" IS ${copy}.${table}."${name}"`).join(' AND ')
  return {
    gone: `NOT EXISTS (SELECT 1 FROM ${copy}.${table} WHERE ${equal(columns)})`,
    come: `NOT EXISTS (SELECT 1 FROM main.${table} WHERE ${equal(columns.filter(({ pk }) => pk > 0))})`,
  }
}
