import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { applyAll, mostSnapshots } from '../../../db/exchange/apply.ts'
import { previewAll } from '../../../db/exchange/desk.ts'
import { exportResult } from '../../../db/exchange/export.ts'
import { readReceipt, saveReceipt } from '../../../db/exchange/receipt.ts'
import { stage } from '../../../db/exchange/stage.ts'
import { restoredTables, undo, undoable } from '../../../db/exchange/undo.ts'
import { deleteRecord, openRecord, saveRecord } from '../../../db/records/footing.ts'
import { findRecords } from '../../../db/search/find.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { openCaseFile } from '../../../db/vault/open-case-file.ts'
import { temporaryCaseFile, testPassword } from '../case-file.ts'
import { attach, beginRound, handOver, interview, introduce, quietly, someBytes, type TwoSides, twoSides } from './two-sides.ts'

const staged = async ({ office, stick }: Pick<TwoSides, 'office' | 'stick'>, ...fileNames: readonly string[]): Promise<string[]> => {
  const ids: string[] = []
  for (const name of fileNames) ids.push((await stage(office, join(stick, name), quietly)).importId)
  return ids
}

/** Every row of every table that an undoing restores, and what stands in the search index. */
const everything = ({ db, folder }: CaseFile): unknown => ({
  rows: Object.fromEntries(
    restoredTables.map((table) => [
      table,
      (db.prepare(`SELECT * FROM ${table}`).all() as object[]).map((row) => JSON.stringify(row)).sort(),
    ]),
  ),
  index: db.prepare('SELECT term, doc, offset FROM passage_terms ORDER BY term, doc, offset').all(),
  files: readdirSync(join(folder, 'files')).sort(),
})

const indexed = (caseFile: CaseFile): void => {
  caseFile.db.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.passage_terms USING fts5vocab (main, 'passage_index', 'instance')")
}

/** Another group that the office knows, with a round of its own. */
async function anotherGroup({ office, stick }: TwoSides) {
  const group = await temporaryCaseFile()
  introduce(group.caseFile, office)
  introduce(office, group.caseFile)
  const sides = { group: group.caseFile, office, stick, ...beginRound(group.caseFile) } as TwoSides
  return { sides, [Symbol.asyncDispose]: () => group.dispose() }
}

test('bundles dropped together are counted together: a record that two of them bring is counted once', async () => {
  await using sides = await twoSides()
  const talk = interview(sides, '示例甲')
  const gone = interview(sides, '示例乙')
  const first = await handOver(sides)
  saveRecord(sides.group, 'interview', { id: talk.id, version: 1, changes: { place: '谈话室二' } })
  deleteRecord(sides.group, 'interview', gone.id)
  interview(sides, '示例丙')
  const second = await handOver(sides)
  const ids = await staged(sides, second.fileName, first.fileName)
  const preview = previewAll(sides.office, ids)
  expect(preview.importIds).toEqual([...ids].reverse())
  expect(preview.byKind.interview).toMatchObject({ new: 2, deleted: 1, changed: 0 })
  expect(preview.severalTimes).toBe(2)
  const before = sides.office.db.prepare('SELECT count(*) FROM record').pluck().get()
  const { bundles, refused } = await applyAll(sides.office, ids, quietly)
  expect(refused).toEqual([])
  expect(bundles.map(({ sequence }) => sequence)).toEqual([1, 2])
  expect((sides.office.db.prepare('SELECT count(*) FROM record').pluck().get() as number) - Number(before)).toBe(
    preview.totals.new + preview.totals.deleted,
  )
  expect(openRecord(sides.office, 'interview', talk.id)).toEqual(openRecord(sides.group, 'interview', talk.id))
})

