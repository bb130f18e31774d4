import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { beginFieldwork, field, goToRoom, saved } from './fieldwork.ts'
import { bring, pdf, png } from './files.ts'
import { unlock } from './opened.ts'

const name = (page: Page, ordinal: number) => field(page, `第 ${ordinal} 份 材料名称`)

/** Pastes as a spreadsheet does: plain text with tabs. */
const paste = (page: Page, text: string) =>
  page.evaluate((pasted) => {
    const data = new DataTransfer()
    data.setData('text/plain', pasted)
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, text)

const newRequest = async (page: Page) => {
  await goToRoom(page, '调阅清单')
  await page.keyboard.press('Control+n')
  await expect(field(page, '调阅内容')).toBeFocused()
  await page.keyboard.type('办公楼维修资料')
}

const newReview = async (page: Page, title: string) => {
  await goToRoom(page, '查阅资料')
  await page.keyboard.press('Control+n')
  await page.keyboard.type(title)
}

test('a request is filled by pasting a table and by keys, followed up by one key a row, and kept', async ({ app }) => {
  await beginFieldwork(app)
  const { page } = app
  await newRequest(page)
  await page.getByRole('checkbox', { name: '组长签字' }).check()
  await expect(page.getByRole('button', { name: '组长已签' })).toHaveAttribute('aria-current', 'step')
  await name(page, 1).focus()
  await paste(page, '1\t党组会议纪要\t2\t纸质\t原件\t2020-03-10\t钱某\r\n2\t会计凭证\t1\t纸质\t复印件\r\n')
  await expect(name(page, 2)).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('施工合同')
  await expect(name(page, 1)).toHaveValue('党组会议纪要')
  await expect(name(page, 3)).toHaveValue('施工合同')
  await expect(page.getByRole('group', { name: '第 1 份' })).toContainText('逾期')

  await name(page, 1).focus()
  await page.keyboard.press('F8')
  await expect(page.getByRole('group', { name: '第 1 份' })).not.toContainText('逾期')
  await expect(page.getByRole('button', { name: '部分提供' })).toHaveAttribute('aria-current', 'step')
  await expect(page.getByText('已提供 1/3')).toBeVisible()
  await page.keyboard.press('F9')
  await name(page, 2).focus()
  await expect(page.getByRole('group', { name: '第 1 份' })).toContainText('归还')
  await page.keyboard.press('Control+Shift+Backspace')
  await expect(name(page, 3)).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(name(page, 2)).toHaveValue('会计凭证')
  await saved(page)

  await app.restart()
  await unlock(app)
  await goToRoom(app.page, '调阅清单')
  await app.page.getByRole('option', { name: /Q-001/ }).click()
  await expect(name(app.page, 2)).toHaveValue('会计凭证')
  await expect(app.page.getByRole('group', { name: '第 1 份' })).toContainText('钱某 提供')
})

test('a row becomes a review, whose excerpt becomes evidence; both ends show it', async ({ app }) => {
  await beginFieldwork(app)
  const { page } = app
  await newRequest(page)
  await name(page, 1).fill('施工合同')
  await page.getByRole('button', { name: '登记查阅' }).click()
  await expect(page.getByRole('heading', { name: 'Z-001 施工合同' })).toBeVisible()
  await page.getByRole('button', { name: '写第一条摘录' }).click()
  await page.keyboard.type('第3页')
  await page.keyboard.press('Enter')
  await page.keyboard.type('合同总价118.6万元。')
  await page.keyboard.press('Tab')
  await page.keyboard.type('达到公开招标限额')
  await field(page, '第 1 条 摘录').focus()
  await page.keyboard.press('Control+e')
  await page.keyboard.type('未公开招标')
  await page.keyboard.press('Enter')
  const excerpt = page.getByRole('article', { name: '第 1 条摘录' })
  await expect(excerpt).toContainText('证据 → 底稿 D-001「未公开招标」')
  await expect(page.getByRole('button', { name: '已取证', exact: true })).toHaveAttribute('aria-current', 'step')
  await field(page, '第 1 条 摘录').fill('合同总价200万元。')
  await expect(excerpt).toContainText('原文已改动')
  await saved(page)
  await goToRoom(page, '调阅清单')
  await page.getByRole('option', { name: /Q-001/ }).click()
  await expect(page.getByRole('group', { name: '第 1 份' })).toContainText('查阅记录 Z-001')
})

test('excerpts are added, moved and removed by keys, and undo brings them back', async ({ app }) => {
  await beginFieldwork(app)
  const { page } = app
  await newReview(page, '党组会议纪要')
  await field(page, '第 1 条 页码或凭证号').focus()
  await page.keyboard.type('第1页')
  await page.keyboard.press('Enter')
  await page.keyboard.type('第一条')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.type('第2页')
  await page.keyboard.press('Enter')
  await page.keyboard.type('第二条')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(field(page, '第 1 条 摘录')).toHaveValue('第二条')
  await expect(field(page, '第 1 条 摘录')).toBeFocused()
  await page.keyboard.press('Control+Shift+Backspace')
  await expect(field(page, '第 1 条 摘录')).toHaveValue('第一条')
  await page.keyboard.press('Control+z')
  await expect(field(page, '第 1 条 摘录')).toHaveValue('第二条')
})

test('files come by the chooser, by paste and by drag; pictures and PDF open inside; a whole file becomes evidence', async ({ app }) => {
  await beginFieldwork(app)
  const { page } = app
  await newReview(page, '施工合同')
  const folder = await app.folder('stick')
  await writeFile(join(folder, '合同扫描.pdf'), pdf)
  await app.dialogs.answerFiles([join(folder, '合同扫描.pdf')])
  const files = page.getByRole('group', { name: '附件', exact: true })
  await files.getByRole('button', { name: '选择文件' }).click()
  await expect(files).toContainText('合同扫描.pdf')
  await field(page, '第 1 条 摘录').focus()
  await bring(page, 'paste', '印章.png', 'image/png', png.toString('base64'))
  await expect(files).toContainText('印章.png')
  await bring(page, 'drop', '封面.png', 'image/png', png.toString('base64'))
  await expect(files).toContainText('封面.png')

  await files.getByRole('button', { name: '查看 印章.png' }).click()
  await expect(page.getByRole('dialog').getByRole('img', { name: '印章.png' })).toBeVisible()
  await page.keyboard.press('Escape')
  await files.getByRole('button', { name: '查看 合同扫描.pdf' }).click()
  await expect(page.getByRole('dialog')).toContainText('/ 1 页')
  await page.getByRole('button', { name: '本页作为证据' }).click()
  await expect(page.getByRole('dialog', { name: '作为证据' })).toContainText('附件第 1 页：合同扫描.pdf')
  await expect(page.getByRole('combobox', { name: '选择底稿' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('已取为底稿 D-001 的证据')).toBeVisible()
  await page.getByRole('dialog', { name: '合同扫描.pdf' }).getByRole('button', { name: '关闭' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()

  await files.getByRole('listitem').filter({ hasText: '合同扫描.pdf' }).getByRole('button', { name: '作为证据' }).click()
  await expect(page.getByRole('dialog', { name: '作为证据' })).toContainText('整份附件：合同扫描.pdf')
  await expect(page.getByRole('combobox', { name: '选择底稿' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(
    files
      .getByRole('listitem')
      .filter({ hasText: '合同扫描.pdf' })
      .getByRole('button', { name: /证据 → 底稿 D-001/ }),
  ).toHaveCount(2)
})

test('nothing is backed up while a file is still coming in', async ({ app }) => {
  await beginFieldwork(app)
  const { page } = app
  await newReview(page, '施工合同')
  // A medium that gives no bytes for a while.
  await page.evaluate(() => {
    const read = Blob.prototype.arrayBuffer
    const given = Promise.withResolvers<void>()
    Object.assign(globalThis, { giveBytes: given.resolve })
    Blob.prototype.arrayBuffer = async function () {
      await given.promise
      return read.call(this)
    }
  })
  await field(page, '第 1 条 摘录').focus()
  await bring(page, 'drop', '封面.png', 'image/png', png.toString('base64'))
  await page.getByRole('navigation', { name: '工作区' }).getByRole('link', { name: '设置', exact: true }).click()
  const backUp = page.getByRole('button', { name: '备份到' })
  await expect(page.getByText('还有 1 个文件正在加入')).toBeVisible()
  await expect(backUp).toBeDisabled()
  await page.evaluate(() => (globalThis as unknown as { giveBytes(): void }).giveBytes())
  await expect(backUp).toBeEnabled()
})
