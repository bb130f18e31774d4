import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrations } from '../../../db/migrations/index.ts'
import { migrate } from '../../../db/migrations/run.ts'

test('bundles that came in or left before are neither accepted nor sent back', () => {
  const db = new Sqlite(':memory:')
  migrate(
    db,
    migrations.filter((migration) => migration.number < 140),
  )
  db.exec("INSERT INTO imported_bundle VALUES ('b', 'd', 1, 'r', 'f', 1, 'h', 'm', '{}', '{}', 0, '示例', NULL)")
  db.exec(`INSERT INTO made_bundle (bundle_id, kind, sequence, file_name, size, file_sha256, manifest_sha256, manifest, recipient_device,
    made_at, made_by, reason) VALUES ('b', 'result', 1, 'f', 1, 'h', 'm', '{}', 'd', 0, '示例', '')`)
  migrate(db, migrations)
  for (const table of ['imported_bundle', 'made_bundle']) {
    expect(db.prepare(`SELECT decision, decided_at, decided_by, reasons FROM ${table}`).get()).toEqual({
      decision: null,
      decided_at: null,
      decided_by: null,
      reasons: null,
    })
  }
})
