import Sqlite from 'better-sqlite3'
import { beforeEach, expect, test } from 'vitest'
import { migrations } from '../../../db/migrations/index.ts'
import { migrate } from '../../../db/migrations/run.ts'

const upTo = (last: number) => migrations.filter((migration) => migration.number <= last)

let db: Sqlite.Database
beforeEach(() => {
  db = new Sqlite(':memory:')
  db.pragma('foreign_keys = ON')
  migrate(db, upTo(20))
})

test('what was there stays, and the compartment is there beside it', () => {
  db.exec("INSERT INTO meta VALUES ('device_name', '示例电脑')")
  migrate(db, upTo(30))
  expect(db.prepare('SELECT value FROM meta').pluck().all()).toEqual(['示例电脑'])
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
  for (const name of ['clue', 'clue_key', 'clue_file', 'clue_receipt']) expect(tables).toContain(name)
})

test('keys and files belong to a clue that is there, and go with it', () => {
  migrate(db, upTo(30))
  expect(() => db.exec("INSERT INTO clue_key VALUES ('c', 'm', '', 'p', 's')")).toThrow(/FOREIGN KEY/)
  db.exec("INSERT INTO clue VALUES ('c', 'r', 1, 'single', x'00', 0, NULL)")
  db.exec("INSERT INTO clue_key VALUES ('c', 'm', '', 'p', 's')")
  db.exec("INSERT INTO clue_file VALUES ('c', 'hash')")
  db.exec('DELETE FROM clue')
  expect(db.prepare('SELECT count(*) FROM clue_key').pluck().get()).toBe(0)
  expect(db.prepare('SELECT count(*) FROM clue_file').pluck().get()).toBe(0)
})
