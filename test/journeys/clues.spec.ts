import { filesHolding } from '../db/plaintext.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './app.ts'
import { changeTo } from './entering.ts'
import { field, goToRoom, saved } from './fieldwork.ts'
import { bring, pdf, png } from './files.ts'
import { createCaseFile, password } from './opened.ts'
import { prepareRound } from './prepared.ts'

const matter = '示例事项：收受供应商礼金'
const name = '关于采购的线索'

test('a clue of the leader is not there for a second member: not in the list, not in search, not in Ctrl+K', async ({ app }) => {
  test.slow()
  await createCaseFile(app, { name: '周敏' })
  await prepareRound(app.page)
  const { page } = app
  await page.reload()
  await goToRoom(page, '问题线索')
  await expect(page.getByText('没有您知情的线索')).toBeVisible()
  await expectAccessible(page, 'clues, empty')
  await page.keyboard.press('Control+n')
  await field(page, '线索名称').fill(name)
  await field(page, '被反映人').fill('示例被反映人')
  await field(page, '具体问题').fill(matter)
  await page.getByRole('checkbox', { name: '廉洁纪律' }).check()
  await saved(page)
  await expect(page.getByRole('option', { name: new RegExp(name) })).toBeVisible()
  await expectAccessible(page, 'clue')
  await page.getByRole('button', { name: '移交表' }).click()
  await expect(page.getByRole('dialog', { name: '问题线索移交表' })).toContainText(matter)
  await expectAccessible(page, 'transfer form')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '历史' }).click()
  await expect(page.getByRole('dialog', { name: '修改历史' })).toContainText(matter)
  await expectAccessible(page, 'history of a clue')
  await page.keyboard.press('Escape')

  await changeTo(page, '孙立')
  await goToRoom(page, '问题线索')
  await expect(page.getByText('没有您知情的线索')).toBeVisible()
  await expect(page.getByRole('option')).toHaveCount(0)
  for (const words of [name, matter, '示例被反映人', '礼金']) {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: '搜索' }).fill(words)
    await expect(page.getByRole('dialog').getByRole('status')).toHaveText(/没有/)
    await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(0)
    await page.keyboard.press('Escape')
  }
  await expect(page.locator('body')).not.toContainText(name)

  await changeTo(page, '周敏')
  await goToRoom(page, '问题线索')
  await page.getByRole('option', { name: new RegExp(name) }).click()
  await expect(field(page, '具体问题')).toHaveValue(matter)
})

test('where the round says so, a clue opens for two people together and is sealed when it leaves the screen', async ({ app }) => {
  test.slow()
  await createCaseFile(app, { name: '周敏' })
  const { roundId } = await prepareRound(app.page)
  const { page } = app
  await page.evaluate(async (id) => {
    const round = await workstation.rounds.open({ id })
    if (round.ok) await workstation.rounds.save({ id, version: round.value.version, changes: { clueOpening: 'two_people' } })
  }, roundId)
  await page.reload()
  await goToRoom(page, '问题线索')
  await page.getByRole('button', { name: '新登记线索' }).click()
  const dialog = page.getByRole('dialog', { name: '登记问题线索' })
  await expectAccessible(page, 'naming the second person')
  await dialog.getByRole('combobox', { name: '另一名知情人' }).click()
  await page.getByTitle('赵勤（副组长）').click()
  await dialog.getByRole('button', { name: '新登记线索' }).click()
  await field(page, '线索名称').fill(name)
  await field(page, '具体问题').fill(matter)
  await saved(page)
  await page.getByRole('navigation', { name: '工作区' }).getByRole('link', { name: '今日' }).click()
  await goToRoom(page, '问题线索')
  await page.getByRole('option', { name: /密封/ }).click()
  await expect(page.getByRole('heading', { name: '需要两人在场' })).toBeVisible()
  await expect(page.locator('body')).not.toContainText(matter)
  await expectAccessible(page, 'sealed clue')
  await page.getByRole('textbox', { name: '本人密码' }).fill('不对的示例密码')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('密码')
  await page.getByRole('textbox', { name: '本人密码' }).fill(password)
  await page.keyboard.press('Enter')
  await expect(field(page, '具体问题')).toHaveValue(matter)
  await page.getByRole('button', { name: '更改知情人…' }).click()
  await expect(page.getByRole('dialog', { name: '知情人' })).toBeVisible()
  await expectAccessible(page, 'readers')
  await page.keyboard.press('Escape')
  await page.getByRole('navigation', { name: '工作区' }).getByRole('link', { name: '今日' }).click()
  await goToRoom(page, '问题线索')
  await expect(page.getByRole('option', { name: /密封/ })).toBeVisible()
})

test('a clue about the head goes sealed to the leader; whoever wrote it keeps a receipt', async ({ app }) => {
  await createCaseFile(app, { name: '周敏', post: 'liaison' })
  await prepareRound(app.page)
  const { page } = app
  await page.reload()
  await goToRoom(page, '问题线索')
  await page.getByRole('button', { name: '新登记线索' }).click()
  await field(page, '线索名称').fill(name)
  await page.getByRole('checkbox', { name: '被反映人是被巡察单位主要负责人' }).check()
  await expect(page.getByText('只限组长及组长指定的人知悉')).toBeVisible()
  await expect(page.getByRole('button', { name: '更改知情人…' })).toBeHidden()
  await page.getByRole('button', { name: '密封交组长' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '密封交组长' }).click()
  await expect(page.getByRole('region', { name: '我移交组长的' })).toContainText('一条线索已密封交李明')
  await expect(page.getByRole('option')).toHaveCount(0)
  await expectAccessible(page, 'handed to the leader')
  await changeTo(page, '李明')
  await goToRoom(page, '问题线索')
  await page.getByRole('option', { name: new RegExp(name) }).click()
  await expect(field(page, '线索名称')).toHaveValue(name)
})

