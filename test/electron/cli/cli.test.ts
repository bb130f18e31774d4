import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kinds } from '../../../db/model/record.ts'

/** The command line as a person or a script meets it: a process of its own. */

const root = join(import.meta.dirname, '../../..')
const password = '示例密码-命令行-一二三四五'
let folder: string
let vault: string
let passwordFile: string

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly errors: string
}

function xuncha(words: readonly string[], descriptor?: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'electron/cli.ts'), ...words], {
      env: { ...process.env, XUNCHA_KDF: 'test' },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    })
    const heard = { out: '', errors: '' }
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      heard.out += text
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      heard.errors += text
    })
    const third = child.stdio[3] as import('node:net').Socket
    third.on('error', () => undefined) // a command that asks for no password never reads it
    third.end(descriptor ?? '')
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, ...heard }))
  })
}

const opening = (): readonly string[] => ['--vault', vault, '--password-file', passwordFile]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xuncha-cli-'))
  vault = join(folder, 'vault')
  passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, `${password}\n`)
  const keys = ['--password-file', passwordFile, '--recovery-key-file', join(folder, 'recovery')]
  const made = await xuncha(['vault', 'create', vault, '--mode', 'office', '--label', '示例', '--name', '白示均', ...keys, '--json'])
  expect(made).toMatchObject({ code: 0, errors: '' })
  expect(JSON.parse(made.out)).toMatchObject({ folder: vault, mode: 'office', fingerprint: expect.stringMatching(/^(\d{5} ){5}\d{5}$/) })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a case file made on the command line', () => {
  test('has its recovery key in a file that only its owner reads, and nowhere in what was printed', async () => {
    const recoveryKey = readFileSync(join(folder, 'recovery'), 'utf8').trim()
    expect(recoveryKey.length).toBeGreaterThan(20)
    expect(statSync(join(folder, 'recovery')).mode & 0o077).toBe(0)
    const again = await xuncha(['vault', 'create', vault, '--label', '示例', '--name', '白示均', '--password-file', passwordFile, '--json'])
    expect(again.code).toBe(2)
    expect(again.errors).toContain('--recovery-key-file')
    expect(again.out + again.errors).not.toContain(recoveryKey)
  })

  test('is not made over another, and leaves no empty file for a key that never was', async () => {
    const file = join(folder, 'second')
    const words = [
      'vault',
      'create',
      vault,
      '--label',
      '示例',
      '--name',
      '白示均',
      '--password-file',
      passwordFile,
      '--recovery-key-file',
      file,
    ]
    const refused = await xuncha([...words, '--json'])
    expect(refused.code).toBe(1)
    expect(JSON.parse(refused.out)).toMatchObject({ error: { code: 'case_file_exists', message: expect.stringContaining('案件库') } })
    expect(readdirSync(folder)).not.toContain('second')
  })
})

describe('the answer', () => {
  test('is one JSON document on stdout', async () => {
    const listed = await xuncha(['records', 'list', '--kind', 'member', ...opening(), '--json'])
    expect(listed).toMatchObject({ code: 0, errors: '' })
    expect(JSON.parse(listed.out)).toMatchObject({ total: 1, rows: [{ kind: 'member', title: '白示均' }] })
  })

  test('comes the same with the password on a descriptor', async () => {
    const listed = await xuncha(['records', 'list', '--kind', 'interview', '--vault', vault, '--password-fd', '3'], `${password}\n`)
    expect(listed).toMatchObject({ code: 0, errors: '' })
    expect(listed.out).toContain('共 0 条')
  })

  test('holds a JSON Schema for every kind of record, the manifest and the key card', async () => {
    const { code, out } = await xuncha(['schema'])
    const schemas = JSON.parse(out) as {
      readonly kinds: Record<string, { readonly type: string }>
      readonly manifest: object
      readonly keyCard: object
    }
    expect(code).toBe(0)
    expect(Object.keys(schemas.kinds).sort()).toEqual([...kinds].sort())
    expect(schemas.kinds.interview).toMatchObject({ type: 'object', properties: { turns: { type: 'array' } } })
    expect(schemas.manifest).toMatchObject({ properties: { entries: { type: 'array' } } })
    const recipient = { type: 'string' }
    expect(schemas.keyCard).toMatchObject({
      oneOf: [{ properties: { recipient } }, { properties: { recipient, sm2Recipient: recipient } }],
    })
  })

  test('to --help is in Chinese and names every command', async () => {
    const { code, out, errors } = await xuncha(['--help'])
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    for (const words of ['vault create', 'bundle inspect', 'bundle verify', 'office import', 'records list', 'schema', '退出码'])
      expect(out).toContain(words)
    expect((await xuncha(['office', 'import', '--help'])).out).toContain('--receipts')
  })
})

