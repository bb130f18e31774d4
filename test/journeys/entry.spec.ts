import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { changeTo } from './entering.ts'
import { password } from './opened.ts'

const group = { label: '示例案件库', deviceName: '一组1号机', name: '李明' } as const
const lock = (page: Page) => page.getByRole('button', { name: '锁定' }).click()
const tryPassword = async (page: Page, secret: string): Promise<void> => {
  await page.getByRole('textbox', { name: '密码', exact: true }).fill(secret)
  await page.getByRole('button', { name: '解锁', exact: true }).click()
}
const room = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true })

/** Goes through the form up to the sheet with the recovery key, and reads the key off it. */
const createUpToTheKey = async (page: Page): Promise<readonly string[]> => {
  await page.getByRole('button', { name: '新建案件库' }).click()
  await page.getByRole('textbox', { name: '案件库名称' }).fill(group.label)
  await page.getByRole('textbox', { name: '本机名称' }).fill(group.deviceName)
  await page.getByRole('textbox', { name: '您的姓名' }).fill(group.name)
  await page.getByRole('textbox', { name: '密码', exact: true }).fill(password)
  await page.getByRole('textbox', { name: '再输一次密码' }).fill(password)
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await expect(page.getByRole('heading', { name: '恢复密钥' })).toBeVisible()
  return page.getByRole('listitem').getByRole('code').allTextContents()
}

/** The two groups that are asked for, by their numbers from 1. */
const askedGroups = async (page: Page): Promise<readonly number[]> => {
  const labels = await page
    .getByRole('textbox')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? ''))
  return labels.map((label) => Number(/\d+/.exec(label)?.[0]))
}

/** Creates a case file by hand, as the first person would, and goes in. Answers the recovery key's groups. */
const createCaseFile = async (page: Page): Promise<readonly string[]> => {
  const groups = await createUpToTheKey(page)
  for (const index of await askedGroups(page)) await page.getByRole('textbox', { name: `第 ${index} 组` }).fill(groups[index - 1] ?? '')
  await page.getByRole('button', { name: '已妥善保存，进入案件库' }).click()
  await expect(page.getByRole('navigation', { name: '工作区' })).toBeVisible()
  return groups
}

