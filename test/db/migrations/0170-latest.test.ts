import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrations } from '../../../db/migrations/index.ts'
import { migrate } from '../../../db/migrations/run.ts'

test('what was written last of a kind is read off the index: nothing is walked through or sorted for it', () => {
  const db = new Sqlite(':memory:')
  migrate(db, migrations)
  const plan = db
    .prepare<[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT id FROM record WHERE kind = 'interview' AND deleted_at IS NULL AND round_id = 'r'
       ORDER BY updated_at DESC, id DESC LIMIT 12`,
    )
    .all()
  expect(plan.map(({ detail }) => detail)).toEqual([
    'SEARCH record USING COVERING INDEX record_by_time (kind=? AND deleted_at=? AND round_id=?)',
  ])
})
