import type { Locator, Page } from '@playwright/test'
import { type App, expect, test } from './app.ts'
import { fileIn } from './handing-over.ts'
import { createCaseFile, password } from './opened.ts'

/** Whoever has no mouse, or no hand for it, does the whole of the work: nothing in this file clicks. */

const button = (where: Page | Locator, name: string | RegExp) => where.getByRole('button', { name, exact: true })
const text = (where: Page | Locator, name: string | RegExp) => where.getByRole('textbox', { name })
const choice = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true })

const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
const type = (page: Page, words: string) => page.keyboard.insertText(words)

/** More stops than any screen has. */
const mostStops = 160

/** Presses Tab until this has the focus; a trap, or something that no Tab reaches, fails. */
const tabTo = async (page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
  await expect(wanted).toBeVisible()
  await expect(wanted).toBeEnabled()
  for (let stop = 0; stop < mostStops; stop++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  await expect(wanted, `reached by ${key}`).toBeFocused()
}

/** Tabs to a control and presses it. */
const use = async (page: Page, wanted: Locator): Promise<void> => {
  await tabTo(page, wanted)
  await page.keyboard.press('Enter')
}

/** Tabs to a field and types there. */
const write = async (page: Page, field: Locator, words: string): Promise<void> => {
  await tabTo(page, field)
  await type(page, words)
}

/** What has the focus can be seen to have it: an outline, or a border in the one blue, of its own or of its box. */
const expectVisibleFocus = (page: Page): Promise<void> =>
  expect
    .poll(
      () =>
        page.evaluate(() => {
          let at = document.activeElement
          for (let outwards = 0; at !== null && outwards < 4; outwards++, at = at.parentElement) {
            const style = getComputedStyle(at)
            if (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') return true
            if (style.borderTopWidth !== '0px' && style.borderTopColor === 'rgb(36, 94, 168)') return true
          }
          return false
        }),
      'a visible focus',
    )
    .toBe(true)

/** Opens by a key what Escape closes; the focus goes in, and comes back to where it was. */
const expectThereAndBack = async (page: Page, key: string, dialog: Locator, home: Locator): Promise<void> => {
  await expect(home).toBeFocused()
  await page.keyboard.press(key)
  await expect(dialog).toBeVisible()
  await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement)), 'focus within').toBe(true)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(home).toBeFocused()
}

/** Goes to a room through the palette, as one who types does. */
const goTo = async (page: Page, room: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: '搜索与前往' })).toBeFocused()
  await type(page, room)
  await expect(page.getByRole('dialog', { name: '搜索与前往' }).getByRole('option').first()).toContainText(room)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: '搜索与前往' })).toBeHidden()
}

const create = async (page: Page): Promise<void> => {
  await use(page, button(page, '新建案件库'))
  await expect(text(page, '案件库名称')).toBeFocused()
  await expectVisibleFocus(page)
  await type(page, '示例案件库')
  await write(page, text(page, '本机名称'), '一组1号机')
  await write(page, text(page, '您的姓名'), '方示一')
  await write(page, page.getByRole('textbox', { name: '密码', exact: true }), password)
  await write(page, text(page, '再输一次密码'), password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '恢复密钥' })).toBeVisible()
  const groups = await page.getByRole('listitem').getByRole('code').allTextContents()
  for (const [index, group] of groups.entries()) {
    const asked = page.getByRole('textbox', { name: `第 ${index + 1} 组`, exact: true })
    if (await asked.isVisible()) await write(page, asked, group)
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: '工作区' })).toBeVisible()
}

const loadSample = async (page: Page): Promise<void> => {
  await tabTo(page, button(page, '跳到正文'))
  await expectVisibleFocus(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('main').getByRole('button', { name: '建立轮次' })).toBeFocused()
  await use(page, button(page, '载入示例'))
  await expect(page.getByText('这是示例轮次')).toBeVisible({ timeout: 60_000 }) // a whole round is written
}

