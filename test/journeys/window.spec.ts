import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startProgram } from '../host/program.ts'
import { expect, test } from './app.ts'
import { createCaseFile, password, unlock } from './opened.ts'

test('the first start offers a new case file', async ({ app }) => {
  await expect(app.page.getByRole('button', { name: '新建案件库' })).toBeVisible()
  await expect(app.page.getByRole('button', { name: '打开已有案件库' })).toBeVisible()
})

test('a case file is made on this computer, and is there at the next start', async ({ app }) => {
  await createCaseFile(app)
  await expect(app.page.getByRole('button', { name: '锁定' })).toBeVisible()
  await app.restart()
  await expect(app.page.getByText('示例案件库').first()).toBeVisible()
  const session = await unlock(app)
  expect(session.name).toBe('李明')
})

test('a case file made in a chosen folder lies there under its own name', async ({ app }) => {
  const stick = await app.folder('stick')
  await app.dialogs.answerFolder(stick)
  const chosen = await app.page.evaluate(() => workstation.caseFiles.choosePlace({}))
  if (!chosen.ok || chosen.value === null) throw new Error('no folder')
  expect(chosen.value).toMatchObject({ name: 'stick', freeBytes: expect.any(Number) })
  const created = await app.page.evaluate((args) => workstation.caseFiles.create(args), {
    ticket: chosen.value.ticket,
    mode: 'group' as const,
    label: '第三组/2026',
    deviceName: '示例电脑',
    person: { name: '李明', post: 'group_leader' as const },
    password,
  })
  expect(created).toMatchObject({ ok: true })
  expect(await readdir(join(stick, '第三组-2026'))).toContain('vault.json')
})

test('a case file from elsewhere is opened by its folder; another folder is refused', async ({ app }) => {
  await createCaseFile(app)
  const [known] = await readdir(join(app.dataFolder, '案件库'))
  await app.page.evaluate(() => workstation.caseFiles.lock({}))
  await app.page.evaluate(async () => {
    const list = await workstation.caseFiles.known({})
    if (list.ok) for (const { id } of list.value) await workstation.caseFiles.forget({ caseFileId: id })
  })
  await app.dialogs.answerFolder(join(app.dataFolder, '案件库', known ?? ''))
  expect(await app.page.evaluate(() => workstation.caseFiles.choose({}))).toMatchObject({
    ok: true,
    value: { label: '示例案件库', mode: 'group' },
  })
  await app.dialogs.answerFolder(await app.folder('empty'))
  expect(await app.page.evaluate(() => workstation.caseFiles.choose({}))).toMatchObject({ ok: false, failure: { code: 'not_a_case_file' } })
  await app.dialogs.cancel()
  expect(await app.page.evaluate(() => workstation.caseFiles.choose({}))).toEqual({ ok: true, value: null })
})

test('the PDF viewer finds its fonts and its decoders of scans, and may run them', async ({ app }) => {
  const parts = await app.page.evaluate(async () => {
    const status = async (path: string) => (await fetch(path)).status
    const decoder = await WebAssembly.compileStreaming(fetch('/pdf/wasm/jbig2.wasm'))
    return [
      decoder instanceof WebAssembly.Module,
      await status('/pdf/cmaps/UniGB-UCS2-H.bcmap'),
      await status('/pdf/standard_fonts/FoxitFixed.pfb'),
    ]
  })
  expect(parts).toEqual([true, 200, 200])
})

test('the list of case files holds no secret', async ({ app }) => {
  const { recoveryKey } = await createCaseFile(app)
  const list = await readFile(join(app.dataFolder, 'case-files.json'), 'utf8')
  expect(list).not.toContain(password)
  expect(list).not.toContain(recoveryKey)
  expect(Object.keys(JSON.parse(list).caseFiles[0])).toEqual(expect.arrayContaining(['id', 'folder', 'label', 'mode']))
  expect(Object.keys(JSON.parse(list).caseFiles[0])).toHaveLength(4)
})

test('killed in mid-work, it opens again with everything that was saved', async ({ app }) => {
  await createCaseFile(app)
  const made = await app.page.evaluate(() => workstation.members.create({ body: { name: '孙立', post: 'member' } }))
  expect(made).toMatchObject({ ok: true })
  await app.kill()
  await app.restart()
  await unlock(app)
  const list = await app.page.evaluate(() => workstation.members.list({ text: '孙立' }))
  expect(list).toMatchObject({ ok: true, value: { rows: [{ title: '孙立' }] } })
})

test('the program starts once for each data folder', async ({ app }) => {
  await expect(startProgram({ XUNCHA_DATA: app.dataFolder })).rejects.toThrow()
  await expect(app.page.getByRole('button', { name: '新建案件库' })).toBeVisible()
})

test('a case file that is open elsewhere is refused, and opens once it is free', async ({ app }) => {
  await createCaseFile(app)
  const [name] = await readdir(join(app.dataFolder, '案件库'))
  const other = await startProgram({ XUNCHA_DATA: await app.folder('other'), XUNCHA_KDF: 'test' })
  try {
    const attempt = async (): Promise<string> => {
      await other.answerDialog([join(app.dataFolder, '案件库', name ?? '')])
      return other.page.evaluate(async (secret) => {
        const chosen = await workstation.caseFiles.choose({})
        if (!chosen.ok || chosen.value === null) return chosen.ok ? 'gave up' : chosen.failure.code
        const face = await workstation.caseFiles.describe({ caseFileId: chosen.value.id })
        if (!face.ok) return face.failure.code
        const accountId = face.value.accounts[0]?.id ?? ''
        const opened = await workstation.caseFiles.unlock({ caseFileId: chosen.value.id, accountId, password: secret })
        return opened.ok ? 'open' : opened.failure.code
      }, password)
    }
    expect(await attempt()).toBe('case_file_in_use')
    await app.page.evaluate(() => workstation.caseFiles.lock({}))
    expect(await attempt()).toBe('open')
  } finally {
    await other.kill()
  }
})
