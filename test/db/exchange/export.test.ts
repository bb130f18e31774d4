import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exportResult, forecast } from '../../../db/exchange/export.ts'
import { made } from '../../../db/exchange/made.ts'
import { verify } from '../../../db/exchange/stage.ts'
import { deleteRecord, saveRecord } from '../../../db/records/footing.ts'
import { diskRefusal } from '../../../db/vault/disk-failure.ts'
import { attach, handOver, interview, quietly, sha256, someBytes, type TwoSides, twoSides } from './two-sides.ts'

const isRoot = process.getuid?.() === 0
const canMount = isRoot && process.platform === 'linux'

const orderTo = ({ office, round }: TwoSides, folder: string) => ({
  roundId: round.id,
  folder,
  officeDeviceId: office.device.id,
  reason: '',
})

/** The stick is as empty as it was, the case file remembers no bundle. */
function nothingLeft({ group }: TwoSides, folder: string): void {
  expect(readdirSync(folder)).toEqual([])
  expect(made(group)).toEqual([])
}

test('the forecast tells what the bundle then holds', async () => {
  await using sides = await twoSides()
  const { group, office, stick, round } = sides
  const talk = interview(sides, '示例甲')
  await attach(sides, talk.id, '示例.bin', someBytes(5000))
  deleteRecord(group, 'interview', interview(sides, '示例乙').id)
  const foretold = forecast(group, round.id)
  const report = await handOver(sides)
  expect(foretold).toMatchObject({ counts: report.counts, files: 1, unsignedDrafts: 0, staleEvidence: 0 })
  expect(foretold.bytes).toBeGreaterThan(5000)
  expect(report).toMatchObject({ counts: { interview: 1, deleted: 1 }, recipient: '示例案件库 示例电脑' })
  expect(sha256(readFileSync(join(stick, report.fileName)))).toBe(report.fileSha256)
  expect((await verify(office, join(stick, report.fileName), quietly)).fingerprint).toBe(report.fingerprint)
})

test('bundles of one laptop are numbered, each names the one before', async () => {
  await using sides = await twoSides()
  const first = await handOver(sides)
  const second = await handOver(sides)
  const rows = made(sides.group)
  expect(rows.map(({ bundleId, sequence }) => [bundleId, sequence])).toEqual([
    [second.bundleId, 2],
    [first.bundleId, 1],
  ])
  const { manifest } = await verify(sides.office, join(sides.stick, second.fileName), quietly)
  expect(manifest).toMatchObject({ sequence: 2, follows: first.bundleId, classification: 'internal', sample: true })
})

test('deleted attachments leave as tombstones, their files stay', async () => {
  await using sides = await twoSides()
  const { group, office, stick } = sides
  const talk = interview(sides, '示例甲')
  const gone = await attach(sides, talk.id, '误传.bin', someBytes(900))
  await attach(sides, talk.id, '示例.bin', someBytes(800))
  deleteRecord(group, 'attachment', gone.id)
  const report = await handOver(sides)
  expect(report.files).toBe(1)
  const { manifest } = await verify(office, join(stick, report.fileName), quietly)
  expect(manifest.entries.some(({ path }) => path === `files/${gone.body.sha256}`)).toBe(false)
})

test('one broken attachment stops the export and is named', async () => {
  await using sides = await twoSides()
  const { group, stick } = sides
  const talk = interview(sides, '示例甲')
  await attach(sides, talk.id, '完好.bin', someBytes(200_000))
  const broken = await attach(sides, talk.id, '损坏.bin', someBytes(200_000))
  const { stored_name } = group.db.prepare('SELECT stored_name FROM file WHERE sha256 = ?').get(broken.body.sha256) as {
    stored_name: string
  }
  const path = join(group.folder, 'files', stored_name)
  const bytes = readFileSync(path)
  bytes[100_000]! ^= 1
  writeFileSync(path, bytes)
  await expect(handOver(sides)).rejects.toMatchObject({ code: 'file_damaged', where: '损坏.bin' })
  nothingLeft(sides, stick)
  rmSync(path)
  await expect(handOver(sides)).rejects.toMatchObject({ code: 'file_damaged', where: '损坏.bin' })
  deleteRecord(group, 'attachment', broken.id)
  await expect(handOver(sides)).resolves.toMatchObject({ files: 1 })
})

test.each(['reading', 'writing', 'verifying'] as const)('cancelling while %s leaves nothing', async (stage) => {
  await using sides = await twoSides()
  await attach(sides, interview(sides, '示例甲').id, '示例.bin', someBytes(4_000_000))
  const stop = new AbortController()
  const work = { signal: stop.signal, report: (progress: { stage: string }) => progress.stage === stage && stop.abort() }
  await expect(handOver(sides, work)).rejects.toMatchObject({ code: 'cancelled' })
  nothingLeft(sides, sides.stick)
})

