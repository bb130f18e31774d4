import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { fontRoles, fonts } from '../../db/model/paper/fonts.ts'
import { type Layout, layouts, millimetre, point } from '../../db/model/paper/layout.ts'
import { type PdfPage, type Placed, readPdf, scanPage } from '../paper/pdf.ts'
import { expectAccessible } from './accessible.ts'
import { type App, expect, test } from './app.ts'
import { goToRoom } from './fieldwork.ts'
import { createCaseFile } from './opened.ts'
import { prepareRound } from './prepared.ts'

const preview = (page: Page) => page.getByRole('dialog', { name: '打印预览' })
const sheets = (page: Page) => preview(page).getByRole('region', { name: /^第 \d+ 页，共 \d+ 页$/ })

/** Sentences that differ in every one, so that a character that is lost or doubled is seen. */
const longText = (seed: number, characters: number): string => {
  let text = ''
  for (let n = 0; text.length < characters; n++)
    text += `第${seed}之${n}处工程款按合同分期支付，Excel台账记${n * 37 + seed}.50元，经手人签收；`
  return text.slice(0, characters)
}

interface Talk {
  readonly question: string
  readonly answer: string
}

/** An interview with these turns in a round that is set like this, opened on the screen. */
const openInterview = async (app: App, turns: readonly Talk[], round: Readonly<Record<string, string>> = {}): Promise<string> => {
  await createCaseFile(app)
  const { roundId, unitId } = await prepareRound(app.page)
  const id = await app.page.evaluate(
    async ({ roundId, unitId, turns, round }) => {
      const found = await workstation.rounds.open({ id: roundId })
      if (!found.ok) throw new Error('no round')
      await workstation.rounds.save({ id: roundId, version: found.value.version, changes: round })
      const newId = () => crypto.randomUUID().replace(/^(.{14})./, '$17')
      const made = await workstation.interviews.create({
        roundId,
        unitId,
        body: {
          interviewee: { name: '示例甲', unit: '示例市某局财务科', post: '科长' },
          startedAt: '2026-03-16T09:10',
          turns: turns.map((turn) => ({ id: newId(), ...turn })),
        },
      })
      if (!made.ok) throw new Error(JSON.stringify(made.failure))
      return made.value.id
    },
    { roundId, unitId, turns, round },
  )
  await app.page.reload()
  await app.page.getByRole('navigation', { name: '工作区' }).waitFor()
  await goToRoom(app.page, '谈话')
  await app.page.getByRole('option', { name: /T-002/ }).click()
  await app.page.getByRole('button', { name: '打印', exact: true }).waitFor()
  return id
}

/** Saves what the preview shows, and reads it back. */
let saves = 0
/** Under a name of its own each time: what was said of the save before may still stand on the screen. */
const savePdf = async (app: App): Promise<{ readonly bytes: Uint8Array; readonly pages: readonly PdfPage[] }> => {
  const name = `纸样${++saves}.pdf`
  const path = join(await app.folder('存出'), name)
  await app.dialogs.answerFolder(path)
  await preview(app.page).getByRole('button', { name: '存为 PDF' }).click()
  await expect(app.page.getByText(`已存出 ${name}`).first()).toBeVisible()
  const bytes = new Uint8Array(await readFile(path))
  return { bytes, pages: await readPdf(bytes) }
}

const { top, bottom, right, width, height, pitch } = layouts.record
/** What stands in the text of a sheet: neither mark nor signatures nor foot. */
const inText = ({ y }: Placed): boolean => y > top && y < height - bottom - 12
/** Fonts may name a glyph by its radical (⻚ for 页): what is read back is compared as people read it. */
const plain = (text: string): string => text.normalize('NFKC').replaceAll('⻚', '页').replaceAll('⻓', '长').replace(/\s/g, '')
const containing = (text: string) => expect.stringContaining(plain(text))
const textOf = (page: PdfPage, which: (placed: Placed) => boolean = () => true): string =>
  plain(
    page.texts
      .filter(which)
      .map(({ text }) => text)
      .join(''),
  )

const isBody = ({ size }: Placed): boolean => Math.abs(size - layouts.record.size) < 0.1

