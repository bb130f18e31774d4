import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { v7 as newId } from 'uuid'
import { rowHash } from '../audit/chain.ts'
import { stopWhenCancelled, type Work } from '../exchange/medium.ts'
import { migrations, newest } from '../migrations/index.ts'
import { migrate } from '../migrations/run.ts'
import { Refusal } from '../model/failure.ts'
import type { Lineage } from '../model/lineage.ts'
import { bodies, type RecordOf } from '../model/record.ts'
import { type OtherLoss, reportKey, type SalvageReport } from '../model/salvage.ts'
import { insertHistory } from '../records/history.ts'
import { viewIn } from '../records/lineage.ts'
import { openIn } from '../records/merge/meeting.ts'
import { shapeOf } from '../records/merge/shape.ts'
import { contentHash, writeRecord } from '../records/write.ts'
import { queriesOn } from '../schema/queries.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { keepDevice, loadDevice, newIdentity } from '../vault/device.ts'
import { diskRefusal } from '../vault/disk-failure.ts'
import { assemble, databaseFile, forgetKeys } from '../vault/open-case-file.ts'
import { openDatabase } from '../vault/open-database.ts'
import { type SoleUse, takeSoleUse } from '../vault/sole-use.ts'
import { Vault } from '../vault/vault.ts'
import { readVaultJson, type VaultJson, vaultFile, writeVaultJson } from '../vault/vault-json.ts'
import { makeFolder, syncFolder } from '../vault/whole-file.ts'
import { salvageFiles } from './files.ts'
import { type FoundRecords, foundRecords } from './found.ts'
import { foundLineages } from './lineages.ts'
import { openPages } from './pages.ts'
import { type Row, type SalvagedRows, salvageRows } from './rows.ts'

export interface Order {
  readonly folder: string
  /** Folder of the new case file; made, or empty. */
  readonly into: string
  readonly accountId: string
  readonly password: string
}

/**
 * Reads everything that is still whole out of a damaged case file into a new one, with the same accounts and passwords,
 * and lists every loss. The damaged one is only read. Nothing is taken over that its hash or its page's tag does not
 * prove. Throws what opening throws (`wrong_password`, `wait`, `case_file_in_use` …), `case_file_exists`, and what the
 * disk refuses; the new folder is then left without a `vault.json`, and so is no case file.
 */
export async function salvageCaseFile(order: Order, work: Work, now: () => number = Date.now): Promise<SalvageReport> {
  const { folder, into } = order
  const json = readVaultJson(folder)
  const theirs = takeSoleUse(folder)
  let vault: Vault | undefined
  let ours: SoleUse | undefined
  try {
    vault = await Vault.unlock(folder, order.accountId, order.password, now())
    ours = claim(into)
    const rows = readRows(join(folder, databaseFile), vault, work)
    const report = await write({ order, json, vault, rows, soleUse: ours, now, work })
    writeVaultJson(into, { ...json, auditHead: report.head })
    return report.report
  } catch (error) {
    throw diskRefusal(error, 'writing')
  } finally {
    vault?.close()
    ours?.release()
    theirs.release()
  }
}

function claim(into: string): SoleUse {
  makeFolder(into)
  if (existsSync(join(into, vaultFile)) || existsSync(join(into, databaseFile))) throw new Refusal('case_file_exists')
  return takeSoleUse(into)
}

function readRows(path: string, vault: Vault, work: Work): SalvagedRows {
  if (!existsSync(path)) throw new Refusal('case_file_damaged', databaseFile)
  work.report({ stage: 'reading', done: 0, total: 0 })
  const secret = vault.subkey('database')
  try {
    return secret.use((key) => {
      const pages = openPages(path, key)
      try {
        return salvageRows(pages)
      } finally {
        pages.close()
      }
    })
  } finally {
    secret.wipe()
  }
}

interface Writing {
  readonly order: Order
  readonly json: VaultJson
  readonly vault: Vault
  readonly rows: SalvagedRows
  readonly soleUse: SoleUse
  readonly now: () => number
  readonly work: Work
}

