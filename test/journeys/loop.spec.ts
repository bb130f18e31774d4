import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { type App, expect, test } from './app.ts'
import { bring, fileIn, openExchange, openOffice } from './handing-over.ts'
import { beginDraft, type Loop, layOut, Seats, takeInBeneath } from './laptops.ts'
import { password } from './opened.ts'

const section = (page: Page, name: string) => page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) })

interface Walk {
  readonly app: App
  readonly seats: Seats
  readonly loop: Loop
}

test('a round goes through the whole loop, and every computer of it is used', async ({ app }) => {
  test.slow() // six case files in turn
  const loop = await layOut(await app.folder('laptops'))
  const walk: Walk = { app, seats: new Seats(app), loop }
  await takeTask(walk, await giveTask(walk))
  await bringTogether(walk, await writeApart(walk))
  const drive = await app.folder('drive')
  const passphrase = await backUp(walk, drive)
  await replaceLost(walk, drive, await restore(walk, drive, passphrase))
  await handOverAndBack(walk)
  await destroy(walk)
})

/** The office makes one task bundle for the four laptops and says whose leads. */
const giveTask = async ({ app, seats, loop }: Walk) => {
  const { page } = app
  const { laptops } = loop
  const task = await app.folder('task')
  await seats.sitDownAt(laptops.office)
  await openOffice(page, '任务包')
  await app.dialogs.answerFolder(task)
  for (const name of ['组长机', '组员1号机', '组员2号机', '组员3号机']) await page.getByRole('checkbox', { name: new RegExp(name) }).check()
  await page.getByRole('combobox', { name: '组长用的电脑' }).click()
  await page.getByTitle('第一巡察组 组长机').click()
  await page.getByRole('button', { name: '选择文件夹' }).click()
  await expect(page.getByText('剩余空间')).toBeVisible()
  await expectAccessible(page, 'office, a task bundle')
  await page.getByRole('button', { name: '制作任务包' }).click()
  await expect(page.getByText('已写入并读回核验')).toBeVisible()
  return fileIn(task, '任务包')
}

/** The leader takes the task in; the members do so beneath the window, with the draft that everybody then edits. */
const takeTask = async ({ app, seats, loop }: Walk, taskBundle: string) => {
  const { page } = app
  const { laptops } = loop
  await seats.sitDownAt(laptops.leader)
  await openExchange(page)
  await page.getByRole('button', { name: '到“收包”导入' }).click()
  await expect(page.getByRole('button', { name: '选择要导入的包' })).toBeFocused()
  await takeIn(app, [taskBundle])
  await expect(page.getByRole('button', { name: '存回执到U盘' })).toBeHidden()
  await page.evaluate(() => workstation.caseFiles.lock({}))
  const shared = await app.folder('shared')
  const from = await beginDraft(loop, shared)
  for (const who of ['first', 'second', 'third'] as const) await takeInBeneath(laptops[who], [taskBundle, from[who]])
}

/** Everybody writes in the same draft, two of them in the same place; the members hand over. */
const writeApart = async ({ app, seats, loop }: Walk) => {
  const { page } = app
  const { laptops } = loop
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
    await sendToLeader(app, back)
  }
  return (await readdir(back)).map((name) => join(back, name))
}

/** The leader takes all three in as one, cannot sign, and decides. */
const bringTogether = async ({ app, seats, loop }: Walk, bundles: readonly string[]) => {
  const { page } = app
  const { laptops } = loop
  await seats.sitDownAt(laptops.leader)
  await openExchange(page)
  await bringHere(app, bundles)
  const together = page.getByRole('region', { name: '一起入库' })
  await expect(together).toContainText('3 个包、3 个签名者')
  await expectAccessible(page, 'exchange, three bundles together')
  await together.getByRole('button', { name: '全部入库（3 个）' }).click()
  await expect(page.getByText('去处理冲突').first()).toBeVisible()
  await openDraft(page)
  await page.getByRole('button', { name: '签字', exact: true }).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('处须补齐后才能签字')
  const blocked = page.getByRole('dialog').getByText(/在不同电脑上改得不一样/)
  await expect(blocked).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: '冲突处理' }).click()
  const title = page.getByRole('listitem', { name: '问题标题' })
  await expect(title).toContainText('规避招标')
  await expect(title).toContainText('应招标未招标')
  await title.getByRole('button', { name: /用左边$/ }).click()
  await expect(page.getByText('没有待处理的冲突')).toBeVisible()
  await openDraft(page)
  await expect(page.getByRole('textbox', { name: '问题剖析' })).toHaveValue('示例：组长认为程序意识不强。')
  await expect(page.getByRole('textbox', { name: '发现过程' })).toHaveValue('示例：查阅合同时发现。')
  await expect(page.getByRole('textbox', { name: '问题标题' })).toHaveValue(/规避招标|应招标未招标/)
}