test('a bundle that goes on from another is read beside it, and taken in after it', async () => {
  await using sides = await twoSides()
  const talk = interview(sides, '示例甲')
  await attach(sides, talk.id, '示例.bin', someBytes(5000))
  const first = await handOver(sides)
  // The office received it once, and lost it: what comes next goes on from it.
  await applyAll(sides.office, await staged(sides, first.fileName), quietly)
  const { fileName } = await saveReceipt(sides.office, first.bundleId, sides.stick, quietly)
  await readReceipt(sides.group, join(sides.stick, fileName), quietly)
  saveRecord(sides.group, 'interview', { id: talk.id, version: 1, changes: { place: '谈话室二' } })
  const { group, office, stick, round } = sides
  const next = await exportResult(
    group,
    { roundId: round.id, folder: stick, officeDeviceId: office.device.id, reason: '', onlyNew: true },
    quietly,
  )
  office.db.exec('DELETE FROM imported_bundle; DELETE FROM imported_audit')
  await expect(stage(office, join(stick, next.fileName), quietly)).rejects.toMatchObject({ code: 'bundle_needs_base' })
  const ids = await staged(sides, first.fileName, next.fileName)
  const { bundles } = await applyAll(office, [...ids].reverse(), quietly)
  expect(bundles.map(({ sequence }) => sequence)).toEqual([1, 2])
  expect(openRecord(office, 'interview', talk.id).body.place).toBe('谈话室二')
  // Alone, its base given up, it is refused when it comes to it.
  office.db.exec('DELETE FROM imported_bundle; DELETE FROM imported_audit')
  const [, alone = ''] = await staged(sides, first.fileName, next.fileName)
  const report = await applyAll(office, [alone], quietly)
  expect(report).toMatchObject({ bundles: [], deskImportId: null, refused: [{ failure: { code: 'bundle_needs_base' } }] })
})

test('one that is refused is named and does not keep the others out', async () => {
  await using sides = await twoSides()
  await using other = await anotherGroup(sides)
  const mine = await handOver(sides)
  const theirs = await handOver(other.sides)
  const ids = await staged(sides, mine.fileName, theirs.fileName)
  sides.office.db.exec(
    `UPDATE enrolled_card SET revoked_at = 1, revoked_by = '示例', revoked_reason = '丢失', last_sequence = 0 WHERE device_id = '${sides.group.device.id}'`,
  )
  const { bundles, refused } = await applyAll(sides.office, ids, quietly)
  expect(bundles.map(({ bundleId }) => bundleId)).toEqual([theirs.bundleId])
  expect(refused).toMatchObject([{ fileName: mine.fileName, failure: { code: 'bundle_revoked_signer' } }])
  expect(sides.office.db.prepare('SELECT count(*) FROM staged_import').pluck().get()).toBe(0)
})

test('undoing brings every row, every word of the search and every file back as they were; the audit chain tells of both', async () => {
  await using sides = await twoSides()
  await using other = await anotherGroup(sides)
  const { office } = sides
  indexed(office)
  const talk = interview(sides, '示例甲', '办公楼维修未公开招标。')
  await attach(sides, talk.id, '示例.bin', someBytes(5000))
  await applyAll(office, await staged(sides, (await handOver(sides)).fileName), quietly)
  const before = everything(office)
  const words = (text: string) => findRecords(office, { text, kinds: [], limit: 50 })
  const hits = ['公开招标', '谈话室', '食堂'].map(words)

  saveRecord(sides.group, 'interview', { id: talk.id, version: 1, changes: { place: '谈话室二' } })
  const more = interview(sides, '示例丙', '食堂采购由一人决定。')
  await attach(sides, more.id, '示例二.bin', someBytes(6000))
  interview(other.sides, '示例丁', '食堂无账。')
  const ids = await staged(sides, (await handOver(sides)).fileName, (await handOver(other.sides)).fileName)
  const { deskImportId } = await applyAll(office, ids, quietly)
  expect(everything(office)).not.toEqual(before)
  expect(undoable(office)).toMatchObject({ deskImportId, bundles: 2, obstacle: null })

  await undo(office, deskImportId ?? '')
  expect(everything(office)).toEqual(before)
  expect(['公开招标', '谈话室', '食堂'].map(words)).toEqual(hits)
  expect(office.db.pragma('foreign_key_check')).toEqual([])
  expect(office.audit.verify()).toMatchObject({ intact: true })
  expect(office.db.prepare('SELECT action FROM audit ORDER BY seq DESC LIMIT 1').pluck().get()).toBe('import.undone')
  await expect(undo(office, deskImportId ?? '')).rejects.toMatchObject({ code: 'cannot_undo', where: 'last' })
})

