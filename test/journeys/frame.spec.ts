import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { createCaseFile } from './opened.ts'

const room = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true })
const rows = (page: Page) => page.getByRole('listbox').getByRole('option')

test.describe('the first steps', () => {
  test('load the sample in one click and remove it in one more, with a question', async ({ app }) => {
    await createCaseFile(app)
    const { page } = app
    await page.getByRole('button', { name: '载入示例' }).click()
    await expect(page.getByText('这是示例轮次')).toBeVisible()
    await expect(page.getByRole('heading', { name: /等我签字/ })).toBeVisible()
    await page.getByRole('button', { name: '移除示例' }).click()
    await page.getByRole('tooltip').getByRole('button', { name: '移除示例' }).click()
    await expect(page.getByText('还没有轮次')).toBeVisible()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: '搜索与前往' }).fill('滨河路')
    await expect(page.getByText('没有找到。')).toBeVisible()
  })

  test('set up a round, its sign-off steps, a unit and a person; all is kept by itself', async ({ app }) => {
    await createCaseFile(app)
    const { page } = app
    await page.getByRole('button', { name: '建立轮次', exact: true }).click()
    await page.getByRole('main').getByRole('button', { name: '建立轮次' }).click()
    await page.getByRole('textbox', { name: '巡察组' }).fill('第一巡察组（示例）')
    await page.getByRole('spinbutton', { name: '底稿佐证至少份数' }).fill('3')
    await page.getByRole('button', { name: '增加一步' }).click()
    await page.getByRole('textbox', { name: '第 4 步名称' }).fill('组务会研究')
    await page.getByRole('button', { name: '上移“组务会研究”' }).click()
    await page.getByRole('button', { name: '添加单位' }).click()
    await page.getByRole('textbox', { name: '单位全称' }).fill('云岭市示例局')
    await page.getByRole('textbox', { name: '简称' }).fill('示例局')
    await page.getByRole('button', { name: '完成' }).click()
    await page.getByRole('button', { name: '添加人员' }).click()
    await page.getByRole('textbox', { name: '姓名' }).fill('赵青')
    await page.getByRole('button', { name: '完成' }).click()
    await expect(page.getByRole('status').filter({ hasText: /已保存 \d\d:\d\d/ })).toBeVisible()
    await expect(page.getByRole('button', { name: /轮次与单位：.*示例局/ })).toBeVisible()
    await room(page, '今日').click()
    await room(page, '轮次与单位').click()
    await expect(page.getByRole('textbox', { name: '第 3 步名称' })).toHaveValue('组务会研究')
    await expect(page.getByRole('spinbutton', { name: '底稿佐证至少份数' })).toHaveValue('3')
    await expect(page.getByRole('button', { name: '修改“赵青”' })).toBeVisible()
  })

  test('delete a unit by mistake and take it back', async ({ app }) => {
    await createCaseFile(app, { sample: true })
    const { page } = app
    await room(page, '轮次与单位').click()
    const edit = page.getByRole('button', { name: /修改“.*园林.*”/ })
    const name = (await edit.textContent()) ?? ''
    await page.getByRole('button', { name: `移入回收站：${name}` }).click()
    await expect(edit).toBeHidden()
    await page.getByRole('button', { name: '撤销' }).click()
    await expect(edit).toBeVisible()
  })
})

test.describe('settings', () => {
  test('renew the recovery key only for who knows the password', async ({ app }) => {
    const { recoveryKey } = await createCaseFile(app)
    const { page } = app
    await room(page, '设置').click()
    await page.getByRole('button', { name: '更换恢复密钥' }).click()
    await page.getByRole('textbox', { name: '您的密码' }).fill('不是这个密码吧')
    await page.getByRole('main').getByRole('button', { name: '更换恢复密钥' }).click()
    await expect(page.getByRole('alert')).toContainText('不正确')
    await page.getByRole('textbox', { name: '您的密码' }).fill('示例密码·不用于真实案件库')
    await page.getByRole('main').getByRole('button', { name: '更换恢复密钥' }).click()
    const sheet = page.getByRole('dialog')
    await expect(sheet.getByRole('listitem')).toHaveCount(8)
    const fresh = await sheet.getByRole('listitem').getByRole('code').allTextContents()
    expect(fresh.join('-')).not.toBe(recoveryKey)
  })

  test('show the audit record and prove it whole', async ({ app }) => {
    await createCaseFile(app)
    const { page } = app
    await room(page, '设置').click()
    await expect(page.getByRole('cell', { name: '新建案件库' })).toBeVisible()
    await page.getByRole('button', { name: '校验审计记录' }).click()
    await expect(page.getByText(/共 \d+ 条，前后相扣/)).toBeVisible()
  })

  test('keep the idle lock within an hour', async ({ app }) => {
    await createCaseFile(app)
    const { page } = app
    await room(page, '设置').click()
    const minutes = page.getByRole('spinbutton', { name: '分钟' })
    await expect(minutes).toHaveValue('5')
    await minutes.fill('10')
    await page.keyboard.press('Tab')
    await room(page, '今日').click()
    await room(page, '设置').click()
    await expect(minutes).toHaveValue('10')
  })
})

