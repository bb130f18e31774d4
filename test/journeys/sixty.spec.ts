import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { digits, fileIn, saveCard } from './handing-over.ts'
import { createCaseFile, password } from './opened.ts'

/** The hands of a person: every click, every key and every text typed in one go counts as one interaction. */
class Hands {
  count = 0
  readonly #page: Page
  constructor(page: Page) {
    this.#page = page
  }
  async click(what: Locator): Promise<void> {
    this.count += 1
    await what.click()
  }
  async press(key: string): Promise<void> {
    this.count += 1
    await this.#page.keyboard.press(key)
  }
  /** Types where the cursor is. */
  async type(text: string): Promise<void> {
    this.count += 1
    await this.#page.keyboard.insertText(text)
  }
  /** Puts the cursor into a field and types there. */
  async fill(field: Locator, text: string): Promise<void> {
    this.count += 1
    await field.fill(text)
  }
}

/** The people of the sample who sign get accounts, as the liaison would have given them before the round. */
const giveAccounts = (page: Page, names: readonly string[]): Promise<void> =>
  page.evaluate(
    async ({ names, password }) => {
      const members = await workstation.members.list({ limit: 1000 })
      if (!members.ok) throw new Error(members.failure.code)
      for (const { id, title } of members.value.rows.filter((member) => names.includes(member.title))) {
        const added = await workstation.accounts.add({ memberId: id, password })
        if (!added.ok) throw new Error(`${title}: ${added.failure.code}`)
      }
    },
    { names, password },
  )

const changeTo = async (page: Page, hands: Hands, name: string): Promise<void> => {
  await hands.click(page.getByRole('button', { name: '锁定' }))
  await hands.click(page.getByRole('radiogroup', { name: '账户' }).getByText(name, { exact: true }))
  await hands.fill(page.getByRole('textbox', { name: '密码', exact: true }), password)
  await hands.press('Enter')
  await expect(page.getByRole('navigation', { name: '工作区' })).toBeVisible()
}

const sign = async (page: Page, hands: Hands): Promise<void> => {
  await hands.click(page.getByRole('button', { name: '签字', exact: true }))
  await hands.click(page.getByRole('dialog').getByRole('button', { name: '签字' }))
  await expect(page.getByRole('dialog')).toBeHidden()
}

const talk = async (page: Page, hands: Hands): Promise<void> => {
  await hands.click(page.getByRole('link', { name: '谈话', exact: true }))
  await page.getByLabel('在谈话中查找').waitFor()
  await hands.press('Control+n')
  await expect(page.getByRole('combobox', { name: '姓名' })).toBeFocused()
  await hands.type('丁示文')
  await hands.press('F8')
  await expect(page.getByRole('textbox', { name: '第 1 问', exact: true })).toBeFocused()
  await hands.type('档案室改造是怎样确定施工单位的？')
  await hands.press('Enter')
  await hands.type('没有比选，是分管领导打招呼定的。')
}

const takeEvidence = async (page: Page, hands: Hands): Promise<void> => {
  await hands.press('Control+e')
  await expect(page.getByRole('combobox', { name: '选择底稿' })).toBeFocused()
  await hands.type('档案室改造未经比选确定施工单位')
  await hands.press('Enter')
  await hands.click(page.getByRole('button', { name: /证据 → 底稿 D-/ }))
  await hands.click(page.getByRole('button', { name: '为事实 1 添加佐证' }))
  const finder = page.getByRole('dialog', { name: '添加佐证' })
  await hands.click(finder.getByRole('list', { name: '谈话和资料' }).getByRole('button').filter({ hasText: 'Z-' }).first())
  await hands.click(finder.getByRole('button', { name: /^引用：/ }).first())
  await expect(finder).toBeHidden()
}

const write = async (page: Page, hands: Hands): Promise<void> => {
  const text = (name: string) => page.getByRole('textbox', { name })
  const choice = (name: string) => page.getByRole('combobox', { name })
  await hands.fill(text('问题概述'), '档案室改造工程未经比选，由分管领导指定施工单位。')
  await hands.fill(text('事实 1'), '2024年5月，档案室改造工程未组织比选，由分管领导指定施工单位。')
  await hands.fill(text('发现过程'), '谈话中了解，查阅资料核实。')
  await hands.click(page.getByRole('button', { name: '再加一条依据' }))
  await hands.fill(choice('依据 1规定名称'), '小额工程管理办法（示例）')
  await hands.fill(text('依据 1条款'), '第六条')
  await hands.fill(text('依据 1条文原文'), '小额工程应当比选确定施工单位。')
  await hands.fill(choice('第一责任人'), '周示远')
  await hands.fill(text('发生时间（起）'), '2024-05-10')
  await hands.fill(choice('发生地点'), '市公用局（示例）')
  await hands.click(choice('承办人'))
  await hands.type('孙示敏')
  await hands.press('Enter')
}

test('from a talk to a bundle in at most sixty interactions, without a manual', async ({ app: group, office }) => {
  test.slow() // four people, two programs
  const { page } = group
  await createCaseFile(group, { name: '方示一', post: 'liaison', sample: true })
  await giveAccounts(page, ['孙示敏', '韩示清', '沈示民'])
  await createCaseFile(office, { mode: 'office', name: '何静' })
  await office.page.getByRole('link', { name: '接收成果包' }).click()
  await office.page.getByRole('tab', { name: '密钥名片' }).click()
  const cards = await office.folder('card')
  const ofOffice = await saveCard(office, cards)
  const stick = await group.folder('stick')
  const hands = new Hands(page)

  await talk(page, hands)
  await takeEvidence(page, hands)
  await write(page, hands)
  await sign(page, hands)
  for (const name of ['孙示敏', '韩示清', '沈示民']) {
    await changeTo(page, hands, name)
    await hands.click(page.getByRole('link', { name: /^今日/ }))
    await hands.click(
      page
        .getByRole('main')
        .getByRole('button', { name: /档案室改造未经比选/ })
        .first(),
    )
    await sign(page, hands)
  }
  await expect(page.getByText('已全部签完，本版定稿')).toBeVisible()

  await hands.click(page.getByRole('link', { name: '成果包', exact: true }))
  await group.dialogs.answerFiles([await fileIn(cards, '密钥名片')])
  await hands.click(page.getByRole('button', { name: '选择名片文件' }))
  const compare = page.getByRole('region', { name: '核对指纹' })
  expect(digits((await compare.getByRole('region', { name: '指纹' }).textContent()) ?? '')).toBe(ofOffice)
  await hands.click(compare.getByRole('checkbox', { name: /六组数字全部相同/ }))
  await hands.click(compare.getByRole('button', { name: '登记' }))
  await group.dialogs.answerFolder(stick)
  await hands.click(page.getByRole('button', { name: '选择文件夹' }))
  await hands.click(page.getByRole('button', { name: '开始移交' }))
  await expect(page.getByRole('region', { name: '成果包已写好' })).toBeVisible()
  await fileIn(stick, '.xcb')

  console.log(`interactions: ${hands.count}`)
  expect(hands.count).toBeLessThanOrEqual(60)
})
