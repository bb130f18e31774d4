import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openJournal } from '../../../electron/device/journal.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncha-journal-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('the journal', () => {
  it('keeps when, where and which lines of code, but no word of the message', async () => {
    const path = join(folder, 'journal.log')
    await openJournal(path).note('interviews.save', new TypeError('王某说了什么\n    at 王某说了什么 (secret.ts:1:1)'))
    const text = await readFile(path, 'utf8')
    expect(JSON.parse(text)).toMatchObject({
      where: 'interviews.save',
      name: 'TypeError',
      lines: expect.arrayContaining([expect.any(String)]),
    })
    expect(text).not.toContain('王某')
    expect(text).toMatch(/journal\.test\.ts:\d+:\d+/)
  })

  it('keeps the code of an error of the system', async () => {
    const path = join(folder, 'journal.log')
    const error = await stat(join(folder, '王某.docx')).catch((caught) => caught)
    await openJournal(path).note('attachments.pick', error)
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ name: 'Error', code: 'ENOENT' })
    expect(await readFile(path, 'utf8')).not.toContain('王某')
  })

  it('does not grow without end', async () => {
    const path = join(folder, 'journal.log')
    await writeFile(path, '')
    await truncate(path, 1024 ** 2 + 1)
    await openJournal(path).note('x', new Error('x'))
    expect((await stat(path)).size).toBeLessThan(10_000)
  })

  it('lets the work go on when it cannot be written', async () => {
    await openJournal(join(folder, 'no', 'such', 'folder', 'journal.log')).note('x', new Error('x'))
  })
})