/** Sheet, margins, foot and fonts of every page, as the layout says. */
const expectMeasures = (printed: readonly PdfPage[], layout: Layout, within: (placed: Placed) => boolean): void => {
  for (const [index, sheet] of printed.entries()) {
    expect(Math.abs(sheet.width - layout.width)).toBeLessThan(0.5)
    expect(Math.abs(sheet.height - layout.height)).toBeLessThan(0.5)
    // blanks are where the pen jumps from cell to cell; half a millimetre: full-width marks at the end of a line are drawn with the air that belongs to them
    for (const { x, width: long } of sheet.texts.filter((placed) => within(placed) && placed.text.trim() !== '')) {
      expect(x).toBeGreaterThan(layout.left - 0.5)
      expect(x + long).toBeLessThan(layout.width - layout.right + 0.5)
    }
    expect(textOf(sheet)).toEqual(containing(`第${index + 1}页共${printed.length}页`))
  }
  const known = fontRoles
    .flatMap((role) => [...fonts[role].wanted, ...fonts[role].instead])
    .map((name) => name.replace(/\s/g, '').toLowerCase())
  const used = new Set(printed.flatMap(({ texts }) => texts.map(({ font }) => font.replace(/^.*\+/, '').replace(/-.*/, '').toLowerCase())))
  for (const font of used) expect(known.some((name) => name.startsWith(font) || font.startsWith(name))).toBe(true)
}

test('Ctrl+P shows an interview as it will lie on the table; the saved PDF keeps margins, line pitch, fonts, foot and signatures', async ({
  app,
}) => {
  const turns = Array.from({ length: 12 }, (_, n) => ({ question: `第${n + 1}问：请说明情况。`, answer: longText(n, 180) }))
  await openInterview(app, turns)
  const { page } = app
  await page.keyboard.press('Control+p')
  await expect(sheets(page).first()).toBeVisible()
  const pages = await sheets(page).count()
  expect(pages).toBeGreaterThan(2)
  await expectAccessible(page, '打印预览')
  await expect(preview(page).getByRole('status')).toHaveText(`第 1 页，共 ${pages} 页`)
  await page.keyboard.press('PageDown')
  await expect(preview(page).getByRole('status')).toHaveText(`第 2 页，共 ${pages} 页`)

  const { pages: printed } = await savePdf(app)
  expect(printed).toHaveLength(pages)
  expectMeasures(printed, layouts.record, inText)
  for (const sheet of printed) {
    const foot = sheet.texts.filter(({ y }) => y > height - bottom - 12 && y < height - bottom)
    expect(plain(foot.map(({ text }) => text).join(''))).toBe(plain('谈话对象签名：谈话人签名：记录人签名：'))
    const said = [
      ...new Set(
        sheet.texts
          .filter(inText)
          .filter(isBody)
          .map(({ y }) => y.toFixed(1)),
      ),
    ].map(Number)
    const steps = said.slice(1).map((y, at) => ((y - (said[at] ?? 0)) * millimetre) / point)
    for (const step of steps.slice(0, -1)) expect(Math.abs(step - pitch)).toBeLessThan(0.6)
  }

  await page.keyboard.press('Escape')
  await expect(preview(page)).toHaveCount(0)
  const audit = await page.evaluate(() => workstation.audit.list({ limit: 1 }))
  if (!audit.ok) throw new Error('no audit')
  expect(audit.value.rows[0]).toMatchObject({ action: 'paper.export', subjectKind: 'interview', detail: { format: 'pdf' } })
  expect(textOf(printed[0] as PdfPage)).toEqual(containing(`打印编号${audit.value.rows[0]?.detail.serial}`))
})

test('of an interview of 200 turns every character is on the sheets once and in order', async ({ app }) => {
  const turns = Array.from({ length: 200 }, (_, n) => ({
    question: `这是第${n + 1}问，请讲。`,
    answer: n % 50 === 7 ? longText(n, 3000) : longText(n, 90),
  }))
  await openInterview(app, turns)
  await app.page.keyboard.press('Control+p')
  await expect(sheets(app.page).first()).toBeVisible({ timeout: 30_000 })
  const { pages } = await savePdf(app)
  const printed = pages.map((sheet) => textOf(sheet, inText)).join('')
  const talk = printed.slice(printed.indexOf(plain('问：这是第1问')))
  const said = plain(`${turns.map(({ question, answer }) => `问：${question}答：${answer}`).join('')}以上笔录我看过，和我说的相符。`)
  const differs = [...said].findIndex((character, at) => character !== talk[at])
  expect({ around: differs === -1 ? '' : talk.slice(differs - 20, differs + 20), length: talk.length }).toEqual({
    around: '',
    length: said.length,
  })
})

test('where the round says so, an interview is signed on its last sheet alone, under a closing line of its own', async ({ app }) => {
  const turns = Array.from({ length: 8 }, (_, n) => ({ question: '请说明。', answer: longText(n, 260) }))
  await openInterview(app, turns, { interviewSignatures: 'last_page', interviewClosing: '以上内容经本人核对无误。' })
  await app.page.keyboard.press('Control+p')
  await expect(sheets(app.page).first()).toBeVisible()
  const { pages } = await savePdf(app)
  const signed = pages.map((sheet) => textOf(sheet).includes(plain('谈话对象签名')))
  expect(signed.slice(0, -1)).not.toContain(true)
  expect(signed.at(-1)).toBe(true)
  expect(textOf(pages.at(-1) as PdfPage)).toEqual(containing('以上内容经本人核对无误。'))
})

