import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrations } from '../../../db/migrations/index.ts'
import { migrate } from '../../../db/migrations/run.ts'

test('an office keeps one certificate for a case file', () => {
  const db = new Sqlite(':memory:')
  migrate(
    db,
    migrations.filter((migration) => migration.number < 100),
  )
  migrate(db, migrations)
  const keep = "INSERT INTO wipe_certificate VALUES ('v', 'd', '{}', 0, '示例')"
  db.exec(keep)
  expect(() => db.exec(keep)).toThrow(/UNIQUE/)
})
