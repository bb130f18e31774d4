import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './app.ts'
import { beginFieldwork, field, goToRoom, saved } from './fieldwork.ts'
import { createCaseFile } from './opened.ts'

test('a survey is counted by hand, corrected by a table, and shown without giving single votes away', async ({ app }) => {
  await beginFieldwork(app)
  const { page } = app
  await goToRoom(page, '问卷测评')
  await page.keyboard.press('Control+n')
  await field(page, '名称').fill('领导班子民主测评（示例）')
  for (const [name, count] of [
    ['发出', '60'],
    ['收回', '55'],
    ['有效', '55'],
  ] as const)
    await page.getByRole('spinbutton', { name, exact: true }).fill(count)
  await page.getByRole('button', { name: '添加题目' }).click()
  await field(page, '题目').fill('总体评价')
  await page.getByRole('button', { name: '给 1 道没有选项的题填入“好、较好、一般、差”' }).click()
  const result = page.getByRole('region', { name: '1. 总体评价' })
  const votes = result.getByRole('spinbutton')
  await expect(votes).toHaveCount(4)
  for (const [index, count] of ['28', '12', '7', '2'].entries()) await votes.nth(index).fill(count)
  await page.keyboard.press('Tab')
  await saved(page)
  const shown = () => result.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)))
  await expect.poll(async () => (await shown()).map((row) => row.at(-1))).toEqual(['28', '12', '7', '<5'])
  const remarks = page.getByRole('status', { name: '票数核对' })
  await expect(remarks).toHaveText('第 1 题各选项合计 49 票，有效 55 份，差 6 票按未选计。')
  await votes.nth(0).fill('40')
  await expect(remarks).toHaveText('第 1 题各选项合计 61 票，多于有效的 55 份。')
  await remarks.getByRole('button').click()
  await expect(votes.nth(0)).toBeFocused()

  const table = join(await app.folder('stick'), '计票.csv')
  await writeFile(table, '题号,选项,票数\n1,好,28\n1,优秀,3\n')
  await app.dialogs.answerFiles([table])
  await page.getByRole('button', { name: '从表格导入票数' }).click()
  await expect(page.getByRole('alert')).toContainText('第 3 行')
  await expect(page.getByRole('alert')).toContainText('不在可选范围内')
  await expect(votes.nth(0)).toHaveValue('40')
  await writeFile(table, '题号,选项,票数\n1,好,30\n1,差,1\n')
  await app.dialogs.answerFiles([table])
  await page.getByRole('button', { name: '从表格导入票数' }).click()
  await expect(votes.nth(0)).toHaveValue('30')
  await expect(page.getByText('已从 计票.csv 填入 1 道题、2 格票数。')).toBeVisible()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(votes.nth(0)).toHaveValue('40')
  await votes.nth(0).fill('28')
  await expectAccessible(page, 'survey that is counted')

  await page.getByRole('button', { name: '结束计票' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '结束计票' }).click()
  const figures = [
    ['好', '28', '50.9%'],
    ['较好', '12', '21.8%'],
    ['一般', '7', '12.7%'],
    ['差', '<5', ''],
    ['未选', '隐去', ''],
  ]
  await expect.poll(shown).toEqual(figures)
  await expect(votes).toHaveCount(0)
  await expect(result.getByRole('img', { name: '“总体评价”各选项票数' })).toHaveText(/28.*12.*7.*<5.*隐去/)
  await expectAccessible(page, 'survey')

  // Who only reads sees the same figures, and no words of how they came about.
  await page.getByRole('button', { name: '移入回收站' }).click()
  await page.getByRole('button', { name: '回收站', exact: true }).click()
  await page.getByRole('option').first().click()
  await expect(page.getByRole('article', { name: '问卷测评' })).toContainText('总体评价')
  await expect.poll(shown).toEqual(figures)
  await expectAccessible(page, 'survey, as it is read')

  await page.getByRole('button', { name: '恢复' }).click()
  await page.getByRole('button', { name: '回收站', exact: true }).click()
  await page.getByRole('option').first().click()
  await page.getByRole('button', { name: '重新计票' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '重新计票' }).click()
  await expect(votes.nth(0)).toHaveValue('28')
  await expect(votes.nth(3)).toHaveValue('0')
})

test('a repeat petition is found with its reasons, marked by one press, and seen from both', async ({ app }) => {
  await createCaseFile(app, { sample: true })
  const { page } = app
  await goToRoom(page, '信访')
  await page.getByRole('option').filter({ hasText: 'X-003' }).click()
  const panel = page.getByRole('region', { name: '重复件' })
  const likely = panel.getByRole('list', { name: '可能重复' })
  await expect(likely.getByRole('listitem').first()).toContainText(/反映同一人、内容相近 \d\d%/)
  await expectAccessible(page, 'petition with likely repeats')
  await likely.getByRole('button', { name: 'X-001 本件是它的重复件' }).click()
  const chain = panel.getByRole('list', { name: '同一事项共 3 件' })
  await expect(chain.getByRole('listitem')).toHaveText([/X-001/, /X-002.*重复 X-001/, /X-003 本件.*重复 X-001/])
  await saved(page)
  await chain.getByRole('button', { name: /X-001/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('X-001')
  await expect(chain.getByRole('listitem')).toHaveText([/X-001 本件/, /X-002/, /X-003/])
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(panel.getByRole('list', { name: '同一事项共 2 件' })).toBeVisible()
})

test('an item of immediate rectification shows how late it is, and is not closed before somebody verified it', async ({ app }) => {
  await createCaseFile(app, { sample: true })
  const { page } = app
  await goToRoom(page, '立行立改')
  const late = page.getByRole('option').filter({ hasText: 'L-003' })
  await expect(late.getByText(/逾期 \d+ 天/)).toBeVisible()
  await late.click()
  const remarks = page.getByRole('status', { name: '提示' })
  await expect(remarks).toContainText('应于 2026-04-01 前办结，已逾期')
  await page.getByRole('button', { name: '销号', exact: true }).click()
  await expect(remarks).toContainText('销号前要写核验人。')
  await expect(page.getByRole('list', { name: '进度' }).locator('[aria-current]')).toHaveText('办理中')
  await remarks.getByRole('button', { name: '销号前要写销号日期。' }).click()
  await expect(field(page, '销号日期')).toBeFocused()
  await page.keyboard.type('2026.4.8')
  await page.keyboard.press('Tab')
  await page.getByRole('combobox', { name: '核验人' }).fill('孙示敏')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '销号', exact: true }).click()
  await expect(page.getByRole('list', { name: '进度' }).locator('[aria-current]')).toHaveText('销号')
  await saved(page)
  await expect(late.getByText(/逾期/)).toHaveCount(0)
  await expectAccessible(page, 'rectification')
})
