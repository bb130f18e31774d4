import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { attachmentsOf } from '../../db/records/attachments.ts'
import { createRecord, openRecord } from '../../db/records/footing.ts'
import type { CaseFile } from '../../db/vault/case-file.ts'
import { openCaseFile } from '../../db/vault/open-case-file.ts'
import { temporaryCaseFile, testPassword } from '../db/case-file.ts'
import { gathered } from '../db/gathered.ts'
import { filesHolding } from '../db/plaintext.ts'
import { killAfter } from './kill-after.ts'

const sentinel = '示例哨兵：被杀之前的内容'

/** A locked case file with one record in it, for a program to work on. */
async function prepared() {
  const tmp = await temporaryCaseFile()
  const body = { name: '示例组员', post: 'member' } as const
  const { id } = createRecord(tmp.caseFile, 'member', { roundId: null, unitId: null, body })
  tmp.caseFile.close()
  const reopened = (): Promise<CaseFile> => openCaseFile(tmp.folder, { accountId: tmp.accountId, password: testPassword })
  return { tmp, id, reopened, args: [tmp.folder, tmp.accountId, testPassword, id, sentinel] }
}

test('killed in the middle of attaching: what was committed is whole, of the rest nothing is left, in plain or not', async () => {
  const { tmp, id, reopened, args } = await prepared()
  await using _removed = tmp
  for (const lines of [1, 3, 4]) {
    const committed = await killAfter('attaching.ts', args, lines)
    expect(filesHolding(dirname(tmp.folder), sentinel)).toEqual([])
    const caseFile = await reopened()
    const attachments = attachmentsOf(caseFile, id, false)
    const hashes = attachments.map((one) => one.body.sha256)
    for (const hash of committed) expect(hashes).toContain(hash)
    for (const hash of new Set(hashes)) await gathered(caseFile.files.stream(hash)) // throws on any damage
    expect(readdirSync(join(tmp.folder, 'files'))).toHaveLength(new Set(hashes).size)
    expect(caseFile.audit.verify().intact).toBe(true)
    caseFile.close()
  }
})

test('killed in the middle of typing: every version that was answered is there', async () => {
  const { tmp, id, reopened, args } = await prepared()
  await using _removed = tmp
  for (const lines of [1, 20, 50]) {
    const versions = await killAfter('typing.ts', args, lines)
    expect(filesHolding(dirname(tmp.folder), sentinel)).toEqual([])
    const caseFile = await reopened()
    const record = openRecord(caseFile, 'member', id)
    expect(record.version).toBeGreaterThanOrEqual(Number(versions.at(-1)))
    expect(record.version).toBeLessThanOrEqual(Number(versions.at(-1)) + 1)
    expect(record.body.note).toContain(sentinel)
    expect(caseFile.db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(caseFile.audit.verify().intact).toBe(true)
    caseFile.close()
  }
})
