import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { auditOn } from '../audit/chain.ts'
import { newest } from '../migrations/index.ts'
import { migrate, refuseNewer, schemaNumber } from '../migrations/run.ts'
import { Refusal } from '../model/failure.ts'
import { type Queries, queriesOn } from '../schema/queries.ts'
import { backUp, sweepBackups } from './backup.ts'
import type { CaseFile, Device, Person } from './case-file.ts'
import { secondsToWait } from './delay.ts'
import { certificateIn, finishDestruction } from './destroy.ts'
import { forgetDevice, loadDevice } from './device.ts'
import { diskRefusal } from './disk-failure.ts'
import { EncryptedFiles } from './file-store.ts'
import { openDatabase } from './open-database.ts'
import { personOf } from './person.ts'
import { drawAnewAfterRestoring } from './restored.ts'
import { type SoleUse, takeSoleUse } from './sole-use.ts'
import { Vault } from './vault.ts'
import { readVaultJson } from './vault-json.ts'

export const databaseFile = 'case.db'

/** What can be told of a case file without a password. Throws `not_a_case_file`, `case_file_damaged`, `case_file_newer`. */
export function describeCaseFile(folder: string, now: () => number = Date.now) {
  mustLive(folder)
  const json = readVaultJson(folder)
  return {
    mode: json.mode,
    label: json.label,
    formatVersion: json.formatVersion,
    accounts: json.accounts.map(({ id, name }) => ({ id, name })),
    waitSeconds: secondsToWait(json.failures, now()),
  }
}

/** Opens with an account's password. Throws `wrong_password`, `wait`, `case_file_in_use`, `case_file_newer`, `case_file_damaged` … */
export function openCaseFile(
  folder: string,
  account: { readonly accountId: string; readonly password: string },
  now: () => number = Date.now,
): Promise<CaseFile> {
  return enter(folder, account.accountId, now, () => Vault.unlock(folder, account.accountId, account.password, now()))
}

/** Opens with the recovery key; the account's password is the new one from then on. */
export function recoverCaseFile(
  folder: string,
  account: { readonly accountId: string; readonly recoveryKey: string; readonly newPassword: string },
  now: () => number = Date.now,
): Promise<CaseFile> {
  const { accountId, recoveryKey, newPassword } = account
  return enter(folder, accountId, now, () => Vault.recover(folder, accountId, recoveryKey, newPassword, now()))
}

/** Where two people decided to destroy a case file and the power failed, it is destroyed now. Throws `case_file_wiped`. */
function mustLive(folder: string): void {
  if (certificateIn(folder) === undefined) return
  finishDestruction(folder)
  throw new Refusal('case_file_wiped')
}

async function enter(folder: string, accountId: string, now: () => number, unlock: () => Promise<Vault>): Promise<CaseFile> {
  mustLive(folder)
  readVaultJson(folder) // a folder that is no case file gets no lock file
  const soleUse = takeSoleUse(folder)
  let vault: Vault | undefined
  try {
    vault = await unlock()
    return await openUnlocked(folder, vault, accountId, soleUse, now)
  } catch (error) {
    vault?.close()
    soleUse.release()
    throw diskRefusal(error, 'writing')
  }
}

/** From the keys to the case file: migrates, sets right what a crash left, notes the opening in the audit chain. */
export async function openUnlocked(
  folder: string,
  vault: Vault,
  accountId: string,
  soleUse: SoleUse,
  now: () => number,
): Promise<CaseFile> {
  const db = openWith(vault, folder, 'existing')
  try {
    const migratedFrom = bringUpToDate(db, folder, now())
    const queries = queriesOn(db)
    reconcileAccounts(vault, queries, now())
    const parts = { folder, vault, db, queries, device: loadDevice(queries), person: personOf(queries, accountId), soleUse, now }
    const caseFile = assemble({ ...parts, migratedFrom })
    await drawAnewAfterRestoring(caseFile)
    emptyStaging(db)
    sweepBackups(folder)
    await caseFile.files.sweep()
    const { setBack } = caseFile.opening
    db.transaction(() => caseFile.audit.append('vault.unlock', undefined, { ...(setBack ? { setBackFrom: vault.notedHead.seq } : {}) }))()
    vault.noteHead(caseFile.audit.end(), true)
    return caseFile
  } catch (error) {
    db.close()
    throw error
  }
}

