import type { Page } from '@playwright/test'
import type { App } from './app.ts'
import { createCaseFile } from './opened.ts'

/** What a journey through interviews and documents finds already there. */
export interface Fieldwork {
  readonly roundId: string
  readonly unitId: string
  readonly outlineId: string
}

/** An open case file with a round, one unit, three inspectors and an outline of two topics; the page shows its rooms. */
export const beginFieldwork = async (app: App): Promise<Fieldwork> => {
  await createCaseFile(app, { name: '周敏', post: 'liaison' })
  const made = await app.page.evaluate(async () => {
    const value = async <T>(answer: Promise<{ ok: true; value: T } | { ok: false; failure: unknown }>): Promise<T> => {
      const given = await answer
      if (!given.ok) throw new Error(JSON.stringify(given.failure))
      return given.value
    }
    const id = () => crypto.randomUUID().replace(/^(.{14})./, '$17')
    const step = { id: id(), name: '承办人', who: 'handlers' as const }
    const round = await value(workstation.rounds.create({ body: { year: 2026, name: '2026年第一轮（示例）', signOffSteps: [step] } }))
    const unit = await value(workstation.units.create({ roundId: round.id, body: { name: '示例市某局党组', shortName: '某局' } }))
    for (const name of ['赵勤', '孙立']) await value(workstation.members.create({ roundId: round.id, body: { name, post: 'member' } }))
    const topic = (name: string, ...texts: string[]) => ({ id: id(), name, questions: texts.map((text) => ({ id: id(), text })) })
    const topics = [
      topic('决策程序', '维修项目是怎样立项的？', '党组会是否研究过？'),
      topic('招标方式', '施工单位是怎样确定的？', '是否公开招标？'),
    ]
    const outline = await value(workstation.outlines.create({ roundId: round.id, body: { name: '科室负责人提纲', topics } }))
    return { roundId: round.id, unitId: unit.id, outlineId: outline.id }
  })
  await app.page.reload()
  await app.page.getByRole('navigation', { name: '工作区' }).waitFor()
  return made
}

/** Goes to a room by its place in the navigation. */
export const goToRoom = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('navigation', { name: '工作区' }).getByRole('link', { name, exact: true }).click()
  // a room is loaded when it is first entered; its keys work from then on
  await page.getByLabel(`在${name}中查找`).waitFor()
}

/** The record that is open, named by its kind. */
export const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** Everything typed so far is in the case file. */
export const saved = async (page: Page): Promise<void> => {
  await page
    .getByRole('banner')
    .getByText(/已保存/)
    .waitFor()
}