test.describe('a list and its record', () => {
  test('are walked, narrowed and found by keyboard', async ({ app }) => {
    await createCaseFile(app, { sample: true })
    const { page } = app
    await room(page, '谈话').click()
    await expect(rows(page).first()).toBeVisible()
    await page.getByRole('listbox').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect(rows(page).nth(1)).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Control+f')
    await expect(page.getByRole('textbox', { name: '在谈话中查找' })).toBeFocused()
    await page.keyboard.insertText('招标')
    await expect(rows(page).first()).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^已核对 \d+$/ }).click()
    await expect(rows(page).filter({ hasNotText: '已核对' })).toHaveCount(0)
    await page.keyboard.press('F1')
    await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog', { name: '快捷键' })).toBeHidden()
  })

  test('let a deleted record go to the 回收站 and come back', async ({ app }) => {
    await createCaseFile(app, { sample: true })
    const { page } = app
    await room(page, '查阅资料').click()
    await expect(rows(page).first()).toBeVisible()
    const first = rows(page).first()
    const name = (await first.textContent()) ?? ''
    const number = /Z-\d+/.exec(name)?.[0] ?? ''
    await first.click()
    await page.getByRole('listbox').focus()
    await page.keyboard.press('Delete')
    await expect(rows(page).filter({ hasText: number })).toHaveCount(0)
    await page.getByRole('button', { name: '回收站' }).click()
    await rows(page).filter({ hasText: number }).click()
    await page.getByRole('button', { name: '恢复', exact: true }).click()
    await page.getByRole('button', { name: '返回列表' }).click()
    await expect(rows(page).filter({ hasText: number })).toHaveCount(1)
  })

  test('open from the search, at the passage that was found', async ({ app }) => {
    await createCaseFile(app, { sample: true })
    const { page } = app
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: '搜索与前往' }).fill('滨河路')
    await expect(page.getByRole('option').first()).toContainText('滨河路')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('combobox', { name: '搜索与前往' })).toBeHidden()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('滨河路')
  })

  test('give room to each other: columns move by keyboard, hide and are remembered', async ({ app }) => {
    await createCaseFile(app, { sample: true })
    const { page } = app
    await room(page, '谈话').click()
    const divider = page.getByRole('separator', { name: '列表宽度' })
    await divider.focus()
    const width = Number(await divider.getAttribute('aria-valuenow'))
    await page.keyboard.press('ArrowRight')
    await expect(divider).toHaveAttribute('aria-valuenow', String(width + 16))
    await page.keyboard.press('Control+Backslash')
    await expect(page.getByRole('listbox')).toBeHidden()
    await page.keyboard.press('Control+Backslash')
    await expect(divider).toHaveAttribute('aria-valuenow', String(width + 16))
    await page.keyboard.press('Control+Shift+Backslash')
    await expect(page.getByRole('navigation')).toBeHidden()
    await page.getByRole('button', { name: '展开工作区栏' }).click()
    await expect(page.getByRole('navigation')).toBeVisible()
  })

  test('leave the record at least 700 px on a small laptop, with both columns at their widest', async ({ app }) => {
    await createCaseFile(app, { sample: true })
    const { page } = app
    await room(page, '谈话').click()
    for (const name of ['工作区栏宽度', '列表宽度']) {
      const divider = page.getByRole('separator', { name })
      await divider.focus()
      const most = await divider.getAttribute('aria-valuemax')
      for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowRight')
      await expect(divider).toHaveAttribute('aria-valuenow', most ?? '')
    }
    const pane = await page.getByRole('region', { name: '谈话记录' }).boundingBox()
    expect(pane?.width).toBeGreaterThanOrEqual(700)
  })
})
