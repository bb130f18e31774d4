import { join } from 'node:path'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './app.ts'
import { createBoth, digits, openExchange, openOffice } from './handing-over.ts'
import { password } from './opened.ts'

test('a card goes over on paper, is revoked, and the key of the office is split and drilled from its sheets', async ({
  app: group,
  office,
}) => {
  test.slow() // two programs
  await createBoth(group, office)
  const pictures = await office.folder('pictures')

  await openOffice(office.page, '密钥名片')
  const own = digits((await office.page.getByRole('region', { name: '指纹' }).first().textContent()) ?? '')
  await office.page.getByRole('button', { name: '打印名片' }).click()
  const sheet = office.page.locator('.paper-sheet')
  await expect(sheet).toHaveCount(1)
  await expectAccessible(office.page, 'office, a card on paper')
  await sheet.screenshot({ path: join(pictures, 'card.png') })
  await office.page.keyboard.press('Escape')

  await openExchange(group.page)
  await group.page.getByLabel('从照片或扫描件读取').first().setInputFiles(join(pictures, 'card.png'))
  const compare = group.page.getByRole('region', { name: '核对指纹' })
  expect(digits((await compare.getByRole('region', { name: '指纹' }).textContent()) ?? '')).toBe(own)
  await compare.getByRole('checkbox', { name: /六组数字全部相同/ }).check()
  await compare.getByRole('button', { name: '登记' }).click()
  const row = group.page.getByRole('listitem').filter({ hasText: '巡察办1号机' })
  await expect(row).toContainText('登记')

  await row.getByRole('button', { name: /^吊销/ }).click()
  const end = group.page.getByRole('form', { name: '吊销这张名片' })
  await expectAccessible(group.page, 'exchange, revoking a card')
  await end.getByLabel('原因').fill('示例：笔记本电脑遗失')
  await end.getByRole('button', { name: '吊销，不能撤回' }).click()
  await expect(row).toContainText('已吊销')

  const { page } = office
  await page.getByRole('link', { name: '设置', exact: true }).click()
  await page.getByRole('button', { name: '拆分密钥' }).click()
  const form = page.getByRole('form', { name: '拆分密钥' })
  for (const [index, holder] of ['示例甲', '示例乙', '示例丙'].entries()) {
    await form.getByLabel(`第 ${index + 1} 份保管人`).fill(holder)
  }
  await form.getByLabel('您的密码').fill(password)
  await expectAccessible(page, 'settings, splitting the key')
  await form.getByRole('button', { name: '拆分', exact: true }).click()
  for (const number of [1, 2, 3]) {
    const share = page.getByRole('dialog', { name: `第 ${number} 份，共 3 份` })
    await expect(share).toBeVisible()
    if (number === 1) await expectAccessible(page, 'settings, a share')
    await page.locator('.share-sheet').screenshot({ path: join(pictures, `share-${number}.png`) })
    await office.dialogs.answerFolder(pictures)
    await share.getByRole('button', { name: '存到U盘' }).click()
    await share.getByRole('checkbox', { name: /已交到/ }).check()
    await share.getByRole('button', { name: number === 3 ? '完成' : '下一份' }).click()
  }

  await page.getByRole('button', { name: '演练' }).click()
  const drill = page.getByRole('region', { name: '恢复演练' })
  await drill.getByLabel('选择份额文件或照片').setInputFiles([join(pictures, 'share-3.png'), join(pictures, 'share-1.png')])
  await expect(drill.getByRole('listitem')).toHaveText([/第 3 份 示例丙/, /第 1 份 示例甲/])
  await expectAccessible(page, 'settings, a drill')
  await drill.getByRole('button', { name: '开始演练' }).click()
  await expect(page.getByText('（第 1、3 份）')).toBeVisible()
})
