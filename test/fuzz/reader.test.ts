import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownCard } from '../../db/exchange/cards.ts'
import { commit } from '../../db/exchange/commit.ts'
import { exportMember, exportResult, exportTask } from '../../db/exchange/export.ts'
import { readReceipt, saveReceipt } from '../../db/exchange/receipt.ts'
import { stage } from '../../db/exchange/stage.ts'
import { deleteRecord, openRecord, saveRecord } from '../../db/records/footing.ts'
import type { CaseFile } from '../../db/vault/case-file.ts'
import { temporaryCaseFile } from '../db/case-file.ts'
import { attach, beginRound, interview, introduce, quietly, someBytes, twoSides } from '../db/exchange/two-sides.ts'
import { type Enrolled, type Read, type Reading, read } from './reader/bundle.ts'
import { wholeAt } from './reader/volumes.ts'
import { schemas } from './schemas.ts'

/** The independent reader reads what our program writes. */

const identitiesOf = ({ device }: CaseFile): string[] => [device.ageIdentity.use((bytes) => bytes.toString())]
const enrolled = (caseFile: CaseFile, role: Enrolled['role']): Enrolled => ({ ...ownCard(caseFile).card, role })

test('results, what is new since the last receipt, receipts, under cards and under a passphrase', async () => {
  await using sides = await twoSides()
  const { group, office, stick, round } = sides
  const talk = interview(sides, '示例甲', '答话里有𠮷、标点和\n换行。')
  saveRecord(group, 'interview', { id: talk.id, version: 1, changes: { place: '谈话室二' } })
  deleteRecord(group, 'interview', interview(sides, '示例乙').id)
  const bytes = someBytes(200_000)
  const file = await attach(sides, talk.id, '示例.bin', bytes)
  const order = { roundId: round.id, folder: stick, officeDeviceId: office.device.id as string | null, reason: '' }
  const how: Reading = { identities: identitiesOf(office), schemas, wanted: 'result', cards: [enrolled(group, 'leader')] }
  const openedBy = (fileName: string, more: Partial<Reading> = {}): Read => read(readFileSync(join(stick, fileName)), { ...how, ...more })

  const whole = await exportResult(group, order, quietly)
  const first = openedBy(whole.fileName)
  expect(first.manifest.counts).toEqual(whole.counts)
  expect(first.records.get(talk.id)?.body).toEqual(openRecord(group, 'interview', talk.id).body)
  expect(first.files.get(file.body.sha256)).toEqual(bytes)

  commit(office, (await stage(office, join(stick, whole.fileName), quietly)).importId)
  const receipt = await saveReceipt(office, whole.bundleId, stick, quietly)
  const sent = [
    { bundleId: whole.bundleId, manifestSha256: first.manifestSha256, fileSha256: whole.fileSha256, recipients: [office.device.id] },
  ]
  openedBy(receipt.fileName, { identities: identitiesOf(group), cards: [enrolled(office, 'office')], wanted: 'receipt', sent })
  await readReceipt(group, join(stick, receipt.fileName), quietly)

  saveRecord(group, 'interview', { id: talk.id, version: 2, changes: { place: '谈话室三' } })
  const onlyNew = await exportResult(group, { ...order, onlyNew: true }, quietly)
  expect([...openedBy(onlyNew.fileName, { earlier: [first], files: new Set([file.body.sha256]) }).records.keys()]).toEqual([talk.id])

  const emergency = await exportResult(group, { ...order, officeDeviceId: null }, quietly)
  expect(openedBy(emergency.fileName, { identities: [], passphrase: emergency.passphrase ?? '' }).manifest.counts).toEqual(emergency.counts)
})

test('task and member bundles, one of them in volumes', async () => {
  await using sides = await twoSides()
  await using member = await temporaryCaseFile()
  const { group, office, stick } = sides
  introduce(group, member.caseFile)
  const officeRound = beginRound(office).round.id
  const { id } = group.device
  const task = await exportTask(office, { roundId: officeRound, folder: stick, to: [id], leader: id, reason: '' }, quietly)
  const toGroup = { identities: identitiesOf(group), schemas, cards: [enrolled(office, 'office')] }
  expect(read(readFileSync(join(stick, task.fileName)), { ...toGroup, wanted: 'task' }).manifest.counts).toEqual(task.counts)
  const order = { roundId: sides.round.id, folder: stick, to: member.caseFile.device.id, volumeSize: 1000, reason: '' }
  const { volumes, counts } = await exportMember(group, order, quietly)
  const toMember = { identities: identitiesOf(member.caseFile), schemas, cards: [enrolled(group, 'leader')] }
  const [first = '', second = ''] = volumes.map((name) => join(stick, name))
  expect(read(wholeAt(second), { ...toMember, wanted: 'member' }).manifest.counts).toEqual(counts)
  rmSync(second)
  expect(() => wholeAt(first)).toThrow(expect.objectContaining({ code: 'volume_missing', where: '2' }))
})

const golden = join(import.meta.dirname, '../golden/bundles')
test.each(readdirSync(golden))('the golden bundle %s', (name) => {
  const file = (part: string) => readFileSync(join(golden, name, part))
  const { counts } = JSON.parse(file('expected.json').toString()) as { counts: unknown }
  const card = JSON.parse(file('group-card.json').toString()) as Enrolled
  const identities = [file('office-identity.txt').toString().trim()]
  expect(read(file('bundle.xcb'), { identities, schemas, wanted: 'result', cards: [{ ...card, role: 'leader' }] }).manifest.counts).toEqual(
    counts,
  )
})