async function write({ order, json, vault, rows, soleUse, now, work }: Writing) {
  const identity = await newIdentity()
  const part = join(order.into, `${databaseFile}.part`)
  const key = vault.subkey('database')
  const db = openDatabase(part, key, 'create')
  key.wipe()
  let caseFile: CaseFile | undefined
  let done = false
  try {
    db.pragma('foreign_keys = OFF') // what a lost row belonged to is sorted out at the end
    const losses: OtherLoss[] = rows.schemaWhole ? [] : [{ code: 'schema', count: 1, about: '' }]
    db.transaction(() => {
      migrateTo(db, rows.schema)
      losses.push(...copyTables(db, rows))
      migrateTo(db, newest)
    })()
    const queries = queriesOn(db)
    losses.push(...keepIdentity(db, identity, `${json.label}（抢救）`))
    const found = foundRecords(rows)
    const people = peopleOf(json, rows, found, order.accountId)
    losses.push(...people.losses)
    caseFile = assemble({
      ...{ folder: order.into, vault, db, queries, device: loadDevice(queries), person: people.person, soleUse, migratedFrom: null, now },
    })
    const file = caseFile
    const recovered = db.transaction(() => {
      const told = writeRecords(file, found, { made: people.made, lineages: foundLineages(rows, found, losses), losses })
      losses.push(...keepHistory(file, rows), ...keepAudit(file, rows))
      dropCounts(db)
      dropDangling(db)
      return told
    })()
    stopWhenCancelled(work.signal)
    const files = await salvageFiles(file, order.folder, work)
    const report: SalvageReport = {
      ...{ label: json.label, pages: rows.pages, damagedPages: rows.damaged, recovered, rebuilt: found.rebuilt },
      ...{ files: files.whole, lostRecords: found.lost, lostFiles: files.lost, otherLosses: losses, salvagedAt: now() },
    }
    db.transaction(() => {
      const put = db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)')
      put.run(reportKey, JSON.stringify(report))
      for (const [id, text] of found.fragments) put.run(`salvage/fragment/${id}`, text)
      file.audit.append('vault.salvage', undefined, {
        ...{ pages: rows.pages, damaged: rows.damaged, lostRecords: found.lost.length, lostFiles: files.lost.length },
      })
    })()
    const head = file.audit.end()
    db.pragma('wal_checkpoint(TRUNCATE)')
    done = true
    return { report, head }
  } finally {
    if (caseFile !== undefined) forgetKeys(caseFile)
    db.close()
    if (done) renameSync(part, join(order.into, databaseFile))
    else for (const ending of ['', '-wal', '-shm']) rmSync(`${part}${ending}`, { force: true })
    syncFolder(order.into)
  }
}

const migrateTo = (db: Database, number: number): void =>
  migrate(
    db,
    migrations.filter((migration) => migration.number <= number),
  )

/** Written by other means: records by their kinds, lineage and history with their records, the chain as evidence; the rest is derived. */
const notCopied = [
  ...['record', 'body', 'reference', 'lineage', 'history', 'audit', 'suggestion', 'quotation'],
  ...['passage', 'pick_source', 'pick_item', 'staged_import', 'staged_record', 'staged_file', 'staged_line'],
]

function copyTables(db: Database, rows: SalvagedRows): readonly OtherLoss[] {
  const names = db.prepare(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'passage_index%'",
  )
  const losses: OtherLoss[] = []
  for (const name of names.pluck().all() as string[]) {
    if (notCopied.includes(name)) continue
    const found = rows.table(name)
    const refused = found.rows.filter((row) => !insert(db, name, row)).length
    const count = found.lostPages + found.cut.length + refused
    if (count > 0) losses.push({ code: name.startsWith('clue') ? 'clues' : 'other_table', count, about: name })
  }
  return losses
}

/** False where the row breaks a rule of its table, or stands there already. */
function insert(db: Database, table: string, row: Row): boolean {
  const columns = Object.keys(row)
  const marks = columns.map(() => '?').join(', ')
  const put = db.prepare(`INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${marks})`)
  return put.run(...columns.map((column) => row[column])).changes === 1
}