test('files of a clue come by paste and drag, are shown inside and never on the disk; the clue comes back from the bin', async ({
  app,
}) => {
  await createCaseFile(app, { name: '周敏' })
  await prepareRound(app.page)
  const { page } = app
  await page.reload()
  await goToRoom(page, '问题线索')
  await page.keyboard.press('Control+n')
  await field(page, '线索名称').fill(name)
  await saved(page)
  const files = page.getByRole('group', { name: '材料' })
  await bring(page, 'paste', '示例转账截图.png', 'image/png', png.toString('base64'))
  await expect(files).toContainText('示例转账截图.png')
  await bring(page, 'drop', '示例审批表.pdf', 'application/pdf', Buffer.from(pdf).toString('base64'))
  await expect(files).toContainText('示例审批表.pdf')
  await files.getByRole('button', { name: '查看 示例转账截图.png' }).click()
  await expect(page.getByRole('dialog').getByRole('img', { name: '示例转账截图.png' })).toBeVisible()
  await page.keyboard.press('Escape')
  await files.getByRole('button', { name: '查看 示例审批表.pdf' }).click()
  const viewer = page.getByRole('dialog', { name: '示例审批表.pdf' })
  await expect(viewer).toContainText('/ 1 页')
  await expectAccessible(page, 'file of a clue')
  for (const words of ['MediaBox[0 0 300 200]', '示例审批表']) expect(filesHolding(app.everything, words)).toEqual([])
  await viewer.getByRole('button', { name: '关闭' }).click()
  await files.getByRole('button', { name: '移除“示例审批表.pdf”' }).click()
  await expect(files).toContainText('示例审批表.pdf（已移除）')
  await files.getByRole('button', { name: '放回“示例审批表.pdf”' }).click()
  await expect(files.getByRole('button', { name: '查看 示例审批表.pdf' })).toBeVisible()

  await page.getByRole('button', { name: '移入回收站' }).click()
  await expect(page.getByRole('option')).toHaveCount(0)
  await page.getByRole('button', { name: '回收站', exact: true }).click()
  await page.getByRole('option', { name: new RegExp(name) }).click()
  await expect(page.getByText('这条线索在回收站里。')).toBeVisible()
  await expect(files.getByRole('button', { name: '选择文件' })).toBeHidden()
  await page.getByRole('button', { name: '恢复', exact: true }).click()
  await expect(files.getByRole('button', { name: '选择文件' })).toBeVisible()
  await page.getByRole('button', { name: '回收站', exact: true }).click()
  await expect(page.getByRole('option', { name: new RegExp(name) })).toBeVisible()
})

test('a clue from before the rule of two comes under it when it is opened; a lead becomes a clue in one press', async ({ app }) => {
  await createCaseFile(app, { name: '周敏' })
  const { roundId, unitId } = await prepareRound(app.page)
  const { page } = app
  await page.evaluate(
    async ([id, unit, called, words]) => {
      await workstation.clues.create({ roundId: id ?? '', body: { name: called ?? '', matter: words ?? '' } })
      await workstation.leads.create({
        roundId: id ?? '',
        unitId: unit ?? '',
        body: { title: '示例疑点：年节送礼', concernedPerson: '示例科长' },
      })
      await workstation.rounds.save({ id: id ?? '', version: 1, changes: { clueOpening: 'two_people' } })
    },
    [roundId, unitId, name, matter],
  )
  await page.reload()
  await goToRoom(page, '问题线索')
  await page.getByRole('option', { name: /须改为两人同时在场/ }).click()
  await expect(page.getByRole('heading', { name: '本轮改为两人同时在场打开' })).toBeVisible()
  await expect(page.locator('body')).not.toContainText(name)
  await expectAccessible(page, 'clue from before the rule')
  await page.getByRole('combobox', { name: '另一名知情人' }).click()
  await page.getByTitle('赵勤（副组长）').click()
  await page.getByRole('button', { name: '改为两人同时在场并打开' }).click()
  await expect(field(page, '具体问题')).toHaveValue(matter)

  await goToRoom(page, '疑点')
  await page.getByRole('option', { name: /年节送礼/ }).click()
  await page.getByRole('button', { name: '转问题线索' }).click()
  const dialog = page.getByRole('dialog', { name: '转问题线索' })
  await dialog.getByRole('textbox', { name: '原因' }).fill('涉及个人，按程序移交')
  await expect(dialog.getByRole('button', { name: '转问题线索' })).toBeDisabled()
  await expectAccessible(page, 'lead to clue')
  await dialog.getByRole('combobox', { name: '另一名知情人' }).click()
  await page.getByTitle('赵勤（副组长）').click()
  await dialog.getByRole('button', { name: '转问题线索' }).click()
  await expect(field(page, '线索名称')).toHaveValue('示例疑点：年节送礼')
  await expect(field(page, '被反映人')).toHaveValue('示例科长')
  await expect(page.getByRole('option', { name: '密封，须两人在场' })).toHaveCount(1) // the first one left the screen
})