test.describe('the way into a case file', () => {
  test('begins with a first screen that says what to do', async ({ app: { page } }) => {
    await expect(page.getByRole('heading', { name: '新建案件库' })).toBeVisible()
    await expect(page.getByText('本机还没有案件库')).toBeVisible()
    await expect(page.getByRole('button', { name: '打开已有案件库' })).toBeVisible()
  })

  test('takes no password that is too short or typed differently the second time', async ({ app: { page } }) => {
    await page.getByRole('button', { name: '新建案件库' }).click()
    await page.getByRole('textbox', { name: '案件库名称' }).fill(group.label)
    await page.getByRole('textbox', { name: '本机名称' }).fill(group.deviceName)
    await page.getByRole('textbox', { name: '您的姓名' }).fill(group.name)
    const create = page.getByRole('button', { name: '新建', exact: true })
    await page.getByRole('textbox', { name: '密码', exact: true }).fill('短密码')
    await expect(page.getByText('已输 3 个字符，至少 10 个。')).toBeVisible()
    await expect(create).toBeDisabled()
    await page.getByRole('textbox', { name: '密码', exact: true }).fill(password)
    await page.getByRole('textbox', { name: '再输一次密码' }).fill('另一个密码')
    await expect(page.getByRole('alert')).toHaveText('两次输入不一致。')
    await expect(create).toBeDisabled()
    await page.getByRole('textbox', { name: '再输一次密码' }).fill(password)
    await expect(create).toBeEnabled()
  })

  test('shows the recovery key once and goes on only when two groups are typed back', async ({ app: { page } }) => {
    const groups = await createUpToTheKey(page)
    expect(groups).toHaveLength(8)
    const goOn = page.getByRole('button', { name: '已妥善保存，进入案件库' })
    await expect(goOn).toBeDisabled()
    const [first = 0, second = 0] = await askedGroups(page)
    await page.getByRole('textbox', { name: `第 ${first} 组` }).fill('!!!!!')
    await expect(page.getByRole('alert')).toHaveText('与恢复密钥不一致，请核对抄写件。')
    await page.getByRole('textbox', { name: `第 ${first} 组` }).fill((groups[first - 1] ?? '').toLowerCase())
    await page.getByRole('textbox', { name: `第 ${second} 组` }).fill(groups[second - 1] ?? '')
    await goOn.click()
    await expect(page.getByRole('navigation', { name: '工作区' })).toBeVisible()
    expect(await page.locator('body').textContent()).not.toContain(groups[0])
  })

  test('refuses a wrong password in words and lets the right one in, back to the same room', async ({ app: { page } }) => {
    await createCaseFile(page)
    await room(page, '设置').click()
    await lock(page)
    await expect(page.getByText('已锁定。')).toBeVisible()
    await tryPassword(page, '不是这个密码吧')
    await expect(page.getByRole('alert')).toContainText('密码或恢复密钥不正确')
    await expect(page.getByRole('alert')).toContainText('电话告知代码：X-01')
    await tryPassword(page, password)
    await expect(page.getByRole('heading', { name: '设置', level: 1 })).toBeVisible()
  })

  test('makes those wait who keep guessing, and counts the seconds down', async ({ app: { page } }) => {
    await createCaseFile(page)
    await lock(page)
    const waiting = page.getByRole('button', { name: /还需等待 \d+ 秒/ })
    for (let guess = 0; guess < 12 && !(await waiting.isVisible()); guess++) {
      await tryPassword(page, `猜第${guess}次密码试试看`)
      await expect(page.getByRole('button', { name: /^(解锁|还需等待 \d+ 秒)$/ })).toBeVisible()
    }
    await expect(waiting).toBeDisabled()
  })

  test('changes the password: the old one opens nothing any more', async ({ app: { page } }) => {
    await createCaseFile(page)
    await room(page, '设置').click()
    await page.getByRole('button', { name: '修改密码' }).click()
    await page.getByRole('textbox', { name: '现在的密码' }).fill(password)
    await page.getByRole('textbox', { name: '新密码' }).fill('换成新的密码 四五六七')
    await page.getByRole('textbox', { name: '再输一次密码' }).fill('换成新的密码 四五六七')
    await page.getByRole('main').getByRole('button', { name: '修改密码' }).click()
    await expect(page.getByText('密码已修改')).toBeVisible()
    await lock(page)
    await tryPassword(page, password)
    await expect(page.getByRole('alert').filter({ hasText: '不正确' })).toBeVisible()
    await tryPassword(page, '换成新的密码 四五六七')
    await expect(page.getByRole('navigation', { name: '工作区' })).toBeVisible()
  })

  test('serves a second account, whose post decides what is offered', async ({ app: { page } }) => {
    await createCaseFile(page)
    await room(page, '设置').click()
    await page.getByRole('button', { name: '添加账户' }).click()
    await page.getByRole('textbox', { name: '姓名' }).fill('赵青')
    await page.getByRole('combobox', { name: '职务' }).click()
    await page.getByTitle('组员', { exact: true }).last().click()
    await page.getByRole('textbox', { name: '密码', exact: true }).fill(password)
    await page.getByRole('textbox', { name: '再输一次密码' }).fill(password)
    await page.getByRole('button', { name: '添加', exact: true }).click()
    await expect(page.getByRole('listitem').filter({ hasText: '赵青' })).toBeVisible()
    await changeTo(page, '赵青')
    await expect(page.getByRole('button', { name: '赵青（组员）' })).toBeVisible()
    await room(page, '设置').click()
    await expect(page.getByRole('heading', { name: '修改密码' })).toBeVisible()
    await expect(page.getByRole('heading', { name: '账户' })).toBeHidden()
  })

  test('opens with the recovery key when the password is forgotten', async ({ app: { page } }) => {
    const groups = await createCaseFile(page)
    await lock(page)
    await page.getByRole('button', { name: '忘记密码，使用恢复密钥' }).click()
    await page.getByRole('textbox', { name: '恢复密钥' }).fill(groups.join(' ').toLowerCase())
    await page.getByRole('textbox', { name: '新密码' }).fill('忘记以后新设的一个密码')
    await page.getByRole('textbox', { name: '再输一次密码' }).fill('忘记以后新设的一个密码')
    await page.getByRole('button', { name: '重设密码并打开' }).click()
    await expect(page.getByRole('navigation', { name: '工作区' })).toBeVisible()
    await lock(page)
    await tryPassword(page, '忘记以后新设的一个密码')
    await expect(page.getByRole('navigation', { name: '工作区' })).toBeVisible()
  })

  test('goes by keyboard alone', async ({ app: { page } }) => {
    await createCaseFile(page)
    await page.keyboard.press('Control+l')
    await expect(page.getByRole('textbox', { name: '密码', exact: true })).toBeFocused()
    await page.keyboard.type('wrong-password')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toBeVisible()
    await page.getByRole('textbox', { name: '密码', exact: true }).press('Control+a')
    await page.keyboard.insertText(password)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('navigation', { name: '工作区' })).toBeVisible()
  })
})
