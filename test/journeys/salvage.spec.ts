import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './app.ts'
import { createCaseFile, password } from './opened.ts'

test('a damaged case file is salvaged from the first screen; its losses are named there and in the settings of the new one', async ({
  app,
}) => {
  await createCaseFile(app, { sample: true })
  await app.restart() // closed in good order: nothing is left in the log
  const folders = join(app.dataFolder, '案件库')
  const [folder = ''] = await readdir(folders)
  const path = join(folders, folder, 'case.db')
  const bytes = await readFile(path)
  for (let page = 40; page < bytes.length / 4096; page += 100) bytes[page * 4096 + 900] = (bytes[page * 4096 + 900] ?? 0) ^ 1
  await writeFile(path, bytes)

  const { page } = app
  await page.getByRole('button', { name: '抢救损坏的案件库' }).click()
  await page.getByLabel('密码', { exact: true }).fill(password)
  await app.dialogs.answerFolder(await app.folder('新位置'))
  await page.getByRole('button', { name: '选择新案件库的位置并开始' }).click()
  await page.getByRole('heading', { name: '抢救完成' }).waitFor()
  await expect(page.getByText('原案件库没有改动')).toBeVisible()
  await expectAccessible(page, '抢救完成')
  await page.getByRole('button', { name: '完成' }).click()
  await page.getByRole('button', { name: /^示例案件库（抢救）/ }).click()
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '解锁' }).click()
  await page.getByRole('navigation').getByRole('link', { name: '设置', exact: true }).click()
  await expect(page.getByRole('heading', { name: '抢救记录' })).toBeVisible()
})