const talk = async (page: Page): Promise<void> => {
  await goTo(page, '谈话')
  await page.getByLabel('在谈话中查找').waitFor()
  await page.keyboard.press('Control+n')
  await expect(choice(page, '姓名')).toBeFocused()
  await expectVisibleFocus(page)
  await type(page, '丁示文')
  await press(page, 'Tab')
  await expect(choice(page, '单位')).toBeFocused()
  await type(page, '办公室')
  await press(page, 'Tab')
  await expect(choice(page, '职务')).toBeFocused()
  await type(page, '主任')
  await tabTo(page, choice(page, '谈话人'))
  for (const name of ['孙示敏', '韩示清']) {
    await type(page, name)
    await press(page, 'Enter')
  }
  await press(page, 'Escape', 'F8')
  const answer = (ordinal: number) => page.getByRole('textbox', { name: `第 ${ordinal} 答`, exact: true })
  await expect(page.getByRole('textbox', { name: '第 1 问', exact: true })).toBeFocused()
  await type(page, '档案室改造是怎样立项的？')
  await press(page, 'Enter')
  await type(page, '办公会定的。')
  await press(page, 'Enter')
  await type(page, '施工单位是怎样确定的？')
  await press(page, 'Enter')
  await type(page, '没有比选，是分管领导打招呼定的。')
  await expectThereAndBack(page, 'F1', page.getByRole('dialog', { name: '快捷键' }), answer(2))
  await expectThereAndBack(page, 'Control+k', page.getByRole('dialog', { name: '搜索与前往' }), answer(2))

  await press(page, 'Shift+Home')
  await expectThereAndBack(page, 'Control+e', page.getByRole('dialog', { name: '作为证据' }), answer(2))
  await press(page, 'Control+e')
  await expect(page.getByRole('combobox', { name: '选择底稿' })).toBeFocused()
  await type(page, '档案室改造未经比选确定施工单位')
  await press(page, 'Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(answer(2)).toBeFocused()
  await use(page, page.getByRole('button', { name: /证据 → 底稿 D-/ }))
  await expect(page.getByRole('listitem', { name: '证据1' })).toBeFocused()
}

const addEvidence = async (page: Page): Promise<void> => {
  const add = page.getByRole('main').getByRole('button', { name: '添加佐证', exact: true })
  const finder = page.getByRole('dialog', { name: '添加佐证' })
  await tabTo(page, add, 'Shift+Tab')
  await expectThereAndBack(page, 'Enter', finder, add)
  await press(page, 'Enter')
  await expect(finder).toBeVisible()
  await use(page, finder.getByRole('list', { name: '谈话和资料' }).getByRole('button').filter({ hasText: 'Z-' }).first())
  await use(page, finder.getByRole('button', { name: /^引用：/ }).first())
  await expect(page.getByRole('listitem', { name: '证据2' })).toBeAttached()
  await use(page, button(finder, '完成'))
  await expect(finder).toBeHidden()
  await expect(add).toBeFocused()
}

const fillDraft = async (page: Page): Promise<void> => {
  await press(page, 'F6')
  await expect(page.getByRole('listbox', { name: '问题底稿列表' })).toBeFocused()
  await press(page, 'F6')
  await expect(page.getByRole('region', { name: '底稿', exact: true })).toBeFocused()
  await write(page, text(page, '问题概述'), '档案室改造工程未经比选，由分管领导指定施工单位。')
  await write(page, text(page, '事实 1'), '2024年5月，档案室改造工程未组织比选，由分管领导指定施工单位。')
  await write(page, text(page, '发现过程'), '谈话中了解，查阅资料核实。')
  await use(page, button(page, '再加一条依据'))
  await expect(page.getByRole('combobox', { name: '依据 1规定名称' })).toBeFocused()
  await type(page, '小额工程管理办法（示例）')
  await write(page, text(page, '依据 1条款'), '第六条')
  await write(page, text(page, '依据 1条文原文'), '小额工程应当比选确定施工单位。')
  await write(page, page.getByRole('combobox', { name: '第一责任人' }), '周示远')
  await write(page, text(page, '发生时间（起）'), '2024-05-10')
  await write(page, page.getByRole('combobox', { name: '发生地点' }), '市公用局（示例）')
  await write(page, page.getByRole('combobox', { name: '承办人' }), '孙示敏')
  await press(page, 'Enter', 'Escape')
  const check = page.getByRole('complementary', { name: '四个准确' })
  await expect(check.getByText(/处须补齐后才能签字/)).toBeHidden()
}

const sign = async (page: Page): Promise<void> => {
  await press(page, 'F6', 'F6')
  const open = page.getByRole('main').getByRole('button', { name: '签字', exact: true })
  const dialog = page.getByRole('dialog', { name: '签字：承办人签字' })
  await tabTo(page, open)
  await expectVisibleFocus(page)
  await expectThereAndBack(page, 'Enter', dialog, open)
  await press(page, 'Enter')
  await use(page, button(dialog, '签字'))
  await expect(dialog).toBeHidden()
  await expect(page.getByText('这一版已有人签字，内容冻结')).toBeVisible()
}

const handOver = async (page: Page, group: App, card: string, stick: string): Promise<void> => {
  await goTo(page, '成果包')
  await group.dialogs.answerFiles([card])
  await use(page, button(page, '选择名片文件'))
  const compare = page.getByRole('region', { name: '核对指纹' })
  await tabTo(page, compare.getByRole('checkbox', { name: /六组数字全部相同/ }))
  await press(page, 'Space')
  await use(page, button(compare, '登记'))
  await group.dialogs.answerFolder(stick)
  await use(page, button(page, '选择文件夹'))
  await use(page, button(page, '开始移交'))
  await expect(page.getByRole('region', { name: '成果包已写好' })).toBeVisible()
}

test('the whole walk by keyboard alone: case file, talk, evidence, draft, signature, bundle', async ({ app: group, office }) => {
  test.slow() // two programs, and the whole of the work
  const { page } = group
  await createCaseFile(office, { mode: 'office', name: '何静' })
  const cards = await office.folder('cards')
  await office.dialogs.answerFolder(cards)
  await office.page.evaluate(() => workstation.exchange.saveOwnCard({}))
  const stick = await group.folder('stick')

  await create(page)
  await loadSample(page)
  await talk(page)
  await addEvidence(page)
  await fillDraft(page)
  await sign(page)
  await handOver(page, group, await fileIn(cards, '密钥名片'), stick)
  await fileIn(stick, '.xcb')
})
