import Sqlite from 'better-sqlite3'
import { beforeEach, expect, test } from 'vitest'
import { migrations } from '../../../db/migrations/index.ts'
import { migrate } from '../../../db/migrations/run.ts'

let db: Sqlite.Database
beforeEach(() => {
  db = new Sqlite(':memory:')
  db.pragma('foreign_keys = ON')
  migrate(
    db,
    migrations.filter((migration) => migration.number <= 10),
  )
})

test('from nothing, the first tables are there', () => {
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
  for (const name of ['meta', 'account', 'record', 'body', 'history', 'file', 'audit', 'enrolled_card', 'made_bundle', 'imported_bundle']) {
    expect(tables).toContain(name)
  }
})

test('a body, a reference and a history row belong to a record that is there', () => {
  const orphan = /FOREIGN KEY/
  expect(() => db.exec("INSERT INTO body VALUES ('x', '{}')")).toThrow(orphan)
  expect(() => db.exec("INSERT INTO reference VALUES ('x', 'role', 'y')")).toThrow(orphan)
  expect(() =>
    db.exec("INSERT INTO history (record_id, version_from, version, field, at, by, on_device) VALUES ('x', 1, 2, 'f', 0, 'b', 'd')"),
  ).toThrow(orphan)
})

test('an enrolled key does not change: it is taken away and enrolled anew, or not at all', () => {
  db.exec("INSERT INTO enrolled_card VALUES ('d', 'group', '示例一组', 'key', 'age1x', 0, 'm')")
  expect(() => db.exec("UPDATE enrolled_card SET signing_key = 'other'")).toThrow('an enrolled key does not change')
  expect(() => db.exec("UPDATE enrolled_card SET recipient = 'age1y'")).toThrow('an enrolled key does not change')
  db.exec("UPDATE enrolled_card SET name = '示例二组'")
})
