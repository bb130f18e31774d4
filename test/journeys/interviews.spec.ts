import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { beginFieldwork, field, goToRoom, saved } from './fieldwork.ts'
import { unlock } from './opened.ts'

const press = (page: Page, ...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
const turn = (page: Page, ordinal: number) => page.getByRole('article', { name: `第 ${ordinal} 组问答` })
const question = (page: Page, ordinal: number) => field(page, `第 ${ordinal} 问`)
const answer = (page: Page, ordinal: number) => field(page, `第 ${ordinal} 答`)

/** A new interview, its caret in the first question. */
const beginTalk = async (page: Page) => {
  await goToRoom(page, '谈话')
  await page.keyboard.press('Control+n')
  await expect(page.getByRole('combobox', { name: '姓名' })).toBeFocused()
  await page.keyboard.type('王建国')
  await page.keyboard.press('F8')
  await expect(question(page, 1)).toBeFocused()
}

/** Types turns as people talk: a question, Enter, an answer, Enter … */
const typeTurns = async (page: Page, ...turns: readonly (readonly [string, string])[]) => {
  for (const [index, [asked, said]] of turns.entries()) {
    if (index > 0) await page.keyboard.press('Enter')
    await page.keyboard.type(asked)
    await page.keyboard.press('Enter')
    await page.keyboard.type(said)
  }
}

test('a whole interview is taken down by keyboard alone and is there after a restart', async ({ app }) => {
  await beginFieldwork(app)
  const { page } = app
  await goToRoom(page, '谈话')
  await page.keyboard.press('Control+n')
  await expect(page.getByRole('combobox', { name: '姓名' })).toBeFocused()
  await page.keyboard.type('王建国')
  await press(page, 'Tab')
  await page.keyboard.type('财务科')
  await press(page, 'Tab')
  await page.keyboard.type('科长')
  await page.getByRole('combobox', { name: '谈话人' }).focus()
  for (const name of ['赵勤', '孙立']) {
    await page.keyboard.type(name)
    await press(page, 'Enter')
  }
  await press(page, 'Escape')
  await page.getByRole('combobox', { name: '选用提纲' }).focus()
  await page.keyboard.type('科室')
  await press(page, 'Enter')
  await expect(page.getByTitle('提纲共 4 问，已问 0')).toBeVisible()

  await press(page, 'F8')
  await expect(question(page, 1)).toBeFocused()
  await expect(field(page, '开始时间')).toHaveValue(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)
  await typeTurns(page, ['请介绍分管工作。', '我管财务和资产。'])
  await press(page, 'Shift+Enter')
  await page.keyboard.type('科里四个人。')
  const tools = await page.getByRole('toolbar', { name: '当前问答' }).getByRole('button').all()
  expect(new Set(await Promise.all(tools.map(async (tool) => (await tool.boundingBox())?.y))).size).toBe(1)
  await press(page, 'Control+1')
  await expect(question(page, 2)).toHaveValue('维修项目是怎样立项的？')
  await expect(answer(page, 2)).toBeFocused()
  await page.keyboard.type('3月份党组会定的，没有招标。')
  await press(page, 'Control+t', 'Control+d')
  await expect(page.getByRole('dialog', { name: '印证疑点' }).getByRole('combobox')).toBeFocused()
  await press(page, 'Escape')
  await expect(answer(page, 2)).toBeFocused()
  await press(page, 'Control+m')
  await expect(field(page, '第 2 组摘要')).toBeFocused()
  await page.keyboard.type('党组会定，未招标')
  await press(page, 'Control+g')
  await page.keyboard.type('三重一大')
  await press(page, 'Enter', 'Escape', 'Escape')
  await expect(answer(page, 2)).toBeFocused()
  await expect(turn(page, 2)).toContainText('疑点')
  await expect(turn(page, 2)).toContainText('三重一大')
  await expect(turn(page, 2).getByRole('time')).toHaveText(/^\d\d:\d\d$/)
  await expect(page.getByTitle('提纲共 4 问，已问 1')).toBeVisible()
  await press(page, 'F9')
  await expect(page.getByRole('button', { name: '已谈' })).toHaveAttribute('aria-current', 'step')
  await saved(page)

  await app.restart()
  await unlock(app)
  await goToRoom(app.page, '谈话')
  await app.page.getByRole('option', { name: /T-001/ }).click()
  await expect(answer(app.page, 1)).toHaveValue('我管财务和资产。\n科里四个人。')
  await expect(answer(app.page, 2)).toHaveValue('3月份党组会定的，没有招标。')
  await expect(field(app.page, '第 2 组摘要')).toHaveValue('党组会定，未招标')
  await expect(turn(app.page, 2)).toContainText('三重一大')
  await expect(app.page.getByRole('region', { name: '基本情况' })).toContainText('谈话人 赵勤、孙立')
})

test('selected words become evidence in three keystrokes, and both ends show the link', async ({ app }) => {
  await beginFieldwork(app)
  const { page } = app
  await beginTalk(page)
  await typeTurns(page, ['施工单位怎样确定的？', '没有招标，直接找的以前合作过的公司。'])
  await press(page, 'Home', ...Array.from({ length: 4 }, () => 'Shift+ArrowRight'))

  await press(page, 'Control+e')
  const picker = page.getByRole('dialog', { name: '作为证据' })
  await expect(picker.getByRole('option', { name: '新建底稿' })).toHaveAttribute('aria-selected', 'true')
  await press(page, 'Enter')
  await expect(turn(page, 1)).toContainText('证据 → 底稿 D-001')
  await expect(answer(page, 1)).toBeFocused()

  await press(page, 'End', ...Array.from({ length: 9 }, () => 'Shift+ArrowLeft'), 'Control+e')
  await expect(picker.getByRole('option', { name: /D-001/ })).toHaveAttribute('aria-selected', 'true')
  await press(page, 'Enter')
  await expect(turn(page, 1).getByRole('button', { name: /证据 → 底稿 D-001/ })).toHaveCount(2)

  await turn(page, 1)
    .getByRole('button', { name: /证据 → 底稿 D-001/ })
    .first()
    .click()
  await expect(page.getByRole('listitem', { name: '证据1' })).toContainText('没有招标')
  await expect(page.getByRole('listitem', { name: '证据2' })).toContainText('以前合作过的公司')
})

test('evidence says so when its words were changed afterwards, and holds again when they come back', async ({ app }) => {
  await beginFieldwork(app)
  const { page } = app
  await beginTalk(page)
  await typeTurns(page, ['怎样确定的？', '没有招标。'])
  await press(page, 'Control+e', 'Enter')
  await expect(turn(page, 1)).toContainText('证据 → 底稿 D-001')
  await answer(page, 1).fill('有招标。')
  await expect(turn(page, 1)).toContainText('原文已改动')
  await answer(page, 1).press('Control+z')
  await expect(answer(page, 1)).toHaveValue('没有招标。')
  await expect(turn(page, 1)).not.toContainText('原文已改动')
})

test('evidence of a turn that was deleted is still shown, and undo brings the turn back', async ({ app }) => {
  await beginFieldwork(app)
  const { page } = app
  await beginTalk(page)
  await typeTurns(page, ['怎样确定的？', '没有招标。'], ['还有吗？', '没有了。'])
  await press(page, 'Control+ArrowUp', 'Control+e', 'Enter')
  await expect(turn(page, 1)).toContainText('证据 → 底稿 D-001')
  await expect(answer(page, 1)).toBeFocused()
  await press(page, 'Control+Shift+Backspace')
  await expect(question(page, 1)).toHaveValue('还有吗？')
  await expect(page.getByRole('region', { name: '下列证据所在的问答已经删去' })).toContainText('没有招标。')
  await press(page, 'Control+z')
  await expect(answer(page, 1)).toHaveValue('没有招标。')
  await expect(page.getByRole('region', { name: '下列证据所在的问答已经删去' })).toBeHidden()
})

test('keys between turns: Backspace in an empty turn, the way up and down, undo over deleted turns', async ({ app }) => {
  await beginFieldwork(app)
  const { page } = app
  await beginTalk(page)
  await typeTurns(page, ['一问', '一答'], ['二问', '二答'])
  await press(page, 'Enter')
  await expect(question(page, 3)).toBeFocused()
  await press(page, 'Backspace')
  await expect(turn(page, 3)).toBeHidden()
  await expect(answer(page, 2)).toBeFocused()
  await press(page, 'Control+ArrowUp')
  await expect(answer(page, 1)).toBeFocused()
  await press(page, 'Control+Home', 'ArrowUp')
  await expect(question(page, 1)).toBeFocused()
  await press(page, 'Control+Shift+Backspace')
  await press(page, 'Control+Shift+Backspace')
  await expect(page.getByRole('button', { name: '开始记录：第一问' })).toBeFocused()
  await press(page, 'Control+z', 'Control+z')
  await expect(answer(page, 1)).toHaveValue('一答')
  await expect(answer(page, 2)).toHaveValue('二答')
  await press(page, 'Control+y')
  await expect(turn(page, 2)).toBeHidden()
})

test('an input method owns Enter while it composes', async ({ app }) => {
  await beginFieldwork(app)
  const { page } = app
  await beginTalk(page)
  const input = await page.context().newCDPSession(page)
  await input.send('Input.imeSetComposition', { text: 'zhaobiao', selectionStart: 8, selectionEnd: 8 })
  await question(page, 1).dispatchEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 229, isComposing: true })
  await expect(question(page, 1)).toBeFocused()
  await input.send('Input.insertText', { text: '招标' })
  await expect(question(page, 1)).toHaveValue('招标')
  await press(page, 'Enter')
  await expect(answer(page, 1)).toBeFocused()
})

