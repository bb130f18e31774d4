import { closeSync, openSync, statSync } from 'node:fs'
import Sqlite, { type Database } from 'better-sqlite3'
import { Refusal } from '../model/failure.ts'
import { diskRefusal } from './disk-failure.ts'
import type { Secret } from './secret.ts'

/**
 * Opens the encrypted database: the only place that does. `key` is the 32-byte database key.
 * An existing file that is missing, empty, cut off or of another key is damage: the password was checked before.
 */
export function openDatabase(path: string, key: Secret, how: 'create' | 'existing' | 'reading'): Database {
  if (how === 'create') claim(path)
  else refuseEmpty(path)
  let db: Database | undefined
  try {
    db = new Sqlite(path, { fileMustExist: true })
    prepare(db, key)
    // By pragma and not `readonly: true`: a reader of a WAL must be able to write its index.
    if (how === 'reading') db.pragma('query_only = ON')
    return db
  } catch (error) {
    db?.close()
    throw diskRefusal(error, 'writing', 'case.db')
  }
}

/** The encrypted fork's own; the types know only the plain library. */
type KeyedDatabase = Database & { key(key: Buffer): number }

/** The order matters; each line says why it stands where it stands. */
function prepare(db: Database, key: Secret): void {
  // 1. The cipher by name, before the key: a later default of the library must not change our files.
  db.pragma("cipher = 'chacha20'")
  // 2. The key, raw: 32 plain bytes would be taken for a passphrase and stretched once more. Any other pragma before
  //    this one would read page 1 without a key. As a buffer, so that no copy stays in a JavaScript string's memory.
  key.use((bytes) => {
    const raw = Buffer.concat([Buffer.from('raw:'), hexOf(bytes)])
    ;(db as KeyedDatabase).key(raw)
    raw.fill(0)
  })
  // 3. The first read: only here does a wrong key or a damaged first page show.
  db.prepare('SELECT count(*) FROM sqlite_schema').get()
  // 4. Sorts and temporary tables stay in memory: the default spills plaintext rows to the temp folder.
  db.pragma('temp_store = MEMORY')
  // 5. WAL: readers and the writer do not wait for one another, and its pages are encrypted too.
  db.pragma('journal_mode = WAL')
  // 6. A commit that was answered has reached the disk, power cut or not.
  db.pragma('synchronous = FULL')
  // 7. Per connection and off by default.
  db.pragma('foreign_keys = ON')
  // 8. The schema may call no function that is not plainly harmless, should somebody have changed it.
  db.pragma('trusted_schema = OFF')
  // 9. 64 MiB of pages: decrypting the same page for every search costs more than keeping it.
  db.pragma('cache_size = -65536')
}

/** Hex digits as bytes, without a string in between. */
function hexOf(bytes: Buffer): Buffer {
  const digits = Buffer.from('0123456789abcdef')
  const out = Buffer.alloc(bytes.length * 2)
  bytes.forEach((byte, i) => {
    out[2 * i] = digits[byte >> 4] ?? 0
    out[2 * i + 1] = digits[byte & 15] ?? 0
  })
  return out
}

/** Creates the file, refusing one that exists. */
function claim(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new Refusal('case_file_exists')
    throw diskRefusal(error, 'writing', 'case.db')
  }
}

/** SQLite would take an empty file for a new database and open it under any key. */
function refuseEmpty(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined || found.size === 0) throw new Refusal('case_file_damaged', 'case.db')
}
