import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrations } from '../../../db/migrations/index.ts'
import { migrate } from '../../../db/migrations/run.ts'

test('a survey that was there is counted apart, and its counts go with it', () => {
  const db = new Sqlite(':memory:')
  db.pragma('foreign_keys = ON')
  migrate(
    db,
    migrations.filter((migration) => migration.number < 120),
  )
  const columns = 'id, kind, number, title, subtitle, status, occurred_on, facets, version, content_hash'
  const written = 'created_at, created_by, created_on, updated_at, updated_by, updated_on'
  db.exec(`INSERT INTO record (${columns}, ${written}) VALUES ('s', 'survey', '', '', '', '', '', '{}', 1, '', 0, 'a', 'd', 0, 'a', 'd')`)
  migrate(db, migrations)
  db.exec(`INSERT INTO survey_count VALUES ('s', 1, '{}')`)
  expect(() => db.exec(`INSERT INTO survey_count VALUES ('none', 1, '{}')`)).toThrow(/FOREIGN KEY/)
  db.exec("DELETE FROM record WHERE id = 's'")
  expect(db.prepare('SELECT count(*) FROM survey_count').pluck().get()).toBe(0)
})
