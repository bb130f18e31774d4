import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../model/failure.ts'
import { certificateFile, WipeCertificate } from '../model/wipe-certificate.ts'
import { diskRefusal } from './disk-failure.ts'
import { takeSoleUse } from './sole-use.ts'
import { vaultFile } from './vault-json.ts'
import { replaceFile, syncFolder } from './whole-file.ts'

/** Everything else of a case file, the keys first: without them the rest is noise, whether or not it can still be removed. */
const remains = ['case.db', 'case.db-wal', 'case.db-shm', 'case.db.part', 'files', 'backups', 'lock.db']

/** Decides: from here on the folder is no case file any more, and whoever comes to it only finishes the destruction. */
export function decideDestruction(folder: string, certificate: WipeCertificate): void {
  replaceFile(join(folder, certificateFile), `${JSON.stringify(certificate, null, 2)}\n`)
}

/** The certificate of a case file whose destruction was decided; undefined for one that lives. */
export function certificateIn(folder: string): WipeCertificate | undefined {
  let text: string
  try {
    text = readFileSync(join(folder, certificateFile), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw diskRefusal(error, 'reading', certificateFile)
  }
  try {
    return WipeCertificate.parse(JSON.parse(text))
  } catch {
    throw new Refusal('case_file_damaged', certificateFile)
  }
}

/**
 * Destroys what was decided upon: overwrites the wrapped keys, removes them, then everything that they opened. To be
 * called with the case file closed; doing it twice, or once more after a crash, is harmless. An SSD may keep old copies of the
 * overwritten block: what they would open is removed as well, and nobody knows the passwords but the people. Answers the certificate.
 * Throws `not_a_case_file` where nothing was decided, `case_file_in_use`, `folder_read_only`.
 */
export function finishDestruction(folder: string): WipeCertificate {
  const certificate = certificateIn(folder)
  if (certificate === undefined) throw new Refusal('not_a_case_file')
  takeSoleUse(folder).release()
  try {
    // Killed while it was being replaced, its next version lies beside it, with the same keys.
    for (const name of [vaultFile, `${vaultFile}.part`]) overwrite(join(folder, name))
    for (const name of remains) rmSync(join(folder, name), { recursive: true, force: true })
    syncFolder(folder)
  } catch (error) {
    throw diskRefusal(error, 'writing', vaultFile)
  }
  return certificate
}

function overwrite(path: string): void {
  if (!existsSync(path)) return
  const { size } = statSync(path)
  const file = openSync(path, 'r+')
  try {
    writeSync(file, randomBytes(size), 0, size, 0)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  rmSync(path)
}
