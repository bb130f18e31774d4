import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveUp, stage, verify } from '../../../db/exchange/stage.ts'
import type { FailureCode } from '../../../db/model/failure.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { encrypted, type Parts, putTogether, restated, soundParts } from './forge.ts'
import { standing } from './standing.ts'
import { attach, handOver, interview, introduce, quietly, sha256, someBytes, type TwoSides, twoSides } from './two-sides.ts'

/** Refused by verification and by staging alike, with this code, and nothing is left behind. */
async function refused({ office }: TwoSides, path: string, code: FailureCode, where?: string | RegExp): Promise<void> {
  const before = standing(office)
  for (const attempt of [verify, stage]) {
    const failure = await attempt(office, path, quietly).then(
      () => ({ code: 'accepted', where: '' }),
      (error: { code?: string; where?: string }) => error,
    )
    expect(failure.code ?? failure).toBe(code)
    if (where !== undefined) expect(failure.where).toMatch(where)
  }
  expect(standing(office)).toEqual(before)
}

// One pair of case files for all: every test here ends with nothing changed, or says otherwise and has its own.
let sides: TwoSides
let parts: Parts
let strangers: { group: TemporaryCaseFile; office: TemporaryCaseFile }
beforeAll(async () => {
  sides = await twoSides()
  const talk = interview(sides, '示例甲')
  interview(sides, '示例乙')
  await attach(sides, talk.id, '示例.bin', someBytes(1000))
  parts = await soundParts(sides)
  strangers = { group: await temporaryCaseFile(), office: await temporaryCaseFile({ mode: 'office' }) }
  introduce(sides.office, strangers.office.caseFile)
})
afterAll(async () => {
  await sides[Symbol.asyncDispose]()
  await strangers.group.dispose()
  await strangers.office.dispose()
})

/** The sound manifest with other words. */
const stating = (words: Partial<Parts['manifest']>): Parts => ({ ...parts, manifest: { ...parts.manifest, ...words } })
/** As the group would have signed it. */
const signed = (sides: TwoSides, parts: Parts) =>
  putTogether(sides.stick, restated(parts), { signer: sides.group, recipient: sides.office })
const entryOf = (parts: Parts, path: string) => parts.entries.find((entry) => entry.path === path)!
const replaced = (parts: Parts, path: string, change: (text: string) => string): Parts => ({
  ...parts,
  entries: parts.entries.map((entry) => (entry.path === path ? { path, bytes: Buffer.from(change(entry.bytes.toString())) } : entry)),
})

test('a bundle that the age program wrote and another tool signed opens here', async () => {
  const preview = await stage(sides.office, await signed(sides, parts), quietly)
  expect(preview.totals.new).toBeGreaterThan(3)
  await giveUp(sides.office, preview.importId)
})

describe('who sent it and to whom', () => {
  test('a bundle for another office is foreign', async () => {
    const path = await putTogether(sides.stick, parts, { recipient: strangers.office.caseFile })
    await refused(sides, path, 'bundle_foreign')
  })

  test('the sender cannot open its own bundle', async () => {
    const { fileName } = await handOver(sides)
    await expect(verify(sides.group, join(sides.stick, fileName), quietly)).rejects.toMatchObject({ code: 'bundle_foreign' })
  })

  test('a group that was never enrolled is unknown, however well it signs', async () => {
    const { caseFile } = strangers.group
    const changed = stating({ deviceId: caseFile.device.id })
    await refused(sides, await putTogether(sides.stick, changed, { signer: caseFile, recipient: sides.office }), 'bundle_unknown_signer')
  })

  test('an office card signs no result', async () => {
    const { caseFile } = strangers.office
    const path = await putTogether(sides.stick, stating({ deviceId: caseFile.device.id }), { signer: caseFile, recipient: sides.office })
    await refused(sides, path, 'bundle_unknown_signer')
  })

  test('a stranger who signs in the name of an enrolled group has signed nothing', async () => {
    const path = await putTogether(sides.stick, parts, { signer: strangers.group.caseFile, recipient: sides.office })
    await refused(sides, path, 'bundle_unsigned', 'manifest.sig')
  })

  test('an unsigned bundle is refused: no signature, an empty one, one cut short', async () => {
    for (const size of [0, 63]) {
      const path = await putTogether(sides.stick, { ...parts, signature: parts.signature.subarray(0, size) }, { recipient: sides.office })
      await refused(sides, path, 'bundle_unsigned', 'manifest.sig')
    }
    const tar = (bytes: Buffer) => {
      const at = bytes.indexOf('manifest.sig')
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1024)])
    }
    await refused(sides, await putTogether(sides.stick, parts, { recipient: sides.office, tar }), 'bundle_unsigned')
  })

  test('a manifest revised after signing is unsigned', async () => {
    const changed = stating({ madeBy: '别人' })
    await refused(sides, await putTogether(sides.stick, changed, { recipient: sides.office }), 'bundle_unsigned', 'manifest.sig')
  })

  test('a receipt is no result', async () => {
    const changed = stating({ kind: 'receipt' })
    await refused(sides, await signed(sides, changed), 'bundle_wrong_kind')
  })
})