test('a bundle goes to offices alone, and only to enrolled ones', async () => {
  await using sides = await twoSides()
  const order = orderTo(sides, sides.stick)
  await expect(async () => exportResult(sides.group, { ...order, officeDeviceId: sides.group.device.id }, quietly)).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a folder that is not there is a medium that is gone', async () => {
  await using sides = await twoSides()
  await expect(exportResult(sides.group, orderTo(sides, join(sides.stick, 'gone')), quietly)).rejects.toMatchObject({ code: 'medium_gone' })
})

test('a stick that is pulled in mid-export is a medium that is gone, and the case file goes on', async () => {
  await using sides = await twoSides()
  const { group, stick } = sides
  const talk = interview(sides, '示例甲')
  await attach(sides, talk.id, '示例.bin', someBytes(4_000_000))
  const folder = join(stick, 'folder')
  mkdirSync(folder)
  const pull = ({ stage }: { stage: string }) => stage === 'verifying' && rmSync(folder, { recursive: true, force: true })
  await expect(exportResult(group, orderTo(sides, folder), { ...quietly, report: pull })).rejects.toMatchObject({ code: 'medium_gone' })
  expect(made(group)).toEqual([])
  saveRecord(group, 'interview', { id: talk.id, version: 1, changes: { place: '谈话室二' } })
  expect(group.audit.verify().intact).toBe(true)
})

test.skipIf(isRoot)('a read-only folder is told as such (root may write anywhere: skipped for root)', async () => {
  await using sides = await twoSides()
  chmodSync(sides.stick, 0o500)
  await expect(handOver(sides)).rejects.toMatchObject({ code: 'folder_read_only' })
  chmodSync(sides.stick, 0o700)
  nothingLeft(sides, sides.stick)
})

async function onTmpfs(options: string, f: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'xuncha-tmpfs-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder])
  try {
    await f(folder)
  } finally {
    execFileSync('umount', [folder])
    rmSync(folder, { recursive: true })
  }
}

test.skipIf(!canMount)('a full stick is told beforehand, with what is needed and what is free (mounting needs root)', async () => {
  await using sides = await twoSides()
  await attach(sides, interview(sides, '示例甲').id, '示例.bin', someBytes(3_000_000))
  await onTmpfs('size=1m', async (folder) => {
    const failure = await exportResult(sides.group, orderTo(sides, folder), quietly).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'disk_full' })
    const { needed, free } = (failure as { detail: { needed: number; free: number } }).detail
    expect(needed).toBeGreaterThan(3_000_000)
    expect(free).toBeLessThanOrEqual(1024 ** 2)
    nothingLeft(sides, folder)
  })
})

test.skipIf(!canMount)('a stick that fills up while it is written is full, and left as it was (mounting needs root)', async () => {
  await using sides = await twoSides()
  await attach(sides, interview(sides, '示例甲').id, '示例.bin', someBytes(6_000_000))
  await onTmpfs('size=8m', async (folder) => {
    // Somebody else copies onto the stick after the check, before the first write.
    const crowd = ({ stage }: { stage: string }) => stage === 'writing' && writeFileSync(join(folder, 'other'), Buffer.alloc(4_000_000))
    const attempt = exportResult(sides.group, orderTo(sides, folder), { ...quietly, report: crowd })
    await expect(attempt).rejects.toMatchObject({ code: 'disk_full' })
    rmSync(join(folder, 'other'))
    nothingLeft(sides, folder)
  })
})

test.skipIf(!canMount)('a write-protected stick is told as such (mounting needs root)', async () => {
  await using sides = await twoSides()
  await onTmpfs('ro', async (folder) => {
    await expect(exportResult(sides.group, orderTo(sides, folder), quietly)).rejects.toMatchObject({ code: 'folder_read_only' })
    nothingLeft(sides, folder)
  })
})

test.each([
  ['ENOSPC', 'disk_full'],
  ['EDQUOT', 'disk_full'],
  ['EFBIG', 'file_too_large'],
  ['EROFS', 'folder_read_only'],
  ['EACCES', 'folder_read_only'],
  ['ENOENT', 'medium_gone'],
  ['EIO', 'medium_gone'],
  ['ENODEV', 'medium_gone'],
])('%s while writing is %s', (code, wanted) => {
  expect(diskRefusal(Object.assign(new Error('x'), { code }), 'writing', '某盘')).toMatchObject({ code: wanted, where: '某盘' })
})
