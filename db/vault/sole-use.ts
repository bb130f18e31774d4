import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Refusal } from '../model/failure.ts'
import { diskRefusal } from './disk-failure.ts'

/** Holds a case file for one program; ends with `release` or with the process, whichever comes first. */
export interface SoleUse {
  release(): void
}

/**
 * Takes the case file in this folder for this program alone. The lock is SQLite's own on an empty `lock.db`: the
 * operating system drops it when the process dies, so a crash never leaves a case file locked out.
 * Throws `Refusal('case_file_in_use')`.
 */
export function takeSoleUse(folder: string): SoleUse {
  let lock: Sqlite.Database | undefined
  try {
    accessSync(folder, constants.W_OK) // SQLite would open a read-only file, and lock nothing
    lock = new Sqlite(join(folder, 'lock.db'), { timeout: 0 })
    lock.pragma('journal_mode = MEMORY') // no journal file beside it
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock?.close()
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) throw new Refusal('case_file_in_use')
    // What keeps us from opening a file in a folder that is there is the right to write in it.
    if ((error as { code?: string }).code?.startsWith('SQLITE_CANTOPEN')) throw new Refusal('folder_read_only')
    throw diskRefusal(error, 'writing', 'lock.db')
  }
  const held = lock
  return { release: () => void held.close() }
}
