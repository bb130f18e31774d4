import { join } from 'node:path'
import { expect, test } from 'vitest'
import { applyAll } from '../../../db/exchange/apply.ts'
import { previewAll } from '../../../db/exchange/desk.ts'
import { setAside } from '../../../db/exchange/set-aside.ts'
import { stage, verify } from '../../../db/exchange/stage.ts'
import { openRecord } from '../../../db/records/footing.ts'
import { historyOf } from '../../../db/records/history.ts'
import { type Parts, putTogether, restated, soundParts } from './forge.ts'
import { attach, handOver, interview, quietly, someBytes, type TwoSides, twoSides } from './two-sides.ts'

/** The bundle with one list changed, its own hashes and signature made good again: as a faulty program would write it. */
const changed = async (sides: TwoSides, parts: Parts, path: string, change: (text: string) => string): Promise<string> => {
  const entries = parts.entries.map((entry) => (entry.path === path ? { path, bytes: Buffer.from(change(entry.bytes.toString())) } : entry))
  return putTogether(sides.stick, restated({ ...parts, entries }), { signer: sides.group, recipient: sides.office })
}
const line = (text: string, id: string): string => text.split('\n').find((one) => one.includes(`"id":"${id}"`)) ?? ''

test('a record that contradicts its own hash is set aside, named by kind and number, while the rest goes in', async () => {
  await using sides = await twoSides()
  const broken = interview(sides, '示例甲')
  const sound = interview(sides, '示例乙')
  const path = await changed(sides, await soundParts(sides), 'records/interview.ndjson', (text) => text.replace('示例甲', '示例丁'))
  const preview = await stage(sides.office, path, quietly)
  expect(preview.setAside).toEqual([
    {
      kind: 'interview',
      line: 1,
      recordId: broken.id,
      number: openRecord(sides.group, 'interview', broken.id).body.number,
      reason: 'hash',
      field: '',
    },
  ])
  expect(preview.byKind.interview).toMatchObject({ new: 1 })
  const { bundles } = await applyAll(sides.office, [preview.importId], quietly)
  expect(bundles).toMatchObject([{ setAside: 1, totals: { new: preview.totals.new } }])
  expect(openRecord(sides.office, 'interview', sound.id)).toEqual(openRecord(sides.group, 'interview', sound.id))
  expect(() => openRecord(sides.office, 'interview', broken.id)).toThrow(/not_found/)
  expect(setAside(sides.office)).toMatchObject([{ recordId: broken.id, bundleId: preview.manifest.bundleId, here: false }])
  const kept = sides.office.db.prepare('SELECT json FROM set_aside').pluck().get() as string
  expect(kept).toContain('示例丁')

  // What the group hands over next has it sound: it comes in, and the list says so.
  const { fileName } = await handOver(sides)
  await applyAll(sides.office, [(await stage(sides.office, join(sides.stick, fileName), quietly)).importId], quietly)
  expect(setAside(sides.office)).toMatchObject([{ recordId: broken.id, here: true }])
})

test.each([
  ['a body that does not fit its kind names the field', '"place":""', '"place":7', { reason: 'body', field: 'place' }],
  ['a line that is no record names what is missing', '"createdOn"', '"createdAt2"', { reason: 'envelope', field: 'createdOn' }],
])('%s', async (_, from, to, found) => {
  await using sides = await twoSides()
  interview(sides, '示例甲')
  const path = await changed(sides, await soundParts(sides), 'records/interview.ndjson', (text) => text.replace(from, to))
  expect((await stage(sides.office, path, quietly)).setAside).toMatchObject([{ kind: 'interview', ...found }])
  await expect(verify(sides.office, path, quietly)).resolves.toBeDefined()
})

test('the file of an attachment that was set aside passes by, and its history with it', async () => {
  await using sides = await twoSides()
  const talk = interview(sides, '示例甲')
  const hung = await attach(sides, talk.id, '示例.bin', someBytes(5000))
  const path = await changed(sides, await soundParts(sides), 'records/attachment.ndjson', (text) => text.replace('示例.bin', '示例.bim'))
  const { importId, setAside: aside, files } = await stage(sides.office, path, quietly)
  expect(aside).toMatchObject([{ kind: 'attachment', recordId: hung.id }])
  expect(files).toMatchObject({ new: 0 })
  await applyAll(sides.office, [importId], quietly)
  expect(sides.office.db.prepare('SELECT count(*) FROM history WHERE record_id = ?').pluck().get(hung.id)).toBe(0)
})

test('without its round a bundle has no place, and too many unreadable records are no accident: refused whole', async () => {
  await using sides = await twoSides()
  interview(sides, '示例甲')
  const parts = await soundParts(sides)
  const damaged = (where: string) => ({ code: 'bundle_damaged', where })
  const round = await changed(sides, parts, 'records/round.ndjson', (text) => text.replace('第一轮', '第二轮'))
  await expect(stage(sides.office, round, quietly)).rejects.toMatchObject(damaged('records/round.ndjson'))
  const many = await changed(sides, parts, 'records/interview.ndjson', (text) => `${text}${'{}\n'.repeat(1001)}`)
  await expect(stage(sides.office, many, quietly)).rejects.toMatchObject(damaged('records/interview.ndjson'))
  const more = await changed(sides, parts, 'records/interview.ndjson', (text) => `${text}{}\n`)
  await expect(stage(sides.office, more, quietly)).rejects.toMatchObject(damaged('manifest.json'))
})

test('importing the bundle again takes in what had been set aside, by a program that can read it', async () => {
  await using sides = await twoSides()
  const { office, stick } = sides
  const talk = interview(sides, '示例甲')
  interview(sides, '示例乙')
  const { fileName, bundleId } = await handOver(sides)
  const path = join(stick, fileName)
  await applyAll(office, [(await stage(office, path, quietly)).importId], quietly)
  const json = line(
    (await soundParts(sides)).entries.find((entry) => entry.path === 'records/interview.ndjson')?.bytes.toString() ?? '',
    talk.id,
  )
  // As a program would have left it that could not read this one.
  office.db.exec('PRAGMA foreign_keys = OFF')
  for (const table of ['body', 'reference', 'history', 'ancestor', 'lineage', 'passage', 'origin', 'quotation'])
    office.db.prepare(`DELETE FROM ${table} WHERE ${table === 'reference' ? 'from_id' : 'record_id'} = ?`).run(talk.id)
  office.db.prepare('DELETE FROM record WHERE id = ?').run(talk.id)
  office.db.exec('PRAGMA foreign_keys = ON')
  office.db
    .prepare("INSERT INTO set_aside VALUES (?, 'records/interview.ndjson', 1, ?, '', 'body', 'place', ?)")
    .run(bundleId, talk.id, json)

  const again = await stage(office, path, quietly)
  expect(again).toMatchObject({ alreadyImported: true, recovers: 1, totals: { new: 1 } })
  expect(previewAll(office, [again.importId]).totals).toMatchObject({ new: 1 })
  await applyAll(office, [again.importId], quietly)
  expect(openRecord(office, 'interview', talk.id)).toEqual(openRecord(sides.group, 'interview', talk.id))
  expect(historyOf(office, talk.id)).toEqual(historyOf(sides.group, talk.id))
  expect(setAside(office)).toEqual([])
  expect(await stage(office, path, quietly)).toMatchObject({ alreadyImported: true, recovers: 0 })
})
