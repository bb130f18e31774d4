import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Manifest } from '../../db/model/bundle.ts'
import type { Summary } from './report.ts'

/** The whole demo with few files and without the window; its bundle is then opened by programs that are not ours. */

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')
let folder: string
let opened: string
let summary: Summary
let printed: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xuncha-demo-test-'))
  const out = join(folder, 'out')
  const words = [join(root, 'test/demo/demo.ts'), '--out', out, '--papers', '6', '--no-screens']
  printed = (await run(process.execPath, words, { env: { ...process.env, XUNCHA_KDF: 'test' } })).stdout
  summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as Summary
  opened = join(folder, 'opened')
  mkdirSync(opened)
  const tar = join(folder, 'bundle.tar')
  await run('age', ['--decrypt', '-i', join(out, 'office-identity.txt'), '-o', tar, join(out, summary.bundle.file)])
  await run('tar', ['-xf', tar, '-C', opened])
}, 300_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = (...path: readonly string[]): string => join(folder, 'out', ...path)
const manifest = (): Manifest => JSON.parse(readFileSync(join(opened, 'manifest.json'), 'utf8')) as Manifest

describe('the demo', () => {
  test('leaves as much at the office as there was in the group, and the director besides', () => {
    const { group, office } = summary.counts
    expect({ ...office, member: (office.member ?? 0) - 1 }).toEqual(group)
    expect(group.interview).toBeGreaterThanOrEqual(20)
    expect(group.document_review).toBeGreaterThanOrEqual(40)
    expect(group.issue_draft).toBeGreaterThanOrEqual(12)
    expect(summary.evidenceReadBack).toBe(group.evidence_link)
    expect(summary.files.readBack).toBe(group.attachment)
    expect(summary.bundle.importedFingerprint).toBe(summary.bundle.fingerprint)
  })

  test('says the fingerprint, the counts and the seconds', () => {
    expect(printed).toContain(summary.bundle.fingerprint)
    expect(printed).toContain('再次导入无变化')
    expect(Object.keys(summary.seconds).length).toBeGreaterThanOrEqual(9)
  })

  test('leaves both case files, and no sentence of the sample in the clear', async () => {
    for (const caseFile of Object.values(summary.caseFiles)) expect(existsSync(join(caseFile, 'vault.json'))).toBe(true)
    const { stdout } = await run('grep', ['-rlaF', '程序后面补', folder, '--exclude-dir=opened', '--exclude=bundle.tar']).catch(
      (error) => error,
    )
    expect(stdout).toBe('')
  })
})

describe('the command line at the office of the demo', () => {
  const xuncha = async (...words: readonly string[]) => {
    const password = join(folder, 'password')
    writeFileSync(password, summary.accounts.office[0]?.password ?? '')
    const opening = ['--vault', summary.caseFiles.office, '--password-file', password, '--json']
    const { stdout } = await run(process.execPath, [join(root, 'electron/cli.ts'), ...words, ...opening])
    return JSON.parse(stdout)
  }

  test('inspects and verifies the bundle', async () => {
    const inspected = await xuncha('bundle', 'inspect', at(summary.bundle.file))
    expect(inspected).toMatchObject({ fingerprint: summary.bundle.fingerprint, manifest: { sample: true, kind: 'result' } })
    const verified = await xuncha('bundle', 'verify', at(summary.bundle.file))
    expect(verified).toMatchObject({ fileSha256: summary.bundle.sha256, signer: summary.bundle.signer })
  })

  test('imports it again without changing anything, and lists what is there', async () => {
    const before = await xuncha('records', 'list', '--kind', 'issue_draft')
    const { bundles } = await xuncha('office', 'import', at(summary.bundle.file))
    expect(bundles).toMatchObject([{ alreadyImported: true, totals: { new: 0, changed: 0, deleted: 0 } }])
    expect(await xuncha('records', 'list', '--kind', 'issue_draft')).toEqual(before)
    expect(before.total).toBe(summary.counts.group.issue_draft)
  })
})

describe('the bundle of the demo, opened with age and tar', () => {
  test('holds every entry of its manifest with the promised size and hash, and nothing else', async () => {
    const inside = readdirSync(opened, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(opened.length + 1))
    expect(inside.sort()).toEqual([...manifest().entries.map(({ path }) => path), 'manifest.json', 'manifest.sig'].sort())
    for (const { path, size, sha256 } of manifest().entries) {
      const { stdout } = await run('sha256sum', ['--binary', join(opened, path)])
      expect({ path, sha256: stdout.slice(0, 64), size: readFileSync(join(opened, path)).length }).toEqual({ path, sha256, size })
    }
  })

  test('is signed by the key that the demo left, as OpenSSL sees it', async () => {
    const words = ['pkeyutl', '-verify', '-pubin', '-inkey', at('group-identity.pub.pem'), '-rawin']
    const { stdout } = await run('openssl', [...words, '-in', join(opened, 'manifest.json'), '-sigfile', join(opened, 'manifest.sig')])
    expect(stdout).toContain('Signature Verified Successfully')
  })

  test('says that it is a sample', () => expect(manifest()).toMatchObject({ kind: 'result', sample: true }))

  test('is the file whose hash was printed', async () => {
    const hash = createHash('sha256')
    for await (const piece of createReadStream(at(summary.bundle.file))) hash.update(piece as Buffer)
    expect(hash.digest('hex')).toBe(summary.bundle.sha256)
  })
})
