import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './app.ts'
import { beginFieldwork, field, goToRoom, saved } from './fieldwork.ts'
import { unlock } from './opened.ts'

/** So many petitions, said through the page's own contract. */
const givePetitions = (page: Page, within: { readonly roundId: string; readonly unitId: string }, count: number): Promise<void> =>
  page.evaluate(
    async ({ roundId, unitId, count }) => {
      for (let n = 1; n <= count; n++) {
        const channel = n % 2 === 0 ? 'call' : 'letter'
        const made = await workstation.petitions.create({
          roundId,
          unitId,
          body: { summary: `示例反映 ${n}`, about: `示例人${n}`, channel },
        })
        if (!made.ok) throw new Error(made.failure.code)
      }
    },
    { ...within, count },
  )

const list = (page: Page) => page.getByRole('listbox', { name: '信访列表' })
const bar = (page: Page) => page.getByRole('region', { name: '已选内容' })

test('many records of a long list are chosen by keys, given to one person at once, and taken back by one key', async ({ app }) => {
  const within = await beginFieldwork(app)
  const { page } = app
  await givePetitions(page, within, 500)
  await goToRoom(page, '信访')
  await list(page).getByRole('option').first().click()
  await list(page).focus()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(bar(page)).toContainText('已选 3 条')
  await page.keyboard.press('Space')
  await expect(bar(page)).toContainText('已选 2 条')
  await page.keyboard.press('Control+a')
  await expect(bar(page)).toContainText('已选 500 条')
  await expectAccessible(page, 'a list of which everything is chosen')

  await bar(page).getByRole('button', { name: '指派' }).click()
  await page.getByRole('combobox', { name: '栏目' }).click()
  await page.getByTitle('承办人').last().click()
  await page.getByRole('combobox', { name: '人员' }).click()
  await page.getByTitle('赵勤').last().click()
  await expectAccessible(page, 'giving many records to one person')
  await page.getByRole('button', { name: '应用于 500 条' }).click()
  await expect(page.getByText('已指派 500 条')).toBeVisible()
  await expect(bar(page)).toBeHidden()
  const handled = (): Promise<number> =>
    page.evaluate(async () => {
      const rows = await workstation.petitions.list({ limit: 1000 })
      return rows.ok ? rows.value.rows.filter(({ facets }) => (facets.handler ?? []).length > 0).length : -1
    })
  expect(await handled()).toBe(500)
  await list(page).focus()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('已撤销，500 条恢复原样。')).toBeVisible()
  expect(await handled()).toBe(0)
})

test('rows chosen by the mouse go to the bin together and come back together; a table of them leaves with a reason', async ({ app }) => {
  const within = await beginFieldwork(app)
  const { page } = app
  await givePetitions(page, within, 6)
  await goToRoom(page, '信访')
  const rows = list(page).getByRole('option')
  await rows.nth(1).click()
  await rows.nth(3).click({ modifiers: ['Shift'] })
  await rows.nth(2).click({ modifiers: ['Control'] })
  await expect(bar(page)).toContainText('已选 2 条')

  await bar(page).getByRole('button', { name: '导出' }).click()
  const leaving = page.getByRole('dialog', { name: '导出为 Excel 表格' })
  await leaving.getByRole('textbox', { name: /导出事由/ }).fill('向组长汇报')
  await expectAccessible(page, 'letting a list out')
  const path = join(await app.folder('stick'), '信访.xlsx')
  await app.dialogs.answerFolder(path)
  await leaving.getByRole('button', { name: '选择位置并导出' }).click()
  await expect(page.getByText('已导出 2 条到“信访.xlsx”')).toBeVisible()
  expect(existsSync(path)).toBe(true)

  await list(page).focus()
  await page.keyboard.press('Delete')
  await expect(page.getByText('已将 2 条移入回收站')).toBeVisible()
  await expect(rows).toHaveCount(4)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(rows).toHaveCount(6)
})

test('what may not be changed is named, the rest is changed', async ({ app }) => {
  const within = await beginFieldwork(app)
  const { page } = app
  await page.evaluate(async ({ roundId, unitId }) => {
    const people = await workstation.members.list({})
    const talkers = people.ok ? people.value.rows.slice(0, 2).map(({ id }) => id) : []
    for (const body of [{ interviewee: { name: '示例甲' } }, { interviewee: { name: '示例乙' }, talkers }])
      await workstation.interviews.create({ roundId, unitId, body })
  }, within)
  await goToRoom(page, '谈话')
  await page.getByRole('listbox', { name: '谈话列表' }).focus()
  await page.keyboard.press('Control+a')
  await bar(page).getByRole('button', { name: '改状态' }).click()
  await page.getByRole('button', { name: '已核对' }).last().click()
  await expect(page.getByText('已改 1 条的状态')).toBeVisible()
  await expect(bar(page)).toContainText('1 条未改')
  await expect(bar(page)).toContainText('示例甲')
  await expectAccessible(page, 'records that refused a change')
})