const identityKeys = ['device_id', 'device_name', 'signing_seed', 'age_identity', 'age_recipient']

/** Keeps this laptop's identity where it could be read; else it gets a new one, to be enrolled anew. */
function keepIdentity(db: Database, identity: Awaited<ReturnType<typeof newIdentity>>, name: string): readonly OtherLoss[] {
  const marks = identityKeys.map(() => '?').join(', ')
  const kept = db
    .prepare(`SELECT count(*) FROM meta WHERE key IN (${marks})`)
    .pluck()
    .get(...identityKeys)
  if (kept === identityKeys.length) return []
  db.transaction(() => {
    db.prepare(`DELETE FROM meta WHERE key IN (${marks})`).run(...identityKeys)
    keepDevice(queriesOn(db), identity, name)
  })()
  return [{ code: 'identity', count: 1, about: '' }]
}

/** Everybody who has a password can open the new case file: an account and a member for each, put in where one is lost. */
function peopleOf(json: VaultJson, rows: SalvagedRows, found: FoundRecords, accountId: string) {
  const post = json.mode === 'group' ? ('group_leader' as const) : ('office_director' as const)
  const losses: OtherLoss[] = []
  const made: { readonly accountId: string; readonly member: RecordOf<'member'> | null; readonly memberId: string }[] = []
  const members = [...found.whole.values()].filter((record): record is RecordOf<'member'> => record.kind === 'member')
  for (const { id, name } of json.accounts) {
    const row = rows.table('account').rows.find((account) => account.id === id)
    const named = members.filter(({ body, deletedAt }) => body.name === name && deletedAt === null)
    const memberId = typeof row?.member_id === 'string' ? row.member_id : ((named.length === 1 ? named[0]?.id : undefined) ?? newId())
    if (row === undefined) losses.push({ code: 'accounts', count: 1, about: name })
    const known = members.find((member) => member.id === memberId)
    if (known === undefined) losses.push({ code: 'member_made', count: 1, about: name })
    made.push({ accountId: id, memberId, member: known ?? memberRecord(memberId, bodies.member.parse({ name, post })) })
  }
  const mine = made.find((one) => one.accountId === accountId)
  const person = {
    ...{ accountId, memberId: mine?.memberId ?? '' },
    ...{ name: mine?.member?.body.name ?? '', post: mine?.member?.body.post ?? post },
  }
  return { person, made, losses }
}

const memberRecord = (id: string, body: RecordOf<'member'>['body']): RecordOf<'member'> => ({
  ...{ id, kind: 'member', roundId: null, unitId: null, version: 1, body, deletedAt: null },
  contentHash: contentHash({ kind: 'member', roundId: null, unitId: null, body, deleted: false }),
  ...{ createdAt: 0, createdBy: id, createdOn: id, updatedAt: 0, updatedBy: id, updatedOn: id },
})

interface Surroundings {
  readonly made: ReturnType<typeof peopleOf>['made']
  readonly lineages: ReadonlyMap<string, Lineage>
  readonly losses: OtherLoss[]
}

