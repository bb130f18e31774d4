import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { type App, expect, test } from './app.ts'
import { beginFieldwork, field, goToRoom, saved } from './fieldwork.ts'
import { createCaseFile } from './opened.ts'

const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
/** Takes the words at the caret to the lead that is offered first. */
const take = async (page: Page): Promise<void> => {
  await press(page, 'Control+d')
  await expect(page.getByRole('dialog', { name: '印证疑点' }).getByRole('combobox')).toBeFocused()
  await press(page, 'Enter')
  await expect(page.getByRole('button', { name: /印证 → 疑点 Y-001/ })).toBeVisible()
}
const room = (page: Page, name: string) => page.getByRole('navigation', { name: '工作区' }).getByRole('link', { name, exact: true })
const answer = '三月份党组会定的，没有公开招标。'

/** An interview with one answer, its caret in it. */
const beginTalk = async (app: App): Promise<Page> => {
  await beginFieldwork(app)
  const { page } = app
  await goToRoom(page, '谈话')
  await press(page, 'Control+n')
  await page.getByRole('button', { name: '开始记录：第一问' }).click()
  await page.keyboard.type('维修项目是怎样定的？')
  await press(page, 'Enter')
  await page.keyboard.type(answer)
  return page
}

test('from a remark to a draft by keyboard: marked, made a lead, seen on the board, written as a draft that knows where it came from', async ({
  app,
}) => {
  const page = await beginTalk(app)
  await press(page, 'Control+d')
  const picker = page.getByRole('dialog', { name: '印证疑点' })
  await expect(picker.getByRole('combobox')).toBeFocused()
  await expect(picker).toContainText(answer)
  await press(page, 'Enter')
  await expect(picker).toBeHidden()
  await expect(field(page, '第 1 答')).toBeFocused()
  const chip = page.getByRole('button', { name: `印证 → 疑点 Y-001「${answer}」` })
  await expect(chip).toBeVisible()
  await expect(page.getByRole('article', { name: '第 1 组问答' })).toContainText('疑点')

  await room(page, '印证矩阵').focus()
  await press(page, 'Enter')
  const board = page.getByRole('grid')
  await expect(board).toBeFocused()
  await expect(board.getByRole('row', { name: /Y-001/ })).toContainText('只有口头说法，缺书证：查阅资料')
  await expect(board.getByRole('row', { name: /Y-001/ })).toContainText('1/2')
  await press(page, 'ArrowRight', 'Enter')
  await expect(page.getByRole('heading', { name: /Y-001/ })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '独立来源 1 个' })).toBeVisible()

  await page.getByRole('button', { name: '形成底稿', exact: true }).focus()
  await press(page, 'Enter')
  await expect(field(page, '问题标题')).toHaveValue(answer)
  await expect(page.getByRole('textbox', { name: /查证事实 1|第 1 条事实|事实 1/ }).first()).toHaveValue(answer)
  const back = page.getByRole('button', { name: `来自疑点 Y-001「${answer}」` })
  await expect(back).toBeVisible()
  await back.focus()
  await press(page, 'Enter')
  await expect(page.getByLabel('进度').getByText('已成底稿')).toBeVisible()
  await expect(page.getByRole('button', { name: '重新核查' })).toBeVisible()
})

test('a mark without a lead stays, and offers to become one; the mark goes by its key', async ({ app }) => {
  const page = await beginTalk(app)
  await press(page, 'Control+d')
  await expect(page.getByRole('dialog', { name: '印证疑点' }).getByRole('combobox')).toBeFocused()
  await press(page, 'Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(field(page, '第 1 答')).toBeFocused()
  await expect(page.getByRole('button', { name: '形成疑点' })).toBeVisible()
  await press(page, 'Control+Shift+d')
  await expect(page.getByRole('button', { name: '形成疑点' })).toBeHidden()
})

test('words of a document and of a letter support the same lead, and count by their independence', async ({ app }) => {
  const page = await beginTalk(app)
  await take(page)

  await goToRoom(page, '信访')
  await press(page, 'Control+n')
  await field(page, '主要内容').fill('反映维修没有招标')
  await take(page)

  await goToRoom(page, '查阅资料')
  await press(page, 'Control+n')
  await page
    .getByRole('button', { name: '第一条摘录' })
    .or(page.getByRole('button', { name: /摘录/ }))
    .first()
    .click()
  await press(page, 'Enter')
  await page.keyboard.type('直接委托施工单位实施')
  await take(page)
  await page.getByRole('button', { name: /印证 → 疑点 Y-001/ }).click()
  await expect(page.getByRole('status').filter({ hasText: '独立来源 3 个' })).toBeVisible()
})

test('an end needs its reason, and can be taken back', async ({ app }) => {
  await beginFieldwork(app)
  const { page } = app
  await goToRoom(page, '疑点')
  await press(page, 'Control+n')
  await field(page, '标题').fill('食堂采购指定供应商')
  await saved(page)
  await expect(page.getByRole('button', { name: '形成底稿', exact: true })).toBeDisabled()
  await page.getByRole('button', { name: '排除', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '排除' })
  await expect(dialog.getByRole('button', { name: '排除' })).toBeDisabled()
  await dialog.getByLabel('原因').fill('查无此事')
  await dialog.getByRole('button', { name: '排除' }).click()
  await expect(page.getByLabel('进度').getByText('已排除')).toBeVisible()
  await expect(field(page, '了结原因')).toHaveValue('查无此事')
  await page.getByRole('button', { name: '重新核查' }).click()
  await expect(page.getByLabel('进度').getByText('核查中')).toBeVisible()
})

test('leads, board and coverage of a full round violate no rule, and lead to what they count', async ({ app }) => {
  await createCaseFile(app, { sample: true })
  const { page } = app
  await room(page, '印证矩阵').click()
  const board = page.getByRole('grid')
  await expect(board.getByRole('row', { name: /质保金/ })).toContainText('拟采取的还没有做：信访')
  await expectAccessible(page, 'board')
  await page.getByLabel('包括已了结的').check()
  await expect(board.getByRole('row', { name: /食堂采购/ })).toBeVisible()

  await board
    .getByRole('row', { name: /质保金/ })
    .getByRole('gridcell')
    .first()
    .click()
  await expect(page.getByRole('heading', { name: /质保金/ })).toBeVisible()
  await expectAccessible(page, 'lead')

  await room(page, '证据核对').click()
  await expect(page.getByRole('heading', { name: /收集了但没有用上的证据/ })).toBeVisible()
  await expectAccessible(page, 'coverage')
  await page
    .getByRole('region', { name: /没有签完的底稿/ })
    .getByRole('button')
    .first()
    .click()
  await expect(page.getByRole('heading', { name: /^D-/ })).toBeVisible()
})
