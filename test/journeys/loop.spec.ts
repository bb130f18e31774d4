import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { type App, expect, test } from './app.ts'
import { bring, fileIn, openExchange, openOffice } from './handing-over.ts'
import { beginDraft, type Loop, layOut, Seats, takeInBeneath } from './laptops.ts'
import { password } from './opened.ts'

const shot = async (page: Page, name: string) => {
  if (process.env.SHOTS === undefined) return
  await page.waitForTimeout(400)
  await page.screenshot({ path: `/tmp/loop/${name}.png` })
}
const shotOf = async (page: Page, heading: string, name: string) => {
  if (process.env.SHOTS === undefined) return
  await page
    .getByRole('heading', { name: heading })
    .first()
    .evaluate((e) => e.scrollIntoView({ block: 'start' }))
  await shot(page, name)
}

const section = (page: Page, name: string) => page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) })

test('a round goes through the whole loop, and every computer of it is used', async ({ app }) => {
  test.slow()
  const { page } = app
  const root = await app.folder('laptops')
  const loop: Loop = await layOut(root)
  const { laptops } = loop
  const seats = new Seats(app)
  const t0 = Date.now()
  const tick = (what: string) => process.env.SHOTS !== undefined && console.log(what, ((Date.now() - t0) / 1000).toFixed(1))

  // The office gives the task.
  const task = await app.folder('task')
  await seats.sitDownAt(laptops.office)
  await openOffice(page, '任务包')
  await shot(page, '01-task-empty')
  await app.dialogs.answerFolder(task)
  for (const name of ['组长机', '组员1号机', '组员2号机', '组员3号机']) await page.getByRole('checkbox', { name: new RegExp(name) }).check()
  await page.getByRole('combobox', { name: '组长用的电脑' }).click()
  await page.getByTitle('第一巡察组 组长机').click()
  await page.getByRole('button', { name: '选择文件夹' }).click()
  await expect(page.getByText('剩余空间')).toBeVisible()
  await shot(page, '02-task-ready')
  await expectAccessible(page, 'office, a task bundle')
  await page.getByRole('button', { name: '制作任务包' }).click()
  await expect(page.getByText('已写入并读回核验')).toBeVisible()
  await shot(page, '03-task-done')
  await expectAccessible(page, 'office, a task bundle made')
  const taskBundle = await fileIn(task, '任务包')
  tick('task')

  // The leader's laptop takes it in, in the window; those of the members alike.
  await seats.sitDownAt(laptops.leader)
  await openExchange(page)
  await shot(page, '04-begin')
  await page.getByRole('button', { name: '到“收包”导入' }).click()
  await expect(page.getByRole('button', { name: '选择要导入的包' })).toBeFocused()
  await takeIn(app, [taskBundle], async () => {
    await shotOf(page, '收包', '04-task-preview')
    await expectAccessible(page, 'exchange, a task to take in')
  })
  await shotOf(page, '收包', '05-task-in')
  await expect(page.getByRole('button', { name: '存回执到U盘' })).toBeHidden()
  tick('leader in')
  await page.evaluate(() => workstation.caseFiles.lock({}))
  const shared = await app.folder('shared')
  const from = await beginDraft(loop, shared)
  for (const who of ['first', 'second', 'third'] as const) await takeInBeneath(laptops[who], [taskBundle, from[who]])
  tick('beneath')

  // Everybody writes in the same draft; two of them in the same place.
  const back = await app.folder('back')
  await seats.sitDownAt(laptops.leader)
  await write(page, '问题剖析', '示例：组长认为程序意识不强。')
  for (const [who, field, text] of [
    ['first', '问题标题', '办公楼维修工程规避招标'],
    ['second', '问题标题', '办公楼维修工程应招标未招标'],
    ['third', '发现过程', '示例：查阅合同时发现。'],
  ] as const) {
    await seats.sitDownAt(laptops[who])
    await write(page, field, text)
    await openExchange(page)
    await sendToLeader(app, back, who === 'first')
    tick(who)
  }
  const firstMember = await readdir(back)
  expect(firstMember).toHaveLength(3)

  // The leader takes all three in as one and sees what wants deciding.
  await seats.sitDownAt(laptops.leader)
  await openExchange(page)
  await app.dialogs.answerFiles(firstMember.map((name) => join(back, name)))
  await page.getByRole('button', { name: '选择要导入的包' }).click()
  const together = page.getByRole('region', { name: '一起入库' })
  await expect(together).toContainText('3 个包、3 个签名者')
  await shotOf(page, '收包', '08-together')
  await expectAccessible(page, 'exchange, three bundles together')
  await together.getByRole('button', { name: '全部入库（3 个）' }).click()
  await expect(page.getByText('去处理冲突').first()).toBeVisible()
  await shotOf(page, '收包', '09-together-in')
  tick('together')
  await openDraft(page)
  await page.getByRole('button', { name: '签字', exact: true }).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('处须补齐后才能签字')
  const blocked = page.getByRole('dialog').getByText(/在不同电脑上改得不一样/)
  await expect(blocked).toBeVisible()
  await shot(page, '10-blocked')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: '冲突处理' }).click()
  const title = page.getByRole('listitem', { name: '问题标题' })
  await expect(title).toContainText('规避招标')
  await expect(title).toContainText('应招标未招标')
  await shot(page, '11-conflicts')
  await expectAccessible(page, 'conflicts, one title of two laptops')
  await title.getByRole('button', { name: /用左边$/ }).click()
  await expect(page.getByText('没有待处理的冲突')).toBeVisible()
  await openDraft(page)
  await expect(page.getByRole('textbox', { name: '问题剖析' })).toHaveValue('示例：组长认为程序意识不强。')
  await expect(page.getByRole('textbox', { name: '发现过程' })).toHaveValue('示例：查阅合同时发现。')
  await expect(page.getByRole('textbox', { name: '问题标题' })).toHaveValue(/规避招标|应招标未招标/)
  tick('conflict')

  // A member's laptop is backed up and lost; another takes its place.
  const drive = await app.folder('drive')
  await seats.sitDownAt(laptops.first)
  await page.getByRole('link', { name: '设置', exact: true }).click()
  await shotOf(page, '备份', '12-backup')
  await app.dialogs.answerFolder(drive)
  await page.getByRole('button', { name: '备份到' }).click()
  const made = page.getByRole('region', { name: '已备份并读回核验' })
  await expect(made).toBeVisible()
  await shotOf(page, '备份', '13-backup-done')
  await expectAccessible(page, 'settings, a backup')
  const passphrase = (await made.locator('.exchange-passphrase').textContent()) ?? ''
  await made.getByRole('button', { name: '已抄下，不再显示' }).click()
  await page.getByRole('link', { name: '今日' }).click()
  await page.getByRole('link', { name: '设置', exact: true }).click()
  await expect(made).toBeVisible()
  await expect(made).not.toContainText(passphrase)
  tick('backup')
  await page.getByRole('button', { name: '锁定' }).first().click()
  await page.getByRole('button', { name: '从备份恢复' }).click()
  await shot(page, '14-restore')
  await page.getByLabel('备份口令').fill('0000 0000')
  await app.dialogs.answerFiles([await fileIn(drive, '备份包')])
  await page.getByRole('button', { name: '选择备份包' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await shot(page, '15-restore-wrong')
  await expectAccessible(page, 'entry, a backup that does not open')
  await page.getByLabel('备份口令').fill(passphrase)
  await app.dialogs.answerFiles([await fileIn(drive, '备份包')])
  await page.getByRole('button', { name: '选择备份包' }).click()
  await page.getByRole('textbox', { name: '密码' }).waitFor()
  await shot(page, '16-restored')
  await page.getByRole('textbox', { name: '密码' }).fill(password)
  await page.getByRole('button', { name: '解锁' }).click()
  await page.getByRole('navigation').first().waitFor()
  tick('restored')
  await openDraft(page)
  await expect(page.getByRole('textbox', { name: '问题标题' })).toHaveValue('办公楼维修工程规避招标')
  await write(page, '问题概述', '示例：新电脑上补写的概述。')
  await openExchange(page)
  await app.dialogs.answerFolder(drive)
  await page.getByRole('button', { name: '存到U盘' }).click()
  await expect(page.getByText(/已存为 密钥名片/)).toBeVisible()
  await shot(page, '17-new-laptop')
  const print = ((await page.getByRole('region', { name: '指纹' }).first().textContent()) ?? '').replace(/\D/g, '')
  const replaced = await app.folder('replaced')
  await sendToLeader(app, replaced, false)
  const newBundle = await fileIn(replaced, '组内合并包')

  await seats.sitDownAt(laptops.leader)
  await openExchange(page)
  await bringHere(app, [newBundle])
  await expect(page.getByRole('listitem', { name: /组内合并包/ }).getByRole('alert')).toBeVisible()
  await shotOf(page, '收包', '18-unknown')
  const row = page.getByRole('listitem').filter({ hasText: '组员1号机' }).first()
  await row.getByRole('button', { name: /^更换/ }).click()
  const form = page.getByRole('form', { name: '用新电脑的名片接替' })
  await form.getByLabel('原因').fill('示例：笔记本电脑遗失')
  await shotOf(page, '组员的电脑', '19-replace')
  await app.dialogs.answerFiles([await fileIn(drive, '密钥名片')])
  await form.getByRole('button', { name: '选择新名片' }).click()
  const compare = page.getByRole('region', { name: '核对指纹' })
  expect(((await compare.getByRole('region', { name: '指纹' }).textContent()) ?? '').replace(/\D/g, '')).toBe(print)
  await compare.getByRole('checkbox', { name: /六组数字全部相同/ }).check()
  await shotOf(page, '组员的电脑', '20-replace-compare')
  await expectAccessible(page, 'exchange, replacing a card')
  await compare.getByRole('button', { name: '更换' }).click()
  await expect(page.getByText('已登记新名片，旧名片已吊销')).toBeVisible()
  await shotOf(page, '组员的电脑', '21-replaced')
  await page.getByRole('button', { name: '从列表移走' }).click()
  await takeIn(app, [newBundle], () => shotOf(page, '收包', '22-from-new-laptop'))
  await openDraft(page)
  await expect(page.getByRole('textbox', { name: '问题概述' })).toHaveValue('示例：新电脑上补写的概述。')
  tick('replaced')

  // The result goes to the office, which accepts it; the receipt comes home.
  const stick = await app.folder('stick')
  await openExchange(page)
  await shotOf(page, '清理本机', '23-wipe-not-ready')
  await app.dialogs.answerFolder(stick)
  await page.getByRole('button', { name: '选择文件夹' }).first().click()
  await page.getByRole('button', { name: '开始移交' }).click()
  await expect(page.getByRole('region', { name: '成果包已写好' })).toBeVisible()
  await shot(page, '24-handed-over')
  await seats.sitDownAt(laptops.office)
  await bring(app, [await fileIn(stick, '成果包')])
  await shot(page, '25-office-preview')
  await page.getByRole('button', { name: '入库', exact: true }).click()
  await expect(page.getByText(/本次变化：新增/)).toBeVisible()
  await page.getByRole('tab', { name: '各组情况' }).click()
  await page.getByRole('button', { name: /^准予入库/ }).click()
  await expect(page.getByText(/✓ 准予入库/)).toBeVisible()
  await shot(page, '26-office-groups')
  const receipts = await app.folder('receipts')
  await app.dialogs.answerFolder(receipts)
  await page.getByRole('button', { name: '未存的 1 份回执一并存到U盘' }).click()
  await expect(page.getByText('已存 1 份回执')).toBeVisible()
  tick('office')
  await seats.sitDownAt(laptops.leader)
  await openExchange(page)
  await app.dialogs.answerFiles([await fileIn(receipts, '.xcb')])
  await page.getByRole('button', { name: '读取回执' }).click()
  await expect(page.getByRole('row', { name: /准予入库/ })).toBeVisible()
  await shotOf(page, '移交记录', '27-made')

  // Two people destroy what is received, and the office keeps the proof.
  const proof = await app.folder('proof')
  const wipe = section(page, '清理本机')
  await wipe.getByRole('button', { name: '清理……' }).click()
  await wipe.getByLabel('第二人的密码').fill('示例：不是这个密码')
  await wipe.getByLabel(/请输入案件库名称/).fill('第一巡察组')
  await app.dialogs.answerFolder(proof)
  await wipe.getByRole('button', { name: '销毁本机案件库' }).click()
  await expect(wipe.getByRole('alert')).toContainText('第二人的密码不正确')
  await shotOf(page, '清理本机', '28-wipe-wrong')
  await expectAccessible(page, 'exchange, wiping')
  await wipe.getByLabel('第二人的密码').fill(password)
  await shotOf(page, '清理本机', '29-wipe-form')
  await app.dialogs.answerFolder(proof)
  await wipe.getByRole('button', { name: '销毁本机案件库' }).click()
  await expect(page.getByText(/案件库已清理/)).toBeVisible()
  await shot(page, '30-wiped')
  await expect(page.getByRole('listitem').filter({ hasText: '已清理，只留下清理证明' })).toHaveCount(1)
  await expectAccessible(page, 'entry, after a wipe')
  expect(await readdir(laptops.leader.folder)).toEqual(['清理证明.json'])
  expect(existsSync(join(laptops.leader.folder, 'case.db'))).toBe(false)
  await seats.sitDownAt(laptops.office)
  await openOffice(page, '清理证明')
  await app.dialogs.answerFiles([await fileIn(proof, '清理证明')])
  await page.getByRole('button', { name: '收下清理证明' }).click()
  const kept = page.getByRole('row', { name: /第一巡察组/ })
  await expect(kept).toContainText('组长机')
  await expect(kept).toContainText('李明、赵勤')
  await shot(page, '31-certificate')
  await expectAccessible(page, 'office, a certificate kept')
  tick('end')
})

