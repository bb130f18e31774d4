import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './app.ts'

/** One line for each thing that axe objects to: rule, what is wrong, where. */
type Objection = string

/**
 * Everything axe knows (WCAG 2.2 A and AA, and its own good practice), on the page as it stands; no rule is left out.
 * The old way of running keeps axe in this one page: the newer one opens a second page, which a window of the program has not.
 */
const objections = async (page: Page): Promise<readonly Objection[]> => {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html.slice(0, 300)}\n  ${failureSummary?.replaceAll('\n', ' ')}`),
  )
}

/** Drawers and dialogs fade in and out: half faded, their text would be judged too pale, and they still take Escape. */
export const settled = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const ends = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
    return Promise.allSettled(ends.map((animation) => animation.finished)).then(
      () => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))),
    )
  })

/** The screen as it stands violates no rule; a walk goes on after a screen that does, and fails at its end. */
export const expectAccessible = async (page: Page, screen: string): Promise<void> => {
  await settled(page)
  expect.soft(await objections(page), screen).toEqual([])
}
