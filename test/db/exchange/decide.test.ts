import { join } from 'node:path'
import { expect, test } from 'vitest'
import { applyAll } from '../../../db/exchange/apply.ts'
import { decide, groups } from '../../../db/exchange/decide.ts'
import { made } from '../../../db/exchange/made.ts'
import { readReceipt, saveReceipt, saveReceipts } from '../../../db/exchange/receipt.ts'
import { stage } from '../../../db/exchange/stage.ts'
import { wipeForecast } from '../../../db/exchange/wipe.ts'
import { todayOf } from '../../../db/records/today.ts'
import { setStaleDays } from '../../../db/worker/settings.ts'
import { handOver, interview, quietly, type TwoSides, twoSides } from './two-sides.ts'

const takeIn = async ({ office, stick }: TwoSides, ...names: readonly string[]) => {
  const ids: string[] = []
  for (const name of names) ids.push((await stage(office, join(stick, name), quietly)).importId)
  return applyAll(office, ids, quietly)
}

test('a bundle is sent back with reasons that the group reads in its receipt, until it hands over anew', async () => {
  await using sides = await twoSides()
  const { group, office, stick, round } = sides
  const talk = interview(sides, '示例甲')
  const { fileName, bundleId } = await handOver(sides)
  await takeIn(sides, fileName)
  const records = [{ id: talk.id, kind: 'interview', number: 'T-001', title: '示例甲' }]
  expect(() => decide(office, bundleId, 'returned', { text: ' ', records: [] })).toThrow(/bad_input: text/)
  const reasons = { text: '谈话记录未签字（示例）。', records }
  expect(decide(office, bundleId, 'returned', reasons)).toMatchObject({ said: { decision: 'returned', reasons }, receiptSaved: false })
  const returned = await saveReceipt(office, bundleId, stick, quietly)
  await readReceipt(group, join(stick, returned.fileName), quietly)
  expect(made(group)).toMatchObject([{ bundleId, receivedAt: expect.any(Number), said: { decision: 'returned', by: '示例主任', reasons } }])
  expect(todayOf(group, { roundId: round.id }).sentBack).toMatchObject({ sequence: 1, said: { reasons } })
  // Nothing may be wiped on the word of an office that sent it back.
  expect(wipeForecast(group)).toMatchObject({ handedOver: null, waitingForReceipt: true })

  // The office thinks again: a new receipt; the old one, read once more, changes nothing.
  decide(office, bundleId, 'accepted', { text: '', records: [] })
  const accepted = await saveReceipt(office, bundleId, stick, quietly)
  await readReceipt(group, join(stick, accepted.fileName), quietly)
  await readReceipt(group, join(stick, returned.fileName), quietly)
  expect(made(group)).toMatchObject([{ said: { decision: 'accepted' } }])
  expect(todayOf(group, { roundId: round.id }).sentBack).toBeNull()
  expect(wipeForecast(group)).toMatchObject({ handedOver: { bundleId }, waitingForReceipt: false })

  decide(office, bundleId, 'returned', reasons)
  const again = await saveReceipt(office, bundleId, stick, quietly)
  await readReceipt(group, join(stick, again.fileName), quietly)
  await handOver(sides)
  expect(todayOf(group, { roundId: round.id }).sentBack).toBeNull()
})

test('of each group it is told what came, which numbers are missing, and that nothing came for long', async () => {
  await using sides = await twoSides()
  const { office, group } = sides
  setStaleDays(office.queries, 1)
  expect(groups(office)).toMatchObject([{ deviceId: group.device.id, bundles: [], gaps: [], lastAt: null, stale: false }])
  const names: string[] = []
  for (let n = 0; n < 4; n++) names.push((await handOver(sides)).fileName)
  await takeIn(sides, names[1] ?? '', names[3] ?? '')
  const [found] = groups(office)
  expect(found).toMatchObject({
    gaps: [
      { from: 1, to: 1 },
      { from: 3, to: 3 },
    ],
    stale: false,
  })
  expect(found?.bundles.map(({ sequence }) => sequence)).toEqual([4, 2])
  await takeIn(sides, names[0] ?? '', names[2] ?? '')
  expect(groups(office)).toMatchObject([{ gaps: [] }])
  const later = { ...office, now: () => Date.now() + 2 * 86_400_000 }
  expect(groups(later)).toMatchObject([{ stale: true }])
})

test('receipts of many bundles are written in one step; one that cannot be does not keep the others back', async () => {
  await using sides = await twoSides()
  const { office, group, stick } = sides
  const first = await handOver(sides)
  const second = await handOver(sides)
  await takeIn(sides, first.fileName, second.fileName)
  const none = office.device.id
  const { saved, failed } = await saveReceipts(office, [first.bundleId, none, second.bundleId], stick, quietly)
  expect(saved.map(({ bundleId }) => bundleId)).toEqual([first.bundleId, second.bundleId])
  expect(failed).toMatchObject([{ bundleId: none, failure: { code: 'not_found' } }])
  for (const { fileName } of saved) await readReceipt(group, join(stick, fileName), quietly)
  expect(made(group).every(({ receivedAt }) => receivedAt !== null)).toBe(true)
})
