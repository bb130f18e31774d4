import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { diskRefusal } from './disk-failure.ts'
import { makeFolder, syncFolder } from './whole-file.ts'

/**
 * Copies the open database into `backups/`, whole and under the same key, and answers the copy's name. VACUUM INTO is
 * the one way that stays encrypted: `serialize()` yields plaintext, `backup()` refuses encrypted files.
 */
export function backUp(db: Database, caseFolder: string, name: string): string {
  const folder = join(caseFolder, 'backups')
  const target = join(folder, `${name}.db`)
  const part = `${target}.part`
  try {
    makeFolder(folder)
    rmSync(part, { force: true })
    db.prepare('VACUUM INTO ?').run(part)
    const file = openSync(part, 'r+')
    fsyncSync(file)
    closeSync(file)
    renameSync(part, target)
    syncFolder(folder)
    return `${name}.db`
  } catch (error) {
    rmSync(part, { force: true })
    throw diskRefusal(error, 'writing', 'backups')
  }
}
