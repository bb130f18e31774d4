import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { publicKeyPem } from '../../../db/exchange/manifest.ts'
import type { Manifest } from '../../../db/model/bundle.ts'
import { attach, handOver, interview, sha256, someBytes, type TwoSides, twoSides } from './two-sides.ts'

/** What the network platform's makers would do: open a bundle with programs that are not ours. */
const sizes = [0, 1, 511, 512, 513, 65_535, 65_536, 65_537, 1_048_576, 1_048_577]

async function unpacked(sides: TwoSides): Promise<string> {
  const talk = interview(sides, '示例甲', '答话里有中文、标点和\n换行。')
  for (const size of sizes) await attach(sides, talk.id, `示例${size}.bin`, someBytes(size))
  const { fileName } = await handOver(sides)
  const folder = join(sides.stick, 'unpacked')
  mkdirSync(folder)
  const identity = join(sides.stick, 'identity.txt')
  sides.office.device.ageIdentity.use((bytes) => writeFileSync(identity, bytes))
  execFileSync('age', ['--decrypt', '--identity', identity, '--output', join(sides.stick, 'plain.tar'), join(sides.stick, fileName)])
  execFileSync('tar', ['--extract', '--file', join(sides.stick, 'plain.tar'), '--directory', folder])
  return folder
}

let sides: TwoSides
let folder: string
beforeAll(async () => {
  sides = await twoSides()
  folder = await unpacked(sides)
  return () => sides[Symbol.asyncDispose]()
})
const read = (path: string) => readFileSync(join(folder, path))
const manifest = () => JSON.parse(read('manifest.json').toString()) as Manifest

test('age and tar open a bundle', () => {
  expect(readdirSync(join(folder, 'records')).sort()).toEqual([
    'attachment.ndjson',
    'interview.ndjson',
    'member.ndjson',
    'round.ndjson',
    'unit.ndjson',
  ])
  expect(readdirSync(join(folder, 'files')).length).toBe(sizes.length)
  const lines = read('records/interview.ndjson').toString().trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line).body.turns[0].answer)).toEqual(['答话里有中文、标点和\n换行。'])
})

test('tar lists the entries in the order of the manifest, and knows nothing odd about them', () => {
  const tar = join(sides.stick, 'plain.tar')
  const listed = execFileSync('tar', ['--list', '--file', tar]).toString().trimEnd().split('\n')
  expect(listed).toEqual(['manifest.json', 'manifest.sig', ...manifest().entries.map((entry) => entry.path)])
  expect(listed.filter((name) => name.startsWith('files/'))).toEqual(listed.slice(-sizes.length))
  const modes = execFileSync('tar', ['--list', '--verbose', '--file', tar]).toString().trimEnd().split('\n')
  expect(modes.every((line) => line.startsWith('-rw-r--r-- 0/0'))).toBe(true)
})

test('sha256sum finds every entry as the manifest states it', () => {
  const list = manifest().entries.map(({ path, sha256 }) => `${sha256}  ${path}\n`)
  const said = execFileSync('sha256sum', ['--check', '--strict', '-'], { cwd: folder, input: list.join('') }).toString()
  expect(said.trimEnd().split('\n')).toEqual(manifest().entries.map(({ path }) => `${path}: OK`))
  for (const { path, size, sha256: stated } of manifest().entries) {
    expect(read(path).length).toBe(size)
    if (path.startsWith('files/')) expect(path).toBe(`files/${stated}`)
  }
})

test('openssl verifies the signature, and refuses a changed manifest', () => {
  writeFileSync(join(sides.stick, 'signer.pem'), publicKeyPem(sides.group.device.signingKey))
  const verify = (file: string) =>
    execFileSync(
      'openssl',
      ['pkeyutl', '-verify', '-pubin', '-inkey', join(sides.stick, 'signer.pem'), '-rawin', '-in', file, '-sigfile', 'manifest.sig'],
      {
        cwd: folder,
        stdio: 'pipe',
      },
    ).toString()
  expect(read('manifest.sig').length).toBe(64)
  expect(verify('manifest.json')).toMatch(/Verified Successfully/)
  writeFileSync(join(folder, 'changed.json'), read('manifest.json').toString().replace('示例移交', '示例移焦'))
  expect(() => verify('changed.json')).toThrow()
})

test('the audit chain can be recomputed from its lines alone', () => {
  let previous = '0'.repeat(64)
  for (const line of read('audit.ndjson').toString().trimEnd().split('\n')) {
    const { hash, ...row } = JSON.parse(line) as Record<string, string | number | null>
    expect(row.previous).toBe(previous)
    const sorted = Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))
    expect(sha256(Buffer.from(JSON.stringify(sorted)))).toBe(hash)
    previous = String(hash)
  }
  expect(manifest().auditHead).toBe(previous)
})
