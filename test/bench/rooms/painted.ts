import type { Page } from 'playwright'
import type { Workstation } from '../../../electron/contract/index.ts'
import type { Act } from './acts.ts'

/** What the measuring uses of the page's own world. */
declare const workstation: Workstation
declare const document: { querySelector(selector: string): unknown }
declare const window: {
  painted: Promise<number>
  addEventListener(event: string, listener: () => void, how: { capture: true; once: true }): void
}
declare const requestAnimationFrame: (next: () => void) => void

/** Milliseconds of so many runs of an act; the first run loads the room's own code and is told apart. */
export async function paintedTimes(
  page: Page,
  act: Act,
  runs: number,
): Promise<{ readonly first: number; readonly times: readonly number[] }> {
  const times: number[] = []
  for (let run = 0; run <= runs; run += 1) {
    await act.before(page)
    await grownStale(page, act)
    times.push(await painted(page, act))
  }
  const [first = Number.NaN, ...others] = times
  return { first, times: others }
}

/** Nothing is answered from the page's memory: something of the sort is written, as when a colleague's work is taken in. */
async function grownStale(page: Page, { touches }: Act): Promise<void> {
  if (touches === null) return
  await page.evaluate(async (area) => {
    const rounds = await workstation.rounds.list({})
    const roundId = rounds.ok ? (rounds.value.rows[0]?.id ?? '') : ''
    const made = await workstation[area].create({ roundId, unitId: null, body: {} })
    if (made.ok) await workstation[area].delete({ id: made.value.id })
  }, touches)
  await page.waitForTimeout(100) // what stands on the screen asks anew
}

/** Milliseconds from the press to the frame after the answer stands in the page, by the page's own clock. */
async function painted(page: Page, { press, painted: selector, what }: Act): Promise<number> {
  // Laid ready before the press: keys reach the page on another road, and might come first.
  await page.evaluate(
    ({ selector, longest }) => {
      const since = performance.now()
      let from = 0
      const begin = () => {
        from ||= performance.now()
      }
      for (const event of ['pointerdown', 'keydown', 'input']) window.addEventListener(event, begin, { capture: true, once: true })
      window.painted = new Promise((resolve) => {
        const look = () => {
          if (from > 0 && document.querySelector(selector) !== null)
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)))
          else if (performance.now() - since > longest) resolve(Number.NaN)
          else requestAnimationFrame(look)
        }
        look()
      })
    },
    { selector, longest: 20_000 },
  )
  await press(page)
  const time = await page.evaluate(() => window.painted)
  if (Number.isNaN(time)) throw new Error(`${what}: ${selector} did not come`)
  return time
}
