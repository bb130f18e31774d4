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
    migrations.filter((migration) => migration.number < 60),
  )
  record('talk', 'interview', {})
  passage(1, 'talk', 'turns/1/answer', '先开工后上会，先开工。')
})

const record = (id: string, kind: string, body: unknown, deletedAt: number | null = null): void => {
  db.prepare(`INSERT INTO record VALUES (?, ?, 'r', NULL, '', '', '', '', '', '{}', 1, '', 0, '', '', 0, '', '', ?)`).run(
    id,
    kind,
    deletedAt,
  )
  db.prepare('INSERT INTO body VALUES (?, ?)').run(id, JSON.stringify(body))
}
const passage = (id: number, recordId: string, field: string, text: string): void =>
  void db.prepare('INSERT INTO passage VALUES (?, ?, ?, ?)').run(id, recordId, field, text)
const link = (id: string, quote: string, deletedAt: number | null = null): void =>
  record(
    id,
    'evidence_link',
    { draftId: 'draft', statementId: 's', ordinal: 1, source: { type: 'passage', recordId: 'talk', field: 'turns/1/answer', quote } },
    deletedAt,
  )
const holding = (): unknown =>
  Object.fromEntries(db.prepare('SELECT link_id, holds FROM quotation ORDER BY link_id').raw().all() as [string, number][])

test('links that were there are known, those in the bin are not', () => {
  link('once', '后上会')
  link('twice', '先开工')
  link('nowhere', '没有的话')
  link('bin', '后上会', 1)
  record('file', 'lead_support', { leadId: 'lead', source: { type: 'file', recordId: 'talk', attachmentId: 'a', sha256: '', quote: '' } })
  migrate(db, migrations)
  expect(holding()).toEqual({ once: 1, twice: 0, nowhere: 0, file: 0 })
  expect(db.prepare("SELECT of_id, statement_id, record_id, field, attachment_id FROM quotation WHERE link_id = 'file'").get()).toEqual({
    ...{ of_id: 'lead', statement_id: null, record_id: 'talk', field: '', attachment_id: 'a' },
  })
})

test('a link is looked at anew when it changes, and when the words it quotes do', () => {
  migrate(db, migrations)
  link('one', '后上会')
  expect(holding()).toEqual({ one: 1 })
  db.exec('DELETE FROM passage WHERE id = 1')
  expect(holding()).toEqual({ one: 0 })
  passage(1, 'talk', 'turns/1/answer', '改口了。')
  expect(holding()).toEqual({ one: 0 })
  db.exec("UPDATE passage SET text = '又说后上会。' WHERE id = 1")
  expect(holding()).toEqual({ one: 1 })
  db.exec(`UPDATE body SET json = json_replace(json, '$.source.quote', '另外的话') WHERE record_id = 'one'`)
  expect(holding()).toEqual({ one: 0 })
})

test('a link in the bin rests on nothing until it is restored', () => {
  migrate(db, migrations)
  link('one', '后上会')
  db.exec("UPDATE record SET deleted_at = 1 WHERE id = 'one'; UPDATE body SET json = json WHERE record_id = 'one'")
  expect(holding()).toEqual({})
  db.exec("UPDATE record SET deleted_at = NULL WHERE id = 'one'; UPDATE body SET json = json WHERE record_id = 'one'")
  expect(holding()).toEqual({ one: 1 })
  db.exec("DELETE FROM body WHERE record_id = 'one'; DELETE FROM record WHERE id = 'one'")
  expect(holding()).toEqual({})
})
