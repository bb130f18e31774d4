import { copyFile, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { canMount, mountMedium } from '../db/media.ts'
import { expect, test } from './app.ts'
import { bring, createBoth, digits, exchangeCards, fileIn, handOver, openExchange, openOffice } from './handing-over.ts'
import { prepareRound } from './prepared.ts'

// Two programs run at once, each with its own browser and its own slow password.
test.beforeEach(() => test.slow())

test('a round goes from the group to the office, once, and the receipt comes back', async ({ app: group, office }) => {
  await createBoth(group, office)
  await prepareRound(group.page)
  const stick = await group.folder('stick')
  await exchangeCards(group, office, stick)

  await expect(group.page.getByRole('region', { name: '将要移交' })).toContainText('谈话记录')
  const fingerprint = await handOver(group, stick)
  const bundle = await fileIn(stick, '.xcb')
  expect((await readdir(stick)).filter((name) => name.endsWith('.part'))).toEqual([])

  await bring(office, [bundle])
  const incoming = office.page.getByRole('listitem').filter({ hasText: '核验通过' })
  await expect(incoming).toContainText('第一巡察组')
  expect(digits((await incoming.getByRole('region', { name: '成果包指纹' }).textContent()) ?? '')).toBe(fingerprint)
  await expect(incoming.getByRole('row', { name: /谈话记录/ })).toContainText('1')
  await incoming.getByRole('button', { name: '入库' }).click()
  await expect(office.page.getByText(/本次变化：新增 \d+/)).toBeVisible()

  const back = await office.folder('back')
  await office.dialogs.answerFolder(back)
  await office.page.getByRole('button', { name: '存回执到U盘' }).click()
  await expect(office.page.getByText(/回执已存为/)).toBeVisible()

  await group.dialogs.answerFiles([await fileIn(back, '.xcb')])
  await group.page.getByRole('button', { name: '读取回执' }).click()
  await expect(group.page.getByRole('row', { name: /已收/ })).toBeVisible()

  await bring(office, [bundle])
  const again = office.page.getByRole('listitem').filter({ hasText: '核验通过' })
  await expect(again.getByRole('note')).toContainText('案件库不会再有变化')
  await expect(again.getByRole('button', { name: '入库' })).toBeHidden()
  await openOffice(office.page, '导入记录')
  await expect(office.page.getByRole('row', { name: /成果包/ })).toHaveCount(1)
})

test('what came in is read as text, by group and unit', async ({ app: group, office }) => {
  await createBoth(group, office)
  const { answer } = await prepareRound(group.page)
  const stick = await group.folder('stick')
  await exchangeCards(group, office, stick)
  await handOver(group, stick)
  await bring(office, [await fileIn(stick, '.xcb')])
  await office.page.getByRole('button', { name: '入库' }).click()
  await expect(office.page.getByText(/本次变化：/)).toBeVisible()

  await openOffice(office.page, '成果一览')
  await office.page.getByRole('button', { name: '示例市某局党组 谈话记录 1' }).click()
  await office.page.getByRole('option', { name: /王建国/ }).click()
  await expect(office.page.getByText(answer)).toBeVisible()
  await expect(office.page.getByRole('main').getByRole('textbox', { disabled: true })).toHaveCount(0)
  await expect(office.page.getByRole('button', { name: /^新建/ })).toHaveCount(0)
})

test('a bundle damaged on the way is refused in words, and the whole one still goes in', async ({ app: group, office }) => {
  await createBoth(group, office)
  await prepareRound(group.page)
  const stick = await group.folder('stick')
  await exchangeCards(group, office, stick)
  await handOver(group, stick)
  const bundle = await fileIn(stick, '.xcb')
  const damaged = join(await office.folder('copy'), '损坏的.xcb')
  await copyFile(bundle, damaged)
  await flipByte(damaged, Math.floor((await stat(damaged)).size / 2))

  await bring(office, [damaged, bundle])
  const refused = office.page.getByRole('listitem', { name: '损坏的.xcb' })
  await expect(refused.getByRole('alert')).toContainText('校验没有通过')
  await expect(refused.getByRole('alert')).toContainText('案件库没有改动')
  const whole = office.page.getByRole('listitem').filter({ hasText: '核验通过' })
  await whole.getByRole('button', { name: '入库' }).click()
  await expect(office.page.getByText(/本次变化：新增/)).toBeVisible()
})

test('a preview that is given up leaves nothing', async ({ app: group, office }) => {
  await createBoth(group, office)
  await prepareRound(group.page)
  const stick = await group.folder('stick')
  await exchangeCards(group, office, stick)
  await handOver(group, stick)
  await bring(office, [await fileIn(stick, '.xcb')])
  await office.page.getByRole('button', { name: '放弃' }).click()
  await expect(office.page.getByText('已放弃，未改动案件库')).toBeVisible()
  await openOffice(office.page, '导入记录')
  await expect(office.page.getByText('还没有导入过成果包。')).toBeVisible()
  await openOffice(office.page, '成果一览')
  await expect(office.page.getByText('还没有入库的成果。')).toBeVisible()
})

test('a stick that is pulled out before the hand-over is said so, and nothing half is left', async ({ app: group, office }) => {
  await createBoth(group, office)
  await prepareRound(group.page)
  const stick = await group.folder('stick')
  await exchangeCards(group, office, stick)
  const gone = await group.folder('gone')
  await group.dialogs.answerFolder(gone)
  await group.page.getByRole('button', { name: '选择文件夹' }).click()
  await expect(group.page.getByText('剩余空间')).toBeVisible()
  await rm(gone, { recursive: true })
  await group.page.getByRole('button', { name: '开始移交' }).click()
  await expect(group.page.getByRole('main').getByRole('alert')).toContainText('存储介质中途断开了')
  await handOver(group, stick)
  await expect(group.page.getByRole('region', { name: '移交记录' }).getByRole('row')).toHaveCount(2)
})

test.describe('media of their own', () => {
  test.skip(!canMount, 'this machine does not let tests mount a file system')

  test('a write-protected stick is said to be so', async ({ app: group, office }) => {
    await createBoth(group, office)
    await prepareRound(group.page)
    await exchangeCards(group, office, await group.folder('stick'))
    using medium = mountMedium(16)
    medium.makeReadOnly()
    await group.dialogs.answerFolder(medium.path)
    await group.page.getByRole('button', { name: '选择文件夹' }).click()
    await group.page.getByRole('button', { name: '开始移交' }).click()
    await expect(group.page.getByRole('main').getByRole('alert')).toContainText('不允许写入')
  })

  test('a stick with too little room cannot be chosen for the hand-over', async ({ app: group, office }) => {
    await createBoth(group, office)
    await prepareRound(group.page)
    await exchangeCards(group, office, await group.folder('stick'))
    using medium = mountMedium(1)
    await group.dialogs.answerFolder(medium.path)
    await group.page.getByRole('button', { name: '选择文件夹' }).click()
    await expect(group.page.getByRole('main').getByRole('alert')).toContainText('空间不够')
    await expect(group.page.getByRole('button', { name: '开始移交' })).toBeDisabled()
  })
})

test("a group's own card is not taken for the office's", async ({ app: group, office }) => {
  await createBoth(group, office)
  await openExchange(group.page)
  const stick = await group.folder('stick')
  await group.dialogs.answerFolder(stick)
  await group.page.getByRole('button', { name: '存到U盘' }).click()
  await expect(group.page.getByText(/已存为 密钥名片/)).toBeVisible()
  await group.dialogs.answerFiles([await fileIn(stick, '密钥名片')])
  await group.page.getByRole('button', { name: '选择名片文件' }).click()
  await expect(group.page.getByRole('main').getByRole('alert')).toContainText('这是本机自己的名片')
  await expect(group.page.getByRole('button', { name: '登记', exact: true })).toBeHidden()
})

const flipByte = async (path: string, at: number): Promise<void> => {
  const file = await open(path, 'r+')
  try {
    const byte = Buffer.alloc(1)
    await file.read(byte, 0, 1, at)
    byte[0] = (byte[0] ?? 0) ^ 0xff
    await file.write(byte, 0, 1, at)
  } finally {
    await file.close()
  }
}
