import { expect, test } from './app.ts'
import { beginFieldwork, field, goToRoom, saved } from './fieldwork.ts'

test('an outline is written, ordered and copied by keys', async ({ app }) => {
  await beginFieldwork(app)
  const { page } = app
  await goToRoom(page, '谈话提纲')
  await page.keyboard.press('Control+n')
  await field(page, '名称').fill('班子成员提纲')
  await field(page, '主题 1').focus()
  await page.keyboard.type('政治责任')
  await page.keyboard.press('Enter')
  await page.keyboard.type('党组会怎样议事？')
  await page.keyboard.press('Enter')
  await page.keyboard.type('第一议题怎样落实？')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(field(page, '主题 2')).toBeFocused()
  await page.keyboard.type('廉洁')
  await field(page, '主题 1 问题 2').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(field(page, '主题 1 问题 1')).toHaveValue('第一议题怎样落实？')
  await page.keyboard.press('Control+z')
  await expect(field(page, '主题 1 问题 1')).toHaveValue('党组会怎样议事？')
  await saved(page)
  await page.getByRole('button', { name: '复制一份' }).click()
  await expect(page.getByRole('heading', { name: '班子成员提纲（副本）' })).toBeVisible()
  await expect(field(page, '主题 1 问题 2')).toHaveValue('第一议题怎样落实？')
})

test('an outline is not saved without a name', async ({ app }) => {
  await beginFieldwork(app)
  const { page } = app
  await goToRoom(page, '谈话提纲')
  await page.getByRole('option', { name: /科室负责人提纲/ }).click()
  await field(page, '名称').fill('')
  await expect(page.getByText('名称不能空着')).toBeVisible()
  await field(page, '适用对象').fill('中层干部')
  await saved(page)
  await expect(field(page, '名称')).toHaveValue('科室负责人提纲')
})
