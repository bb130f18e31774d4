import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commit, imports } from '../../../db/exchange/commit.ts'
import { giveUp, stage } from '../../../db/exchange/stage.ts'
import { openRecord, saveRecord } from '../../../db/records/footing.ts'
import { historyOf } from '../../../db/records/history.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { temporaryCaseFile } from '../case-file.ts'
import { standing } from './standing.ts'
import { attach, beginRound, handOver, interview, introduce, quietly, someBytes, twoSides } from './two-sides.ts'

/** Two imports at once, and an import while someone types: the thread does one after the other, in pieces. */

const staged = { staged_import: 0, staged_record: 0, staged_line: 0, staged_file: 0 }
const filesOn = (caseFile: CaseFile): number => readdirSync(join(caseFile.folder, 'files')).length
const filesIn = (caseFile: CaseFile): unknown => caseFile.db.prepare('SELECT count(*) FROM file').pluck().get()

/** A second group whose round holds a file of its own and one that the first has, too. */
async function twoGroups() {
  const sides = await twoSides()
  const second = await temporaryCaseFile()
  introduce(sides.office, second.caseFile)
  introduce(second.caseFile, sides.office)
  const other = { ...sides, group: second.caseFile, ...beginRound(second.caseFile) }
  const same = someBytes(1_500_000)
  for (const each of [sides, other]) {
    const talk = interview(each, '示例甲')
    await attach(each, talk.id, '相同.bin', same)
    await attach(each, talk.id, '自己的.bin', someBytes(1_500_000))
  }
  const paths = [join(sides.stick, (await handOver(sides)).fileName), join(sides.stick, (await handOver(other)).fileName)]
  const dispose = async () => {
    await second.dispose()
    await sides[Symbol.asyncDispose]()
  }
  return { sides, other, paths, [Symbol.asyncDispose]: dispose }
}

test('two bundles staged at once come in whole, one after the other, and no file is left over', async () => {
  await using two = await twoGroups()
  const { office, group } = two.sides
  const previews = await Promise.all(two.paths.map((path) => stage(office, path, quietly)))
  for (const { importId } of previews) commit(office, importId)
  expect(imports(office)).toHaveLength(2)
  expect(standing(office)).toMatchObject({ rows: { ...staged, file: 3 } })
  expect(filesIn(office)).toBe(3)
  for (const from of [group, two.other.group]) {
    const [talk] = from.db.prepare("SELECT id FROM record WHERE kind = 'interview'").pluck().all() as string[]
    expect(openRecord(office, 'interview', talk!)).toEqual(openRecord(from, 'interview', talk!))
  }
  expect(office.audit.verify().intact).toBe(true)
  expect(filesOn(office)).toBe(3)
})

test('one of two imports at once is given up: the other has all its files', async () => {
  await using two = await twoGroups()
  const { office } = two.sides
  const [one, other] = await Promise.all(two.paths.map((path) => stage(office, path, quietly)))
  await Promise.all([giveUp(office, one!.importId), Promise.resolve().then(() => commit(office, other!.importId))])
  expect(standing(office)).toMatchObject({ rows: { ...staged, file: 2, imported_bundle: 1 } })
  expect(filesOn(office)).toBe(2)
})

test('the same bundle twice at once comes in once', async () => {
  await using two = await twoGroups()
  const { office } = two.sides
  const previews = await Promise.all([two.paths[0]!, two.paths[0]!].map((path) => stage(office, path, quietly)))
  const [first, second] = previews.map(({ importId }) => commit(office, importId))
  expect(second).toEqual(first)
  expect(standing(office)).toMatchObject({ rows: { ...staged, file: 2, imported_bundle: 1 } })
  expect(filesOn(office)).toBe(2)
})

test('what is typed while a bundle comes in is kept, beside what the bundle brings', async () => {
  await using sides = await twoSides()
  const { group, office, stick } = sides
  const [talk, quiet] = [interview(sides, '示例甲'), interview(sides, '示例乙')]
  const first = await stage(office, join(stick, (await handOver(sides)).fileName), quietly)
  commit(office, first.importId)
  saveRecord(group, 'interview', { id: talk.id, version: 1, changes: { place: '谈话室二' } })
  for (let i = 0; i < 3; i += 1) await attach(sides, talk.id, `示例${i}.bin`, someBytes(2_000_000))
  const path = join(stick, (await handOver(sides)).fileName)

  let typed = 0
  /** As autosave does it, between two pieces of the bundle. */
  const type = () => {
    const { version } = openRecord(office, 'interview', talk.id)
    saveRecord(office, 'interview', { id: talk.id, version, changes: { note: `办公室的话 ${++typed}` } })
    saveRecord(office, 'interview', {
      id: quiet.id,
      version: openRecord(office, 'interview', quiet.id).version,
      changes: { note: `另记 ${typed}` },
    })
  }
  const { importId } = await stage(office, path, { ...quietly, report: type })
  expect(typed).toBeGreaterThan(3)
  type() // and while the person looks at the preview
  const { totals } = commit(office, importId)
  expect(totals).toMatchObject({ merged: 1, conflict: 0 })
  expect(openRecord(office, 'interview', talk.id).body).toMatchObject({ place: '谈话室二', note: `办公室的话 ${typed}` })
  expect(openRecord(office, 'interview', quiet.id).body.note).toBe(`另记 ${typed}`)
  const notes = historyOf(office, talk.id).map(({ after }) => after)
  expect(notes).toEqual(expect.arrayContaining(['谈话室二', `办公室的话 ${typed}`]))
  expect(standing(office)).toMatchObject({ rows: { ...staged, file: 3 } })
  expect(office.audit.verify().intact).toBe(true)
})
