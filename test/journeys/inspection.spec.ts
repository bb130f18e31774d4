import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { writeTable } from '../../db/spreadsheets/write.ts'
import { type App, expect, test } from './app.ts'
import { changeTo } from './entering.ts'
import { field, goToRoom, saved } from './fieldwork.ts'
import { createCaseFile } from './opened.ts'
import { type Prepared, prepareRound } from './prepared.ts'

const go = (page: Page, room: string) =>
  page.getByRole('navigation', { name: '工作区' }).getByRole('link', { name: room, exact: true }).click()

/** A letter, a visit and a meeting on the same matter, beside the interview and the document that are there. */
const giveSources = (page: Page, { roundId, unitId }: Prepared) =>
  page.evaluate(
    async (here) => {
      const made = [
        await workstation.petitions.create({ ...here, body: { summary: '来信反映办公楼维修没有招标。', receivedAt: '2026-03-10T09:00' } }),
        await workstation.fieldVisits.create({ ...here, body: { host: '维修现场', content: '现场查看，施工单位与合同一致。' } }),
        await workstation.meetings.create({
          ...here,
          body: { kind: 'observed', title: '党组会（列席）', content: '会议记录没有招标议题。' },
        }),
      ]
      for (const one of made) if (!one.ok) throw new Error(JSON.stringify(one.failure))
      await workstation.catalogues.addSample({})
    },
    { roundId, unitId },
  )

/** Brings a roster of two in from a table. */
const importRoster = async (app: App) => {
  const { page } = app
  await goToRoom(page, '谈话名册')
  await page.getByRole('button', { name: '导入谈话名册' }).click()
  const path = join(await app.folder('stick'), '名册.xlsx')
  const columns = ['姓名', '单位', '职务', '类别', '人员范围'].map((header) => ({ header }))
  const rows = [
    ['刘红', '办公室', '主任', '必谈', '中层干部'],
    ['陈明', '人事科', '科员', '选谈', '职工代表'],
  ]
  await writeFile(path, await writeTable({ title: '名册', columns, rows }))
  const dialog = page.getByRole('dialog', { name: '导入谈话名册' })
  await app.dialogs.answerFiles([path])
  await dialog.getByRole('button', { name: '选择表格' }).click()
  await dialog.getByRole('button', { name: '导入 2 人' }).click()
  await expect(page.getByRole('option')).toHaveCount(2)
}