test('a record without a word and one with very long names are printed without anything running out of the sheet', async ({ app }) => {
  await openInterview(app, [])
  const { page } = app
  await page.keyboard.press('Control+p')
  await expect(sheets(page)).toHaveCount(1)
  await expect(sheets(page).getByText('以上笔录')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(sheets(page)).toHaveCount(0) // the form of the sheets goes with the preview
  await page.getByRole('button', { name: '打印与扫描' }).click()
  await page.getByRole('menuitem', { name: '打印登记表' }).click()
  await expect(sheets(page)).toHaveCount(1)
  await expectAccessible(page, '登记表预览')
  await page.keyboard.press('Escape')
  const name = '示例市某某管理服务中心某某处某某科'.repeat(20)
  await page.evaluate(async (place) => {
    const found = await workstation.interviews.list({ text: '示例甲' })
    const id = found.ok ? (found.value.rows[0]?.id ?? '') : ''
    const opened = await workstation.interviews.open({ id })
    if (opened.ok) await workstation.interviews.save({ id, version: opened.value.version, changes: { place } })
  }, name)
  await page.keyboard.press('Control+p')
  await expect(sheets(page).first()).toContainText('某某科')
  const { pages } = await savePdf(app)
  expect(pages.map((sheet) => textOf(sheet)).join('')).toEqual(containing(name))
  for (const { texts } of pages) for (const { x, width: long } of texts.filter(inText)) expect(x + long).toBeLessThan(width - right + 0.5)
})

test('a register of 200 rows repeats its head on every sheet and holds every row once', async ({ app }) => {
  test.slow() // two hundred records are made first
  await createCaseFile(app)
  const { roundId, unitId } = await prepareRound(app.page)
  await app.page.evaluate(
    async ({ roundId, unitId }) => {
      for (let n = 0; n < 199; n++)
        await workstation.interviews.create({
          roundId,
          unitId,
          body: { interviewee: { name: `示例${n}`, unit: '示例单位', post: '科员' } },
        })
    },
    { roundId, unitId },
  )
  await goToRoom(app.page, '谈话')
  await app.page.getByRole('button', { name: '打印与扫描' }).click()
  await app.page.getByRole('menuitem', { name: '打印登记表' }).click()
  await expect(sheets(app.page).first()).toBeVisible()
  const { pages } = await savePdf(app)
  for (const sheet of pages)
    expect(textOf(sheet)).toEqual(containing('序号编号谈话对象单位职务谈话类别开始时间谈话地点谈话人签字情况进度备注'))
  const numbers = pages.flatMap((sheet) => sheet.texts.map(({ text }) => text.trim()).filter((text) => /^T-\d+$/.test(text)))
  expect(numbers).toHaveLength(200)
  expect(new Set(numbers).size).toBe(200)
})

test('a meeting of forty people goes over three sheets like any paper: margins, repeated head, signatures with its last words; so does its register', async ({
  app,
}) => {
  await createCaseFile(app)
  const { roundId, unitId } = await prepareRound(app.page)
  const content = Array.from({ length: 9 }, (_, n) => longText(n, 190)).join('\n')
  await app.page.evaluate(
    async ({ roundId, unitId, content }) => {
      const id = () => crypto.randomUUID().replace(/^(.{14})./, '$17')
      const attendees = Array.from({ length: 40 }, (_, n) => ({
        id: id(),
        name: `示例${n}号`,
        unit: '示例市某某管理服务中心',
        post: '科员',
      }))
      const title = '示例市某局专题会议'.repeat(8)
      const body = { title, startedAt: '2026-03-16T09:00', content, attendees }
      const made = await workstation.meetings.create({ roundId, unitId, body })
      if (!made.ok) throw new Error(JSON.stringify(made.failure))
    },
    { roundId, unitId, content },
  )
  const { page } = app
  await goToRoom(page, '会议')
  await page.getByRole('option', { name: /H-001/ }).click()
  await page.getByRole('button', { name: '打印', exact: true }).waitFor()
  await page.keyboard.press('Control+p')
  await expect(sheets(page).nth(2)).toBeVisible()
  const record = await savePdf(app)
  const onSheet = ({ y }: Placed): boolean => y > top && y < height - bottom + 1
  expectMeasures(record.pages, layouts.record, onSheet)
  const people = record.pages.flatMap((sheet) => textOf(sheet).match(/示例\d+号/g) ?? [])
  expect(people).toEqual(Array.from({ length: 40 }, (_, n) => `示例${n}号`))
  for (const sheet of record.pages.filter((one) => textOf(one).includes('示例市某某管理')))
    expect(textOf(sheet)).toEqual(containing('序号姓名单位职务类型'))
  expect(record.pages.map((sheet) => textOf(sheet, (placed) => onSheet(placed) && isBody(placed))).join('')).toEqual(containing(content))
  const last = record.pages.at(-1) as PdfPage
  expect(textOf(last)).toEqual(containing('主持人签名'))
  expect(last.texts.some(isBody)).toBe(true)

  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '打印与扫描' }).click()
  await page.getByRole('menuitem', { name: '打印登记表' }).click()
  await expect(sheets(page)).toHaveCount(1)
  const register = await savePdf(app)
  expectMeasures(
    register.pages,
    layouts.register,
    ({ y }) => y > layouts.register.top && y < layouts.register.height - layouts.register.bottom,
  )
  expect(textOf(register.pages[0] as PdfPage)).toEqual(containing('会议台账'))
  expect(textOf(register.pages[0] as PdfPage)).toEqual(containing('听取汇报'))
})