describe('versions', () => {
  test.each([
    ['formatVersion', 2, 'bundle_newer'],
    ['schemaVersion', 4, 'bundle_newer'],
    ['formatVersion', 0, 'bundle_older'],
    ['schemaVersion', 0, 'bundle_older'],
  ] as const)('%s %i is %s, whatever else the manifest holds', async (field, version, code) => {
    const manifestText = JSON.stringify({ format: 'xuncha-bundle', formatVersion: 1, schemaVersion: 1, [field]: version, unheardOf: {} })
    const path = await putTogether(sides.stick, parts, { signer: sides.group, recipient: sides.office, manifestText })
    await refused(sides, path, code)
  })
})

describe('entries other than announced', () => {
  const cases: readonly [string, (parts: Parts) => Parts, string | RegExp][] = [
    ['a missing entry', (parts) => ({ ...parts, entries: parts.entries.slice(0, -1) }), /files\//],
    ['a missing list', (parts) => ({ ...parts, entries: parts.entries.slice(1) }), /records\/round/],
    [
      'an entry too many',
      (parts) => ({ ...parts, entries: [...parts.entries, { path: `files/${'0'.repeat(64)}`, bytes: Buffer.from('x') }] }),
      'tar',
    ],
    ['an entry twice', (parts) => ({ ...parts, entries: [parts.entries[0]!, ...parts.entries] }), /records/],
    ['entries in another order', (parts) => ({ ...parts, entries: [...parts.entries].reverse() }), /records/],
    ['a name that leaves the folder', (parts) => renamed(parts, '../records/round.ndjson'), /records/],
    ['an absolute name', (parts) => renamed(parts, '/etc/passwd'), /records/],
    ['a longer entry', (parts) => replaced(parts, 'records/unit.ndjson', (text) => `${text}\n`), 'records/unit.ndjson'],
    [
      'other bytes of the same length',
      (parts) => replaced(parts, 'records/unit.ndjson', (text) => text.replace('示例局', '实例局')),
      /records.unit/,
    ],
  ]
  test.each(cases)('%s is damage', async (_, change, where) => {
    await refused(sides, await putTogether(sides.stick, change(parts), { recipient: sides.office }), 'bundle_damaged', where)
  })

  const renamed = (parts: Parts, path: string): Parts => ({
    ...parts,
    entries: parts.entries.map((entry, at) => (at === 0 ? { ...entry, path } : entry)),
  })

  test.each([
    ['a name that leaves the folder', '../../evil.ndjson'],
    ['a Windows path', 'records\\round.ndjson'],
    ['an unknown place', 'attachments/1.pdf'],
    ['a kind that nobody knows', 'records/nothing.ndjson'],
  ])('%s is refused even when it is announced and signed', async (_, path) => {
    await refused(sides, await signed(sides, renamed(parts, path)), 'bundle_damaged')
  })

  test('links, folders and devices are refused', async () => {
    for (const type of ['1', '2', '3', '5', '6', 'x', 'g', 'L']) {
      const path = await putTogether(sides.stick, parts, {
        recipient: sides.office,
        tar: (bytes) => retyped(bytes, bytes.indexOf('records/unit.ndjson'), type),
      })
      await refused(sides, path, 'bundle_damaged')
    }
  })

  /** Gives a tar header another type, with the checksum that belongs to it. */
  const retyped = (tar: Buffer, at: number, type: string): Buffer => {
    const header = tar.subarray(at, at + 512)
    header.write(type, 156)
    header.fill(' ', 148, 156)
    const sum = header.reduce((total, byte) => total + byte, 0)
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    return tar
  }

  test('something after the end is refused', async () => {
    const tar = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(511), Buffer.from('!')])
    await refused(sides, await putTogether(sides.stick, parts, { recipient: sides.office, tar }), 'bundle_damaged', 'tar')
  })

  test('more zeros at the end, as other tar programs write them, are no harm', async () => {
    const tar = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(10_240 - (bytes.length % 10_240))])
    const path = await putTogether(sides.stick, parts, { recipient: sides.office, tar })
    await expect(verify(sides.office, path, quietly)).resolves.toMatchObject({ entries: parts.entries.length })
  })
})

