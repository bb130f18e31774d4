import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { migrate } from '../migrations/run.ts'
import { Refusal } from '../model/failure.ts'
import type { Post } from '../model/people.ts'
import { queriesOn } from '../schema/queries.ts'
import type { CaseFile, Person } from './case-file.ts'
import { keepDevice, loadDevice, newIdentity } from './device.ts'
import { diskRefusal } from './disk-failure.ts'
import { foundPeople } from './founding.ts'
import { assemble, databaseFile, forgetKeys, openUnlocked } from './open-case-file.ts'
import { openDatabase } from './open-database.ts'
import { type SoleUse, takeSoleUse } from './sole-use.ts'
import { Vault } from './vault.ts'
import { vaultFile } from './vault-json.ts'
import { makeFolder, syncFolder } from './whole-file.ts'

/** What a new case file starts from. */
export interface Founding {
  readonly folder: string
  readonly mode: 'group' | 'office'
  readonly label: string
  readonly deviceName: string
  readonly person: { readonly name: string; readonly post: Post }
  readonly password: string
}

/**
 * Creates a case file and opens it. The database is made whole under another name; `vault.json` comes last and is what
 * makes the folder a case file. `recoveryKey` is nowhere else: show it, then forget it.
 * Throws `case_file_exists`, `folder_read_only`, `disk_full` …
 */
export async function createCaseFile(
  founding: Founding,
  now: () => number = Date.now,
): Promise<{ readonly caseFile: CaseFile; readonly recoveryKey: string }> {
  const { folder } = founding
  const soleUse = claimFolder(folder)
  const accountId = newId()
  let vault: Vault | undefined
  try {
    const account = { id: accountId, name: founding.person.name, password: founding.password }
    const founded = await Vault.found(folder, { mode: founding.mode, label: founding.label, createdAt: now() }, account)
    vault = founded.vault
    await buildDatabase(founding, vault, accountId, soleUse, now)
    vault.save()
    return { caseFile: await openUnlocked(folder, vault, accountId, soleUse, now), recoveryKey: founded.recoveryKey }
  } catch (error) {
    vault?.close()
    soleUse.release()
    clearAway(folder)
    throw diskRefusal(error, 'writing')
  }
}

/** Makes the folder and takes it; one that holds a case file already, whole or not, is left alone. */
function claimFolder(folder: string): SoleUse {
  try {
    makeFolder(folder)
  } catch (error) {
    throw diskRefusal(error, 'writing')
  }
  const soleUse = takeSoleUse(folder)
  if (existsSync(join(folder, vaultFile)) || existsSync(join(folder, databaseFile))) {
    soleUse.release()
    throw new Refusal('case_file_exists')
  }
  return soleUse
}

async function buildDatabase(founding: Founding, vault: Vault, accountId: string, soleUse: SoleUse, now: () => number): Promise<void> {
  const { folder } = founding
  const part = join(folder, `${databaseFile}.part`)
  rmSync(part, { force: true }) // of a creation that was cut short
  const identity = await newIdentity()
  const key = vault.subkey('database')
  const db = openDatabase(part, key, 'create')
  key.wipe()
  try {
    migrate(db)
    const queries = queriesOn(db)
    const person: Person = { accountId, memberId: newId(), ...founding.person }
    db.transaction(() => {
      keepDevice(queries, identity, founding.deviceName)
      const device = loadDevice(queries)
      const caseFile = assemble({ folder, vault, db, queries, device, person, soleUse, migratedFrom: null, now })
      foundPeople(caseFile)
      forgetKeys(caseFile) // it is opened anew under its own name
    })()
  } finally {
    db.close()
  }
  renameSync(part, join(folder, databaseFile))
  syncFolder(folder)
}

/** Only files of ours that a failed creation can have left. */
function clearAway(folder: string): void {
  for (const name of [vaultFile, databaseFile, `${databaseFile}.part`, 'lock.db']) {
    for (const ending of ['', '-wal', '-shm']) rmSync(join(folder, `${name}${ending}`), { force: true })
  }
}
