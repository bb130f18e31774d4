import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { type App, expect, test } from './app.ts'
import { createCaseFile, password } from './opened.ts'
import { prepareRound } from './prepared.ts'

const typed = '后来又补签了合同并重新编造会议记录'
/** Words that stand in the case file only; whole files are searched for them, in both encodings of text. */
const secrets = [typed, '3月份党组会定的', '王建国', '办公楼维修工程合同', password]

/** Files of the program that hold one of these words in the clear. */
const traces = async ({ everything }: App, words: readonly string[] = secrets): Promise<string[]> => {
  const entries = await readdir(everything, { recursive: true, withFileTypes: true })
  const found = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name)
        // Files come and go while the program runs.
        const bytes = await readFile(path).catch(() => Buffer.alloc(0))
        return words
          .filter((secret) => bytes.includes(Buffer.from(secret, 'utf8')) || bytes.includes(Buffer.from(secret, 'utf16le')))
          .map((secret) => `${secret} in ${relative(everything, path)}`)
      }),
  )
  return found.flat()
}

test('nothing that was typed lies on disk in the clear: while working, after a power cut, after quitting', async ({ app }) => {
  await createCaseFile(app)
  await prepareRound(app.page)
  await app.page.getByRole('navigation').getByRole('link', { name: '谈话', exact: true }).click()
  await app.page.getByText('王建国').first().click()
  await app.page.getByRole('textbox', { name: '第 1 答' }).click()
  await app.page.keyboard.insertText(typed)
  await expect
    .poll(() => app.page.evaluate(async () => JSON.stringify(await workstation.search.find({ text: '重新编造会议记录' }))))
    .toContain('"total":1')
  // The search itself works: the label of a case file is no secret and is found.
  expect(await traces(app, ['示例案件库'])).toContain('示例案件库 in data/case-files.json')
  expect(await traces(app)).toEqual([])
  await app.kill()
  expect(await traces(app)).toEqual([])
  await app.restart()
  expect(await traces(app)).toEqual([])
})
