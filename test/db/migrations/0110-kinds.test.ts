import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrations } from '../../../db/migrations/index.ts'
import { migrate } from '../../../db/migrations/run.ts'

test('how a record left is noted once for each bundle, and goes with a bundle that was taken off the list', () => {
  const db = new Sqlite(':memory:')
  db.pragma('foreign_keys = ON')
  migrate(
    db,
    migrations.filter((migration) => migration.number < 110),
  )
  db.exec(`INSERT INTO made_bundle (bundle_id, kind, sequence, file_name, size, file_sha256, manifest_sha256, manifest,
    recipient_device, made_at, made_by, reason) VALUES ('b', 'result', 1, '', 1, '', '', '{}', '', 0, '', '')`)
  migrate(db, migrations)
  const note = "INSERT INTO left_record VALUES ('b', 'r', 'h', 1)"
  db.exec(note)
  expect(() => db.exec(note)).toThrow(/UNIQUE/)
  db.exec("DELETE FROM made_bundle WHERE bundle_id = 'b'")
  expect(db.prepare('SELECT count(*) FROM left_record').pluck().get()).toBe(0)
})
