import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../db/vault/open-database.ts'
import { Secret } from '../../../db/vault/secret.ts'
import { filesHolding } from '../plaintext.ts'

/** The encrypted fork's own call; the types know only the plain library. */
type Keyed = Database & { key(key: Buffer): number }

const rawKey = Buffer.alloc(32, 0xab)
const key = (): Secret => new Secret(Buffer.from(rawKey))
const spelled = Buffer.from(`raw:${rawKey.toString('hex')}`)
const sentinel = '示例哨兵：王某收受礼金的谈话'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xuncha-database-'))
  path = join(folder, 'case.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const filled = (): Database => {
  const db = openDatabase(path, key(), 'create')
  db.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)')
  const insert = db.prepare('INSERT INTO note (text) VALUES (?)')
  db.transaction(() => {
    for (let i = 0; i < 20_000; i += 1) insert.run(`${sentinel} ${(i * 7919) % 20_000}`.repeat(8))
  })()
  return db
}

describe('opening', () => {
  test('sets every pragma as the one function says', () => {
    const db = openDatabase(path, key(), 'create')
    const value = (pragma: string): unknown => db.pragma(pragma, { simple: true })
    expect(value('cipher')).toBe('chacha20')
    expect(value('temp_store')).toBe(2)
    expect(value('journal_mode')).toBe('wal')
    expect(value('synchronous')).toBe(2)
    expect(value('foreign_keys')).toBe(1)
    expect(value('trusted_schema')).toBe(0)
    db.close()
  })

  test('uses the raw key: the file opens with it in plain SQL, too', () => {
    filled().close()
    const db = new Sqlite(path)
    db.pragma(`key = '${spelled}'`)
    expect(db.prepare('SELECT count(*) AS n FROM note').get()).toEqual({ n: 20_000 })
    db.close()
  })

  test('takes another key, another kind of file, a cut or an empty file for damage, and none for new', () => {
    filled().close()
    const whole = readFileSync(path)
    const damage = (bytes: Buffer): void => {
      writeFileSync(path, bytes)
      expect(() => openDatabase(path, key(), 'existing')).toThrow(expect.objectContaining({ code: 'case_file_damaged' }))
      expect(readFileSync(path).equals(bytes)).toBe(true)
    }
    expect(() => openDatabase(path, new Secret(Buffer.alloc(32, 1)), 'existing')).toThrow(
      expect.objectContaining({ code: 'case_file_damaged' }),
    )
    damage(Buffer.alloc(0))
    damage(whole.subarray(0, 1000))
    damage(whole.subarray(0, whole.length / 2))
    damage(Buffer.from('这是另一种文件'.repeat(1000)))
    rmSync(path)
    expect(() => openDatabase(path, key(), 'existing')).toThrow(expect.objectContaining({ code: 'case_file_damaged' }))
  })

  test('creates no file over another', () => {
    writeFileSync(path, 'x')
    expect(() => openDatabase(path, key(), 'create')).toThrow(expect.objectContaining({ code: 'case_file_exists' }))
  })

  test('for reading refuses every change', () => {
    filled().close()
    const db = openDatabase(path, key(), 'reading')
    expect(() => db.exec('DELETE FROM note')).toThrow(expect.objectContaining({ code: 'SQLITE_READONLY' }))
    db.close()
  })
})

/** What a large sort of that database leaves in its temp folder; see large-sort.ts. Linux alone can look. */
function largeSort(tempStore = ''): { files: number; plaintext: boolean } {
  const temporary = mkdtempSync(join(folder, 'tmp-'))
  const script = join(import.meta.dirname, 'large-sort.ts')
  const env = { ...process.env, SQLITE_TMPDIR: temporary }
  const printed = execFileSync(process.execPath, [script, path, rawKey.toString('hex'), sentinel, tempStore], { env, encoding: 'utf8' })
  return JSON.parse(printed) as { files: number; plaintext: boolean }
}
const onLinux = process.platform === 'linux'

describe('no plaintext', () => {
  test('lies in the database or its write-ahead log', () => {
    const db = filled()
    expect(filesHolding(folder, sentinel)).toEqual([])
    db.close()
    expect(filesHolding(folder, sentinel)).toEqual([])
  })

  test.runIf(onLinux)('lies in the temp folder during a large sort', () => {
    filled().close()
    expect(largeSort()).toEqual({ files: 0, plaintext: false })
  })

  test('leaves with VACUUM INTO: the copy needs the same key', () => {
    const db = filled()
    const copy = join(folder, 'copy.db')
    db.prepare('VACUUM INTO ?').run(copy)
    db.close()
    expect(filesHolding(folder, sentinel)).toEqual([])
    const opened = openDatabase(copy, key(), 'existing')
    expect(opened.prepare('SELECT count(*) AS n FROM note').get()).toEqual({ n: 20_000 })
    opened.close()
  })
})

describe('traps of the library that this program walks around, checked on the version it ships', () => {
  test.runIf(onLinux)('the default temp store spills plaintext rows to the temp folder', () => {
    filled().close()
    expect(largeSort('DEFAULT')).toMatchObject({ plaintext: true })
  })

  test('serialize() answers plaintext', () => {
    const db = filled()
    expect(db.serialize().includes(Buffer.from(sentinel))).toBe(true)
    db.close()
  })

  test('backup() refuses an encrypted database', async () => {
    const db = filled()
    await expect(db.backup(join(folder, 'backup.db'))).rejects.toThrow()
    db.close()
  })

  test('32 plain bytes are taken for a passphrase, so that the raw form is another key', () => {
    filled().close()
    const db = new Sqlite(path) as Keyed
    db.key(Buffer.from(rawKey))
    expect(() => db.prepare('SELECT count(*) FROM sqlite_schema').get()).toThrow(expect.objectContaining({ code: 'SQLITE_NOTADB' }))
    db.close()
  })

  test('no key and a wrong key show only at the first read', () => {
    filled().close()
    for (const wrong of [null, Buffer.from(`raw:${'cd'.repeat(32)}`)]) {
      const db = new Sqlite(path) as Keyed
      if (wrong !== null) expect(db.key(wrong)).toBe(0)
      expect(() => db.prepare('SELECT count(*) FROM sqlite_schema').get()).toThrow(expect.objectContaining({ code: 'SQLITE_NOTADB' }))
      db.close()
    }
  })

  test('a database that was keyed but never written has no bytes, and opens without a key', () => {
    const db = new Sqlite(path) as Keyed
    db.key(spelled)
    db.close()
    expect(statSync(path).size).toBe(0)
    const open = new Sqlite(path)
    expect(open.prepare('SELECT count(*) AS n FROM sqlite_schema').get()).toEqual({ n: 0 })
    open.close()
  })

  test('a flipped byte in a page is noticed when the page is read', () => {
    filled().close()
    const bytes = readFileSync(path)
    const at = 4096 * 100 + 1234
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(path, bytes)
    const db = openDatabase(path, key(), 'existing')
    expect(() => db.prepare('SELECT sum(length(text)) FROM note').get()).toThrow()
    db.close()
  })
})
