import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectAccessible } from './accessible.ts'
import { type App, expect, test } from './app.ts'
import { field, saved } from './fieldwork.ts'
import { createCaseFile } from './opened.ts'
import { prepareRound } from './prepared.ts'

const wrong = '监督重点目录（示例）\n编码,内容,必查\n1,集体决策,是\n1,末位表态,也许\n3,,否\n'
const right = '监督重点目录（示例）\n编码,内容,必查\n1,集体决策,是\n1.1,以专题会代替党组会,是\n1.2,末位表态没有执行,否\n'
const next = '编码,内容,必查\n1,集体决策,是\n1.1,以专题会、碰头会代替党组会,是\n1.3,会议记录不完整,否\n'

const begin = async (app: App) => {
  await createCaseFile(app)
  const prepared = await prepareRound(app.page)
  await app.page.reload()
  await app.page.getByRole('navigation', { name: '工作区' }).waitFor()
  return prepared
}
const enter = (app: App, room: string) =>
  app.page.getByRole('navigation', { name: '工作区' }).getByRole('link', { name: room, exact: true }).click()

test('a catalogue is imported: mistakes are told by row and column, then it is taken in, and a new version compared', async ({ app }) => {
  await begin(app)
  const { page } = app
  const folder = await app.folder('stick')
  const table = async (name: string, text: string) => {
    await writeFile(join(folder, name), text)
    await app.dialogs.answerFiles([join(folder, name)])
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /选择表格|换一份表格/ })
      .click()
  }
  await enter(app, '目录')
  await expect(page.getByRole('heading', { name: '这里放监督重点、步骤要点等目录' })).toBeVisible()
  await expectAccessible(page, 'catalogues, empty')
  await page.getByRole('button', { name: '导入目录' }).click()
  await field(page, '目录名称').fill('监督重点（示例）')
  await table('错的.csv', wrong)
  const problems = page.getByRole('alert', { name: '问题' })
  await expect(problems).toContainText('错的.csv 有 3 处要改，没有导入任何内容')
  await expect(problems.getByRole('row', { name: /第 4 行 A 列 .*重复，第 3 行已有/ })).toBeVisible()
  await expect(problems.getByRole('row', { name: /第 4 行 C 列 .*也许.*不在可选范围内/ })).toBeVisible()
  await expect(problems.getByRole('row', { name: /第 5 行 B 列 “内容”不能空着/ })).toBeVisible()
  await expectAccessible(page, 'catalogues, mistakes')
  await table('对的.csv', right)
  await expect(page.getByText('第 1 层 1 条，第 2 层 2 条')).toBeVisible()
  await field(page, '版本').fill('2025年版')
  await expectAccessible(page, 'catalogues, preview')
  await page.getByRole('dialog').getByRole('button', { name: '导入', exact: true }).click()
  await expect(page.getByRole('treeitem')).toHaveCount(3)
  await field(page, '在本目录中查找').fill('mwbt')
  await expect(page.getByRole('treeitem')).toHaveCount(1)
  await page.getByRole('treeitem').click()
  await expect(page.getByText('还没有记录标注在这一条。')).toBeVisible()
  await expectAccessible(page, 'catalogues, entry')
  await page.getByRole('button', { name: '导入新版本' }).click()
  await table('新的.csv', next)
  await expect(page.getByText('与现有“2025年版”相比：新增 1，改动 1，不再有 1，不变 1')).toBeVisible()
  await field(page, '启用日期').fill('2026-01-01')
  await page.getByRole('dialog').getByRole('button', { name: '导入', exact: true }).click()
  await page.getByRole('button', { name: '与上一版比较' }).click()
  await expect(page.getByRole('dialog').getByText('会议记录不完整')).toBeVisible()
  await expectAccessible(page, 'catalogues, comparison')
})

