import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { composePaper } from '../../../db/documents/compose.ts'
import { noteLeaving } from '../../../db/documents/write-out.ts'
import { saveOwnCard } from '../../../db/exchange/cards.ts'
import { exportList } from '../../../db/records/export-list.ts'
import { exportMovements } from '../../../db/records/export-movements.ts'
import { createRecord } from '../../../db/records/footing.ts'
import { noteMedium } from '../../../db/records/media.ts'
import { annotateMovement, movements } from '../../../db/records/movements.ts'
import { importRoster, previewRoster } from '../../../db/records/roster-import.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { MovementQuery } from '../../../db/worker/requests/movements.ts'
import type { Context } from '../../../db/worker/serve.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { givenRound, givenWholeDraft } from './sample-round.ts'

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
const stick = (): string => join(temporary.folder, '..')
const register = (query: Partial<MovementQuery> = {}) => movements(caseFile, MovementQuery.parse(query)).rows
const listLeaves = async () => {
  createRecord(caseFile, 'petition', { ...within, body: { about: '甲' } })
  await exportList(caseFile, { kind: 'petition', reason: '向组长汇报', path: join(stick(), '信访.xlsx') }, context)
}

test('what leaves and comes in stands in the register, numbered in order, with the audit row that tells of it', async () => {
  await listLeaves()
  await saveOwnCard(caseFile, stick())
  const { draft } = givenWholeDraft(caseFile, within)
  noteLeaving(caseFile, 'paper.print', { wish: { type: 'record', id: draft.id }, serial: '7K3M-Q2ZD' })
  const table = join(stick(), '名册.csv')
  writeFileSync(table, '姓名,单位,职务\n示例甲,示例单位,科长\n')
  const read = await previewRoster(caseFile, table, within)
  if (!read.ok) throw new Error('the roster is sound')
  importRoster(caseFile, read.importId, within)
  const rows = register()
  expect(rows.map(({ number, direction, what }) => `${number} ${direction} ${what}`)).toEqual([
    '4 in table',
    '3 out print',
    '2 out key_card',
    '1 out list',
  ])
  expect(rows[3]).toMatchObject({ fileName: '信访.xlsx', purpose: '向组长汇报', content: '信访 1 条', by: '示例组长' })
  expect(rows[1]?.content).toContain('7K3M-Q2ZD')
  const acts = caseFile.db.prepare('SELECT action FROM movement JOIN audit ON seq = audit_seq ORDER BY number').pluck().all()
  expect(acts).toEqual(['list.export', 'card.save', 'paper.print', 'roster.import'])
})

test('an export that fails leaves no line', async () => {
  createRecord(caseFile, 'petition', { ...within, body: { about: '甲' } })
  const path = join(temporary.folder, 'vault.json', '信访.xlsx')
  await expect(exportList(caseFile, { kind: 'petition', reason: '核对', path }, context)).rejects.toThrow()
  expect(register()).toEqual([])
})

test('a place that the shell named carries its medium; what it cannot know is added by hand and audited', async () => {
  noteMedium(caseFile, stick(), { label: '保密盘07', serial: 'SN-0001' })
  await listLeaves()
  const [line] = register()
  if (line === undefined) throw new Error('a line stands there')
  expect(line).toMatchObject({ medium: '保密盘07', mediumSerial: 'SN-0001', approvedBy: '' })
  annotateMovement(caseFile, { id: line.id, approvedBy: '示例组长' })
  expect(register()[0]).toMatchObject({ medium: '保密盘07', approvedBy: '示例组长', purpose: '向组长汇报' })
  const detail = caseFile.db.prepare("SELECT detail FROM audit WHERE action = 'movement.annotate'").pluck().get() as string
  expect(JSON.parse(detail)).toEqual({ number: 1, approvedBy: '示例组长' })
  expect(() => annotateMovement(caseFile, { id: within.roundId, purpose: '' })).toThrow(/not_found/)
})

test('the register is filtered by direction, kind, words and days', async () => {
  await listLeaves()
  await saveOwnCard(caseFile, stick())
  expect(register({ what: ['list'] })).toHaveLength(1)
  expect(register({ direction: 'in' })).toEqual([])
  expect(register({ text: '信访 组长' })).toHaveLength(1)
  expect(register({ to: '2020-01-01' })).toEqual([])
  expect(register({ from: '2020-01-01' })).toHaveLength(2)
})

test('it goes on paper and into a table whole, and that is a line of it, too', async () => {
  await listLeaves()
  const paper = composePaper(caseFile, { type: 'movements', query: MovementQuery.parse({}) }, '7K3M-Q2ZD')
  const table = paper.blocks.find((block) => block.type === 'table')
  expect(table?.type === 'table' && table.rows[0]).toEqual(expect.arrayContaining(['登-0001', '导出', '向组长汇报']))
  const path = join(stick(), '登记簿.xlsx')
  expect(await exportMovements(caseFile, { which: MovementQuery.parse({}), reason: '送检', path }, context)).toMatchObject({ rows: 1 })
  expect(register()[0]).toMatchObject({ content: '导入导出登记簿 1 条', fileName: '登记簿.xlsx', purpose: '送检' })
})
