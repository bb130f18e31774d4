import type { Page } from 'playwright'

/** One thing that a person presses, and what must stand on the screen when it is done. */
export interface Act {
  readonly what: string
  /** Brings the screen to where the press begins. */
  readonly before: (page: Page) => Promise<void>
  readonly press: (page: Page) => Promise<void>
  /** CSS selector that must be there, and was not before. */
  readonly painted: string
  /** Written to before each run, so that nothing is answered from the page's memory. */
  readonly touches: 'interviews' | 'documentReviews' | 'petitions' | 'drafts' | 'leads' | 'tasks' | 'roster' | 'documentRequests' | null
}

const roomLink = (page: Page, room: string) => page.getByRole('navigation').getByRole('link', { name: room, exact: true })

/** Into a room from the settings, which ask next to nothing. */
const room = (name: string, touches: Act['touches'], painted: string): Act => ({
  ...{ what: `room ${name}`, touches, painted },
  before: async (page) => {
    await page.keyboard.press('Escape')
    await roomLink(page, '设置').click()
    await page.locator(painted).first().waitFor({ state: 'detached' })
  },
  press: (page) => roomLink(page, name).click(),
})
const row = '.list-row[role="option"]'
const list = (name: string, touches: Act['touches']): Act => ({ ...room(name, touches, row), what: `list of ${name}` })

/** Words typed above a list, whose rows then bear a mark where they hold them. */
const find = (name: string, touches: Act['touches'], words: string): Act => ({
  ...{ what: `find in list of ${name}`, touches, painted: '.list-row mark' },
  before: async (page) => {
    await roomLink(page, '设置').click()
    await roomLink(page, name).click()
    await page.locator(row).first().waitFor()
    await page.locator('.list-row mark').first().waitFor({ state: 'detached' })
    await page.getByLabel(`在${name}中查找`, { exact: true }).focus()
  },
  press: (page) => page.keyboard.insertText(words),
})

/** Opens the first record of a list. */
const openFirst = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press('Escape')
  await roomLink(page, '设置').click()
  await roomLink(page, name).click()
  await page.locator(row).first().click()
  await page.locator('#record-pane textarea').first().waitFor()
}

const palette: Act = {
  ...{ what: 'search over everything', touches: 'drafts', painted: '.palette-passage' },
  before: async (page) => {
    await page.keyboard.press('Escape')
    await page.locator('.palette-input').waitFor({ state: 'hidden' })
    await page.keyboard.press('Control+k')
    await page.locator('.palette-input').fill('')
    await page.locator('.palette-passage').waitFor({ state: 'detached' })
  },
  press: (page) => page.keyboard.insertText('招标'),
}

/** A picker that a key opens over the text of a talk. */
const overTalk = (what: string, key: string, touches: Act['touches'], painted: string): Act => ({
  ...{ what, touches, painted },
  before: async (page) => {
    await openFirst(page, '谈话')
    await page.getByRole('textbox', { name: /答/ }).first().click()
    await page.keyboard.press('Home')
    for (let n = 0; n < 4; n += 1) await page.keyboard.press('Shift+ArrowRight')
  },
  press: (page) => page.keyboard.press(key),
})
const draftPicker = overTalk('draft picker', 'Control+e', 'drafts', '.choice-picker-list [role="option"]:nth-child(2)')
const tagPicker = overTalk('tag picker', 'Control+j', null, '.typed-list [role="option"]')

const articlePicker: Act = {
  ...{ what: 'article picker', touches: null, painted: '.typed-list [role="option"]' },
  before: async (page) => {
    await openFirst(page, '问题底稿')
    const pick = page.getByRole('button', { name: '为依据 1 从条文取用' })
    if (!(await pick.isVisible())) await page.getByRole('button', { name: '再加一条依据' }).click()
    await pick.waitFor()
  },
  press: (page) => page.getByRole('button', { name: '为依据 1 从条文取用' }).click(),
}

/** Which petition it repeats: chosen among the others. */
const recordPicker: Act = {
  ...{ what: 'record picker', touches: 'petitions', painted: '.member-option' },
  before: async (page) => {
    await openFirst(page, '信访')
    await page.getByRole('combobox', { name: '重复件' }).waitFor()
  },
  press: (page) => page.getByRole('combobox', { name: '重复件' }).click(),
}

export const acts: readonly Act[] = [
  list('谈话', 'interviews'),
  list('谈话名册', 'roster'),
  list('调阅清单', 'documentRequests'),
  list('查阅资料', 'documentReviews'),
  list('信访', 'petitions'),
  list('任务', 'tasks'),
  list('疑点', 'leads'),
  list('问题底稿', 'drafts'),
  find('查阅资料', 'documentReviews', '凭证'),
  find('问题底稿', 'drafts', '招标'),
  palette,
  draftPicker,
  overTalk('lead picker', 'Control+d', 'leads', '.choice-picker-list [role="option"]:nth-child(2)'),
  tagPicker,
  articlePicker,
  recordPicker,
  room('今日', 'drafts', '.today-list'),
  room('日程', 'tasks', '.schedule-grid'),
  room('谈话安排', 'roster', '.plan-table tbody'),
  room('印证矩阵', 'leads', '.board-row'),
  room('证据核对', 'drafts', '.found-rows li'),
  room('覆盖情况', 'drafts', '.coverage-items tbody tr'),
  room('撤点核查', 'drafts', '.leaving-things li'),
  room('目录', null, '.version-title'),
  room('政策依据', null, '.version-title'),
]
