import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownCard } from '../../../db/exchange/cards.ts'
import { enrolCard } from '../../../db/exchange/enrolment.ts'
import { Refusal } from '../../../db/model/failure.ts'
import type { RecordOf, TravellingRecord } from '../../../db/model/record.ts'
import { lostFileWords, otherLossWords, type SalvageReport } from '../../../db/model/salvage.ts'
import { addFiles } from '../../../db/records/attachments.ts'
import { createRecord, deleteRecord, listRecords, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { findRecord } from '../../../db/records/rows.ts'
import { noteCounts } from '../../../db/records/survey-counting.ts'
import { applyIncoming, travelling, wholeRound } from '../../../db/records/travelling.ts'
import { salvageCaseFile } from '../../../db/salvage/salvage.ts'
import { createSample } from '../../../db/sample/index.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { openCaseFile } from '../../../db/vault/open-case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile, testPassword } from '../case-file.ts'
import { filesHolding } from '../plaintext.ts'

const pageSize = 4096
const work = { report: () => undefined, signal: new AbortController().signal }

let temporary: TemporaryCaseFile
let parent: string
let before: ReadonlyMap<string, RecordOf>
let roots: ReadonlyMap<string, number>
let attached: string
let beside: Readonly<Record<string, unknown>>

/** What lies beside records, and is nowhere else. */
const besideIn = ({ db }: CaseFile): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [
      'lineage',
      'survey_count',
      'renumbering',
      'left_record',
      'enrolled_card',
      'former_identity',
      'share_set',
      'share_drill',
      'wipe_certificate',
      'movement',
      'upload_profile',
    ].map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).raw().all()]),
  )

const allOf = (caseFile: CaseFile): ReadonlyMap<string, RecordOf> =>
  new Map((caseFile.db.prepare('SELECT id FROM record').pluck().all() as string[]).map((id) => [id, findRecord(caseFile, id) as RecordOf]))

/** Votes being counted, a laptop that is trusted, a conflict that waits, a key in shares, and what came of other laptops. */
async function givenBeside(caseFile: CaseFile, roundId: string): Promise<void> {
  await using other = await temporaryCaseFile({ mode: 'office' })
  const { card, fingerprint } = ownCard(other.caseFile)
  enrolCard(caseFile, card, fingerprint)
  const option = { id: '0190a000-0000-7000-8000-000000000021', text: '满意' }
  const question = { id: '0190a000-0000-7000-8000-000000000020', text: '评价', options: [option] }
  const body = { title: '示例问卷', valid: 9, questions: [question] } as never
  const survey = createRecord(caseFile, 'survey', { roundId, unitId: null, body })
  noteCounts(caseFile, survey.id, 1, { [option.id]: 3 })
  const { id } = createRecord(caseFile, 'lead', { roundId, unitId: null, body: { title: '两处都改' } })
  const carried = (from: CaseFile): TravellingRecord[] => structuredClone([...travelling(from, wholeRound(roundId))])
  const takenIn = (into: CaseFile, records: readonly TravellingRecord[]): void =>
    into.db.transaction(() => {
      for (const record of records) applyIncoming(into, record, 'b')
    })()
  takenIn(other.caseFile, carried(caseFile))
  saveRecord(other.caseFile, 'lead', { id, version: 1, changes: { title: '那边写的' } })
  saveRecord(caseFile, 'lead', { id, version: 1, changes: { title: '这边写的' } })
  takenIn(
    caseFile,
    carried(other.caseFile).filter((record) => record.id === id),
  )
  caseFile.db.exec(`
    INSERT INTO renumbering (record_id, before, after, at, bundle_id) VALUES ('${id}', 'D-1', 'D-2', 1, 'b');
    INSERT INTO former_identity VALUES ('d', '示例旧钥', 'age1', 1);
    INSERT INTO share_set VALUES ('s', 'd', 2, 3, 'c', '[]', 1, '示例', NULL);
    INSERT INTO share_drill VALUES ('x', 's', '[1,2]', 1, '示例');
    INSERT INTO wipe_certificate VALUES ('v', 'd', '{}', 1, '示例');
    INSERT INTO upload_profile VALUES ('p', '{}', 1, '示例')`)
}

