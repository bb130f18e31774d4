import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrations } from '../../../db/migrations/index.ts'
import { migrate } from '../../../db/migrations/run.ts'

test('bundles that left and came in before the register stand in it, numbered by their time', () => {
  const db = new Sqlite(':memory:')
  migrate(
    db,
    migrations.filter((migration) => migration.number < 130),
  )
  const manifest = JSON.stringify({ kind: 'result', roundName: '示例轮', classification: 'secret' })
  db.exec(`
    INSERT INTO made_bundle VALUES ('b2', 'result', 1, NULL, NULL, '成果包.xcb', 12, 'f', 'm', '${manifest}', 'd', 200, '示例甲', '首次移交', NULL, '["d"]', 'recipients');
    INSERT INTO imported_bundle VALUES ('b1', 'd', 1, NULL, '来.xcb', 7, 'g', 'm', '${manifest}', '{}', 100, '示例乙', NULL)`)
  migrate(db, migrations)
  const rows = db.prepare(
    'SELECT number, direction, what, content, size, classification, by_name, purpose, bundle_id FROM movement ORDER BY number',
  )
  expect(rows.raw().all()).toEqual([
    [1, 'in', 'result', '示例轮', 7, 'secret', '示例乙', '', 'b1'],
    [2, 'out', 'result', '示例轮', 12, 'secret', '示例甲', '首次移交', 'b2'],
  ])
  expect(() => db.exec("UPDATE movement SET direction = 'sideways'")).toThrow(/CHECK/)
})
