import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportResult } from '../../../db/exchange/export.ts'
import { volumeOf } from '../../../db/model/volumes.ts'
import { commands } from '../../../electron/cli/commands.ts'
import { understand } from '../../../electron/cli/understand.ts'
import { testPassword } from '../../db/case-file.ts'
import { interview, quietly, type TwoSides, twoSides } from '../../db/exchange/two-sides.ts'

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
    const order = { roundId: sides.round.id, folder: sides.stick, officeDeviceId: sides.office.device.id, reason: '' }
    // The second comes in volumes.
    const { volumes } = await exportResult(sides.group, { ...order, ...(name === '示例乙' ? { volumeSize: 4000 } : {}) }, quietly)
    for (const volume of volumes) copyFileSync(join(sides.stick, volume), join(folder, 'in', volume))
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

test('a bundle in volumes is verified by any of them; one that is missing is named in words', async () => {
  const volumes = readdirSync(join(folder, 'in')).filter((name) => volumeOf(name) !== null)
  expect(volumes.length).toBeGreaterThan(2)
  const [first = '', second = '', third = ''] = volumes.map((name) => join(folder, 'in', name))
  expect(await said('bundle', 'inspect', third)).toMatchObject({ value: { fileName: volumes[0], manifest: { sequence: 2 } } })
  expect(await said('bundle', 'verify', third)).toMatchObject({ value: { fileName: volumes[0] } })
  expect((await said('office', 'import', third, first, second, '--preview')).value).toMatchObject({
    bundles: [{ fileName: volumes[0], state: 'preview' }],
  })
  rmSync(second)
  const { exit, value } = await said('office', 'import', '--folder', join(folder, 'in'))
  expect(exit).toBe(1)
  expect(value).toMatchObject({
    bundles: [
      { state: 'known' },
      { state: 'refused', error: { code: 'volume_missing', message: expect.stringContaining(`缺少第 2 卷（共 ${volumes.length} 卷）`) } },
    ],
  })
})

test('a backup is cut to the size of a disc; of another size nobody knows', async () => {
  const out = join(folder, 'out')
  mkdirSync(out)
  const make = (volume: string) => said('backup', 'make', '--out', out, '--passphrase-out', join(folder, 'passphrase'), '--volume', volume)
  const { value } = await make('dvd')
  expect(value).toMatchObject({ volumes: readdirSync(out) }) // it fits on one
  await expect(make('floppy')).rejects.toThrow('--volume')
})

test('neither files nor a folder, or both, is not understood', async () => {
  await expect(said('office', 'import')).rejects.toThrow('--folder')
  await expect(said('office', 'import', 'a.xcb', '--folder', folder)).rejects.toThrow('--folder')
})