beforeAll(async () => {
  temporary = await temporaryCaseFile()
  parent = mkdtempSync(join(tmpdir(), 'xuncha-salvage-'))
  const { caseFile } = temporary
  const { roundId } = await createSample(caseFile)
  for (let n = 0; n < 40; n += 1) {
    const { id } = createRecord(caseFile, 'lead', { roundId, unitId: null, body: { title: `疑点 ${n}`, matter: `情况 ${n}。`.repeat(30) } })
    if (n % 3 === 0) saveRecord(caseFile, 'lead', { id, version: 1, changes: { note: `补充 ${n}` } })
    if (n % 10 === 0) deleteRecord(caseFile, 'lead', id)
  }
  const path = join(parent, '示例附件.bin')
  writeFileSync(path, Buffer.alloc(200_000, '示例附件内容'))
  const { added } = await addFiles(caseFile, { recordId: roundId, role: 'other' }, [path], work as never)
  attached = added[0]?.body.sha256 ?? ''
  await givenBeside(caseFile, roundId)
  before = allOf(caseFile)
  beside = besideIn(caseFile)
  roots = new Map(caseFile.db.prepare('SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0').raw().all() as [string, number][])
  caseFile.close()
}, 60_000)
afterAll(async () => {
  await temporary.dispose()
  rmSync(parent, { recursive: true, force: true })
})

/** A copy of the case file in which these pages are damaged. */
function damaged(name: string, pages: (count: number) => Iterable<number>): string {
  const folder = join(parent, name)
  cpSync(temporary.folder, folder, { recursive: true })
  const path = join(folder, 'case.db')
  const bytes = readFileSync(path)
  for (const page of pages(bytes.length / pageSize)) {
    const at = (page - 1) * pageSize + 1000
    bytes[at] = (bytes[at] ?? 0) ^ 1
  }
  writeFileSync(path, bytes)
  return folder
}

/** One page of a hundred, at places that a seed draws; the first pages, too. */
const seeded = (seed: number) =>
  function* (count: number) {
    let state = seed * 2654435761
    for (let n = 0; n < Math.ceil(count / 100); n += 1) {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      yield 2 + (state % (count - 1))
    }
  }

async function salvaged(folder: string): Promise<{ report: SalvageReport; reopened: CaseFile; into: string }> {
  const into = `${folder}-抢救`
  const original = readFileSync(join(folder, 'case.db'))
  const report = await salvageCaseFile({ folder, into, accountId: temporary.accountId, password: testPassword }, work)
  expect(readFileSync(join(folder, 'case.db')).equals(original)).toBe(true)
  return { report, reopened: await openCaseFile(into, { accountId: temporary.accountId, password: testPassword }), into }
}

/** All but the moments, which the audit chain notes a breath later. */
const contentOf = (record: RecordOf | undefined) =>
  record && { ...record, createdAt: 0, updatedAt: 0, deletedAt: record.deletedAt === null ? null : 0 }

/** Every record is there as it was, or it is on the list; nothing is there that was not. */
function mustBeTrue(report: SalvageReport, after: ReadonlyMap<string, RecordOf>): void {
  const lost = new Set(report.lostRecords.map(({ id }) => id))
  const made = report.otherLosses.filter(({ code }) => code === 'round_made' || code === 'member_made').length
  for (const [id, record] of before) {
    const found = after.get(id)
    if (lost.has(id)) continue
    expect(found, `${record.kind} ${id} is neither there nor listed`).toBeDefined()
    if (report.rebuilt.includes(id)) expect(contentOf(found)).toEqual(contentOf(record))
    else expect(found).toEqual(record)
  }
  const invented = [...after.keys()].filter((id) => !before.has(id))
  expect(invented.length).toBeLessThanOrEqual(made)
  expect(Object.values(report.recovered).reduce((sum, count) => sum + count, 0) + lost.size).toBeGreaterThanOrEqual(before.size)
}

