import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { diskRefusal } from './disk-failure.ts'
import { makeFolder, syncFolder } from './whole-file.ts'

/** Begins the names of copies that are only on their way into a bundle. */
export const passing = 'backup-'

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

/** Removes what a power cut left in `backups/`: copies cut short, and those on their way into a bundle. Each is as large as the case file. */
export function sweepBackups(caseFolder: string): void {
  const folder = join(caseFolder, 'backups')
  try {
    if (!existsSync(folder)) return
    for (const name of readdirSync(folder)) {
      if (name.endsWith('.part') || name.startsWith(passing)) rmSync(join(folder, name), { force: true })
    }
  } catch (error) {
    throw diskRefusal(error, 'writing', 'backups')
  }
}