const openDraft = async (page: Page) => {
  await page.getByRole('link', { name: /^问题底稿/ }).click()
  await page.getByRole('option', { name: /D-001/ }).click()
}

const write = async (page: Page, field: string, text: string) => {
  await openDraft(page)
  await page.getByRole('textbox', { name: field }).fill(text)
  await page.getByRole('textbox', { name: field }).blur()
  await expect(page.getByRole('status').filter({ hasText: /已保存 \d\d:\d\d/ })).toBeVisible()
}

const bringHere = async (app: App, paths: readonly string[]) => {
  await app.dialogs.answerFiles(paths)
  await app.page.getByRole('button', { name: '选择要导入的包' }).click()
}

const takeIn = async (app: App, paths: readonly string[], look: () => Promise<void>) => {
  await bringHere(app, paths)
  await expect(app.page.getByRole('button', { name: '入库', exact: true })).toBeVisible()
  await look()
  await app.page.getByRole('button', { name: '入库', exact: true }).click()
  await expect(app.page.getByText(/本次变化：/)).toBeVisible()
}

const sendToLeader = async (app: App, folder: string, look: boolean) => {
  const { page } = app
  const sending = section(page, '发组内合并包')
  if (look) await shotOf(page, '发组内合并包', '06-send')
  await app.dialogs.answerFolder(folder)
  await sending.getByRole('button', { name: '选择文件夹' }).click()
  await expect(sending.getByText('剩余空间')).toBeVisible()
  await sending.getByRole('button', { name: '制作组内合并包' }).click()
  await expect(sending.getByText('已写入并读回核验')).toBeVisible()
  if (look) await shotOf(page, '发组内合并包', '07-sent')
}
