import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './app.ts'
import { createCaseFile, password } from './opened.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const goTo = (page: Page, room: string) =>
  page.getByRole('navigation', { name: '工作区' }).getByRole('link', { name: room, exact: true }).click()

/** The name of a text field that asks for one group of the recovery key, and the group. */
const typeBackTheKey = async (page: Page): Promise<void> => {
  const groups = await page.getByRole('listitem').getByRole('code').allTextContents()
  for (const [index, group] of groups.entries()) {
    const asked = text(page, `第 ${index + 1} 组`)
    if (await asked.isVisible()) await asked.fill(group)
  }
}

test('the entry: first screen, new case file, recovery key, unlock, wrong password, recovery, list', async ({ app: { page } }) => {
  await expect(page.getByRole('heading', { name: '新建案件库' })).toBeVisible()
  await expectAccessible(page, 'first screen')
  await button(page, '新建案件库').click()
  await expectAccessible(page, 'new case file, empty')
  await text(page, '案件库名称').fill('示例案件库')
  await text(page, '本机名称').fill('一组1号机')
  await text(page, '您的姓名').fill('李明')
  await text(page, '密码').fill(password)
  await text(page, '再输一次密码').fill('另一个密码')
  await expect(page.getByRole('alert')).toHaveText('两次输入不一致。')
  await expectAccessible(page, 'new case file, passwords differ')
  await text(page, '再输一次密码').fill(password)
  await button(page, '新建').click()
  await expect(page.getByRole('heading', { name: '恢复密钥' })).toBeVisible()
  await expectAccessible(page, 'recovery key')
  await typeBackTheKey(page)
  await button(page, '已妥善保存，进入案件库').click()
  await expect(page.getByRole('navigation', { name: '工作区' })).toBeVisible()

  await button(page, '锁定').click()
  await expect(page.getByText('已锁定。')).toBeVisible()
  await expectAccessible(page, 'unlock')
  await text(page, '密码').fill('不是这个密码吧')
  await button(page, '解锁').click()
  await expect(page.getByRole('alert')).toContainText('不正确')
  await expectAccessible(page, 'wrong password')
  await button(page, '忘记密码，使用恢复密钥').click()
  await expect(text(page, '恢复密钥')).toBeFocused()
  await expectAccessible(page, 'recovery')
  await button(page, '返回').click()
  await button(page, '其他案件库').click()
  await expect(page.getByRole('heading', { name: '本机的案件库' })).toBeVisible()
  await expectAccessible(page, 'known case files')
})

test('the frame: today, palette, keys, round switcher, before and after there is a round', async ({ app }) => {
  await createCaseFile(app)
  const { page } = app
  await expect(page.getByText('还没有轮次')).toBeVisible()
  await expectAccessible(page, 'today without a round')
  await button(page, '载入示例').click()
  await expect(page.getByRole('heading', { name: /等我签字/ })).toBeVisible()
  await expectAccessible(page, 'today')

  await page.keyboard.press('Control+k')
  const palette = page.getByRole('combobox', { name: '搜索与前往' })
  await expect(palette).toBeFocused()
  await expectAccessible(page, 'palette, empty')
  await palette.fill('滨河路')
  await expect(page.getByRole('option').first()).toContainText('滨河路')
  await expectAccessible(page, 'palette with hits')
  await palette.fill('没有这样的话')
  await expect(page.getByText('没有找到。')).toBeVisible()
  await expectAccessible(page, 'palette without hits')
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()

  await page.getByRole('button', { name: /^轮次与单位：/ }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectAccessible(page, 'round switcher')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toBeHidden()
  await page.getByRole('button', { name: '李明（组长）' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectAccessible(page, 'account menu')
  await page.keyboard.press('Escape')

  await goTo(page, '谈话')
  await page.keyboard.press('F1')
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible()
  await expectAccessible(page, 'keys')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('Control+Shift+Backslash')
  await page.keyboard.press('Control+Backslash')
  await expect(button(page, '展开列表')).toBeVisible()
  await expectAccessible(page, 'both columns hidden')
})

test('round and units: none, the form, a unit, a person, what was removed', async ({ app }) => {
  await createCaseFile(app)
  const { page } = app
  await goTo(page, '轮次与单位')
  await expectAccessible(page, 'no round')
  await page.getByRole('main').getByRole('button', { name: '建立轮次' }).click()
  await expect(text(page, '巡察组')).toBeVisible()
  await expectAccessible(page, 'round')
  await button(page, '添加单位').click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, 'unit')
  await text(page, '单位全称（必填）').fill('云岭市示例局')
  await button(page, '完成').click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await button(page, '添加人员').click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, 'person')
  await button(page, '完成').click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await button(page, '移入回收站：云岭市示例局').click()
  await expect(button(page, '撤销')).toBeVisible()
  await expectAccessible(page, 'unit removed')
})

test('settings: every section, and every form in it', async ({ app }) => {
  await createCaseFile(app)
  const { page } = app
  await goTo(page, '设置')
  await expect(page.getByRole('cell', { name: '新建案件库' })).toBeVisible()
  await expectAccessible(page, 'settings')
  await button(page, '修改密码').click()
  await button(page, '添加账户').click()
  await button(page, '更换恢复密钥').click()
  await expect(text(page, '您的密码')).toBeVisible()
  await expectAccessible(page, 'settings with their forms open')
  await text(page, '您的密码').fill(password)
  await page.getByRole('main').getByRole('button', { name: '更换恢复密钥' }).click()
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(8)
  await expectAccessible(page, 'new recovery key')
})
