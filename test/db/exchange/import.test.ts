import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commit, imports } from '../../../db/exchange/commit.ts'
import { readReceipt, saveReceipt } from '../../../db/exchange/receipt.ts'
import { giveUp, stage } from '../../../db/exchange/stage.ts'
import { deleteRecord, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { historyOf } from '../../../db/records/history.ts'
import { conflictsIn, openConflicts } from '../../../db/records/lineage.ts'
import { openCaseFile } from '../../../db/vault/open-case-file.ts'
import { temporaryCaseFile, testPassword } from '../case-file.ts'
import { filesHolding } from '../plaintext.ts'
import { standing } from './standing.ts'
import { attach, beginRound, handOver, interview, introduce, quietly, someBytes, type TwoSides, twoSides } from './two-sides.ts'

const takeIn = async ({ office, stick }: TwoSides, fileName: string) =>
  commit(office, (await stage(office, join(stick, fileName), quietly)).importId)

test('the same bundle a second time changes nothing', async () => {
  await using sides = await twoSides()
  const { office, stick } = sides
  await attach(sides, interview(sides, '示例甲').id, '示例.bin', someBytes(5000))
  const { fileName } = await handOver(sides)
  const first = await takeIn(sides, fileName)
  const before = standing(office)
  const preview = await stage(office, join(stick, fileName), quietly)
  expect(preview.alreadyImported).toBe(true)
  expect(preview.totals).toMatchObject({ new: 0, changed: 0, deleted: 0 })
  expect(preview.files).toEqual({ new: 0, known: 1, bytes: 0 })
  expect(commit(office, preview.importId)).toEqual(first)
  expect(standing(office)).toEqual(before)
})

test('the next bundle brings what was changed, added and deleted since, and its history once', async () => {
  await using sides = await twoSides()
  const { group, office } = sides
  const kept = interview(sides, '示例甲')
  const gone = interview(sides, '示例乙')
  const first = await handOver(sides)
  await takeIn(sides, first.fileName)
  saveRecord(group, 'interview', { id: kept.id, version: 1, changes: { place: '谈话室二' } })
  deleteRecord(group, 'interview', gone.id)
  const added = interview(sides, '示例丙')
  const second = await handOver(sides)
  expect(second.counts).toMatchObject({ interview: 2, deleted: 1 })
  const { totals } = await takeIn(sides, second.fileName)
  expect(totals).toMatchObject({ new: 1, changed: 1, deleted: 1, older: 0 })
  for (const { id } of [kept, gone, added]) {
    expect(openRecord(office, 'interview', id)).toEqual(openRecord(group, 'interview', id))
    expect(historyOf(office, id)).toEqual(historyOf(group, id))
  }
})

test('an older bundle after a newer one changes nothing that the newer one brought', async () => {
  await using sides = await twoSides()
  const { group, office } = sides
  const talk = interview(sides, '示例甲')
  const first = await handOver(sides)
  saveRecord(group, 'interview', { id: talk.id, version: 1, changes: { place: '谈话室二' } })
  const second = await handOver(sides)
  await takeIn(sides, second.fileName)
  const records = (standing(office) as { records: unknown }).records
  const { totals } = await takeIn(sides, first.fileName)
  expect(totals).toMatchObject({ new: 0, changed: 0, older: 1 })
  expect((standing(office) as { records: unknown }).records).toEqual(records)
  expect(historyOf(office, talk.id)).toEqual(historyOf(group, talk.id))
})

test('a change typed while the bundle was being written comes with the next one', async () => {
  await using sides = await twoSides()
  const { group, office } = sides
  const talk = interview(sides, '示例甲')
  await attach(sides, talk.id, '示例.bin', someBytes(3_000_000))
  let typed = false
  const first = await handOver(sides, {
    ...quietly,
    report: ({ stage }) => {
      if (stage !== 'writing' || typed) return
      typed = true
      saveRecord(group, 'interview', { id: talk.id, version: 1, changes: { place: '谈话室二' } })
    },
  })
  expect(typed).toBe(true)
  await takeIn(sides, first.fileName)
  expect(openRecord(office, 'interview', talk.id).body.place).toBe('')
  const second = await handOver(sides)
  expect((await takeIn(sides, second.fileName)).totals).toMatchObject({ changed: 1 })
  expect(openRecord(office, 'interview', talk.id).body.place).toBe('谈话室二')
  expect(historyOf(office, talk.id)).toEqual(historyOf(group, talk.id))
})

test('giving up leaves neither records nor files', async () => {
  await using sides = await twoSides()
  const { office, stick } = sides
  await attach(sides, interview(sides, '示例甲').id, '示例.bin', someBytes(70_000))
  const { fileName } = await handOver(sides)
  const before = standing(office)
  const { importId } = await stage(office, join(stick, fileName), quietly)
  expect(standing(office)).not.toEqual(before)
  await giveUp(office, importId)
  expect(standing(office)).toEqual(before)
  expect(() => commit(office, importId)).toThrow(expect.objectContaining({ code: 'not_found' }))
})

test('giving up one of two imports of the same file leaves it to the other', async () => {
  await using sides = await twoSides()
  const { office, stick } = sides
  const bytes = someBytes(70_000)
  const file = await attach(sides, interview(sides, '示例甲').id, '示例.bin', bytes)
  const path = join(stick, (await handOver(sides)).fileName)
  const one = await stage(office, path, quietly)
  const other = await stage(office, path, quietly)
  await giveUp(office, one.importId)
  commit(office, other.importId)
  expect((await office.files.read(file.body.sha256, 0, bytes.length)).equals(bytes)).toBe(true)
})

test('an import that was staged and then forgotten is gone at the next opening', async () => {
  await using sides = await twoSides()
  await using tmp = await temporaryCaseFile({ mode: 'office' })
  introduce(tmp.caseFile, sides.group)
  introduce(sides.group, tmp.caseFile)
  await attach(sides, interview(sides, '示例甲').id, '示例.bin', someBytes(70_000))
  const { fileName } = await handOver({ ...sides, office: tmp.caseFile })
  await stage(tmp.caseFile, join(sides.stick, fileName), quietly)
  tmp.caseFile.close()
  const again = await openCaseFile(tmp.folder, { accountId: tmp.accountId, password: testPassword })
  expect(standing(again)).toMatchObject({ rows: { staged_import: 0, staged_record: 0, staged_file: 0, record: 1 }, files: [] })
  again.close()
})

test('cancelling an import leaves nothing', async () => {
  await using sides = await twoSides()
  const { office, stick } = sides
  await attach(sides, interview(sides, '示例甲').id, '示例.bin', someBytes(5_000_000))
  const path = join(stick, (await handOver(sides)).fileName)
  const before = standing(office)
  const stop = new AbortController()
  const work = { signal: stop.signal, report: ({ done }: { done: number }) => done > 2_000_000 && stop.abort() }
  await expect(stage(office, path, work)).rejects.toMatchObject({ code: 'cancelled' })
  expect(standing(office)).toEqual(before)
})

test('two groups of one round come to lie beside one another', async () => {
  await using sides = await twoSides()
  await using second = await temporaryCaseFile()
  const { office } = sides
  introduce(office, second.caseFile)
  introduce(second.caseFile, office)
  interview(sides, '示例甲')
  const other = { ...sides, group: second.caseFile, ...beginRound(second.caseFile) }
  interview(other, '示例乙')
  await takeIn(sides, (await handOver(sides)).fileName)
  await takeIn(sides, (await handOver(other)).fileName)
  expect(imports(office).length).toBe(2)
  expect(office.db.prepare("SELECT count(*) FROM record WHERE kind = 'interview'").pluck().get()).toBe(2)
})

test('no text of a record lies readable on the disk, neither while staged nor afterwards', async () => {
  await using sides = await twoSides()
  const { group, office, stick } = sides
  const secret = '绝不能以明文落盘的示例答话'
  const talk = interview(sides, '示例甲', secret)
  await attach(sides, talk.id, '示例.txt', Buffer.from(secret.repeat(1000)))
  const { fileName } = await handOver(sides)
  const { importId } = await stage(office, join(stick, fileName), quietly)
  for (const folder of [group.folder, office.folder, stick]) expect(filesHolding(folder, secret)).toEqual([])
  commit(office, importId)
  for (const folder of [group.folder, office.folder, stick]) expect(filesHolding(folder, secret)).toEqual([])
})

test.skipIf(process.getuid?.() !== 0 || process.platform !== 'linux')(
  'an office whose disk fills up during an import is told so and stands as it stood (mounting needs root)',
  async () => {
    await using sides = await twoSides()
    const usual = process.env.TMPDIR
    const disk = mkdtempSync(join(tmpdir(), 'xuncha-tmpfs-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk])
    try {
      process.env.TMPDIR = disk
      await using small = await temporaryCaseFile({ mode: 'office' })
      introduce(small.caseFile, sides.group)
      introduce(sides.group, small.caseFile)
      const talk = interview(sides, '示例甲')
      for (let i = 0; i < 5; i++) await attach(sides, talk.id, `示例${i}.bin`, someBytes(5_000_000))
      const { fileName } = await handOver({ ...sides, office: small.caseFile })
      const before = standing(small.caseFile)
      await expect(stage(small.caseFile, join(sides.stick, fileName), quietly)).rejects.toMatchObject({ code: 'disk_full' })
      expect(standing(small.caseFile)).toEqual(before)
      expect(small.caseFile.audit.verify().intact).toBe(true)
    } finally {
      if (usual === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = usual
      execFileSync('umount', [disk])
      rmSync(disk, { recursive: true })
    }
  },
)

test('a receipt is believed only from the office that was handed the bundle, for the bytes that left', async () => {
  await using sides = await twoSides()
  const { group, office, stick } = sides
  const report = await handOver(sides)
  await takeIn(sides, report.fileName)
  const { fileName } = await saveReceipt(office, report.bundleId, stick, quietly)
  group.db.prepare('UPDATE made_bundle SET file_sha256 = ?').run('0'.repeat(64))
  await expect(readReceipt(group, join(stick, fileName), quietly)).rejects.toMatchObject({ code: 'bundle_damaged' })
  group.db.prepare('UPDATE made_bundle SET recipients = ?').run(JSON.stringify([group.device.id]))
  await expect(readReceipt(group, join(stick, fileName), quietly)).rejects.toMatchObject({ code: 'bundle_unknown_signer' })
  group.db.prepare('DELETE FROM made_bundle').run()
  await expect(readReceipt(group, join(stick, fileName), quietly)).rejects.toMatchObject({ code: 'not_found' })
  await expect(readReceipt(office, join(stick, report.fileName), quietly)).rejects.toMatchObject({ code: 'bundle_wrong_kind' })
})

test('a record that both sides changed in different fields is merged, and nobody has to choose', async () => {
  await using sides = await twoSides()
  const { group, office } = sides
  const talk = interview(sides, '示例甲')
  await takeIn(sides, (await handOver(sides)).fileName)
  saveRecord(office, 'interview', { id: talk.id, version: talk.version, changes: { note: '办公室的话' } })
  saveRecord(group, 'interview', { id: talk.id, version: talk.version, changes: { place: '谈话室二' } })
  const { totals } = await takeIn(sides, (await handOver(sides)).fileName)
  expect(totals).toMatchObject({ merged: 1, conflict: 0, changed: 0 })
  const merged = openRecord(office, 'interview', talk.id)
  expect(merged.body).toMatchObject({ note: '办公室的话', place: '谈话室二' })
  expect(merged.version).toBeGreaterThan(2)
  expect(openConflicts(office, talk.id)).toBe(0)
})

test('a field that both sides changed keeps both values and waits; history tells both, and the rest goes in', async () => {
  await using sides = await twoSides()
  const { group, office, stick } = sides
  const talk = interview(sides, '示例甲')
  await takeIn(sides, (await handOver(sides)).fileName)
  saveRecord(office, 'interview', { id: talk.id, version: talk.version, changes: { place: '别处' } })
  saveRecord(group, 'interview', { id: talk.id, version: talk.version, changes: { place: '谈话室二', note: '后记' } })
  const added = interview(sides, '示例乙')
  const second = await handOver(sides)
  const preview = await stage(office, join(stick, second.fileName), quietly)
  expect(preview.totals).toMatchObject({ conflict: 1, new: 1 })
  expect(preview.samples).toContainEqual({ kind: 'interview', number: 'T-001', title: '示例甲', change: 'conflict' })
  commit(office, preview.importId)
  const { body } = openRecord(office, 'interview', talk.id)
  expect(body.note).toBe('后记')
  expect(['别处', '谈话室二']).toContain(body.place)
  const [conflict] = conflictsIn(office, openRecord(office, 'interview', talk.id))
  expect(conflict?.field).toBe('place')
  expect(conflict?.held.map(({ value }) => value).sort()).toEqual(['别处', '谈话室二'])
  expect(historyOf(office, talk.id).map(({ after }) => after)).toEqual(expect.arrayContaining(['别处', '谈话室二']))
  expect(openRecord(office, 'interview', added.id).body.interviewee.name).toBe('示例乙')
})
