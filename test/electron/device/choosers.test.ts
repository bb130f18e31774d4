import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTickets } from '../../../electron/device/choosers.ts'
import { folderName } from '../../../electron/handlers/case-files.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncha-chosen-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('a ticket', () => {
  it('stands for a folder and tells the page its name and free bytes, not the way to it', async () => {
    const chosen = await createTickets().folder(folder)
    expect(chosen.freeBytes).toBeGreaterThan(0)
    expect(folder.endsWith(chosen.name)).toBe(true)
    expect(JSON.stringify(chosen)).not.toContain(tmpdir())
  })

  it('stands for a file with its size', async () => {
    await writeFile(join(folder, '成果包.xcb'), '12345')
    expect(await createTickets().file(join(folder, '成果包.xcb'))).toMatchObject({ name: '成果包.xcb', size: 5 })
  })

  it('is good for one use', async () => {
    const tickets = createTickets()
    const { ticket } = await tickets.folder(folder)
    expect(tickets.take(ticket)).toBe(folder)
    expect(() => tickets.take(ticket)).toThrow(expect.objectContaining({ code: 'not_found' }))
  })

  it('cannot be made up', () => {
    expect(() => createTickets().take(folder)).toThrow(expect.objectContaining({ code: 'not_found' }))
  })

  it('is not given for a medium that was pulled out', async () => {
    const gone = expect.objectContaining({ code: 'medium_gone' })
    await expect(createTickets().folder(join(folder, 'stick'))).rejects.toEqual(gone)
    await expect(createTickets().file(join(folder, 'stick', 'a.xcb'))).rejects.toEqual(gone)
  })
})

describe('the folder of a new case file', () => {
  it.each([
    ['2026年第一轮·第三组', '2026年第一轮·第三组'],
    ['a/b\\c:d', 'a-b-c-d'],
    ['../../etc', '..-..-etc'],
    ['尾点. . ', '尾点'],
    ['..', '案件库'],
    ['\u0000', '-'],
  ])('for %j is %j', (label, name) => {
    expect(folderName(label)).toBe(name)
  })
})
