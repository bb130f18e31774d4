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
    migrations.filter((migration) => migration.number < 50),
  )
  db.exec("INSERT INTO account VALUES ('a', 'm', 0, NULL); INSERT INTO account VALUES ('b', 'n', 0, NULL)")
  migrate(db, migrations)
})

const view = (id: string, account: string, name: string, standard: number): string =>
  `INSERT INTO saved_view VALUES ('${id}', '${account}', 'drafts', '${name}', '{}', ${standard}, 0)`

test('accounts that were there keep views of their own, by name', () => {
  db.exec(view('1', 'a', '我的', 0))
  db.exec(view('2', 'b', '我的', 0))
  expect(() => db.exec(view('3', 'a', '我的', 0))).toThrow(/UNIQUE/)
  expect(() => db.exec(view('4', 'nobody', '我的', 0))).toThrow(/FOREIGN KEY/)
})

test('a room has one standard view for each person', () => {
  db.exec(view('1', 'a', '甲', 1))
  db.exec(view('2', 'b', '甲', 1))
  expect(() => db.exec(view('3', 'a', '乙', 1))).toThrow(/UNIQUE/)
})
