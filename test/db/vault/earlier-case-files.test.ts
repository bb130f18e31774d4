import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newest } from '../../../db/migrations/index.ts'
import { bodies, type RecordOf } from '../../../db/model/record.ts'
import { evidenceOfDraft } from '../../../db/records/evidence.ts'
import { contentHash, saveRecord } from '../../../db/records/footing.ts'
import { recordOf } from '../../../db/records/rows.ts'
import { hashOf, revisionsOf } from '../../../db/records/sign-off.ts'
import { findRecords } from '../../../db/search/find.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { describeCaseFile, openCaseFile } from '../../../db/vault/open-case-file.ts'

/** Case files as earlier versions of the program wrote them, and what they held then. */
const golden = join(import.meta.dirname, '../../golden/case-files')

interface Row {
  readonly id: string
  readonly kind: keyof typeof bodies
  readonly number: string
  readonly title: string
  readonly version: number
  readonly content_hash: string
  readonly deleted_at: number | null
  readonly updated_at: number
}
interface Expected {
  readonly schema: number
  readonly accounts: readonly { readonly name: string; readonly password: string }[]
  readonly records: readonly Row[]
  readonly history: number
  readonly files: readonly { readonly sha256: string; readonly size: number }[]
  readonly audit: { readonly rows: number }
}

const opened = async (folder: string, { name, password }: Expected['accounts'][number]): Promise<CaseFile> => {
  const account = describeCaseFile(folder).accounts.find((one) => one.name === name)
  return openCaseFile(folder, { accountId: account?.id ?? '', password })
}

async function hashOfFile(caseFile: CaseFile, sha256: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of caseFile.files.stream(sha256)) hash.update(piece)
  return hash.digest('hex')
}

const count = (caseFile: CaseFile, table: string): unknown => caseFile.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()

test.each(readdirSync(golden))('a case file of schema %s opens with nothing lost', async (schema) => {
  const expected: Expected = JSON.parse(readFileSync(join(golden, schema, 'expected.json'), 'utf8'))
  const parent = mkdtempSync(join(tmpdir(), 'xuncha-earlier-'))
  const folder = join(parent, 'case')
  cpSync(join(golden, schema, 'case-file'), folder, { recursive: true })
  try {
    for (const [index, account] of expected.accounts.entries()) {
      const caseFile = await opened(folder, account)
      try {
        if (index === 0) await holdsAll(caseFile, expected)
      } finally {
        caseFile.close()
      }
    }
    // what was there before the program took its steps lies beside it
    expect(existsSync(join(folder, 'backups'))).toBe(expected.schema < newest)
  } finally {
    rmSync(parent, { recursive: true, force: true })
  }
})

async function holdsAll(caseFile: CaseFile, expected: Expected): Promise<void> {
  const rows = caseFile.db.prepare(
    'SELECT id, kind, round_id, unit_id, number, title, version, content_hash, deleted_at, updated_at FROM record ORDER BY id',
  )
  expect(rows.all()).toEqual(expected.records)
  for (const { id, kind, content_hash } of expected.records) {
    const record = recordOf(caseFile, kind, id)
    expect(contentHash({ ...record, deleted: record.deletedAt !== null })).toBe(content_hash)
    expect(bodies[kind].parse(record.body)).toEqual(record.body)
  }
  expect(count(caseFile, 'history')).toBe(expected.history)
  for (const { sha256 } of expected.files) expect(await hashOfFile(caseFile, sha256)).toBe(sha256)
  expect(caseFile.audit.verify().intact).toBe(true)
  expect(caseFile.db.prepare('SELECT count(*) FROM audit WHERE seq <= ?').pluck().get(expected.audit.rows)).toBe(expected.audit.rows)

  const drafts = expected.records.filter(({ kind, deleted_at }) => kind === 'issue_draft' && deleted_at === null)
  const revisions = drafts.flatMap(({ id }) => revisionsOf(caseFile, id))
  expect(revisions.length).toBeGreaterThan(0)
  for (const { content, contentHash } of revisions) expect(hashOf(content)).toBe(contentHash)
  expect(drafts.flatMap(({ id }) => evidenceOfDraft(caseFile, id)).length).toBeGreaterThan(0)

  const talk = expected.records.find(({ kind, deleted_at }) => kind === 'interview' && deleted_at === null)
  const { body, version, id } = recordOf(caseFile, 'interview', talk?.id ?? '') as RecordOf<'interview'>
  expect(findRecords(caseFile, { text: body.interviewee.name, kinds: [], limit: 50 }).hits.map((hit) => hit.recordId)).toContain(id)
  expect(saveRecord(caseFile, 'interview', { id, version, changes: { note: '新版本里接着写（示例）。' } }).version).toBe(version + 1)
}
