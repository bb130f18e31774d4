import { type App, expect, test } from './app.ts'
import { createCaseFile, unlock } from './opened.ts'
import { prepareRound } from './prepared.ts'

const openInterview = async ({ page }: App): Promise<void> => {
  await page.getByRole('navigation').getByRole('link', { name: '谈话', exact: true }).click()
  await page.getByText('王建国').first().click()
}

const session = () => workstation.vault.session({})

test.describe('locking', () => {
  test('by hand closes the case file and shows the entry', async ({ app }) => {
    await createCaseFile(app)
    await app.page.getByRole('button', { name: '锁定' }).click()
    await expect(app.page.getByLabel('密码', { exact: true })).toBeVisible()
    expect(await app.page.evaluate(session)).toMatchObject({ ok: false, failure: { code: 'locked' } })
  })

  for (const event of ['suspend', 'lock-screen'] as const)
    test(`happens when the computer says ${event}`, async ({ app }) => {
      await createCaseFile(app)
      await app.powerMonitor.emit(event)
      await expect(app.page.getByLabel('密码', { exact: true })).toBeVisible()
      expect(await app.page.evaluate(session)).toMatchObject({ ok: false, failure: { code: 'locked' } })
    })

  test('tells the page before and after', async ({ app }) => {
    await createCaseFile(app)
    await app.page.evaluate(() => {
      const heard: string[] = []
      Object.assign(globalThis, { heard })
      workstation.on.locking(({ reason }) => heard.push(`locking ${reason}`))
      workstation.on.locked(({ reason }) => heard.push(`locked ${reason}`))
    })
    await app.page.evaluate(() => workstation.caseFiles.lock({}))
    expect(await app.page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([
      'locking by_hand',
      'locked by_hand',
    ])
  })

  for (const [how, lock] of [
    ['the computer suspends', (app: App) => app.powerMonitor.emit('suspend')],
    ['the program is quit', (app: App) => app.restart()],
  ] as const)
    test(`keeps what was typed the moment before ${how}`, async ({ app }) => {
      await createCaseFile(app)
      await prepareRound(app.page)
      await openInterview(app)
      const answer = app.page.getByRole('textbox', { name: '第 1 答' })
      await answer.click()
      await app.page.keyboard.press('Control+End')
      await app.page.keyboard.insertText('后来又补签了合同。')
      await lock(app)
      await expect(app.page.getByLabel('密码', { exact: true })).toBeVisible()
      await unlock(app)
      await openInterview(app)
      await expect(app.page.getByRole('textbox', { name: '第 1 答' })).toHaveValue(/后来又补签了合同。$/)
    })

  test('leaves a wrong password outside, with a growing delay', async ({ app }) => {
    await createCaseFile(app)
    await app.page.evaluate(() => workstation.caseFiles.lock({}))
    const codes: string[] = []
    for (let i = 0; i < 6; i++) {
      const refused = await unlock(app, '错误的密码错误的密码').catch((error: Error) => error.message)
      codes.push(/"code":"(\w+)"/.exec(String(refused))?.[1] ?? 'opened')
    }
    expect(codes[0]).toBe('wrong_password')
    expect(codes.at(-1)).toBe('wait')
    expect(codes).not.toContain('opened')
  })
})

test('a listener that was taken back hears nothing more', async ({ app }) => {
  await createCaseFile(app)
  const heard = await app.page.evaluate(async () => {
    let count = 0
    const takeBack = workstation.on.changed(() => {
      count++
    })
    // A second listener, set later and so called later, tells when the first has had its turn.
    const create = async (name: string) => {
      const told = new Promise<void>((resolve) => {
        const done = workstation.on.changed(() => {
          done()
          resolve()
        })
      })
      await workstation.members.create({ body: { name, post: 'member' } })
      await told
    }
    await create('孙立')
    const before = count
    takeBack()
    await create('赵勤')
    return { before, after: count }
  })
  expect(heard.before).toBeGreaterThan(0)
  expect(heard.after).toBe(heard.before)
})
