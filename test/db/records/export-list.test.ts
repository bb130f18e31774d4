import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { exportList } from '../../../db/records/export-list.ts'
import { createRecord } from '../../../db/records/footing.ts'
import { noteCounts } from '../../../db/records/survey-counting.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import type { Context } from '../../../db/worker/serve.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { givenMember, givenRound, givenWholeDraft } from './sample-round.ts'

let temporary: TemporaryCaseFile
let caseFile: CaseFile
let within: { roundId: string; unitId: string }
beforeEach(async () => {
  temporary = await temporaryCaseFile()
  caseFile = temporary.caseFile
  within = givenRound(caseFile).within
})
afterEach(() => temporary.dispose())

const context: Context = { report: () => undefined, changed: () => undefined, signal: new AbortController().signal }
const target = (): string => join(temporary.folder, '..', '信访.xlsx')
const rowsOf = (path: string): readonly Record<string, unknown>[] => {
  const book = read(readFileSync(path))
  return utils.sheet_to_json(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { raw: true })
}

test('a filtered list leaves in words and names, texts as texts, without what is quiet; the act stands in the audit chain', async () => {
  const handler = givenMember(caseFile, '示例承办人', 'member')
  const body = {
    about: '=1+1',
    summary: '110101199003071234',
    petitionerContact: '示例电话',
    channel: 'call',
    handler: handler.id,
  } as const
  createRecord(caseFile, 'petition', { ...within, body })
  createRecord(caseFile, 'petition', { ...within, body: { about: '别的', channel: 'letter' } })
  const done = await exportList(
    caseFile,
    { kind: 'petition', list: { facets: { channel: ['call'] } }, reason: '向组长汇报', path: target() },
    context,
  )
  const rows = rowsOf(target())
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    编号: 'X-001',
    方式: '来电',
    承办人: '示例承办人',
    被反映人: '=1+1',
    主要内容: '110101199003071234',
    状态: '登记',
  })
  expect(JSON.stringify(rows)).not.toContain('示例电话')
  expect(existsSync(`${target()}.part`)).toBe(false)
  const detail = caseFile.db.prepare("SELECT detail FROM audit WHERE action = 'list.export'").pluck().get() as string
  expect(JSON.parse(detail)).toMatchObject({ kind: 'petition', rows: 1, reason: '向组长汇报', sha256: done.sha256 })
})

test('chosen records leave in the order in which they are named, their rows in one cell each', async () => {
  const { draft } = givenWholeDraft(caseFile, within)
  const other = createRecord(caseFile, 'issue_draft', { ...within, body: { title: '另一件' } })
  await exportList(caseFile, { kind: 'issue_draft', ids: [other.id, draft.id], reason: '核对', path: target() }, context)
  const rows = rowsOf(target())
  expect(rows.map((row) => row.问题标题)).toEqual(['另一件', '办公楼维修项目未公开招标'])
  expect(rows[1]).toMatchObject({
    承办人: '示例组员甲、示例组员乙',
    状态: '草稿',
    定性依据: '文件：示例办法；条款：第三条；原文：应当公开招标。',
  })
})

test('votes of a survey do not leave with its list: a cell of few could tell who gave them', async () => {
  const options = [{ id: '0190a000-0000-7000-8000-000000000001', text: '满意' }]
  const questions = [{ id: '0190a000-0000-7000-8000-000000000002', text: '对班子的评价', type: 'single', options }] as const
  const { id } = createRecord(caseFile, 'survey', { ...within, body: { title: '示例问卷', questions: questions as never } })
  noteCounts(caseFile, id, 1, { [options[0]?.id ?? '']: 3 })
  await exportList(caseFile, { kind: 'survey', reason: '汇报', path: target() }, context)
  const rows = rowsOf(target())
  expect(rows[0]).toMatchObject({ 名称: '示例问卷', 题目: expect.stringContaining('对班子的评价') })
  expect(JSON.stringify(rows)).not.toMatch(/满意|票数|3/)
})

test('a folder that takes no file leaves nothing behind, and no row that claims it', async () => {
  createRecord(caseFile, 'petition', { ...within, body: { about: '甲' } })
  const path = join(temporary.folder, 'vault.json', '信访.xlsx')
  await expect(exportList(caseFile, { kind: 'petition', reason: '核对', path }, context)).rejects.toThrow()
  expect(caseFile.db.prepare("SELECT count(*) FROM audit WHERE action = 'list.export'").pluck().get()).toBe(0)
})
