import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import type { Workstation } from '../../electron/contract/index.ts'
import { buildIfStale, findElectron } from '../host/built.ts'
import { findChromium } from '../host/chromium.ts'
import type { Actor } from './cast.ts'

declare const workstation: Workstation

/** One picture: its name, the link to its room, and the record or tab that is opened there. */
interface Screen {
  readonly name: string
  readonly room: string
  readonly record?: string
  readonly tab?: string
  /** What stands there once the room has its answer. */
  readonly ready?: string
}

export const groupScreens: readonly Screen[] = [
  { name: '01-今日', room: '今日' },
  { name: '02-谈话', room: '谈话', record: '潘示杰' },
  { name: '03-谈话提纲', room: '谈话提纲', record: '重点岗位谈话提纲（示例）' },
  { name: '04-调阅清单', room: '调阅清单', record: '会计凭证和账簿' },
  { name: '05-查阅资料', room: '查阅资料', record: '滨河路工程款支付凭证（第三笔）' },
  { name: '06-问题底稿-已定稿', room: '问题底稿', record: '滨河路维修改造项目先开工后提交党组会研究' },
  { name: '07-问题底稿-草稿', room: '问题底稿', record: '党组理论学习中心组学习记录造假' },
  { name: '08-成果包', room: '成果包' },
  { name: '09-轮次与单位', room: '轮次与单位' },
  { name: '10-设置', room: '设置' },
  { name: '15-日程', room: '日程', ready: '按步骤排日程' },
  { name: '16-谈话安排', room: '谈话安排', ready: '缺口与冲突' },
  { name: '17-信访', room: '信访' },
  { name: '18-问卷测评', room: '问卷测评' },
  { name: '19-疑点', room: '疑点' },
  { name: '20-印证矩阵', room: '印证矩阵', ready: '下一步' },
  { name: '21-证据核对', room: '证据核对', ready: '没有签完的底稿' },
  { name: '22-组务会研究', room: '组务会研究' },
  { name: '23-覆盖情况', room: '覆盖情况', ready: '必谈必看必访' },
  { name: '24-撤点核查', room: '撤点核查', ready: '必谈未谈' },
  { name: '25-工作日志', room: '工作日志' },
  { name: '26-目录', room: '目录' },
  { name: '27-政策依据', room: '政策依据' },
]

export const officeScreens: readonly Screen[] = [
  { name: '11-巡察办-接收成果包', room: '接收成果包' },
  { name: '12-巡察办-成果一览', room: '接收成果包', tab: '成果一览' },
  { name: '13-巡察办-导入记录', room: '接收成果包', tab: '导入记录' },
  { name: '14-巡察办-问题底稿', room: '问题底稿', record: '滨河路维修改造项目先开工后提交党组会研究' },
]

/** Whether the window can be shown at all on this machine. */
export const canShow = (): boolean => findElectron() !== undefined || findChromium() !== undefined

/** Opens a case file in the built program and takes a picture of each room. Answers the names of the pictures. */
export async function takeScreens(into: string, caseFolder: string, actor: Actor, screens: readonly Screen[]): Promise<string[]> {
  if (process.env.STAND_IN_BUILT === undefined) buildIfStale()
  const { startProgram } = await import('../host/program.ts')
  await mkdir(into, { recursive: true })
  const data = await mkdtemp(join(tmpdir(), 'xuncha-demo-'))
  const program = await startProgram({ XUNCHA_DATA: data })
  const taken: string[] = []
  try {
    const { page } = program
    await page.setViewportSize({ width: 1366, height: 768 })
    await program.answerDialog([caseFolder])
    await unlockIn(page, actor)
    await page.reload() // the fresh page finds the case file open
    for (const screen of screens) {
      await show(page, screen)
      await page.screenshot({ path: join(into, `${screen.name}.png`) })
      taken.push(`${screen.name}.png`)
    }
  } finally {
    await program.quit()
    await rm(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
  return taken
}

/** Opens the case file that the next file dialog answers with. */
export async function unlockIn(page: Page, actor: Actor): Promise<void> {
  const failed = await page.evaluate(async ({ name, password }) => {
    const chosen = await workstation.caseFiles.choose({})
    if (!chosen.ok || chosen.value === null) return 'the case file was not taken'
    const caseFileId = chosen.value.id
    const face = await workstation.caseFiles.describe({ caseFileId })
    const account = face.ok ? face.value.accounts.find((one) => one.name === name) : undefined
    if (account === undefined) return 'the account is not there'
    const session = await workstation.caseFiles.unlock({ caseFileId, accountId: account.id, password })
    return session.ok ? null : session.failure.code
  }, actor)
  if (failed !== null) throw new Error(failed)
}

async function show(page: Page, { room, record, tab, ready }: Screen): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: room, exact: true }).click()
  if (tab !== undefined) await page.getByRole('tab', { name: tab, exact: true }).click()
  if (record !== undefined) {
    await page.getByLabel(`在${room}中查找`, { exact: true }).fill(record)
    await page.getByRole('option', { name: record }).first().click()
    await page.getByRole('option', { name: record, selected: true }).first().waitFor()
    await page.getByRole('heading', { level: 1 }).first().waitFor()
  }
  if (ready !== undefined) await page.getByText(ready).first().waitFor()
  await page.waitForLoadState('networkidle')
}