test('a turn is tagged by initials with the keyboard alone, and the entry leads back to it', async ({ app }) => {
  const { interviewId } = await begin(app)
  const { page } = app
  await page.evaluate(() => workstation.catalogues.addSample({}))
  await page.keyboard.press('Control+k')
  await page.keyboard.type('王建国')
  await expect(page.getByRole('option', { name: /王建国/ }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: /答/ }).first().focus()
  await page.keyboard.press('Control+j')
  const search = page.getByRole('combobox', { name: '查找条目' })
  await expect(search).toBeFocused()
  await page.keyboard.type('gcxmyzb')
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('工程项目应招标未招标')
  await expectAccessible(page, 'focus picker')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: '已标注' }).getByRole('listitem')).toHaveCount(1)
  await expect(search).toBeFocused()
  await page.keyboard.type('合同管理')
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('合同管理混乱')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: '已标注' }).getByRole('listitem')).toHaveCount(2)
  await page.keyboard.press('Escape')
  const chips = page.getByRole('article', { name: '第 1 组问答' }).getByRole('list', { name: '标注' })
  await expect(chips.getByRole('listitem')).toHaveCount(2)
  await expectAccessible(page, 'interview with tags')
  const tags = await page.evaluate((recordId) => workstation.focus.ofRecord({ recordId }), interviewId)
  expect(tags.ok && tags.value.every(({ tag }) => tag.field.startsWith('turns/'))).toBe(true)
  await enter(app, '目录')
  await page.getByRole('link', { name: /四个落实/ }).click()
  await field(page, '在本目录中查找').fill('合同管理混乱')
  await page.getByRole('treeitem').click()
  await page.getByRole('button', { name: /谈话记录 T-001 王建国/ }).click()
  await expect(chips.getByRole('listitem')).toHaveCount(2)
})

test('an article is cited in the version of that day; another one cannot be, and changed words are noticed', async ({ app }) => {
  await begin(app)
  const { page } = app
  await enter(app, '政策依据')
  await expect(page.getByRole('heading', { name: '这里放定性要引用的规定' })).toBeVisible()
  await expectAccessible(page, 'policies, empty')
  await page.getByRole('button', { name: '放入示例文件' }).click()
  await page.getByRole('link', { name: /采购管理办法/ }).click()
  await expect(page.getByText('不得将同一项目拆分后分别采购。')).toBeVisible()
  await expectAccessible(page, 'policies, articles')
  await page
    .getByRole('navigation', { name: '工作区' })
    .getByRole('link', { name: /^问题底稿/ })
    .click()
  await page.getByRole('button', { name: '新建底稿' }).first().click()
  await field(page, '发生时间（起）').fill('2025-03-01')
  await page.getByRole('button', { name: '再加一条依据' }).click()
  await page.getByRole('button', { name: '为依据 1 从条文取用' }).click()
  await expect(page.getByRole('combobox', { name: '查找条文' })).toBeFocused()
  await page.keyboard.type('第二条')
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('单笔五万元以上')
  await expect(page.getByRole('dialog').getByRole('option', { name: /单笔十万元以上/ })).toContainText('当时已废止（有效至 2024-12-31）')
  await expect(page.getByRole('dialog').getByRole('option', { name: /单笔十万元以上/ })).toHaveAttribute('aria-disabled', 'true')
  await expectAccessible(page, 'article picker')
  await page.keyboard.press('Enter')
  await expect(field(page, '依据 1条文原文')).toHaveValue('大额度资金是指单笔五万元以上的支出。')
  await saved(page)
  const check = page.getByRole('complementary', { name: '四个准确' })
  await expect(check.getByText('定性依据与条文原文不一致')).toBeHidden()
  await field(page, '依据 1条文原文').fill('大额资金指五万元以上支出')
  await expect(check.getByText(/定性依据与条文原文不一致/)).toBeVisible()
  await field(page, '依据 1条文原文').fill('单笔五万元以上的支出')
  await field(page, '发生时间（起）').fill('2024-06-01')
  await page.keyboard.press('Tab')
  await expect(check.getByText(/定性依据在问题发生时尚未施行/)).toBeVisible()
})
