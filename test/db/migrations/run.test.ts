import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { type Migration, migrations, newest } from '../../../db/migrations/index.ts'
import { migrate, schemaNumber } from '../../../db/migrations/run.ts'
import { createRecord } from '../../../db/records/footing.ts'
import { backUp } from '../../../db/vault/backup.ts'
import { openCaseFile } from '../../../db/vault/open-case-file.ts'
import { openDatabase } from '../../../db/vault/open-database.ts'
import { temporaryCaseFile, testPassword } from '../case-file.ts'
import { filesHolding } from '../plaintext.ts'
import { schemaOf } from './schema.ts'

const step = (number: number, sql: string): Migration => ({ number, name: `step-${number}`, sql })

test('missing steps are taken in order, and only once', () => {
  const db = new Sqlite(':memory:')
  migrate(db, [step(10, 'CREATE TABLE a (x)'), step(20, 'INSERT INTO a VALUES (1)')])
  migrate(db, [step(10, 'CREATE TABLE a (x)'), step(20, 'INSERT INTO a VALUES (1)'), step(30, 'INSERT INTO a VALUES (2)')])
  expect(db.prepare('SELECT x FROM a').pluck().all()).toEqual([1, 2])
  expect(schemaNumber(db)).toBe(30)
})

test('a step that fails leaves the schema as it was, the steps before it included', () => {
  const db = new Sqlite(':memory:')
  migrate(db)
  const before = schemaOf(db)
  const failing = [...migrations, step(newest + 10, 'CREATE TABLE b (x); DROP TABLE suggestion;'), step(newest + 20, 'CREATE TABL c (x)')]
  expect(() => migrate(db, failing)).toThrow('syntax error')
  expect(schemaOf(db)).toBe(before)
  expect(schemaNumber(db)).toBe(newest)
})

test('a database of a newer program is refused, untouched', () => {
  const db = new Sqlite(':memory:')
  db.pragma(`user_version = ${newest + 10}`)
  expect(() => migrate(db)).toThrow(expect.objectContaining({ code: 'case_file_newer' }))
  expect(schemaOf(db)).toBe('\n')
})

test('an older case file is backed up, encrypted, and then migrated', async () => {
  await using tmp = await temporaryCaseFile()
  const body = { name: '示例', post: 'member', note: '示例哨兵内容' } as const
  const { id } = createRecord(tmp.caseFile, 'member', { roundId: null, unitId: null, body })
  // There is no older version yet: a case file without its last step stands for one.
  const last = migrations.at(-1)
  tmp.caseFile.db.pragma(`user_version = ${newest - 1}`)
  tmp.caseFile.close()
  const steps = migrations as Migration[]
  steps[steps.length - 1] = { ...step(newest, 'CREATE TABLE later (x)'), name: last?.name ?? '' }
  try {
    const opened = await openCaseFile(tmp.folder, { accountId: tmp.accountId, password: testPassword })
    expect(opened.opening.migratedFrom).toBe(newest - 1)
    expect(opened.db.prepare('SELECT count(*) FROM later').pluck().get()).toBe(0)
    const [backup = ''] = readdirSync(join(tmp.folder, 'backups'))
    expect(backup).toMatch(/^case-schema-\d+-\d{8}T\d{6}\.db$/)
    expect(filesHolding(tmp.folder, '示例哨兵内容')).toEqual([])
    const copy = openDatabase(join(tmp.folder, 'backups', backup), opened.vault.subkey('database'), 'existing')
    expect(schemaNumber(copy)).toBe(newest - 1)
    expect(copy.prepare('SELECT json FROM body WHERE record_id = ?').pluck().get(id)).toContain('示例哨兵内容')
    copy.close()
    opened.close()
  } finally {
    if (last !== undefined) steps[steps.length - 1] = last
  }
})

test('a backup that cannot be written stops the migration, and leaves no half file', async () => {
  await using tmp = await temporaryCaseFile()
  const nowhere = join(tmp.folder, 'vault.json') // a file where the folder should be
  expect(() => backUp(tmp.caseFile.db, nowhere, 'x')).toThrow()
  expect(readdirSync(tmp.folder)).not.toContain('backups')
})
