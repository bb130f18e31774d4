import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './app.ts'
import { beginFieldwork, type Fieldwork, field, goToRoom, saved } from './fieldwork.ts'

/** A draft of the unit, made by the page's own verb. */
const giveDraft = (page: Page, { roundId, unitId }: Fieldwork, title: string, summary = ''): Promise<string> =>
  page.evaluate(
    async ({ roundId, unitId, body }) => {
      const made = await workstation.drafts.create({ roundId, unitId, body })
      if (!made.ok) throw new Error(JSON.stringify(made.failure))
      return made.value.id
    },
    { roundId, unitId, body: { title, summary } },
  )

/** Chooses a record by its words in a field of the open record. */
const chooseRecord = async (page: Page, label: string, words: string): Promise<void> => {
  const box = page.getByRole('combobox', { name: label, exact: true })
  await box.click()
  await box.fill(words)
  await page.locator('.ant-select-item-option').filter({ hasText: words }).first().click()
}

const choose = async (page: Page, label: string, word: string): Promise<void> => {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.locator('.ant-select-item-option-content').getByText(word, { exact: true }).click()
}

test('a draft is deliberated, the decision carried out by one press, and the draft says so', async ({ app }) => {
  test.slow()
  const work = await beginFieldwork(app)
  const { page } = app
  await giveDraft(page, work, '办公楼维修未公开招标')
  const double = await giveDraft(page, work, '维修项目附件后补')
  await goToRoom(page, '组务会研究')
  await page.keyboard.press('Control+n')
  await page.getByRole('button', { name: '添加底稿' }).click()
  await chooseRecord(page, '问题底稿', '附件后补')
  await choose(page, '研究意见', '并入')
  await chooseRecord(page, '并入哪份底稿', '未公开招标')
  await field(page, '具体意见').fill('同一件事，并入。')
  await page.keyboard.press('Tab')
  await saved(page)
  await expect(page.getByText('1 项决定待落实。')).toBeVisible()
  await expectAccessible(page, 'minutes with a decision')
  await page.getByRole('button', { name: '落实全部决定（1）' }).click()
  await page.getByRole('button', { name: '落实决定', exact: true }).last().click()
  await expect(page.getByText(/^已落实 /)).toBeVisible()
  await expect(page.getByText('没有待落实的决定。')).toBeVisible()

  await goToRoom(page, '问题底稿')
  await page.getByRole('option').filter({ hasText: '附件后补' }).click()
  await expect(page.getByRole('list', { name: '组务会意见' })).toContainText(/组务会 \d{4}-\d{2}-\d{2}：并入/)
  await expect(page.getByRole('list', { name: '组务会意见' })).toContainText('同一件事，并入。')
  await expect(page.getByText('本底稿已并入其他底稿，只能阅读。')).toBeVisible()
  await expectAccessible(page, 'draft with a decision')
  const stage = await page.evaluate((id) => workstation.drafts.open({ id }), double)
  expect(stage.ok && stage.value.body.note).toContain('同一件事，并入。')
})

test('a decision on a draft that is edited afterwards says that it was about the earlier version', async ({ app }) => {
  const work = await beginFieldwork(app)
  const { page } = app
  const draftId = await giveDraft(page, work, '办公楼维修未公开招标')
  await page.evaluate(
    async ({ roundId, draftId }) => {
      const id = crypto.randomUUID().replace(/^(.{14})./, '$17')
      await workstation.deliberations.create({
        roundId,
        body: { heldOn: '2026-03-20', rows: [{ id, draftId, decision: 'agreed_with_changes' }] },
      })
    },
    { roundId: work.roundId, draftId },
  )
  await goToRoom(page, '问题底稿')
  await page.getByRole('option').first().click()
  const decisions = page.getByRole('list', { name: '组务会意见' })
  await expect(decisions).toHaveText('组务会 2026-03-20：修改后同意')
  await page.getByRole('textbox', { name: /^问题概述/ }).fill('按意见改过的概述。')
  await page.keyboard.press('Tab')
  await expect(decisions).toContainText('决定以后底稿已修改')
  await decisions.getByRole('button').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2026-03-20')
})

