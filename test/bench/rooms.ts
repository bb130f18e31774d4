import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { createCaseFile } from '../../db/vault/create-case-file.ts'
import type { Workstation } from '../../electron/contract/index.ts'
import { unlockIn } from '../demo/screens.ts'
import { buildIfStale } from '../host/built.ts'
import { startProgram } from '../host/program.ts'
import { quantile, type Row } from './row.ts'
import { fillRound } from './whole-round.ts'

/** What the measuring uses of the page's own world. */
declare const workstation: Workstation
declare const document: { querySelector(selector: string): unknown }
declare const window: { addEventListener(event: string, listener: () => void, how: { capture: true; once: true }): void }
declare const requestAnimationFrame: (next: () => void) => void

const person = { name: '示例组长', post: 'group_leader' } as const
const password = '示例密码-量速-一二三四五'
const runs = 20

/** Every list and picker from the press to the painted answer, in the window, at a whole round and at ten times that. */
export async function roomRows(): Promise<readonly Row[]> {
  buildIfStale()
  const small = await paintedAt(1)
  const large = await paintedAt(10)
  return [...small].flatMap(([what, measured]) => {
    const peer = quantile(large.get(what) ?? [], 0.95)
    const p95 = quantile(measured, 0.95)
    return [
      { case: what, metric: 'p50 to paint', unit: 'ms', ours: quantile(measured, 0.5), peer: null, peerName: null, ratio: null, runs },
      { case: what, metric: 'p95 to paint', unit: 'ms', ours: p95, peer: null, peerName: null, ratio: null, runs },
      {
        case: `${what}, ten times as many`,
        metric: 'p95 to paint',
        unit: 'ms',
        ours: peer,
        peer: p95,
        peerName: 'one round',
        ratio: peer / p95,
        runs,
      },
    ]
  })
}

async function paintedAt(scale: number): Promise<ReadonlyMap<string, readonly number[]>> {
  const parent = await mkdtemp(join(tmpdir(), 'xuncha-bench-'))
  try {
    const folder = join(parent, 'case')
    const { caseFile } = await createCaseFile({ folder, mode: 'group', label: '示例', deviceName: '示例', person, password })
    try {
      fillRound(caseFile, scale)
    } finally {
      caseFile.close()
    }
    const program = await startProgram({ XUNCHA_DATA: join(parent, 'data') })
    try {
      await program.page.setViewportSize({ width: 1366, height: 768 })
      await program.answerDialog([folder])
      await unlockIn(program.page, { name: person.name, password })
      return await measure(program.page)
    } finally {
      await program.quit()
    }
  } finally {
    await rm(parent, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

/** What is pressed (a room's link, or keys), and what must stand on the screen when it is done. */
interface Act {
  readonly what: string
  /** Brings the screen to where the press begins. */
  readonly before: (page: Page) => Promise<void>
  readonly press: { readonly room: string } | { readonly keys: readonly string[] }
  /** CSS selector that must be there, and was not before. */
  readonly painted: string
}

const roomLink = (page: Page, room: string) => page.getByRole('navigation').getByRole('link', { name: room, exact: true })
const list = (what: string, room: string): Act => ({
  what: `list of ${what}`,
  before: (page) => roomLink(page, '今日').click(),
  press: { room },
  painted: '.list-row[role="option"]',
})
const acts: readonly Act[] = [
  list('interviews', '谈话'),
  list('documents', '查阅资料'),
  list('petitions', '信访'),
  list('drafts', '问题底稿'),
  {
    what: 'search over everything',
    before: async (page) => {
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+k')
      await page.locator('.palette-input').waitFor()
    },
    press: { keys: ['招', '标'] },
    painted: '.palette-passage',
  },
]

async function measure(page: Page): Promise<ReadonlyMap<string, readonly number[]>> {
  const measured = new Map<string, number[]>()
  for (const act of acts) {
    const times: number[] = []
    for (let run = -2; run < runs; run += 1) {
      await act.before(page)
      await grownStale(page)
      const time = await painted(page, act)
      if (run >= 0) times.push(time) // the first two load the room's own code
    }
    measured.set(act.what, times)
    await page.keyboard.press('Escape')
  }
  return measured
}

/** Nothing is answered from the page's memory: everything it knows is made stale as after an import. */
const grownStale = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    const { roundId } = await workstation.rounds.list({}).then((answer) => ({ roundId: answer.ok ? (answer.value.rows[0]?.id ?? '') : '' }))
    for (const area of ['interviews', 'documentReviews', 'petitions', 'drafts'] as const) {
      const made = await workstation[area].create({ roundId, unitId: null, body: {} })
      if (made.ok) await workstation[area].delete({ id: made.value.id })
    }
  })
  await page.waitForTimeout(50)
}

/** Milliseconds from the press to the frame after the answer stands in the page, by the page's own clock. */
async function painted(page: Page, { press, painted: selector }: Act): Promise<number> {
  const watching = page.evaluate(
    ({ selector }) =>
      new Promise<number>((resolve) => {
        let from = 0
        const begin = () => {
          from ||= performance.now()
        }
        window.addEventListener('pointerdown', begin, { capture: true, once: true })
        window.addEventListener('input', begin, { capture: true, once: true })
        const look = () => {
          if (from > 0 && document.querySelector(selector) !== null)
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)))
          else requestAnimationFrame(look)
        }
        look()
      }),
    { selector },
  )
  if ('room' in press) await roomLink(page, press.room).click()
  else for (const key of press.keys) await page.keyboard.insertText(key)
  return watching
}