test('outline questions are pulled by a click as well, and ticked by hand', async ({ app }) => {
  await beginFieldwork(app)
  const { page } = app
  await beginTalk(page)
  await page.getByRole('combobox', { name: '选用提纲' }).click()
  await page.keyboard.type('科室')
  await press(page, 'Enter')
  await page.getByRole('button', { name: '记入问答：施工单位是怎样确定的？' }).click()
  await expect(question(page, 1)).toHaveValue('施工单位是怎样确定的？')
  await expect(page.getByRole('checkbox', { name: '已问到：施工单位是怎样确定的？' })).toBeChecked()
  await page.getByRole('checkbox', { name: '已问到：党组会是否研究过？' }).check()
  await expect(page.getByTitle('提纲共 4 问，已问 2')).toBeVisible()
})

test('a record is not marked as checked before two inspectors are named', async ({ app }) => {
  await beginFieldwork(app)
  const { page } = app
  await beginTalk(page)
  await page.getByRole('button', { name: '已核对' }).click()
  await expect(page.getByText('谈话人须有 2 人，才能标为已核对及以后的进度')).toBeVisible()
  await page.getByRole('combobox', { name: '谈话人' }).focus()
  for (const name of ['赵勤', '孙立']) {
    await page.keyboard.type(name)
    await press(page, 'Enter')
  }
  await press(page, 'Escape')
  await page.getByRole('button', { name: '已核对' }).click()
  await expect(page.getByRole('button', { name: '已核对' })).toHaveAttribute('aria-current', 'step')
  await saved(page)
})

