import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './app.ts'
import { createBoth, exchangeCards, handOver, openOffice } from './handing-over.ts'
import { prepareRound } from './prepared.ts'

test('two bundles dropped on the office are previewed as one, taken in as one, and undone as one', async ({ app: group, office }) => {
  test.slow() // two programs
  await createBoth(group, office)
  await prepareRound(group.page)
  const stick = await group.folder('stick')
  await exchangeCards(group, office, stick)
  await expect(group.page.getByRole('region', { name: '审核与放行' })).toContainText('组长尚未放行')
  await expectAccessible(group.page, 'exchange, review before handing over')
  await handOver(group, stick)
  await group.page.getByRole('button', { name: '再移交一次' }).click()
  await handOver(group, stick)

  const { page } = office
  await openOffice(page, '导入成果包')
  const names = (await readdir(stick)).filter((name) => name.endsWith('.xcb'))
  await page.evaluate(
    ([paths]) => Object.assign(globalThis, { standInPaths: paths }),
    [Object.fromEntries(names.map((name) => [name, join(stick, name)]))],
  )
  const dropped = await page.evaluateHandle((all) => {
    const carried = new DataTransfer()
    for (const name of all) carried.items.add(new File([], name))
    return carried
  }, names)
  await page.getByText('把成果包拖到这里').dispatchEvent('drop', { dataTransfer: dropped })

  const together = page.getByRole('region', { name: '一起入库' })
  await expect(together).toContainText('2 个成果包、1 个签名者')
  await expect(together.getByRole('row', { name: /谈话记录/ })).toContainText('1')
  await expectAccessible(page, 'office, two bundles together')
  await together.getByRole('button', { name: '全部入库（2 个）' }).click()
  await expect(page.getByText('最近一次入库')).toContainText('2 个包')

  await openOffice(page, '各组情况')
  await page.getByRole('button', { name: '退回：第 1 号' }).click()
  const why = page.getByRole('dialog')
  await expectAccessible(page, 'office, sending back')
  await why.getByRole('button', { name: '取消' }).click()
  await expectAccessible(page, 'office, groups')

  await openOffice(page, '导入成果包')
  await page.getByRole('button', { name: '撤销这次入库' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '撤销这次入库' }).click()
  await expect(page.getByText(/已撤销，2 个包/)).toBeVisible()
  await openOffice(page, '导入记录')
  await expect(page.getByText('还没有导入过成果包。')).toBeVisible()
})