/** Writes what was found, with all that is derived from it; and what others cannot be without, named as put in. */
function writeRecords(caseFile: CaseFile, found: FoundRecords, { made, lineages, losses }: Surroundings): Readonly<Record<string, number>> {
  const recovered: Record<string, number> = {}
  for (const record of found.whole.values()) {
    const lineage = lineages.get(record.id)
    const conflicts = lineage === undefined ? 0 : openIn(shapeOf(record.kind), { ...viewIn(record), lineage, isOld: false }).length
    writeRecord(caseFile, null, record, { lineage, conflicts })
    recovered[record.kind] = (recovered[record.kind] ?? 0) + 1
  }
  const account = caseFile.db.prepare('INSERT OR IGNORE INTO account (id, member_id, created_at, removed_at) VALUES (?, ?, ?, NULL)')
  for (const { accountId, memberId, member } of made) {
    if (member !== null && !found.whole.has(memberId)) writeRecord(caseFile, null, { ...member, ...writtenNow(caseFile) })
    account.run(accountId, memberId, caseFile.now())
  }
  const rounds = new Set(
    [...found.whole.values()].flatMap(({ roundId }) => (roundId === null || found.whole.has(roundId) ? [] : [roundId])),
  )
  for (const id of rounds) {
    const year = new Date(caseFile.now()).getFullYear()
    const body = bodies.round.parse({
      year,
      name: '轮次信息缺损（抢救占位）',
      signOffSteps: [{ id: newId(), name: '组长', who: 'group_leader' }],
    })
    const hash = contentHash({ kind: 'round', roundId: null, unitId: null, body, deleted: false })
    writeRecord(caseFile, null, {
      ...{ id, kind: 'round', roundId: null, unitId: null, version: 1, body, deletedAt: null, contentHash: hash },
      ...writtenNow(caseFile),
    })
    losses.push({ code: 'round_made', count: 1, about: id })
  }
  return recovered
}

const writtenNow = ({ now, person, device }: CaseFile) => ({
  ...{ createdAt: now(), createdBy: person.memberId, createdOn: device.id },
  ...{ updatedAt: now(), updatedBy: person.memberId, updatedOn: device.id },
})

function keepHistory(caseFile: CaseFile, rows: SalvagedRows): readonly OtherLoss[] {
  const { rows: lines, cut, lostPages } = rows.table('history')
  const known = caseFile.db.prepare('SELECT 1 FROM record WHERE id = ?').pluck()
  for (const line of lines.toSorted((a, b) => Number(a.id) - Number(b.id))) {
    if (known.get(line.record_id) === undefined) continue
    insertHistory(caseFile, {
      ...{ recordId: String(line.record_id), versionFrom: Number(line.version_from), version: Number(line.version) },
      ...{ field: String(line.field), before: valueIn(line.before), after: valueIn(line.after) },
      ...{ at: Number(line.at), by: String(line.by), on: String(line.on_device) },
    })
  }
  const count = cut.length + lostPages
  return count === 0 ? [] : [{ code: 'history', count, about: '' }]
}

const valueIn = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : undefined)

/** The old chain is kept as it was read, like one that came with a bundle; a chain with gaps could not go on. */
function keepAudit(caseFile: CaseFile, rows: SalvagedRows): readonly OtherLoss[] {
  const put = caseFile.db.prepare('INSERT OR IGNORE INTO imported_audit (bundle_id, seq, json) VALUES (?, ?, ?)')
  const bundleId = newId()
  let last = 0
  let kept = 0
  for (const { hash, ...row } of rows.table('audit').rows) {
    if (rowHash(row as never) !== hash) continue
    put.run(bundleId, row.seq, JSON.stringify({ ...row, hash }))
    kept += 1
    last = Math.max(last, Number(row.seq))
  }
  const missing = Math.max(last, caseFile.vault.notedHead.seq) - kept
  return missing > 0 ? [{ code: 'audit', count: missing, about: '' }] : []
}

/** Counts of a survey whose counting has ended are gone for good, even where a page still held them. */
const dropCounts = (db: Database): void =>
  void db.prepare("DELETE FROM survey_count WHERE record_id IN (SELECT id FROM record WHERE kind = 'survey' AND status = 'checked')").run()

/** Rows whose record, account or clue is lost go with it. */
function dropDangling(db: Database): void {
  const keys = db.prepare(
    'SELECT DISTINCT "table" AS name, "from" AS column, parent, "to" AS key FROM (SELECT m.name AS "table", f."from", f."table" AS parent, f."to" FROM sqlite_schema AS m, pragma_foreign_key_list(m.name) AS f WHERE m.type = \'table\')',
  )
  for (const { name, column, parent, key } of keys.all() as { name: string; column: string; parent: string; key: string }[])
    db.prepare(`DELETE FROM ${name} WHERE ${column} IS NOT NULL AND ${column} NOT IN (SELECT ${key} FROM ${parent})`).run()
}
