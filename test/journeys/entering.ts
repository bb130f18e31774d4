import { expect, type Page } from '@playwright/test'
import { password } from './opened.ts'

/** Locks and lets somebody else of the group in. */
export const changeTo = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: '锁定' }).click()
  await page.getByRole('radiogroup', { name: '账户' }).getByText(name, { exact: true }).click()
  await page.getByRole('textbox', { name: '密码', exact: true }).fill(password)
  await page.getByRole('button', { name: '解锁', exact: true }).click()
  await expect(page.getByRole('navigation', { name: '工作区' })).toBeVisible()
}
