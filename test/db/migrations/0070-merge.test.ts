import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrations } from '../../../db/migrations/index.ts'
import { migrate } from '../../../db/migrations/run.ts'

test('records that were there stay as they were, without a lineage; one that has some belongs to a record', () => {
  const db = new Sqlite(':memory:')
  db.pragma('foreign_keys = ON')
  migrate(
    db,
    migrations.filter((migration) => migration.number < 70),
  )
  db.exec(
    "INSERT INTO record VALUES ('r', 'interview', NULL, NULL, 'T-001', '示例', '', 'planned', '', '{}', 1, 'h', 0, 'm', 'd', 0, 'm', 'd', NULL)",
  )
  migrate(db, migrations)
  expect(db.prepare('SELECT title FROM record').pluck().all()).toEqual(['示例'])
  expect(db.prepare('SELECT count(*) FROM lineage').pluck().get()).toBe(0)
  db.exec("INSERT INTO lineage VALUES ('r', '{}', 0)")
  expect(() => db.exec("INSERT INTO lineage VALUES ('x', '{}', 0)")).toThrow(/FOREIGN KEY/)
  expect(() => db.exec("INSERT INTO renumbering VALUES (1, 'x', 'D-007', 'D-007-2', 0, 'b')")).toThrow(/FOREIGN KEY/)
})
