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
    migrations.filter((migration) => migration.number < 80),
  )
  db.exec(`
    INSERT INTO enrolled_card VALUES ('o', 'office', '示例办', 'k', 'age1o', 0, '示例组长'), ('g', 'group', '示例组', 'k', 'age1g', 0, '示例组长');
    INSERT INTO made_bundle VALUES ('b', 'result', 1, NULL, NULL, 'f', 1, 'h', 'h', '{}', 'o', 0, '示例组长', '', NULL);
  `)
  migrate(db, migrations)
})

test('cards that were enrolled keep their place, bundles that left their recipient', () => {
  expect(db.prepare('SELECT device_id, role, revoked_at FROM enrolled_card ORDER BY device_id').all()).toEqual([
    { device_id: 'g', role: 'leader', revoked_at: null },
    { device_id: 'o', role: 'office', revoked_at: null },
  ])
  expect(db.prepare('SELECT recipients, lock FROM made_bundle').get()).toEqual({ recipients: '["o"]', lock: 'recipients' })
})

test('a revocation is neither taken back nor moved, and no card is deleted', () => {
  db.exec("UPDATE enrolled_card SET revoked_at = 1, revoked_by = '示例', revoked_reason = '示例', last_sequence = 3 WHERE device_id = 'g'")
  expect(() => db.exec("UPDATE enrolled_card SET revoked_at = NULL WHERE device_id = 'g'")).toThrow('a revocation does not change')
  expect(() => db.exec("UPDATE enrolled_card SET last_sequence = 9 WHERE device_id = 'g'")).toThrow('a revocation does not change')
  expect(() => db.exec('DELETE FROM enrolled_card')).toThrow('an enrolled card is not deleted')
})

test('a place is taken once', () => {
  const put = (id: string): string =>
    `INSERT INTO enrolled_card (device_id, mode, name, signing_key, recipient, enrolled_at, enrolled_by, role, replaces)
     VALUES ('${id}', 'group', '示例组', 'k', 'age1n', 0, '示例', 'leader', 'g')`
  db.exec(put('n'))
  expect(() => db.exec(put('m'))).toThrow(/UNIQUE/)
})