test('a fact sheet is filled from its draft by one press, and told when the draft changes', async ({ app }) => {
  test.slow()
  const work = await beginFieldwork(app)
  const { page } = app
  const draftId = await giveDraft(page, work, '办公楼维修未公开招标', '未经公开招标直接确定施工单位。')
  await goToRoom(page, '事实确认单')
  await page.keyboard.press('Control+n')
  await chooseRecord(page, '问题底稿', '未公开招标')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '从底稿带入' }).click()
  await expect(field(page, '事实概述')).toHaveValue('未经公开招标直接确定施工单位。')
  await expect(page.getByText('与底稿一致')).toBeVisible()
  await expectAccessible(page, 'fact sheet, filled')

  await page.evaluate(
    (id) => workstation.drafts.save({ id, version: 1, changes: { summary: '未经公开招标确定施工单位，金额118万元。' } }),
    draftId,
  )
  await expect(page.getByText('底稿已修改')).toBeVisible()
  await expect(page.locator('.report-difference ins')).toContainText('金额118万元')
  await expectAccessible(page, 'fact sheet, the draft has changed')
  await page.getByRole('button', { name: '按底稿更新' }).click()
  await page.getByRole('button', { name: '按底稿更新' }).last().click()
  await expect(field(page, '事实概述')).toHaveValue('未经公开招标确定施工单位，金额118万元。')
  await expect(page.getByText('与底稿一致')).toBeVisible()

  await goToRoom(page, '问题底稿')
  await page.getByRole('option').first().click()
  await expect(page.getByRole('list', { name: '组务会意见' })).toContainText('事实确认单 QR-001')
})

test('the day is closed in a few presses: its work is listed already, a sentence each, 日结', async ({ app }) => {
  test.slow()
  const work = await beginFieldwork(app)
  const { page } = app
  await page.evaluate(async ({ roundId, unitId }) => {
    const people = await workstation.members.list({})
    const [first] = people.ok ? people.value.rows.filter(({ title }) => title === '赵勤') : []
    const now = new Date()
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
    const talkers = first === undefined ? [] : [first.id]
    const body = { interviewee: { name: '王建国' }, startedAt: `${day}T09:10`, status: 'talked' as const, talkers }
    await workstation.interviews.create({ roundId, unitId, body })
    await workstation.interviews.create({
      roundId,
      unitId,
      body: { ...body, interviewee: { name: '周志' }, startedAt: '2026-03-01T09:00' },
    })
  }, work)
  await page.getByRole('button', { name: '今日日志' }).click()
  const row = page.getByRole('group').filter({ hasText: '王建国' })
  await row.getByRole('textbox', { name: '一句话' }).fill('与王建国谈话，了解维修项目决策过程。')
  await page.keyboard.press('Tab')
  await saved(page)
  await expectAccessible(page, 'the day’s log')
  await page.getByRole('button', { name: '日结' }).click()
  await expect(page.getByText(/结账，以下是结账时的数字。$/)).toBeVisible()
  await expect(page.getByRole('article', { name: '工作日志' })).toContainText('了解维修项目决策过程')
  await expectAccessible(page, 'the day’s log, closed')

  await page.getByRole('link', { name: '赵勤 谈话记录 1' }).click()
  await expect(page.getByRole('option')).toHaveCount(1)
  await expect(page.getByRole('option')).toContainText('王建国')
  await page.getByRole('button', { name: '显示全部' }).click()
  await expect(page.getByRole('option')).toHaveCount(2)
})

test('a portrait takes a draft that names the head by one choice', async ({ app }) => {
  test.slow()
  const work = await beginFieldwork(app)
  const { page } = app
  await page.evaluate(async ({ unitId }) => {
    await workstation.units.save({ id: unitId, version: 1, changes: { headName: '周示远' } })
  }, work)
  await giveDraft(page, work, '周示远主持会议未末位表态')
  await goToRoom(page, '一把手画像')
  await page.keyboard.press('Control+n')
  await expect(page.getByRole('combobox', { name: '姓名' })).toHaveValue('周示远')
  await expect(page.getByRole('group', { name: /^维度 \d+$/ })).toHaveCount(10)
  await choose(page, '将 D-001 归入哪个维度', '民主作风（示例）')
  await expect(page.getByText('没有其他写到此人的底稿。')).toBeVisible()
  await expect(page.getByRole('group', { name: '维度 6' })).toContainText('未末位表态')
  await expect(page.getByRole('group', { name: '维度 6' })).toContainText('印证谈话 0 次')
  await expectAccessible(page, 'portrait')
})
