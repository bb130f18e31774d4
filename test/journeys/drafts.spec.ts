import type { Page } from '@playwright/test'
import { type App, expect, test } from './app.ts'
import { changeTo } from './entering.ts'
import { createCaseFile } from './opened.ts'
import { prepareRound } from './prepared.ts'

const begin = async (app: App) => {
  const { page } = app
  await createCaseFile(app, { name: '周敏', post: 'liaison' })
  const prepared = await prepareRound(page)
  await page.getByRole('link', { name: /^问题底稿/ }).click()
  return prepared
}

const fill = (page: Page, name: string, text: string) => page.getByRole('textbox', { name }).fill(text)

/** Writes a draft that wants nothing but evidence. */
const writeDraft = async (page: Page) => {
  await page.getByRole('button', { name: '新建底稿' }).first().click()
  await expect(page.getByRole('textbox', { name: '问题标题' })).toBeFocused()
  await page.keyboard.type('办公楼维修工程未公开招标')
  await fill(page, '问题概述', '某局办公楼维修工程合同价118.6万元，未履行公开招标程序。')
  await fill(page, '事实 1', '2025年3月，党组会研究办公楼维修，未讨论招标方式。')
  await page.getByRole('combobox', { name: '了解方式' }).click()
  await page.keyboard.type('个别谈话')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await fill(page, '发现过程', '与财务科科长谈话时了解，查阅合同核实。')
  await page.getByRole('button', { name: '再加一条依据' }).click()
  await page.getByRole('combobox', { name: '依据 1规定名称' }).fill('中华人民共和国招标投标法')
  await fill(page, '依据 1条款', '第四条')
  await fill(page, '依据 1条文原文', '任何单位和个人不得以任何方式规避招标。')
  await fill(page, '问题剖析', '程序意识不强，分管领导把关不严。')
  await page.getByRole('combobox', { name: '责任主体' }).fill('示例市某局党组')
  await page.getByRole('combobox', { name: '第一责任人' }).fill('陈某')
  await fill(page, '发生时间（起）', '2025-03-28')
  await page.getByRole('combobox', { name: '发生地点' }).fill('某局办公楼')
  await addHandler(page, '孙立')
  await choosePerson(page, '副组长', '赵勤')
  await choosePerson(page, '组长', '李明')
}

const addHandler = async (page: Page, name: string) => {
  await page.getByRole('combobox', { name: '承办人' }).click()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
}

const choosePerson = async (page: Page, field: string, name: string) => {
  await page.getByRole('combobox', { name: new RegExp(`^${field}`) }).click()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
}

/** Finds the interview from the draft's side and takes the beginning of an answer as evidence. */
const addEvidence = async (page: Page) => {
  await page.getByRole('button', { name: '添加佐证', exact: true }).click()
  const finder = page.getByRole('dialog', { name: '添加佐证' })
  await finder.getByRole('textbox', { name: '在谈话和资料中查找' }).fill('招标')
  await finder.getByRole('button', { name: /王建国/ }).click()
  const answer = finder.getByRole('textbox', { name: '第 1 问 · 答' })
  await answer.focus()
  await page.keyboard.press('Control+Home')
  for (let typed = 0; typed < 8; typed += 1) await page.keyboard.press('Shift+ArrowRight')
  await finder.getByRole('button', { name: '引用：第 1 问 · 答' }).click()
  await finder.getByRole('button', { name: '完成' }).click()
}

const openDraft = async (page: Page) => {
  await page.getByRole('link', { name: /^问题底稿/ }).click()
  await page.getByRole('option', { name: /D-001/ }).click()
}