describe('a refusal', () => {
  const refusal = (out: string): { readonly code: string; readonly message: string } =>
    (JSON.parse(out) as { readonly error: { readonly code: string; readonly message: string } }).error

  test('of a wrong password is a code with Chinese words, and says nothing of the password', async () => {
    const wrong = '不对的密码-九八七六五'
    const refused = await xuncha(['records', 'list', '--kind', 'member', '--vault', vault, '--password-fd', '3', '--json'], wrong)
    expect(refused.code).toBe(1)
    expect(refusal(refused.out)).toMatchObject({ code: 'wrong_password', message: expect.stringMatching(/[\u4E00-\u9FFF]/) })
    expect(refused.out + refused.errors).not.toContain(wrong)
    // Succeeding resets the growing delay for the tests that follow.
    await xuncha(['records', 'list', '--kind', 'member', ...opening()])
  })

  test.for([
    ['a bundle that is none', ['bundle', 'inspect', 'FILE'], 'bundle_damaged'],
    ['a bundle that is none', ['bundle', 'verify', 'FILE'], 'bundle_damaged'],
    ['a bundle that is none', ['office', 'import', 'FILE'], 'bundle_damaged'],
    ['a file that is not there', ['bundle', 'verify', 'NOWHERE'], 'file_unreadable'],
  ] as const)('of %s: %s', async ([, words, code]) => {
    const file = join(folder, 'no-bundle.xcb')
    writeFileSync(file, '这不是成果包'.repeat(1000))
    const put = words.map((word) => ({ FILE: file, NOWHERE: join(folder, 'nowhere.xcb') })[word as string] ?? word)
    const refused = await xuncha([...put, ...opening(), '--json'])
    expect(refused.code).toBe(1)
    expect(refusal(refused.out).code).toBe(code)
  })

  test('of a folder that is no case file', async () => {
    const refused = await xuncha(['records', 'list', '--kind', 'member', '--vault', folder, '--password-file', passwordFile, '--json'])
    expect(refused.code).toBe(1)
    expect(refusal(refused.out).code).toBe('not_a_case_file')
  })

  test('of a password file that is not there names no path', async () => {
    const refused = await xuncha([
      'records',
      'list',
      '--kind',
      'member',
      '--vault',
      vault,
      '--password-file',
      join(folder, 'none'),
      '--json',
    ])
    expect(refused.code).toBe(1)
    expect(refusal(refused.out)).toMatchObject({ code: 'file_unreadable', where: 'password' })
  })

  test.for([
    ['an unknown command', ['bundle', 'burn']],
    ['an unknown option', ['records', 'list', '--kind', 'member', '--colour']],
    ['an unknown kind', ['records', 'list', '--kind', 'nonsense']],
    ['no file', ['bundle', 'inspect']],
    ['no case file', ['records', 'list', '--kind', 'member']],
    ['a number that is none', ['records', 'list', '--kind', 'member', '--limit', 'many']],
    ['nowhere to ask for the password', ['records', 'list', '--kind', 'member', '--vault', 'VAULT']],
  ] as const)('of %s is a matter of usage', async ([, words]) => {
    const refused = await xuncha(words.map((word) => (word === 'VAULT' ? vault : word)))
    expect(refused).toMatchObject({ code: 2, out: '' })
    expect(refused.errors).toMatch(/[\u4E00-\u9FFF]/)
  })

  test('of a password typed as an option repeats nothing of it', async () => {
    const secret = '写在命令行里的密码'
    for (const words of [['--password', secret], [`--password=${secret}`], [secret]]) {
      const refused = await xuncha(['records', 'list', '--kind', 'member', '--vault', vault, ...words, '--json'])
      expect(refused.code).toBe(2)
      expect(refused.out + refused.errors).not.toContain(secret)
    }
  })
})