test('scanned sheets, askew and speckled, find their interview again; what is missing is said', async ({ app }) => {
  test.slow() // whole sheets are drawn at 200 dpi
  const turns = Array.from({ length: 12 }, (_, n) => ({ question: '请说明情况。', answer: longText(n, 180) }))
  const id = await openInterview(app, turns)
  const { page } = app
  await page.keyboard.press('Control+p')
  await expect(sheets(page).first()).toBeVisible()
  const { bytes, pages } = await savePdf(app)
  await page.keyboard.press('Escape')
  const folder = await app.folder('扫描')
  const scan = async (number: number, askew: number): Promise<string> => {
    const path = join(folder, `扫描${number}.png`)
    await writeFile(path, await scanPage(bytes, number, { dpi: 200, askew, noise: 40 }))
    return path
  }
  const files = [await scan(1, 1.6), await scan(2, -2.2)]
  const other = join(folder, '封面.png')
  await writeFile(other, Buffer.from('not a picture'))

  await page.getByRole('button', { name: '打印与扫描' }).click()
  await page.getByRole('menuitem', { name: '扫描件归位' }).click()
  const dialog = page.getByRole('dialog', { name: '扫描件归位' })
  await dialog.getByLabel('选择扫描件').setInputFiles([...files, other])
  await expect(dialog.getByRole('row', { name: /扫描1\.png/ })).toContainText('谈话记录 T-002 示例甲')
  await expect(dialog.getByRole('row', { name: /扫描1\.png/ })).toContainText(`第 1 页，共 ${pages.length} 页`)
  await expect(dialog.getByRole('row', { name: /扫描2\.png/ })).toContainText('缺第 3')
  await expect(dialog.getByRole('row', { name: /封面\.png/ })).toContainText('文件打不开')
  await expectAccessible(page, '扫描件归位')
  await dialog.getByRole('button', { name: '归入 2 个文件' }).click()
  await expect(page.getByText('已归入 2 个文件')).toBeVisible()
  const attached = await page.evaluate((recordId) => workstation.attachments.ofRecord({ recordId }), id)
  if (!attached.ok) throw new Error('no attachments')
  expect(attached.value.map(({ body }) => [body.name, body.role])).toEqual([
    ['扫描1.png', 'signed_scan'],
    ['扫描2.png', 'signed_scan'],
  ])
})

test('what is printed and saved as Word is noted, each under a number of its own', async ({ app }) => {
  const id = await openInterview(app, [{ question: '请说明情况。', answer: '没有招标。' }])
  const { page } = app
  await page.keyboard.press('Control+p')
  await expect(sheets(page)).toHaveCount(1)
  await page.keyboard.press('Control+p')
  await expect(page.getByText(/^已送打印，打印编号 /)).toBeVisible()
  const path = join(await app.folder('存出'), '谈话记录.docx')
  await app.dialogs.answerFolder(path)
  await preview(page).getByRole('button', { name: '存为 Word' }).click()
  await expect(page.getByText('已存出 谈话记录.docx').first()).toBeVisible()
  expect((await readFile(path)).subarray(0, 2).toString()).toBe('PK')
  await app.dialogs.cancel()
  await preview(page).getByRole('button', { name: '存为 PDF' }).click()
  await page.keyboard.press('Escape')
  await expect(preview(page)).toHaveCount(0)
  const audit = await page.evaluate(() => workstation.audit.list({ limit: 2 }))
  if (!audit.ok) throw new Error('no audit')
  expect(audit.value.rows.map(({ action, subjectId, detail }) => [action, subjectId, detail.format])).toEqual([
    ['paper.export', id, 'docx'],
    ['paper.print', id, undefined],
  ])
  expect(new Set(audit.value.rows.map(({ detail }) => detail.serial)).size).toBe(2)
})
