import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrations } from '../../../db/migrations/index.ts'
import { migrate } from '../../../db/migrations/run.ts'

test('cards from before have no SM2 keys; once they have, those stay', () => {
  const db = new Sqlite(':memory:')
  migrate(
    db,
    migrations.filter((migration) => migration.number < 160),
  )
  db.exec(`INSERT INTO enrolled_card (device_id, mode, name, signing_key, recipient, enrolled_at, enrolled_by)
    VALUES ('d', 'office', '示例', 's', 'r', 0, '示例')`)
  migrate(db, migrations)
  expect(db.prepare('SELECT sm2_signing_key, sm2_recipient FROM enrolled_card').get()).toEqual({
    sm2_signing_key: null,
    sm2_recipient: null,
  })
  db.exec("UPDATE enrolled_card SET sm2_signing_key = 'a', sm2_recipient = 'b'")
  expect(() => db.exec("UPDATE enrolled_card SET sm2_recipient = 'c'")).toThrow(/does not change/)
})
