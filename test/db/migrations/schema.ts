import type { Database } from 'better-sqlite3'

/** The schema as SQL text, one statement a line group, in an order that does not depend on history. */
export function schemaOf(db: Database): string {
  const rows = db.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name").all() as {
    sql: string
  }[]
  return `${rows.map((row) => `${row.sql};`).join('\n\n')}\n`
}
