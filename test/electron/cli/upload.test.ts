import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRecord } from '../../../db/records/footing.ts'
import { type TemporaryCaseFile, temporaryCaseFile, testPassword } from '../../db/case-file.ts'
import { givenRound } from '../../db/records/sample-round.ts'

/** Packages for the platform, and salvage, as a script meets them. */

const root = join(import.meta.dirname, '../../..')
let temporary: TemporaryCaseFile
let folder: string
let passwordFile: string
let roundId: string

const xuncha = (...words: readonly string[]) => {
  const ended = spawnSync(process.execPath, [join(root, 'electron/cli.ts'), ...words], {
    env: { ...process.env, XUNCHA_KDF: 'test' },
    encoding: 'utf8',
  })
  return { code: ended.status, out: ended.stdout, errors: ended.stderr }
}
const opening = (): readonly string[] => ['--vault', temporary.folder, '--password-file', passwordFile]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xuncha-cli-'))
  passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, `${testPassword}\n`)
  temporary = await temporaryCaseFile()
  const { within } = givenRound(temporary.caseFile)
  roundId = within.roundId
  createRecord(temporary.caseFile, 'petition', { ...within, body: { summary: '示例反映' } })
  temporary.caseFile.close()
})
afterAll(async () => {
  await temporary.dispose()
  rmSync(folder, { recursive: true, force: true })
})

test('a mapping is checked without a case file; faults are named by their path', () => {
  const shipped = join(root, 'db/upload/profiles/coded.json')
  expect(xuncha('upload', 'check', shipped, '--json')).toMatchObject({ code: 0, out: expect.stringContaining('"tables": 6') })
  const wrong = join(folder, '映射.json')
  writeFileSync(wrong, readFileSync(shipped, 'utf8').replace('"from": "number"', '"from": "numbr"'))
  const ended = xuncha('upload', 'check', wrong, '--json')
  expect(ended.code).toBe(1)
  expect(JSON.parse(ended.out).error).toMatchObject({ code: 'bad_input', where: 'tables/1/fields/1/from' })
  expect(ended.errors).toContain('记录里没有这个字段')
})

test('a package is written; what is missing is refused before anything is written', () => {
  const order = ['upload', 'make', ...opening(), '--profile', 'coded', '--round', roundId, '--json']
  const made = JSON.parse(xuncha(...order, '--out', folder, '--reason', '按通知上传').out)
  expect(readdirSync(join(folder, made.folderName))).toContain('XC_XFDJ.ndjson')
  const strict = join(folder, '严.json')
  const field = { to: 'a', label: '被反映人', from: 'about', required: true }
  const profile = { format: 'xuncha-upload-profile', formatVersion: 1, id: 'strict', name: '严', version: '1' }
  writeFileSync(strict, JSON.stringify({ ...profile, tables: [{ kind: 'petition', file: 'p', title: '信访', fields: [field] }] }))
  const before = readdirSync(folder)
  const refused = xuncha(
    'upload',
    'make',
    ...opening(),
    '--profile',
    strict,
    '--round',
    roundId,
    '--out',
    folder,
    '--reason',
    '试',
    '--json',
  )
  expect(refused.code).toBe(1)
  expect(JSON.parse(refused.out).error).toMatchObject({ code: 'upload_incomplete', where: '信访 X-001 被反映人' })
  expect(readdirSync(folder)).toEqual(before)
}, 60_000)

test('a damaged case file is salvaged into a new one, and its losses are told', () => {
  const path = join(temporary.folder, 'case.db')
  const bytes = readFileSync(path)
  bytes[5000] = (bytes[5000] ?? 0) ^ 1
  writeFileSync(path, bytes)
  const into = join(folder, '抢救')
  const ended = xuncha('salvage', ...opening(), '--out', into, '--json')
  expect(ended.code).toBe(0)
  expect(JSON.parse(ended.out)).toMatchObject({ damagedPages: 1, lostRecords: [], recovered: { petition: 1 } })
  const listed = xuncha('records', 'list', '--kind', 'unit', '--vault', into, '--password-file', passwordFile, '--json')
  expect(JSON.parse(listed.out).total).toBe(1)
}, 60_000)
