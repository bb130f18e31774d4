import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './app.ts'
import { enrolCard, fileIn, openExchange, openOffice, saveCard } from './handing-over.ts'
import { createCaseFile } from './opened.ts'

test('handing over and taking in: cards, forecast, result, preview, browsing, imports', async ({ app: group, office }) => {
  test.slow() // two programs, and the whole loop
  await createCaseFile(group, { deviceName: '一组1号机', name: '周敏', post: 'liaison', sample: true })
  await createCaseFile(office, { mode: 'office', deviceName: '巡察办1号机', name: '何静' })
  const stick = await group.folder('stick')
  const { page } = group

  await expectAccessible(office.page, 'office, today')
  await openOffice(office.page, '成果一览')
  await expectAccessible(office.page, 'office, nothing came in')
  await openOffice(office.page, '密钥名片')
  const ofOffice = await saveCard(office, stick)
  await expectAccessible(office.page, 'office, cards')

  await openExchange(page)
  await expect(page.getByRole('button', { name: '选择名片文件' })).toBeVisible()
  await expectAccessible(page, 'exchange, before the cards')
  const ofGroup = await saveCard(group, stick)
  await group.dialogs.answerFiles([await fileIn(stick, '巡察办1号机')])
  await page.getByRole('button', { name: '选择名片文件' }).click()
  const compare = page.getByRole('region', { name: '核对指纹' })
  await expect(compare).toBeVisible()
  await expectAccessible(page, 'exchange, comparing a card')
  await compare.getByRole('button', { name: '不相同，放弃' }).click()
  await enrolCard(group, '选择名片文件', await fileIn(stick, '巡察办1号机'), ofOffice)
  await enrolCard(office, '登记巡察组名片', await fileIn(stick, '一组1号机'), ofGroup)
  await expectAccessible(office.page, 'office, a group enrolled')

  await group.dialogs.answerFolder(stick)
  await page.getByRole('button', { name: '选择文件夹' }).click()
  await expect(page.getByRole('region', { name: '将要移交' })).toBeVisible()
  await page.getByRole('combobox', { name: '分卷' }).click()
  await page.getByTitle('DVD（4.7 GB）').click()
  await expect(page.getByText('选其中任何一卷导入')).toBeVisible()
  await expectAccessible(page, 'exchange, ready')
  await page.getByRole('button', { name: '开始移交' }).click()
  await expect(page.getByRole('region', { name: '成果包已写好' })).toBeVisible()
  await expectAccessible(page, 'exchange, result')

  await openOffice(office.page, '导入成果包')
  await expectAccessible(office.page, 'office, nothing chosen')
  const foreign = join(stick, '不是成果包.xcb')
  await writeFile(foreign, '不是成果包')
  await office.dialogs.answerFiles([foreign, await fileIn(stick, '第')])
  await office.page.getByRole('button', { name: '选择成果包' }).click()
  await expect(office.page.getByRole('button', { name: '入库' })).toBeVisible()
  await expect(office.page.getByRole('alert')).toBeVisible()
  await expectAccessible(office.page, 'office, a refused file and a preview')
  await office.page.getByRole('button', { name: '入库' }).click()
  await expect(office.page.getByText(/本次变化：/)).toBeVisible()
  await expectAccessible(office.page, 'office, taken in')
  await openOffice(office.page, '导入记录')
  await expectAccessible(office.page, 'office, imports')
  await openOffice(office.page, '成果一览')
  await expectAccessible(office.page, 'office, browsing')
  const reading = office.page
  for (const [room, kind] of [
    ['谈话', 'interview'],
    ['查阅资料', 'document'],
    ['问题底稿', 'draft'],
  ] as const) {
    await reading.getByRole('navigation', { name: '工作区' }).getByRole('link', { name: room, exact: true }).click()
    await reading.getByRole('option').first().click()
    await expect(reading.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(reading, `office, reading a ${kind}`)
  }
})