describe('what an enrolled group signed but should not have', () => {
  const cases: readonly [string, (parts: Parts) => Parts, string | RegExp][] = [
    ['a record twice', (parts) => replaced(parts, 'records/unit.ndjson', (text) => text + text), 'records/unit.ndjson'],
    [
      'a record in the list of another kind',
      (parts) => replaced(parts, 'records/unit.ndjson', () => entryOf(parts, 'records/round.ndjson').bytes.toString()),
      'records/unit.ndjson',
    ],
    [
      'a record of another round',
      (parts) => replaced(parts, 'records/unit.ndjson', (text) => text.replace(/"roundId":"[^"]+"/, `"roundId":"${crypto.randomUUID()}"`)),
      'records/unit.ndjson',
    ],
    ['a line that is no JSON', (parts) => replaced(parts, 'records/unit.ndjson', (text) => `${text}{\n`), 'records/unit.ndjson'],
    ['a last line without its end', (parts) => replaced(parts, 'records/unit.ndjson', (text) => text.trimEnd()), 'records/unit.ndjson'],
    [
      'fewer records than it counts',
      (parts) => replaced(parts, 'records/interview.ndjson', (text) => `${text.split('\n')[0]}\n`),
      /history|manifest/,
    ],
    [
      'a gap in the audit chain',
      (parts) => replaced(parts, 'audit.ndjson', (text) => text.split('\n').toSpliced(1, 1).join('\n')),
      'audit.ndjson',
    ],
    [
      'an audit chain that ends early',
      (parts) => replaced(parts, 'audit.ndjson', (text) => `${text.split('\n').slice(0, -2).join('\n')}\n`),
      'audit.ndjson',
    ],
    [
      'a changed audit row',
      (parts) => replaced(parts, 'audit.ndjson', (text) => text.replace('record.create', 'record.delete')),
      'audit.ndjson',
    ],
    [
      'no file for an attachment',
      (parts) => ({ ...parts, entries: parts.entries.filter(({ path }) => !path.startsWith('files/')) }),
      /files\//,
    ],
    ['a file that no record names', (parts) => ({ ...parts, entries: [...parts.entries, fileOf(Buffer.from('stray'))] }), /files\//],
    [
      'a file under the hash of another',
      (parts) => ({
        ...parts,
        entries: parts.entries.map((entry) => (entry.path.startsWith('files/') ? { ...entry, bytes: Buffer.from('other') } : entry)),
      }),
      /files\//,
    ],
  ]
  const fileOf = (bytes: Buffer) => ({ path: `files/${sha256(bytes)}`, bytes })
  test.each(cases)('%s is damage', async (_, change, where) => {
    await refused(sides, await signed(sides, change(parts)), 'bundle_damaged', where)
  })
})

describe('files that are no bundles', () => {
  test.each([
    ['an empty file', () => Buffer.alloc(0)],
    ['a text', () => Buffer.from('这不是成果包')],
    ['zeros', () => Buffer.alloc(100_000)],
  ])('%s is damage', async (_, content) => {
    const path = join(sides.stick, 'some.xcb')
    writeFileSync(path, content())
    await refused(sides, path, 'bundle_damaged')
  })

  test('an age file with something else inside is damage', async () => {
    for (const plain of [Buffer.alloc(0), Buffer.alloc(1024), Buffer.from('x'.repeat(2000))]) {
      await refused(sides, encrypted(sides.stick, plain, sides.office), 'bundle_damaged')
    }
  })

  test('a later age version is newer, a file that is not there unreadable', async () => {
    const path = join(sides.stick, 'some.xcb')
    writeFileSync(path, 'age-encryption.org/v2\n-> X25519 abc\n')
    await refused(sides, path, 'bundle_newer')
    await refused(sides, join(sides.stick, 'nowhere.xcb'), 'file_unreadable')
    await refused(sides, sides.stick, 'file_unreadable')
  })
})
