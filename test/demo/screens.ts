import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import type { Workstation } from '../../electron/contract/index.ts'
import { buildIfStale, findElectron } from '../host/built.ts'
import { findChromium } from '../host/chromium.ts'
import type { Actor } from './cast.ts'

declare const workstation: Workstation

/** One picture: its name, the link to its room, and whether the first record of the list is opened. */
interface Screen {
  readonly name: string
  readonly room: string
  readonly record: boolean
}

export const groupScreens: readonly Screen[] = [
  { name: '01-今日', room: '今日', record: false },
  { name: '02-谈话', room: '谈话', record: true },
  { name: '03-谈话提纲', room: '谈话提纲', record: true },
  { name: '04-调阅清单', room: '调阅清单', record: true },
  { name: '05-查阅资料', room: '查阅资料', record: true },
  { name: '06-问题底稿', room: '问题底稿', record: true },
  { name: '07-成果包', room: '成果包', record: false },
  { name: '08-轮次与单位', room: '轮次与单位', record: false },
  { name: '09-设置', room: '设置', record: false },
]

export const officeScreens: readonly Screen[] = [
  { name: '10-巡察办-收件', room: '收件', record: false },
  { name: '11-巡察办-谈话', room: '谈话', record: true },
  { name: '12-巡察办-问题底稿', room: '问题底稿', record: true },
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

async function unlockIn(page: Page, actor: Actor): Promise<void> {
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

async function show(page: Page, { room, record }: Screen): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: room, exact: true }).click()
  await page.waitForLoadState('networkidle')
  if (!record) return
  const row = page.getByRole('listbox').getByRole('option').first()
  await row.click()
  await page.waitForLoadState('networkidle')
}
