import { expect, type Page } from '@playwright/test'

/** One password for every invented person. */
export const password = '示例 密码 一二三四'

interface NewCaseFile {
  readonly mode: 'group' | 'office'
  readonly label: string
  readonly deviceName: string
  readonly name: string
  readonly post: string
}

/** Creates a case file through the entry room and goes in. */
export const createCaseFile = async (page: Page, { mode, label, deviceName, name, post }: NewCaseFile): Promise<void> => {
  await page.getByRole('button', { name: '新建案件库' }).click()
  await page.getByRole('radio', { name: mode === 'office' ? /巡察办/ : /巡察组/ }).check()
  await page.getByRole('textbox', { name: '案件库名称' }).fill(label)
  await page.getByRole('textbox', { name: '本机名称' }).fill(deviceName)
  await page.getByRole('textbox', { name: '您的姓名' }).fill(name)
  await choose(page, '职务', post)
  await page.getByRole('textbox', { name: '密码', exact: true }).fill(password)
  await page.getByRole('textbox', { name: '再输一次密码' }).fill(password)
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await typeRecoveryGroups(page)
  await page.getByRole('button', { name: '已妥善保存，进入案件库' }).click()
  await expect(page.getByRole('navigation', { name: '工作区' })).toBeVisible()
}

/** Types back the two groups of the recovery key that are asked for. */
const typeRecoveryGroups = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { name: '恢复密钥' })).toBeVisible()
  const groups = await page.getByRole('listitem').getByRole('code').allTextContents()
  for (const field of await page.getByRole('textbox').all()) {
    const [, group] = /第 (\d+) 组/.exec(await field.ariaSnapshot()) ?? []
    await field.fill(groups[Number(group) - 1] ?? '')
  }
}

/** Chooses from a list by the words on it. */
export const choose = async (page: Page, field: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: field, exact: true }).click()
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click()
}

/** Locks and lets somebody else of the group in. */
export const changeTo = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: '锁定' }).click()
  await unlockAs(page, name)
}

/** Unlocks the only case file of this computer. */
export const unlockAs = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('radiogroup', { name: '账户' }).getByText(name, { exact: true }).click()
  await page.getByRole('textbox', { name: '密码', exact: true }).fill(password)
  await page.getByRole('button', { name: '解锁', exact: true }).click()
  await expect(page.getByRole('navigation', { name: '工作区' })).toBeVisible()
}