test('a deleted interview goes to the trash, reads as text there, and comes back', async ({ app }) => {
  await beginFieldwork(app)
  const { page } = app
  await beginTalk(page)
  await typeTurns(page, ['怎样确定的？', '没有招标。'])
  await saved(page)
  await page.getByRole('button', { name: '移入回收站' }).click()
  await expect(page.getByRole('option', { name: /T-001/ })).toBeHidden()
  await page.getByRole('button', { name: '回收站' }).click()
  await page.getByRole('option', { name: /T-001/ }).click()
  await expect(page.getByRole('article', { name: '谈话记录' })).toContainText('答：没有招标。')
  await page.getByRole('button', { name: '恢复' }).first().click()
  await page.getByRole('button', { name: '返回列表' }).click()
  await page.getByRole('option', { name: /T-001/ }).click()
  await expect(answer(page, 1)).toHaveValue('没有招标。')
})

test('the next interview takes over the inspectors, the place and the outline of the last', async ({ app }) => {
  const { outlineId, roundId, unitId } = await beginFieldwork(app)
  const { page } = app
  await page.evaluate(
    async (here) => {
      const people = await workstation.members.list({ limit: 100 })
      const talkers = people.ok ? people.value.rows.filter((row) => row.title !== '周敏').map((row) => row.id) : []
      const body = { interviewee: { name: '钱某' }, talkers, place: '谈话室二', outlineId: here.outlineId }
      await workstation.interviews.create({ roundId: here.roundId, unitId: here.unitId, body })
    },
    { outlineId, roundId, unitId },
  )
  await beginTalk(page)
  await expect(page.getByRole('combobox', { name: '地点' })).toHaveValue('谈话室二')
  await expect(page.getByRole('region', { name: '基本情况' })).toContainText('赵勤')
  await expect(page.getByTitle('提纲共 4 问，已问 0')).toBeVisible()
})
