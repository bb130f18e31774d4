import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expectAccessible, settled } from './accessible.ts'
import { type App, expect, test } from './app.ts'
import { field, goToRoom } from './fieldwork.ts'
import { createCaseFile } from './opened.ts'

const button = (where: Page | Locator, name: string) => where.getByRole('button', { name, exact: true })
const row = (page: Page, words: string | RegExp) => page.getByRole('listbox').first().getByRole('option').filter({ hasText: words }).first()

/** A round that is full, and its page. */
const begin = async (app: App): Promise<Page> => {
  await createCaseFile(app, { sample: true })
  return app.page
}

const closeWithEscape = async (page: Page): Promise<void> => {
  await settled(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** The smallest PDF there is. */
const pdf = [
  '%PDF-1.4',
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj',
  'trailer<</Root 1 0 R/Size 4>>',
  '%%EOF',
].join('\n')
/** The smallest PNG there is. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

/** Adds a PDF, an image and a table to the record that is open, as from a stick. */
const addFiles = async (app: App): Promise<Locator> => {
  const folder = await app.folder('stick')
  const paths = ['扫描件.pdf', '照片.png', '表格.csv'].map((name) => join(folder, name))
  await Promise.all(paths.map((path) => writeFile(path, path.endsWith('pdf') ? pdf : path.endsWith('png') ? png : '事项,金额')))
  await app.dialogs.answerFiles(paths)
  const files = app.page.getByRole('group', { name: '附件', exact: true }).last()
  await files.getByRole('button', { name: '选择文件' }).click()
  await expect(files.getByRole('listitem')).toHaveCount(3)
  return files
}

test('interviews: empty, list, filters, record, new one, evidence, papers, viewer, history, trash', async ({ app }) => {
  test.slow() // some fifteen screens
  await createCaseFile(app)
  const { page } = app
  await goToRoom(page, '谈话')
  await expectAccessible(page, 'interviews, empty')
  await page.evaluate(() => workstation.desk.createSample({}))
  await page.reload()
  await goToRoom(page, '谈话')
  await expect(row(page, 'T-001')).toBeVisible()
  await expectAccessible(page, 'interviews, list')
  await button(page, '筛选与排序').click()
  await expect(page.getByText('排序').first()).toBeVisible()
  await expectAccessible(page, 'interviews, filters')
  await page.keyboard.press('Escape')
  await row(page, '佐证').click()
  await expect(page.getByRole('article').first()).toBeVisible()
  await expectAccessible(page, 'interview')

  await page.keyboard.press('Control+n')
  await expect(page.getByRole('combobox', { name: '姓名' })).toBeFocused()
  await expectAccessible(page, 'interview, new')
  await page.keyboard.type('王建国')
  await page.keyboard.press('F8')
  await expect(field(page, '第 1 问')).toBeFocused()
  await page.keyboard.type('怎样确定施工单位的？')
  await page.keyboard.press('Enter')
  await page.keyboard.type('没有招标。')
  await page.keyboard.press('Control+d')
  await expect(page.getByRole('dialog', { name: '印证疑点' }).getByRole('combobox')).toBeFocused()
  await expectAccessible(page, 'lead picker')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article', { name: '第 1 组问答' })).toContainText('印证 → 疑点')
  for (const key of ['Control+t', 'Control+m']) await page.keyboard.press(key)
  await page.keyboard.type('未招标')
  await page.keyboard.press('Control+g')
  await expect(page.getByRole('combobox', { name: '第 1 组标签' })).toBeFocused()
  await expectAccessible(page, 'interview, a turn with all its marks')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(field(page, '第 1 答')).toBeFocused()
  await page.keyboard.press('Control+e')
  await expect(page.getByRole('dialog', { name: '作为证据' })).toBeVisible()
  await expectAccessible(page, 'evidence picker')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('article', { name: '第 1 组问答' })).toContainText('证据 → 底稿')
  await expectAccessible(page, 'interview with evidence')

  await page.getByRole('tab', { name: /^签字与附件/ }).click()
  await page.getByRole('radio', { name: '拒绝签字' }).click()
  const files = await addFiles(app)
  await expectAccessible(page, 'interview, papers')
  await viewEach(page, files)

  await button(page, '历史').click()
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible()
  await expectAccessible(page, 'history')
  await closeWithEscape(page)
  await button(page, '移入回收站').click()
  await expect(button(page, '撤销')).toBeVisible()
  await expectAccessible(page, 'interview removed')
  await button(page, '回收站').click()
  await row(page, '王建国').click()
  await expect(page.getByText('这条内容在回收站里')).toBeVisible()
  await expectAccessible(page, 'trash')
})

const viewEach = async (page: Page, files: Locator): Promise<void> => {
  const dialog = page.getByRole('dialog')
  await button(files, '查看 照片.png').click()
  await expect(dialog.getByRole('img', { name: '照片.png' })).toBeVisible()
  await expectAccessible(page, 'viewer, image')
  await closeWithEscape(page)
  await button(files, '查看 扫描件.pdf').click()
  await expect(dialog).toContainText('/ 1 页')
  await expectAccessible(page, 'viewer, PDF')
  await closeWithEscape(page)
  await button(files, '查看 表格.csv').click()
  await expect(dialog).toContainText('不能在程序内查看')
  await expectAccessible(page, 'viewer, other file')
  await dialog.getByRole('button', { name: /^导出/ }).click()
  await expect(page.getByRole('textbox', { name: '导出理由' })).toBeVisible()
  await expectAccessible(page, 'export of a file')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('textbox', { name: '导出理由' })).toBeHidden()
  await closeWithEscape(page)
  await button(files, '照片.png 的操作').click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectAccessible(page, 'acts on a file')
  await page.keyboard.press('Escape')
}

