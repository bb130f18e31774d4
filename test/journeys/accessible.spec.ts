import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { createCaseFile } from './opened.ts'

/** What axe finds wrong with the screen, short enough to read in a report. */
const violations = async (page: Page): Promise<readonly string[]> => {
  const found = await new AxeBuilder({ page }).analyze()
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}
const room = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true })

test.describe('axe finds nothing wrong', () => {
  test('with the way in', async ({ app: { page } }) => {
    await page.getByRole('button', { name: '新建案件库' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '新建案件库' }).click()
    await page.getByRole('textbox', { name: '案件库名称' }).waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('with the lock, a refused password and the recovery form', async ({ app }) => {
    await createCaseFile(app)
    const { page } = app
    await page.getByRole('button', { name: '锁定' }).click()
    await page.getByRole('textbox', { name: '密码', exact: true }).fill('不是这个密码吧')
    await page.getByRole('button', { name: '解锁', exact: true }).click()
    await page.getByRole('alert').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '忘记密码，使用恢复密钥' }).click()
    expect(await violations(page)).toEqual([])
  })

  test('with any room of the group, empty', async ({ app }) => {
    await createCaseFile(app)
    const { page } = app
    for (const name of ['今日', '谈话', '谈话提纲', '调阅清单', '查阅资料', '问题底稿', '成果包', '轮次与单位', '设置']) {
      await room(page, name).click()
      await expect(room(page, name)).toHaveAttribute('aria-current', 'page')
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
      expect(await violations(page), name).toEqual([])
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
      expect(await violations(page), name).toEqual([])
    }
  })

  test('with what opens over a room', async ({ app }) => {
    await createCaseFile(app, { sample: true })
    const { page } = app
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: '搜索与前往' }).fill('招标')
    await expect(page.getByRole('option').first()).toBeVisible()
    expect(await violations(page), 'search').toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('combobox', { name: '搜索与前往' })).toBeHidden()
    await room(page, '谈话').click()
    await page.getByRole('listbox').getByRole('option').first().click()
    await page.getByRole('button', { name: '历史' }).click()
    await expect(page.getByRole('dialog', { name: '修改历史' })).toBeVisible()
    expect(await violations(page), 'history').toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog', { name: '修改历史' })).toBeHidden()
    await page.keyboard.press('F1')
    await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible()
    expect(await violations(page), 'keys').toEqual([])
  })

  test('with the rooms of the office', async ({ app }) => {
    await createCaseFile(app, { mode: 'office' })
    const { page } = app
    for (const name of ['今日', '接收成果包', '谈话', '问题底稿', '轮次与单位', '设置']) {
      await room(page, name).click()
      await expect(room(page, name)).toHaveAttribute('aria-current', 'page')
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
      expect(await violations(page), name).toEqual([])
    }
  })
})
