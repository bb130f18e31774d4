import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startCasework } from '../../../db/worker/client.ts'
import { commands } from '../../../electron/cli/commands.ts'
import { understand } from '../../../electron/cli/understand.ts'

/** The commands for keys, each run as the command line runs it, on real case files. */

const password = '示例密码-命令行-一二三四五'
let folder: string
let passwordFile: string

beforeAll(async () => {
  process.env.XUNCHA_KDF = 'test'
  folder = mkdtempSync(join(tmpdir(), 'xuncha-cli-'))
  passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, `${password}\n`)
  for (const [name, mode] of [
    ['office', 'office'],
    ['spare', 'office'],
    ['group', 'group'],
    ['next', 'group'],
  ] as const) {
    const { casework, stop } = startCasework()
    const post = mode === 'group' ? 'group_leader' : 'office_director'
    const caseFile = { mode, label: `示例${name}`, deviceName: '示例电脑', person: { name: '白示均', post }, password } as const
    await casework.vault.create({ folder: join(folder, name), ...caseFile })
    await casework.vault.lock({})
    await stop()
  }
  mkdirSync(join(folder, 'stick'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const said = async (vault: string, ...words: string[]): Promise<Record<string, never>> => {
  const asked = understand(commands, [...words, '--vault', join(folder, vault), '--password-file', passwordFile])
  return (await asked.command?.run(asked.values, asked.files))?.value as Record<string, never>
}

/** Saves the card of a case file on the stick; answers its path, fingerprint and device. */
const cardOf = async (vault: string) => {
  const { fileName, fingerprint, card } = (await said(vault, 'card', 'show', '--out', join(folder, 'stick'))) as unknown as {
    fileName: string
    fingerprint: string
    card: { deviceId: string }
  }
  return { path: join(folder, 'stick', fileName), fingerprint, deviceId: card.deviceId }
}

test('a card is enrolled by its fingerprint, replaced after a loss, and the list tells both', async () => {
  const [first, next] = [await cardOf('group'), await cardOf('next')]
  await expect(said('office', 'card', 'enrol', first.path, '--fingerprint', next.fingerprint)).rejects.toMatchObject({ code: 'bad_input' })
  expect(await said('office', 'card', 'enrol', first.path, '--fingerprint', first.fingerprint)).toMatchObject({ role: 'leader' })
  const words = [first.deviceId, next.path, '--fingerprint', next.fingerprint, '--reason', '示例：遗失', '--last-sequence', '4']
  expect(await said('office', 'card', 'replace', ...words)).toMatchObject({ replaces: first.deviceId })
  const { cards } = (await said('office', 'card', 'list')) as unknown as { cards: { revoked: object | null }[] }
  expect(cards.map(({ revoked }) => revoked)).toContainEqual(expect.objectContaining({ reason: '示例：遗失', lastSequence: 4 }))
  await expect(said('office', 'card', 'revoke', first.deviceId, '--reason', '示例')).rejects.toMatchObject({ code: 'card_revoked' })
  expect(await said('office', 'card', 'revoke', next.deviceId, '--reason', '示例')).toMatchObject({ revoked: { lastSequence: 0 } })
})

test('the key is split to files, a drill passes, and another laptop becomes the office', async () => {
  const out = join(folder, 'shares')
  mkdirSync(out)
  const told = await said('office', 'shares', 'split', '--holders', '示例甲，示例乙,示例丙', '--out', out)
  expect(told).toMatchObject({ threshold: 2, shares: [{ holder: '示例甲' }, { holder: '示例乙' }, { holder: '示例丙' }] })
  const files = readdirSync(out).map((name) => join(out, name))
  for (const file of files) expect(JSON.stringify(told)).not.toContain((JSON.parse(readFileSync(file, 'utf8')) as { share: string }).share)
  expect(await said('office', 'shares', 'drill', ...files.slice(1))).toMatchObject({ numbers: [2, 3] })
  await expect(said('office', 'shares', 'drill', files[0] ?? '')).rejects.toMatchObject({ code: 'share_missing' })
  const { fingerprint } = await cardOf('office')
  expect(await said('spare', 'shares', 'restore', ...files.slice(0, 2))).toMatchObject({ fingerprint, restored: false })
  expect((await cardOf('spare')).fingerprint).not.toBe(fingerprint)
  const words = [...files.slice(0, 2), '--fingerprint', fingerprint]
  expect(await said('spare', 'shares', 'restore', ...words)).toMatchObject({ fingerprint, restored: true })
  expect((await cardOf('spare')).fingerprint).toBe(fingerprint)
})

test('a secret typed as a word is not understood', () => {
  expect(() => understand(commands, ['bundle', 'verify', 'x.xcb', '--passphrase', '1234'])).toThrow('不认识的选项')
  expect(() => understand(commands, ['shares', 'drill', '--share', 'ABCDE'])).toThrow('不认识的选项')
})
