import { readdir } from 'node:fs/promises'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './app.ts'
import { createCaseFile } from './opened.ts'

test('the office looks at what would go up, writes the package, and finds it in the register, which it completes', async ({ app }) => {
  await createCaseFile(app, { mode: 'office', name: '示例主任', sample: true })
  const { page } = app
  await page.getByRole('navigation').getByRole('link', { name: '接收成果包', exact: true }).click()
  await page.getByRole('tab', { name: '上传包' }).click()
  await page.getByRole('button', { name: '检查并预览' }).click()
  await page.getByText('没有缺项，可以写出。').waitFor()
  await expectAccessible(page, '上传包预览')
  const stick = await app.folder('U盘')
  await page.getByLabel('用途').fill('按通知上传')
  await page.getByLabel('审批人').fill('示例领导')
  await app.dialogs.answerFolder(stick)
  await page.getByRole('button', { name: '选择文件夹' }).click()
  await page.getByRole('button', { name: '写出上传包' }).click()
  await page.getByRole('heading', { name: '上传包已写好' }).waitFor()
  const [made = ''] = await readdir(stick)
  expect(await readdir(`${stick}/${made}`)).toContain('manifest.json')

  await page.getByRole('navigation').getByRole('link', { name: '登记簿', exact: true }).click()
  await expect(page.getByRole('row').filter({ hasText: made })).toContainText('示例领导')
  await page.getByRole('button', { name: '补记 登-0001' }).click()
  await page.getByLabel('介质名称或编号').fill('保密盘07')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('row').filter({ hasText: made })).toContainText('保密盘07')
  await expectAccessible(page, '登记簿')
  await page.getByRole('button', { name: '打印登记簿' }).click()
  await page.getByText('打印编号').first().waitFor()
})
