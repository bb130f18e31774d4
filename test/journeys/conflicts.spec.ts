import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createRecord, deleteRecord, saveRecord } from '../../db/records/footing.ts'
import { historyRows, takeRow } from '../../db/records/history.ts'
import { settleNumbers } from '../../db/records/renumbering.ts'
import { applyIncoming, travelling } from '../../db/records/travelling.ts'
import type { CaseFile } from '../../db/vault/case-file.ts'
import { openCaseFile } from '../../db/vault/open-case-file.ts'
import { temporaryCaseFile } from '../db/case-file.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './app.ts'
import { createCaseFile, password, unlock } from './opened.ts'
import { prepareRound } from './prepared.ts'

const carry = (from: CaseFile, to: CaseFile, roundId: string): void =>
  to.db.transaction(() => {
    const records = [...travelling(from, roundId)].map((record) => structuredClone(record))
    for (const record of records) applyIncoming(to, record, 'bundle')
    for (const { id } of records) for (const row of historyRows(from, id)) takeRow(to, row)
    settleNumbers(to, roundId, 'bundle')
  })()

/** What a second laptop of the group wrote meanwhile comes into the case file in this folder. */
async function meanwhile(folder: string, accountId: string, { roundId, unitId, interviewId }: { roundId: string; unitId: string; interviewId: string }) {
  await using other = await temporaryCaseFile({ name: '孙立' })
  const ours = await openCaseFile(folder, { accountId, password })
  const theirs = other.caseFile
  const within = { roundId, unitId }
  const spare = createRecord(ours, 'interview', { ...within, body: { interviewee: { name: '钱示例' } } })
  carry(ours, theirs, roundId)
  const edit = (caseFile: CaseFile, place: string, answer: string): void => {
    const [record] = [...travelling(caseFile, roundId, 'interview')].filter(({ id }) => id === interviewId)
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
  await createCaseFile(app)
  const prepared = await prepareRound(app.page)
  const accountId = await app.page.evaluate(async () => {
    const session = await workstation.vault.session({})
    return session.ok ? (session.value?.accountId ?? '') : ''
  })
  await app.kill()
  const folder = (await readdir(app.dataFolder, { recursive: true })).find((name) => name.endsWith('vault.json')) ?? ''
  await meanwhile(join(app.dataFolder, folder, '..'), accountId, prepared)
  await app.restart()
  await unlock(app)
  const { page } = app
  await page.screenshot({ path: '/tmp/m_0.png' })
  await page.getByRole('link', { name: /改得不一样，等待选定/ }).or(page.getByRole('button', { name: /改得不一样，等待选定/ })).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('冲突处理')
  await page.screenshot({ path: '/tmp/m_1.png' })
  await expectAccessible(page, 'conflicts')
})
