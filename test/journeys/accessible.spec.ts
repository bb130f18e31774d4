import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './app.ts'
import { createCaseFile } from './opened.ts'

const room = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true })

test.describe('axe finds nothing wrong', () => {
  // Many screens in one walk, each looked at whole.
  test.describe.configure({ timeout: 300_000 })

  test('with the way in', async ({ app: { page } }) => {
    await page.getByRole('button', { name: '新建案件库' }).waitFor()
    await expectAccessible(page, 'way in')
    await page.getByRole('button', { name: '新建案件库' }).click()
    await page.getByRole('textbox', { name: '案件库名称' }).waitFor()
    await expectAccessible(page, 'create')
  })

  test('with the lock, a refused password and the recovery form', async ({ app }) => {
    await createCaseFile(app)
    const { page } = app
    await page.getByRole('button', { name: '锁定' }).click()
    await page.getByRole('textbox', { name: '密码', exact: true }).fill('不是这个密码吧')
    await page.getByRole('button', { name: '解锁', exact: true }).click()
    await page.getByRole('alert').waitFor()
    await expectAccessible(page, 'locked')
    await page.getByRole('button', { name: '忘记密码，使用恢复密钥' }).click()
    await expectAccessible(page, 'recover')
  })

  test('with any room of the group, empty', async ({ app }) => {
    await createCaseFile(app)
    const { page } = app
    for (const name of ['今日', '谈话', '谈话提纲', '调阅清单', '查阅资料', '问题底稿', '成果包', '轮次与单位', '设置']) {
      await room(page, name).click()
      await expect(room(page, name)).toHaveAttribute('aria-current', 'page')
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
      await expectAccessible(page, name)
    }
  })

  test('with any room of the group, full, and its first record', async ({ app }) => {
    await createCaseFile(app, { sample: true })
    const { page } = app
    for (const name of ['今日', '谈话', '谈话提纲', '调阅清单', '查阅资料', '问题底稿', '成果包', '轮次与单位', '设置']) {
      await room(page, name).click()
      await expect(room(page, name)).toHaveAttribute('aria-current', 'page')
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
      const first = page.getByRole('listbox').getByRole('option').first()
      if (['谈话', '谈话提纲', '调阅清单', '查阅资料', '问题底稿'].includes(name)) {
        await first.click()
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      }
      await expectAccessible(page, name)
    }
  })

  test('with what opens over a room', async ({ app }) => {
    await createCaseFile(app, { sample: true })
    const { page } = app
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: '搜索与前往' }).fill('招标')
    await expect(page.getByRole('option').first()).toBeVisible()
    await expectAccessible(page, 'search')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('combobox', { name: '搜索与前往' })).toBeHidden()
    await room(page, '谈话').click()
    await page.getByRole('listbox').getByRole('option').first().click()
    await page.getByRole('button', { name: '历史' }).click()
    await expect(page.getByRole('dialog', { name: '修改历史' })).toBeVisible()
    await expectAccessible(page, 'history')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog', { name: '修改历史' })).toBeHidden()
    await page.keyboard.press('F1')
    await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible()
    await expectAccessible(page, 'keys')
  })

  test('with the rooms of the office', async ({ app }) => {
    await createCaseFile(app, { mode: 'office' })
    const { page } = app
    for (const name of ['今日', '接收成果包', '谈话', '问题底稿', '轮次与单位', '设置']) {
      await room(page, name).click()
      await expect(room(page, name)).toHaveAttribute('aria-current', 'page')
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
      await expectAccessible(page, name)
    }
  })
})
