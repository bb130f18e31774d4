import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commands } from '../../../electron/cli/commands.ts'
import { understand } from '../../../electron/cli/understand.ts'
import { testPassword } from '../../db/case-file.ts'
import { handOver, interview, type TwoSides, twoSides } from '../../db/exchange/two-sides.ts'

/** The office's desk on the command line, each command run as the command line runs it. */

let sides: TwoSides
let folder: string
let words: readonly string[]
beforeAll(async () => {
  sides = await twoSides()
  folder = mkdtempSync(join(tmpdir(), 'xuncha-night-'))
  mkdirSync(join(folder, 'in'))
  mkdirSync(join(folder, 'receipts'))
  writeFileSync(join(folder, 'password'), `${testPassword}\n`)
  for (const name of ['示例甲', '示例乙']) {
    interview(sides, name)
    const { fileName } = await handOver(sides)
    copyFileSync(join(sides.stick, fileName), join(folder, 'in', fileName))
  }
  writeFileSync(join(folder, 'in', 'a.xcb'), '这不是成果包'.repeat(1000))
  words = ['--vault', sides.office.folder, '--password-file', join(folder, 'password')]
  sides.office.close()
})
afterAll(async () => {
  await sides[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

const said = async (...typed: readonly string[]) => {
  const asked = understand(commands, [...typed, ...words])
  const found = await asked.command?.run(asked.values, asked.files)
  return { value: found?.value as Record<string, never>, exit: found?.exit ?? 0 }
}

test('a folder is taken in at night: what is sound goes in, what is not is named; the next night nothing is new', async () => {
  const before = readdirSync(join(folder, 'in'))
  const first = await said('office', 'import', '--folder', join(folder, 'in'))
  expect(first.exit).toBe(1)
  expect(first.value).toMatchObject({
    error: { code: 'bundle_damaged' },
    bundles: [
      { fileName: 'a.xcb', state: 'refused', error: { code: 'bundle_damaged' } },
      { state: 'imported', imported: { sequence: 1 }, receipt: null },
      { state: 'imported', imported: { sequence: 2 } },
    ],
  })
  expect(readdirSync(join(folder, 'in'))).toEqual(before)
  rmSync(join(folder, 'in', 'a.xcb'))
  expect(await said('office', 'import', '--folder', join(folder, 'in'))).toMatchObject({
    exit: 0,
    value: { bundles: [{ state: 'known' }, { state: 'known' }] },
  })
})

test('the last import is undone and taken in again with receipts, which ends the undoing', async () => {
  expect(await said('office', 'undo')).toMatchObject({ value: { bundles: 2 } })
  expect((await said('office', 'list')).value).toMatchObject({ groups: [{ bundles: [], gaps: [] }], undoable: null })
  await expect(said('office', 'undo')).rejects.toMatchObject({ code: 'cannot_undo' })
  const again = await said('office', 'import', '--folder', join(folder, 'in'), '--receipts', join(folder, 'receipts'))
  expect(again).toMatchObject({ exit: 0, value: { bundles: [{ receipt: expect.stringContaining('回执') }, { state: 'imported' }] } })
  expect(readdirSync(join(folder, 'receipts'))).toHaveLength(2)
  expect((await said('office', 'list')).value).toMatchObject({ groups: [{ bundles: [{ sequence: 2 }, { sequence: 1 }] }] })
  await expect(said('office', 'undo')).rejects.toMatchObject({ code: 'cannot_undo', where: 'receipt' })
})

test('neither files nor a folder, or both, is not understood', async () => {
  await expect(said('office', 'import')).rejects.toThrow('--folder')
  await expect(said('office', 'import', 'a.xcb', '--folder', folder)).rejects.toThrow('--folder')
})