/** Begins the talk from the plan and writes what was said. */
const talk = async (page: Page) => {
  await go(page, '谈话安排')
  await page.getByRole('button', { name: '开始谈话：刘红' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('刘红')
  await page.getByRole('button', { name: '开始记录：第一问' }).click()
  await page.keyboard.type('维修合同是怎样定的？')
  await page.keyboard.press('Tab')
  await page.keyboard.type('没有招标，领导直接指定的。')
  await saved(page)
}

/** The draft with all that it needs but evidence and basis; 周敏 and 孙立 handle it. */
const giveDraft = (page: Page, { roundId, unitId }: Prepared) =>
  page.evaluate(
    async (here) => {
      const people = await workstation.members.list({ limit: 100 })
      if (!people.ok) throw new Error('no members')
      const idOf = (name: string) => people.value.rows.find(({ title }) => title === name)?.id ?? ''
      const id = crypto.randomUUID().replace(/^(.{14})./, '$17')
      const made = await workstation.drafts.create({
        ...here,
        body: {
          title: '办公楼维修工程未公开招标',
          summary: '某局办公楼维修工程合同价118.6万元，未履行公开招标程序。',
          sources: ['interview', 'document', 'petition', 'field_visit', 'observed_meeting'],
          discovery: '谈话时了解，查阅合同并到现场核实。',
          statements: [{ id, text: '2025年3月，党组会研究办公楼维修，未讨论招标方式。' }],
          analysis: '程序意识不强。',
          responsibleParty: '示例市某局党组',
          firstResponsible: '陈某',
          occurredFrom: '2025-03-28',
          place: '某局办公楼',
          handlers: [idOf('周敏'), idOf('孙立')],
          deputyLeader: idOf('赵勤'),
          groupLeader: idOf('李明'),
        },
      })
      if (!made.ok) throw new Error(JSON.stringify(made.failure))
    },
    { roundId, unitId },
  )

const openDraft = async (page: Page) => {
  await goToRoom(page, '问题底稿')
  await page.getByRole('option', { name: /D-001/ }).click()
}

/** Takes a whole passage of each of five kinds of record as evidence, found from the draft's side. */
const prove = async (page: Page) => {
  await page.getByRole('button', { name: '添加佐证', exact: true }).click()
  const finder = page.getByRole('dialog', { name: '添加佐证' })
  for (const [record, passage, ordinal] of [
    [/刘红/, '第 1 问 · 答', 1],
    [/维修工程合同/, '摘录 · 第3页', 2],
    [/来信反映/, '主要内容', 3],
    [/维修现场/, '记录内容', 4],
    [/党组会（列席）/, '会议内容', 5],
  ] as const) {
    await finder.getByRole('button', { name: record }).click()
    await finder.getByRole('button', { name: `引用：${passage}` }).click()
    await expect(page.getByText(`已加为证据${ordinal}`)).toBeVisible()
  }
  await finder.getByRole('button', { name: '完成' }).click()
}

/** Cites an article in the version of the day of the conduct. */
const cite = async (page: Page) => {
  await page.getByRole('button', { name: '再加一条依据' }).click()
  await page.getByRole('button', { name: '为依据 1 从条文取用' }).click()
  await page.keyboard.type('第二条')
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('单笔五万元以上')
  await page.keyboard.press('Enter')
  await expect(field(page, '依据 1条文原文')).toHaveValue('大额度资金是指单笔五万元以上的支出。')
  await saved(page)
}

/** Writes down that the group agreed. */
const deliberate = async (page: Page) => {
  await goToRoom(page, '组务会研究')
  await page.keyboard.press('Control+n')
  await page.getByRole('button', { name: '添加底稿' }).click()
  const draft = page.getByRole('combobox', { name: '问题底稿', exact: true })
  await draft.click()
  await draft.fill('未公开招标')
  await page.locator('.ant-select-item-option').filter({ hasText: '未公开招标' }).first().click()
  await page.getByRole('combobox', { name: '研究意见', exact: true }).click()
  await page.locator('.ant-select-item-option-content').getByText('同意', { exact: true }).click()
  await saved(page)
}

const sign = async (page: Page, step: string) => {
  await page.getByRole('button', { name: '签字', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: `签字：${step}` })
  await dialog.getByRole('button', { name: '签字' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

test('one inspection: a roster comes in, people are heard, five kinds of evidence and an article prove a draft, the group agrees, all sign', async ({
  app,
}) => {
  test.setTimeout(150_000) // a whole round's work, and five unlocks
  const { page } = app
  await createCaseFile(app, { name: '周敏', post: 'liaison' })
  const prepared = await prepareRound(page)
  await giveSources(page, prepared)
  await page.reload()
  await importRoster(app)
  await talk(page)
  await giveDraft(page, prepared)
  await openDraft(page)
  await prove(page)
  await expect(page.getByRole('listitem', { name: '证据5' })).toBeVisible()
  await cite(page)
  await expect(page.getByText('各项齐备，可以送签。')).toBeVisible()
  await deliberate(page)
  await openDraft(page)
  await expect(page.getByRole('list', { name: '组务会意见' })).toContainText('同意')
  await sign(page, '承办人')
  for (const [name, step] of [
    ['孙立', '承办人'],
    ['赵勤', '副组长'],
    ['李明', '组长'],
  ] as const) {
    await changeTo(page, name)
    await openDraft(page)
    await sign(page, step)
  }
  await expect(page.getByText('已全部签完，本版定稿')).toBeVisible()
  await expect(page.getByRole('list', { name: '组务会意见' })).not.toContainText('决定以后底稿已修改')
})
