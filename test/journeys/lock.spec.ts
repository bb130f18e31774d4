import { expect, test } from './app.ts'
import { createCaseFile, unlock } from './opened.ts'

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

  test('tells the page before, so that it saves what it holds, and after', async ({ app }) => {
    await createCaseFile(app)
    await app.page.evaluate(() => {
      const heard: string[] = []
      Object.assign(globalThis, { heard })
      workstation.on.locking(async ({ reason }) => {
        // While the lock is falling the casework still answers: this is when drafts are saved.
        const saved = await workstation.outlines.create({ body: { name: '锁定前一刻保存' } })
        heard.push(`locking ${reason} ${saved.ok}`)
        await workstation.caseFiles.readyToLock({})
      })
      workstation.on.locked(({ reason }) => heard.push(`locked ${reason}`))
    })
    await app.page.evaluate(() => workstation.caseFiles.lock({}))
    const heard = () => app.page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)
    expect(await heard()).toEqual(['locking by_hand true', 'locked by_hand'])
    await unlock(app)
    const list = await app.page.evaluate(() => workstation.outlines.list({}))
    expect(list).toMatchObject({ ok: true, value: { rows: [{ title: '锁定前一刻保存' }] } })
  })

  test('happens at quitting too: the last words are there at the next start', async ({ app }) => {
    await createCaseFile(app)
    await app.page.evaluate(() => {
      workstation.on.locking(async () => {
        await workstation.outlines.create({ body: { name: '退出前一刻保存' } })
        await workstation.caseFiles.readyToLock({})
      })
    })
    await app.restart()
    await unlock(app)
    const list = await app.page.evaluate(() => workstation.outlines.list({}))
    expect(list).toMatchObject({ ok: true, value: { rows: [{ title: '退出前一刻保存' }] } })
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
    await workstation.outlines.create({ body: { name: '一' } })
    await new Promise(requestAnimationFrame)
    const before = count
    takeBack()
    await workstation.outlines.create({ body: { name: '二' } })
    await new Promise(requestAnimationFrame)
    return { before, after: count }
  })
  expect(heard.before).toBeGreaterThan(0)
  expect(heard.after).toBe(heard.before)
})
