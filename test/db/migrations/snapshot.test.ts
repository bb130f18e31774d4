import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrations } from '../../../db/migrations/index.ts'
import { migrate } from '../../../db/migrations/run.ts'
import { schemaOf } from './schema.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const snapshot = join(root, 'db', 'schema', 'snapshot.sql')

const migrated = (): Sqlite.Database => {
  const db = new Sqlite(':memory:')
  migrate(db)
  return db
}

test('the schema is the one in db/schema/snapshot.sql; after a new migration run: XUNCHA_SNAPSHOT=write npx vitest run test/db/migrations', () => {
  const now = schemaOf(migrated())
  if (process.env.XUNCHA_SNAPSHOT === 'write') writeFileSync(snapshot, now)
  expect(readFileSync(snapshot, 'utf8')).toBe(now)
})

test('the types in db/schema/tables.ts name every table and column, and no other', () => {
  const db = migrated()
  const names = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'passage_index%'")
    .pluck()
    .all() as string[]
  const text = readFileSync(join(root, 'db', 'schema', 'tables.ts'), 'utf8')
  const typed = Object.fromEntries(
    [...text.matchAll(/^ {2}(\w+): \{([^}]*)\}/gm)].map(([, table = '', columns = '']) => [
      table,
      [...columns.matchAll(/(\w+)\??:/g)].map(([, column = '']) => column),
    ]),
  )
  expect(Object.keys(typed).sort()).toEqual(names.sort())
  for (const name of names) {
    expect(typed[name], name).toEqual(db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(name))
  }
})

test('migrations are numbered by tens, rise, and stand in the file of their number, each with a test file', () => {
  const numbers = migrations.map((migration) => migration.number)
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  expect(numbers.every((number) => number % 10 === 0 && number > 0)).toBe(true)
  const files = migrations.map(({ number, name }) => `${String(number).padStart(4, '0')}-${name}`)
  const numbered = (folder: string): string[] => readdirSync(folder).filter((name) => /^\d{4}-/.test(name))
  expect(numbered(join(root, 'db', 'migrations'))).toEqual(files.map((file) => `${file}.ts`))
  expect(numbered(import.meta.dirname)).toEqual(files.map((file) => `${file}.test.ts`))
})

test('migrations import nothing, so that nothing they mean can change', () => {
  for (const name of readdirSync(join(root, 'db', 'migrations')).filter((file) => /^\d{4}-/.test(file))) {
    expect(readFileSync(join(root, 'db', 'migrations', name), 'utf8')).not.toMatch(/^import |\brequire\(|\bimport\(/m)
  }
})