test('an undamaged case file comes out whole: every record, its history, its files, its identity', async () => {
  const { report, reopened, into } = await salvaged(damaged('whole', () => []))
  expect(report).toMatchObject({ damagedPages: 0, lostRecords: [], lostFiles: [], otherLosses: [], rebuilt: [] })
  mustBeTrue(report, allOf(reopened))
  const [first] = [...before.values()].filter(({ kind, version }) => kind === 'lead' && version > 1)
  expect(openRecord(reopened, 'lead', first?.id ?? '').version).toBe(first?.version)
  expect(reopened.db.prepare('SELECT count(*) FROM history').pluck().get()).toBeGreaterThan(10)
  expect(reopened.audit.verify()).toMatchObject({ intact: true })
  expect(besideIn(reopened)).toEqual(beside)
  const rows = Object.values(beside) as unknown[][]
  expect(rows.filter(({ length }) => length === 0).length).toBeLessThanOrEqual(2)
  expect(reopened.db.prepare('SELECT sum(conflicts) FROM lineage').pluck().get()).toBe(1)
  expect((await reopened.files.read(attached, 0, 12)).toString()).toContain('示例')
  expect(listRecords(reopened, 'lead', { text: '疑点' }).total).toBeGreaterThan(20)
  expect(filesHolding(into, '情况 1。')).toEqual([])
  reopened.close()
})

test.each([1, 2, 3])('with one page of a hundred damaged (seed %i), each record is exact or listed, none is invented', async (seed) => {
  const { report, reopened } = await salvaged(damaged(`seed-${seed}`, seeded(seed)))
  expect(report.damagedPages).toBeGreaterThan(5)
  mustBeTrue(report, allOf(reopened))
  expect(report.lostRecords.length).toBeLessThan(before.size / 10)
  reopened.close()
})

test.each(['record', 'body', 'meta', 'account', 'lineage'])('with the root of %s damaged', async (table) => {
  const { report, reopened } = await salvaged(damaged(`root-${table}`, () => [roots.get(table) ?? 0]))
  mustBeTrue(report, allOf(reopened))
  expect(report.lostRecords.length).toBeLessThan(before.size / 20)
  expect(report.lostFiles).toEqual([])
  for (const loss of report.otherLosses) expect(otherLossWords(loss)).not.toBe('')
  reopened.close()
})

test('with the first page and the list of tables gone, rows are told apart by their shape', async () => {
  const { report, reopened } = await salvaged(damaged('head', () => [1]))
  mustBeTrue(report, allOf(reopened))
  expect(report.otherLosses).toContainEqual({ code: 'schema', count: 1, about: '' })
  expect(report.lostRecords).toEqual([])
  reopened.close()
})

test('a damaged attachment and one that is gone are named', async () => {
  const folder = damaged('files', () => [])
  const [one, two] = readdirSync(join(folder, 'files'))
  const bytes = readFileSync(join(folder, 'files', one ?? ''))
  bytes[bytes.length - 30] = (bytes[bytes.length - 30] ?? 0) ^ 1
  writeFileSync(join(folder, 'files', one ?? ''), bytes)
  rmSync(join(folder, 'files', two ?? ''))
  const { report, reopened } = await salvaged(folder)
  expect(report.lostFiles.map(({ state }) => lostFileWords[state]).toSorted()).toEqual(['附件内容损坏', '附件文件不在'])
  expect(report.lostFiles.every(({ name }) => name !== '')).toBe(true)
  reopened.close()
})

test('what was committed and still stands in the write-ahead log is read, too', async () => {
  const opened = await openCaseFile(temporary.folder, { accountId: temporary.accountId, password: testPassword })
  const { id } = createRecord(opened, 'lead', {
    roundId: [...before.values()].find(({ kind }) => kind === 'round')?.id ?? '',
    unitId: null,
    body: { title: '最后写下的' },
  })
  const folder = join(parent, 'log')
  cpSync(temporary.folder, folder, { recursive: true })
  deleteRecord(opened, 'lead', id)
  opened.close()
  const { reopened } = await salvaged(folder)
  expect(openRecord(reopened, 'lead', id).body.title).toBe('最后写下的')
  reopened.close()
})

test('a wrong password, a place that holds a case file and a case file in use are refused, and leave no case file', async () => {
  const folder = damaged('refused', () => [])
  const order = { folder, into: join(parent, 'nowhere'), accountId: temporary.accountId, password: testPassword }
  await expect(salvageCaseFile({ ...order, password: '不是这个密码的密码' }, work)).rejects.toMatchObject({ code: 'wrong_password' })
  await expect(salvageCaseFile({ ...order, into: temporary.folder }, work)).rejects.toMatchObject({ code: 'case_file_exists' })
  const cancelled = { ...work, signal: AbortSignal.abort() }
  await expect(salvageCaseFile(order, cancelled)).rejects.toBeInstanceOf(Refusal)
  expect(readdirSync(order.into).filter((name) => name !== 'lock.db')).toEqual([])
})