test('a named view comes back after locking and starting again, and begins its room', async ({ app }) => {
  const within = await beginFieldwork(app)
  const { page } = app
  await givePetitions(page, within, 4)
  await goToRoom(page, '信访')
  await page.getByLabel('在信访中查找').fill('反映 3')
  await expect(list(page).getByRole('option')).toHaveCount(1)
  await page.getByRole('button', { name: '常用筛选' }).click()
  await page.getByRole('textbox', { name: '名称' }).fill('第三件')
  await page.getByRole('button', { name: '保存当前筛选' }).click()
  await page.getByRole('button', { name: '进入时默认显示“第三件”' }).click()
  await expect(page.getByRole('button', { name: '不再默认显示“第三件”' })).toBeVisible()
  await expectAccessible(page, 'named views')

  await app.restart()
  await unlock(app)
  await goToRoom(app.page, '信访')
  await expect(app.page.getByLabel('在信访中查找')).toHaveValue('反映 3')
  await expect(list(app.page).getByRole('option')).toHaveCount(1)
  await app.page.getByRole('button', { name: '常用筛选' }).click()
  await app.page.getByRole('button', { name: '删除“第三件”' }).click()
  await expect(app.page.getByText('已删除筛选“第三件”')).toBeVisible()
})

test('two versions are compared, and one field is given back as it was', async ({ app }) => {
  await beginFieldwork(app)
  const { page } = app
  await goToRoom(page, '信访')
  await page.keyboard.press('Control+n')
  const summary = field(page, '主要内容')
  await summary.fill('反映办公楼维修未招标')
  await field(page, '发生时间').fill('2025年春')
  await page.keyboard.press('Tab')
  await saved(page)
  await page.getByRole('button', { name: '历史' }).click()
  const drawer = page.getByRole('dialog', { name: '修改历史' })
  await drawer.getByText('比较两个版本').click()
  await drawer.getByRole('combobox', { name: '从' }).click()
  await page.getByTitle(/最初/).last().click()
  await expect(drawer.getByRole('list', { name: '比较两个版本' })).toContainText('反映办公楼维修未招标')
  await expectAccessible(page, 'two versions side by side')
  await drawer.getByRole('button', { name: '将“发生时间”恢复到所选较早版本的内容' }).click()
  await expect(page.getByText('“发生时间”已恢复')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(field(page, '发生时间')).toHaveValue('')
  await expect(summary).toHaveValue('反映办公楼维修未招标')
})

test('a command is said by the first letters of its pinyin, with the keyboard alone', async ({ app }) => {
  await beginFieldwork(app)
  const { page } = app
  await page.keyboard.press('Control+k')
  await page.keyboard.type('xjxf')
  await expect(page.getByRole('combobox', { name: '搜索与前往' })).toHaveValue('xjxf')
  await expect(page.getByRole('option', { name: /新建信访登记/ })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(field(page, '主要内容')).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('option', { name: /最近打开/ })).toBeVisible()
  await page.keyboard.type('sd')
  await expect(page.getByRole('option', { name: /锁定/ })).toBeVisible()
  await expectAccessible(page, 'commands by name')
})

test('the guide ticks what is there, goes away, and comes back by name', async ({ app }) => {
  const { roundId, unitId } = await beginFieldwork(app)
  const { page } = app
  const guide = page.getByRole('region', { name: '入门' })
  await expect(guide).toContainText('已完成 1 / 8')
  await expectAccessible(page, 'the first day, step by step')
  await page.evaluate(
    async ({ roundId, unitId }) => void (await workstation.documentReviews.create({ roundId, unitId, body: { title: '示例合同' } })),
    { roundId, unitId },
  )
  await expect(guide.getByRole('button', { name: /登记一份资料/ })).toContainText('已完成')
  await guide.getByRole('button', { name: /写一份底稿/ }).click()
  await guide.getByRole('button', { name: '去问题底稿' }).click()
  await page.getByLabel('在问题底稿中查找').waitFor()
  await page.getByRole('link', { name: '今日' }).click()
  await guide.getByRole('button', { name: '收起入门' }).click()
  await expect(guide).toBeHidden()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('入门')
  await page.keyboard.press('Enter')
  await expect(guide).toBeVisible()

  // Enter in the same breath as the words: what they mean is taken, not what stood there before.
  await guide.getByRole('button', { name: '收起入门' }).click()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '搜索' }).evaluate((field: HTMLInputElement) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, '入门')
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
  })
  await expect(guide).toBeVisible()
})
