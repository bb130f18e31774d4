import { constants, existsSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stopWhenCancelled, type Work } from '../exchange/medium.ts'
import { Refusal } from '../model/failure.ts'
import type { LostFile } from '../model/salvage.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { diskRefusal } from '../vault/disk-failure.ts'
import { EncryptedFiles } from '../vault/file-store.ts'
import { makeFolder, syncFolder } from '../vault/whole-file.ts'

/**
 * Takes the attachments over, each read to its end against its hash. A damaged one is copied as it is, too: the next
 * tool may read more of it. Files whose line is lost are found again by the attachments that name them.
 */
export async function salvageFiles(
  caseFile: CaseFile,
  from: string,
  { report, signal }: Work,
): Promise<{ whole: number; lost: LostFile[] }> {
  const { db, queries } = caseFile
  const old = caseFile.vault.withDataKey((key) => new EncryptedFiles(from, queries, key, caseFile.now))
  const names = namesOf(caseFile)
  try {
    db.transaction(() => {
      for (const [sha256, { size }] of names)
        if (size !== null && !old.has(sha256)) old.record({ sha256, size, storedName: old.storedName(sha256) })
    })()
    const files = queries.all(queries.k.selectFrom('file').selectAll().orderBy('sha256'))
    if (files.length > 0) makeFolder(join(caseFile.folder, 'files'))
    const lost: LostFile[] = []
    for (const [index, { sha256, stored_name: stored }] of files.entries()) {
      stopWhenCancelled(signal)
      report({ stage: 'verifying', done: index, total: files.length })
      const path = join(from, 'files', stored)
      const taken = existsSync(path) && (await taking(path, join(caseFile.folder, 'files', stored)))
      const state = !existsSync(path) ? 'missing' : taken && (await isWhole(old, sha256)) ? null : 'damaged'
      if (state !== null) lost.push({ name: names.get(sha256)?.name ?? '', sha256, state })
    }
    for (const [sha256, { name, size }] of names) if (size === null && !old.has(sha256)) lost.push({ name, sha256, state: 'missing' })
    if (files.length > 0) syncFolder(join(caseFile.folder, 'files'))
    return { whole: files.length - lost.length, lost }
  } finally {
    old.close()
  }
}

/** Copies a file; false where it cannot be read. Throws where the new place cannot be written. */
async function taking(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE)
    return true
  } catch (error) {
    const known = diskRefusal(error, 'writing')
    if (known instanceof Refusal && known.code !== 'medium_gone') throw known
    return false
  }
}

async function isWhole(files: EncryptedFiles, sha256: string): Promise<boolean> {
  try {
    for await (const _ of files.stream(sha256));
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** Every file that an attachment names. */
function namesOf({ db }: CaseFile): ReadonlyMap<string, { readonly name: string; readonly size: number | null }> {
  const rows = db.prepare(
    "SELECT body.json ->> '$.sha256' AS sha256, body.json ->> '$.name' AS name, body.json ->> '$.size' AS size FROM body JOIN record ON record.id = record_id WHERE kind = 'attachment'",
  )
  return new Map((rows.all() as { sha256: string; name: string; size: number | null }[]).map(({ sha256, ...file }) => [sha256, file]))
}