test('what was undone can be taken in again, and the import before it be undone in its turn', async () => {
  await using sides = await twoSides()
  const { office } = sides
  indexed(office)
  office.files.record(await office.files.add((async function* () {})()))
  const empty = everything(office)
  interview(sides, '示例甲')
  const first = await handOver(sides)
  await applyAll(office, await staged(sides, first.fileName), quietly)
  interview(sides, '示例乙')
  const second = await handOver(sides)
  const last = await applyAll(office, await staged(sides, second.fileName), quietly)
  const full = everything(office) as { rows: Record<string, unknown> }
  await undo(office, last.deskImportId ?? '')
  const again = await applyAll(office, await staged(sides, second.fileName), quietly)
  const { rows } = everything(office) as { rows: Record<string, unknown> }
  expect(rows.body).toEqual(full.rows.body)
  await undo(office, again.deskImportId ?? '')
  await undo(office, undoable(office)?.deskImportId ?? '')
  expect(everything(office)).toEqual(empty)
  expect(undoable(office)).toBeNull()
})

test('an import is not undone once anything else was written, or its receipt made; nothing changes then', async () => {
  await using sides = await twoSides()
  const { office, stick } = sides
  indexed(office)
  interview(sides, '示例甲')
  const { fileName, bundleId } = await handOver(sides)
  const { deskImportId } = await applyAll(office, await staged(sides, fileName), quietly)
  const round = openRecord(office, 'round', sides.round.id)
  saveRecord(office, 'round', { id: round.id, version: round.version, changes: { name: '2026年第二轮（示例）' } })
  const after = office.db.prepare('SELECT id, version FROM record ORDER BY id').all()
  await expect(undo(office, deskImportId ?? '')).rejects.toMatchObject({ code: 'cannot_undo', where: 'changed' })
  expect(office.db.prepare('SELECT id, version FROM record ORDER BY id').all()).toEqual(after)
  await saveReceipt(office, bundleId, stick, quietly)
  await expect(undo(office, deskImportId ?? '')).rejects.toMatchObject({ code: 'cannot_undo', where: 'receipt' })
})

test('the copies of the last three imports are kept, encrypted; undone ones and older ones go', async () => {
  await using sides = await twoSides()
  const { office } = sides
  for (let n = 0; n < mostSnapshots + 2; n++) {
    interview(sides, `示例${n}`)
    await applyAll(office, await staged(sides, (await handOver(sides)).fileName), quietly)
  }
  const copies = () => readdirSync(join(office.folder, 'backups')).filter((name) => name.startsWith('desk-'))
  expect(copies()).toHaveLength(mostSnapshots)
  await undo(office, undoable(office)?.deskImportId ?? '')
  expect(copies()).toHaveLength(mostSnapshots - 1)
})

test('an import is undone after the case file was locked and opened again', async () => {
  await using sides = await twoSides()
  const { office } = sides
  interview(sides, '示例甲')
  await applyAll(office, await staged(sides, (await handOver(sides)).fileName), quietly)
  const { folder, person } = office
  office.close()
  const opened = await openCaseFile(folder, { accountId: person.accountId, password: testPassword })
  expect(opened.opening.setBack).toBe(false)
  await undo(opened, undoable(opened)?.deskImportId ?? '')
  expect(opened.db.prepare("SELECT count(*) FROM record WHERE kind = 'interview'").pluck().get()).toBe(0)
  opened.close()
})

test('every table of the case file is either restored by an undoing or known to stay', () => {
  // A new table: does an import write it? Then it belongs to `restoredTables`; else here.
  const stays = [
    'account',
    'audit',
    'clue',
    'clue_file',
    'clue_key',
    'clue_receipt',
    'desk_import',
    'enrolled_card',
    'former_identity',
    'left_record',
    'made_bundle',
    'meta',
    'movement',
    'personal',
    'round_release',
    'saved_view',
    'share_drill',
    'share_set',
    'staged_file',
    'staged_import',
    'staged_line',
    'staged_record',
    'upload_profile',
    'wipe_certificate',
  ]
  return temporaryCaseFile().then(async ({ caseFile, dispose }) => {
    const all = caseFile.db
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'passage_index%' ORDER BY name",
      )
      .pluck()
      .all()
    expect([...restoredTables, ...stays].sort()).toEqual(all)
    await dispose()
  })
})
