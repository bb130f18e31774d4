import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrations } from '../../../db/migrations/index.ts'
import { migrate } from '../../../db/migrations/run.ts'

const upTo = (number: number) => migrations.filter((migration) => migration.number <= number)

test('records that were there stay as they were, and entries to pick from belong to a record', () => {
  const db = new Sqlite(':memory:')
  db.pragma('foreign_keys = ON')
  migrate(db, upTo(10))
  db.exec(
    "INSERT INTO record VALUES ('r', 'interview', NULL, NULL, 'T-001', '示例', '', 'planned', '', '{}', 1, 'h', 0, 'm', 'd', 0, 'm', 'd', NULL)",
  )
  migrate(db, upTo(20))
  expect(db.prepare('SELECT title FROM record').pluck().all()).toEqual(['示例'])
  db.exec("INSERT INTO pick_source VALUES ('r', 'catalogue', 'focus', '示例', '', '', 0)")
  db.exec("INSERT INTO pick_item VALUES ('r', 0, 'i', 1, '1', '示例', '', '', 'sl', 0)")
  expect(() => db.exec("INSERT INTO pick_source VALUES ('x', 'catalogue', 'focus', '示例', '', '', 0)")).toThrow(/FOREIGN KEY/)
  expect(() => db.exec("INSERT INTO pick_item VALUES ('x', 0, 'i', 1, '1', '示例', '', '', 'sl', 0)")).toThrow(/FOREIGN KEY/)
})