/** A member backs up; the passphrase is shown once. */
const backUp = async ({ app, seats, loop }: Walk, drive: string) => {
  const { page } = app
  const { laptops } = loop
  await seats.sitDownAt(laptops.first)
  await page.getByRole('link', { name: '设置', exact: true }).click()
  await app.dialogs.answerFolder(drive)
  await page.getByRole('button', { name: '备份到' }).click()
  const made = page.getByRole('region', { name: '已备份并读回核验' })
  await expect(made).toBeVisible()
  await expectAccessible(page, 'settings, a backup')
  const passphrase = (await made.locator('.exchange-passphrase').textContent()) ?? ''
  await made.getByRole('button', { name: '已抄下，不再显示' }).click()
  await page.getByRole('link', { name: '今日' }).click()
  await page.getByRole('link', { name: '设置', exact: true }).click()
  await expect(made).toBeVisible()
  await expect(made).not.toContainText(passphrase)
  return passphrase
}

/** On another laptop the backup is as it was, under a card of its own, and written on. */
const restore = async ({ app }: Walk, drive: string, passphrase: string) => {
  const { page } = app
  await page.getByRole('button', { name: '锁定' }).first().click()
  await page.getByRole('button', { name: '从备份恢复' }).click()
  await page.getByLabel('备份口令').fill('0000 0000')
  await app.dialogs.answerFiles([await fileIn(drive, '备份包')])
  await page.getByRole('button', { name: '选择备份包' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expectAccessible(page, 'entry, a backup that does not open')
  await page.getByLabel('备份口令').fill(passphrase)
  await app.dialogs.answerFiles([await fileIn(drive, '备份包')])
  await page.getByRole('button', { name: '选择备份包' }).click()
  await page.getByRole('textbox', { name: '密码' }).waitFor()
  await page.getByRole('textbox', { name: '密码' }).fill(password)
  await page.getByRole('button', { name: '解锁' }).click()
  await page.getByRole('navigation').first().waitFor()
  await openDraft(page)
  await expect(page.getByRole('textbox', { name: '问题标题' })).toHaveValue('办公楼维修工程规避招标')
  await write(page, '问题概述', '示例：新电脑上补写的概述。')
  await openExchange(page)
  await app.dialogs.answerFolder(drive)
  await page.getByRole('button', { name: '存到U盘' }).click()
  await expect(page.getByText(/已存为 密钥名片/)).toBeVisible()
  const print = ((await page.getByRole('region', { name: '指纹' }).first().textContent()) ?? '').replace(/\D/g, '')
  const replaced = await app.folder('replaced')
  await sendToLeader(app, replaced)
  return { print, bundle: await fileIn(replaced, '组内合并包') }
}

/** The leader believes the new laptop only in the place of the lost one. */
const replaceLost = async (
  { app, seats, loop }: Walk,
  drive: string,
  { print, bundle }: { readonly print: string; readonly bundle: string },
) => {
  const { page } = app
  const { laptops } = loop
  await seats.sitDownAt(laptops.leader)
  await openExchange(page)
  await bringHere(app, [bundle])
  await expect(page.getByRole('listitem', { name: /组内合并包/ }).getByRole('alert')).toBeVisible()
  const row = page.getByRole('listitem').filter({ hasText: '组员1号机' }).first()
  await row.getByRole('button', { name: /^更换/ }).click()
  const form = page.getByRole('form', { name: '用新电脑的名片接替' })
  await form.getByLabel('原因').fill('示例：笔记本电脑遗失')
  await app.dialogs.answerFiles([await fileIn(drive, '密钥名片')])
  await form.getByRole('button', { name: '选择新名片' }).click()
  const compare = page.getByRole('region', { name: '核对指纹' })
  expect(((await compare.getByRole('region', { name: '指纹' }).textContent()) ?? '').replace(/\D/g, '')).toBe(print)
  await compare.getByRole('checkbox', { name: /六组数字全部相同/ }).check()
  await expectAccessible(page, 'exchange, replacing a card')
  await compare.getByRole('button', { name: '更换' }).click()
  await expect(page.getByText('已登记新名片，旧名片已吊销')).toBeVisible()
  await page.getByRole('button', { name: '从列表移走' }).click()
  await takeIn(app, [bundle])
  await openDraft(page)
  await expect(page.getByRole('textbox', { name: '问题概述' })).toHaveValue('示例：新电脑上补写的概述。')
}

/** The result goes to the office, which accepts it; the receipt comes home. */
const handOverAndBack = async ({ app, seats, loop }: Walk) => {
  const { page } = app
  const { laptops } = loop
  const stick = await app.folder('stick')
  await openExchange(page)
  await app.dialogs.answerFolder(stick)
  await page.getByRole('button', { name: '选择文件夹' }).first().click()
  await page.getByRole('button', { name: '开始移交' }).click()
  await expect(page.getByRole('region', { name: '成果包已写好' })).toBeVisible()
  await seats.sitDownAt(laptops.office)
  await bring(app, [await fileIn(stick, '成果包')])
  await page.getByRole('button', { name: '入库', exact: true }).click()
  await expect(page.getByText(/本次变化：新增/)).toBeVisible()
  await page.getByRole('tab', { name: '各组情况' }).click()
  await page.getByRole('button', { name: /^准予入库/ }).click()
  await expect(page.getByText(/✓ 准予入库/)).toBeVisible()
  const receipts = await app.folder('receipts')
  await app.dialogs.answerFolder(receipts)
  await page.getByRole('button', { name: '未存的 1 份回执一并存到U盘' }).click()
  await expect(page.getByText('已存 1 份回执')).toBeVisible()
  await seats.sitDownAt(laptops.leader)
  await openExchange(page)
  await app.dialogs.answerFiles([await fileIn(receipts, '.xcb')])
  await page.getByRole('button', { name: '读取回执' }).click()
  await expect(page.getByRole('row', { name: /准予入库/ })).toBeVisible()
}

/** Two people destroy what is received, and the office keeps the proof. */
const destroy = async ({ app, seats, loop }: Walk) => {
  const { page } = app
  const { laptops } = loop
  const proof = await app.folder('proof')
  const wipe = section(page, '清理本机')
  await wipe.getByRole('button', { name: '清理……' }).click()
  await wipe.getByLabel('第二人的密码').fill('示例：不是这个密码')
  await wipe.getByLabel(/请输入案件库名称/).fill('第一巡察组')
  await app.dialogs.answerFolder(proof)
  await wipe.getByRole('button', { name: '销毁本机案件库' }).click()
  await expect(wipe.getByRole('alert')).toContainText('第二人的密码不正确')
  await expectAccessible(page, 'exchange, wiping')
  await wipe.getByLabel('第二人的密码').fill(password)
  await app.dialogs.answerFolder(proof)
  await wipe.getByRole('button', { name: '销毁本机案件库' }).click()
  await expect(page.getByText(/案件库已清理/)).toBeVisible()
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
  await expectAccessible(page, 'office, a certificate kept')
}

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

const takeIn = async (app: App, paths: readonly string[]) => {
  await bringHere(app, paths)
  await expect(app.page.getByRole('button', { name: '入库', exact: true })).toBeVisible()
  await app.page.getByRole('button', { name: '入库', exact: true }).click()
  await expect(app.page.getByText(/本次变化：/)).toBeVisible()
}

const sendToLeader = async (app: App, folder: string) => {
  const { page } = app
  const sending = section(page, '发组内合并包')
  await app.dialogs.answerFolder(folder)
  await sending.getByRole('button', { name: '选择文件夹' }).click()
  await expect(sending.getByText('剩余空间')).toBeVisible()
  await sending.getByRole('button', { name: '制作组内合并包' }).click()
  await expect(sending.getByText('已写入并读回核验')).toBeVisible()
}