test('outlines, requests and documents: list, record, new one', async ({ app }) => {
  test.slow() // six screens
  const page = await begin(app)
  for (const [room, kind] of [
    ['谈话提纲', 'outline'],
    ['调阅清单', 'request'],
    ['查阅资料', 'document'],
  ] as const) {
    await goToRoom(page, room)
    await page.getByRole('option').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page, kind)
    await page.keyboard.press('Control+n')
    await expect(page.getByRole('region').getByRole('textbox').first()).toBeVisible()
    await expectAccessible(page, `${kind}, new`)
  }
})

test('drafts: editing, evidence, closing, signing, final, revisions', async ({ app }) => {
  test.slow() // some ten screens
  const page = await begin(app)
  await goToRoom(page, '问题底稿')
  await row(page, '草稿').click()
  await expect(page.getByRole('textbox', { name: '问题概述' })).toBeVisible()
  await expectAccessible(page, 'draft')
  await button(page, '添加佐证').first().click()
  const finder = page.getByRole('dialog', { name: '添加佐证' })
  await finder.getByRole('list', { name: '谈话和资料' }).getByRole('button').first().click()
  await expect(finder.getByRole('button', { name: /^引用：/ }).first()).toBeVisible()
  await expectAccessible(page, 'evidence finder')
  await closeWithEscape(page)
  for (const what of ['并入其他底稿…', '不再使用…']) {
    await button(page, '更多').click()
    await expectAccessible(page, 'ways to end a draft')
    await page.getByRole('menuitem', { name: what }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page, what)
    await closeWithEscape(page)
  }
  await page.keyboard.press('Control+n')
  await expect(page.getByRole('textbox', { name: '问题标题' })).toBeFocused()
  await expect(page.getByText(/处须补齐后才能签字/)).toBeVisible()
  await expectAccessible(page, 'draft, new')

  await row(page, '退回修改').click()
  await expect(page.getByText(/退回$/).first()).toBeVisible()
  await expectAccessible(page, 'draft, returned')
  await row(page, '选拔任用中层干部程序不严谨').click()
  await button(page, '退回').click()
  await expect(page.getByRole('dialog', { name: '退回修改' })).toBeVisible()
  await expectAccessible(page, 'sending back')
  await closeWithEscape(page)
  await button(page, '签字').click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, 'signing')
  await page.getByRole('dialog').getByRole('button', { name: '签字' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByText('已全部签完，本版定稿')).toBeVisible()
  await expectAccessible(page, 'draft, final')
  await button(page, '历次版次').click()
  await expect(page.getByRole('dialog', { name: '历次版次' }).getByRole('listitem').first()).toBeVisible()
  await expectAccessible(page, 'revisions')
  await closeWithEscape(page)
  await button(page, '修改（开新版次）').click()
  await expectAccessible(page, 'question before a new revision')
})