const sign = async (page: Page, step: string) => {
  await page.getByRole('button', { name: '签字', exact: true }).click()
  await page
    .getByRole('dialog', { name: `签字：${step}` })
    .getByRole('button', { name: '签字' })
    .click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

const signOff = (page: Page) => page.getByRole('region', { name: '签批', exact: true })

test('a draft says what it still lacks, and leads to it', async ({ app }) => {
  const { page } = app
  await begin(app)
  await page.getByRole('button', { name: '新建底稿' }).first().click()
  const check = page.getByRole('complementary', { name: '四个准确' })
  await expect(check.getByText(/处须补齐后才能签字/)).toBeVisible()
  await check.getByRole('button', { name: /没有写问题发生的地点/ }).click()
  await expect(page.getByRole('combobox', { name: '发生地点' })).toBeFocused()
  await page.keyboard.type('某局办公楼')
  await expect(check.getByRole('button', { name: /没有写问题发生的地点/ })).toBeHidden()
})

test('a draft that lacks something cannot be signed, and the dialog says why', async ({ app }) => {
  const { page } = app
  await begin(app)
  await page.getByRole('button', { name: '新建底稿' }).first().click()
  await page.getByRole('button', { name: '签字', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('alert')).toContainText('处须补齐后才能签字')
  await expect(dialog.getByRole('button', { name: '签字' })).toBeDisabled()
  await dialog.getByRole('button', { name: /还没有写问题标题/ }).click()
  await expect(page.getByRole('textbox', { name: '问题标题' })).toBeFocused()
})

test('a draft goes from nothing to final through the posts of one laptop', async ({ app }) => {
  const { page } = app
  test.slow() // five unlocks, each as slow as the password deserves
  const { answer } = await begin(app)
  await writeDraft(page)
  await addEvidence(page)
  await expect(page.getByRole('listitem', { name: '证据1' })).toContainText(answer.slice(0, 8))
  await expect(page.getByText('各项齐备，可以送签。')).toBeVisible()

  await sign(page, '承办人')
  await expect(signOff(page)).toContainText('等待 孙立')
  await expect(page.getByText('这一版已有人签字，内容冻结')).toBeVisible()
  await expect(page.getByRole('textbox', { name: '问题概述' })).toBeHidden()

  for (const [name, step] of [
    ['孙立', '承办人'],
    ['赵勤', '副组长'],
    ['李明', '组长'],
  ] as const) {
    await changeTo(page, name)
    await openDraft(page)
    await sign(page, step)
  }
  await expect(page.getByText('已全部签完，本版定稿')).toBeVisible()
  await expect(signOff(page).getByText('已签')).toHaveCount(3)
  await expect(signOff(page)).toContainText('内容指纹')
})

test('a draft sent back says why, and its next revision can be compared with the signed one', async ({ app }) => {
  const { page } = app
  test.slow() // five unlocks, each as slow as the password deserves
  await begin(app)
  await writeDraft(page)
  await addEvidence(page)
  await sign(page, '承办人')
  await changeTo(page, '孙立')
  await openDraft(page)
  await sign(page, '承办人')

  await changeTo(page, '赵勤')
  await openDraft(page)
  await page.getByRole('button', { name: '退回', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '退回修改' })
  await dialog.getByRole('textbox', { name: '退回理由' }).fill('请补充会议纪要的日期。')
  await dialog.getByRole('button', { name: '退回' }).click()

  await changeTo(page, '周敏')
  await openDraft(page)
  await expect(signOff(page)).toContainText('赵勤（副组长）退回')
  await expect(signOff(page)).toContainText('请补充会议纪要的日期。')
  await fill(page, '事实 1', '2025年3月12日，党组会研究办公楼维修，未讨论招标方式。')
  await expect(page.getByText('第 2 版')).toBeVisible()

  await page.getByRole('button', { name: '历次版次' }).click()
  const revisions = page.getByRole('dialog', { name: '历次版次' })
  await expect(revisions.getByRole('insertion')).toContainText('3月12日')
  await expect(revisions.getByRole('deletion')).toContainText('2025年3月，')
})

test('a statement taken out comes back by one press', async ({ app }) => {
  const { page } = app
  await begin(app)
  await page.getByRole('button', { name: '新建底稿' }).first().click()
  await fill(page, '事实 1', '会议未讨论招标方式。')
  await page.getByRole('button', { name: '删去事实 1' }).click()
  await expect(page.getByRole('textbox', { name: '事实 1' })).toBeHidden()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByRole('textbox', { name: '事实 1' })).toHaveValue('会议未讨论招标方式。')
})