interface Parts {
  readonly folder: string
  readonly vault: Vault
  readonly db: Database
  readonly queries: Queries
  readonly device: Device
  readonly person: Person
  readonly soleUse: SoleUse
  readonly migratedFrom: number | null
  readonly now: () => number
}

/** Joins the parts to what the casework is handed. */
export function assemble({ folder, vault, db, queries, device, person, soleUse, migratedFrom, now }: Parts): CaseFile {
  const who = () => ({ memberId: caseFile.person.memberId, name: caseFile.person.name, deviceId: caseFile.device.id })
  const audit = auditOn(db, who, now)
  const files = vault.withDataKey((dataKey) => new EncryptedFiles(folder, queries, dataKey, now))
  const caseFile: CaseFile = {
    folder,
    mode: vault.mode,
    label: vault.label,
    db,
    queries,
    audit,
    files,
    device,
    actor: randomBytes(9).toString('base64url'),
    vault,
    opening: { migratedFrom, setBack: !audit.holds(vault.notedHead) },
    person,
    now,
    async atOneMoment(f) {
      const reader = openWith(vault, folder, 'reading')
      try {
        reader.exec('BEGIN')
        reader.prepare('SELECT count(*) FROM sqlite_schema').get() // the first read fixes the moment
        return await f({ ...caseFile, db: reader, queries: queriesOn(reader), audit: auditOn(reader, who, now) })
      } finally {
        reader.close()
      }
    },
    close() {
      if (!db.open) return
      try {
        db.transaction(() => audit.append('vault.lock'))()
        vault.noteHead(audit.end())
      } finally {
        // A full disk or a pulled stick must not keep the case file open.
        db.close()
        forgetKeys(caseFile)
        vault.close()
        soleUse.release()
      }
    },
  }
  return caseFile
}

/** Wipes what was derived from the data key or read with it. */
export function forgetKeys({ files, device }: CaseFile): void {
  files.close()
  forgetDevice(device)
}

function openWith(vault: Vault, folder: string, how: 'existing' | 'reading'): Database {
  const key = vault.subkey('database')
  try {
    return openDatabase(join(folder, databaseFile), key, how)
  } finally {
    key.wipe()
  }
}

/** Migrates an older database after backing it up; answers what it was, or null. */
function bringUpToDate(db: Database, folder: string, at: number): number | null {
  refuseNewer(db)
  const found = schemaNumber(db)
  if (found === newest) return null
  const moment = new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15)
  backUp(db, folder, `case-schema-${found}-${moment}`)
  migrate(db)
  return found
}

/**
 * An account lives where both sides know it: its wrapped key in `vault.json` and its row in the database. They are
 * written one after the other; where a crash came between, the half that stands is taken away.
 */
function reconcileAccounts(vault: Vault, queries: Queries, at: number): void {
  const { k } = queries
  const slots = vault.accountIds()
  queries.run(k.updateTable('account').set({ removed_at: at }).where('removed_at', 'is', null).where('id', 'not in', slots))
  const alive = new Set(queries.all(k.selectFrom('account').select('id').where('removed_at', 'is', null)).map((row) => row.id))
  vault.keepAccounts((id) => alive.has(id))
}

/** What an import staged and nobody decided upon before the last lock. */
function emptyStaging(db: Database): void {
  db.transaction(() => {
    for (const table of ['staged_import', 'staged_record', 'staged_file', 'staged_line']) db.prepare(`DELETE FROM ${table}`).run()
  })()
}
