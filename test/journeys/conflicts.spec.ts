import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createRecord, deleteRecord, saveRecord } from '../../db/records/footing.ts'
import { historyRows, takeRow } from '../../db/records/history.ts'
import { settleNumbers } from '../../db/records/renumbering.ts'
import { applyIncoming, travelling, wholeRound } from '../../db/records/travelling.ts'
import type { CaseFile } from '../../db/vault/case-file.ts'
import { openCaseFile } from '../../db/vault/open-case-file.ts'
import { temporaryCaseFile } from '../db/case-file.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './app.ts'
import { createCaseFile, password, unlock } from './opened.ts'
import { prepareRound } from './prepared.ts'

const carry = (from: CaseFile, to: CaseFile, roundId: string): void =>
  to.db.transaction(() => {
    const records = [...travelling(from, wholeRound(roundId))].map((record) => structuredClone(record))
    for (const record of records) applyIncoming(to, record, 'bundle')
    for (const { id } of records) for (const row of historyRows(from, id)) takeRow(to, row)
    settleNumbers(to, roundId, 'bundle')
  })()

/** What a second laptop of the group wrote meanwhile comes into the case file in this folder. */
async function meanwhile(
  folder: string,
  accountId: string,
  { roundId, unitId, interviewId }: { roundId: string; unitId: string; interviewId: string },
) {
  await using other = await temporaryCaseFile({ name: '孙立' })
  const ours = await openCaseFile(folder, { accountId, password })
  const theirs = other.caseFile
  const within = { roundId, unitId }
  const spare = createRecord(ours, 'interview', { ...within, body: { interviewee: { name: '钱示例' } } })
  carry(ours, theirs, roundId)
  const edit = (caseFile: CaseFile, place: string, answer: string): void => {
    const [record] = [...travelling(caseFile, wholeRound(roundId), 'interview')].filter(({ id }) => id === interviewId)
    const turns = (record?.body.turns ?? []) as { id: string; question: string }[]
    const changes = { place, turns: turns.map((turn) => ({ ...turn, answer })) as never }
    saveRecord(caseFile, 'interview', { id: interviewId, version: record?.version ?? 0, changes })
  }
  edit(ours, '谈话室一', '3月份党组会定的，当时没有提招标的事，直接找了以前合作过的公司，合同是后来补的。')
  edit(theirs, '局三楼会议室', '3月份局长办公会定的，当时没有提招标的事，找了以前合作过的两家公司比价。')
  deleteRecord(ours, 'interview', spare.id)
  saveRecord(theirs, 'interview', { id: spare.id, version: spare.version, changes: { note: '已约好周四上午。' } })
  createRecord(ours, 'issue_draft', { ...within, body: { title: '办公楼维修项目未公开招标' } })
  createRecord(theirs, 'issue_draft', { ...within, body: { title: '公车使用登记不全' } })
  carry(theirs, ours, roundId)
  ours.close()
}

test('what two laptops wrote in one place is chosen among, by the keyboard', async ({ app }) => {
  const { accountId } = (await createCaseFile(app)).session
  const prepared = await prepareRound(app.page)
  await app.kill()
  const folder = (await readdir(app.dataFolder, { recursive: true })).find((name) => name.endsWith('vault.json')) ?? ''
  await meanwhile(join(app.dataFolder, folder, '..'), accountId, prepared)
  await app.restart()
  await unlock(app)
  const { page } = app
  await page.getByText('2 条记录在不同电脑上改得不一样，等待选定').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('冲突处理')
  await expectAccessible(page, 'conflicts')

  const list = page.getByRole('list', { name: '待处理的记录' })
  await list.getByRole('button', { name: /王建国/ }).press('Enter')
  await expect(page.getByRole('listitem', { name: '谈话地点' })).toBeFocused()
  await page.keyboard.press('2')
  await expect(page.getByRole('listitem', { name: '谈话地点' })).toBeHidden()
  await page.getByRole('listitem', { name: /答$/ }).press('e')
  await page.getByRole('textbox', { name: /另写/ }).fill('3月份局长办公会定的，合同是后来补的。')
  await expectAccessible(page, 'conflicts, writing')
  await page.keyboard.press('Control+Enter')

  await expect(list.getByRole('button')).toHaveCount(1)
  await expect(page.getByRole('listitem', { name: '整条记录' })).toContainText('移入回收站')
  await page
    .getByRole('button', { name: /整条记录：用(左|右)边/ })
    .filter({ hasText: '保留' })
    .click()
  await expect(page.getByText('没有待处理的冲突')).toBeVisible()
  await expect(page.getByText('D-001 → D-001-2')).toBeVisible()
})
