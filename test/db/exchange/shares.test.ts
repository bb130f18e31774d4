import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { combine, split } from 'shamir-secret-sharing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownCard } from '../../../db/exchange/cards.ts'
import { commit } from '../../../db/exchange/commit.ts'
import { nextSequence } from '../../../db/exchange/made.ts'
import { readReceipt, saveReceipt } from '../../../db/exchange/receipt.ts'
import { saveShare, setDrillEvery, sharesState } from '../../../db/exchange/share-sets.ts'
import { drill, openShares, restoreIdentity, splitKey } from '../../../db/exchange/shares.ts'
import { stage } from '../../../db/exchange/stage.ts'
import type { ShareSheet } from '../../../db/worker/requests/shares.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { handOver, interview, introduce, quietly, twoSides } from './two-sides.ts'

const holders = ['示例甲', '示例乙', '示例丙']
const code = (code: string) => expect.objectContaining({ code })
const codes = (sheets: readonly ShareSheet[]): string[] => sheets.map((sheet) => sheet.code)

/** Every choice of some of them, in order. */
function choices<T>(of: readonly T[]): T[][] {
  const [first, ...rest] = of
  if (first === undefined) return [[]]
  return choices(rest).flatMap((chosen) => [chosen, [first, ...chosen]])
}

let office: TemporaryCaseFile
let sheets: readonly ShareSheet[]
beforeAll(async () => {
  office = await temporaryCaseFile({ mode: 'office', name: '示例主任' })
  sheets = await splitKey(office.caseFile, 2, holders)
})
afterAll(() => office.dispose())

describe('what of a set is brought together', () => {
  test.each([
    [2, 2],
    [2, 3],
    [3, 5],
    [5, 5],
    [4, 7],
  ])('%i of %i: every choice of so many gives the key back, and no smaller one does', async (threshold, shares) => {
    await using other = await temporaryCaseFile({ mode: 'office' })
    await using laptop = await temporaryCaseFile({ mode: 'office' })
    const set = await splitKey(
      other.caseFile,
      threshold,
      Array.from({ length: shares }, (_, index) => `示例${index + 1}`),
    )
    for (const chosen of choices(set)) {
      const opened = openShares(laptop.caseFile, codes(chosen))
      if (chosen.length >= threshold) await expect(opened).resolves.toMatchObject({ fingerprint: ownCard(other.caseFile).fingerprint })
      else await expect(opened).rejects.toMatchObject({ code: 'share_missing' })
    }
  })

  test('fewer than needed combine to another key, even where somebody lies about the number needed', async () => {
    const secret = new Uint8Array(32).fill(7)
    for (const chosen of choices(await split(secret, 5, 3)).filter(({ length }) => length === 2)) {
      expect(await combine(chosen)).not.toEqual(secret)
    }
  })

  test('a share of another set is refused, and so is one given twice', async () => {
    await using other = await temporaryCaseFile({ mode: 'office' })
    const strange = await splitKey(other.caseFile, 2, holders)
    const [first, second] = [codes(sheets)[0] ?? '', codes(sheets)[1] ?? '']
    await expect(drill(office.caseFile, [first, codes(strange)[1] ?? ''])).rejects.toMatchObject({ code: 'share_foreign' })
    await expect(drill(office.caseFile, codes(strange))).rejects.toMatchObject({ code: 'share_foreign' })
    await expect(drill(office.caseFile, [second, second])).rejects.toMatchObject({ code: 'share_repeated', detail: { number: 2 } })
  })

  test('any changed character of a share is told before it is used', async () => {
    const [first, second] = [codes(sheets)[0] ?? '', codes(sheets)[1] ?? '']
    for (let at = 0; at < first.length; at += 7) {
      const changed = `${first.slice(0, at)}${first[at] === '3' ? '4' : '3'}${first.slice(at + 1)}`
      await expect(drill(office.caseFile, [changed, second])).rejects.toMatchObject({ code: 'share_unreadable', where: '1' })
    }
    await expect(drill(office.caseFile, [first.slice(0, -1), second])).rejects.toMatchObject({ code: 'share_unreadable' })
    await expect(drill(office.caseFile, ['你好', second])).rejects.toMatchObject({ code: 'share_unreadable' })
  })

  test('a share that somebody made up fits its check and still opens nothing', async () => {
    await using other = await temporaryCaseFile({ mode: 'office' })
    const strange = await splitKey(other.caseFile, 2, holders)
    const { spellShare, checked } = await import('../../../db/exchange/share-text.ts')
    const { check: _, ...own } = sheets[1]!.share
    const madeUp = checked({ ...own, share: strange[1]!.share.share })
    const [first = ''] = codes(sheets)
    await expect(drill(office.caseFile, [first, JSON.stringify(madeUp)])).rejects.toMatchObject({ code: 'share_wrong' })
    await expect(drill(office.caseFile, [sheets[0]!.spelled, spellShare(madeUp)])).rejects.toMatchObject({ code: 'share_wrong' })
  })
})

describe('typed by hand', () => {
  test('sixteen groups of five characters do as well, in any case and with any dashes', async () => {
    expect(sheets[0]?.spelled).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){15}$/)
    const typed = [sheets[0]!.spelled.toLowerCase().replaceAll('-', ' '), sheets[2]!.spelled.replaceAll('0', 'o')]
    expect(await drill(office.caseFile, typed)).toMatchObject({ numbers: [1, 3] })
  })

  test('a slip of the pen names its group', async () => {
    const groups = sheets[0]!.spelled.split('-')
    groups[4] = `${groups[4]?.[1]}${groups[4]?.[0]}${groups[4]?.slice(2)}`
    if (groups[4] === sheets[0]!.spelled.split('-')[4]) groups[4] = groups[4].replace(/^./, (one) => (one === 'A' ? 'B' : 'A'))
    const slip = drill(office.caseFile, [groups.join('-'), codes(sheets)[1] ?? ''])
    await expect(slip).rejects.toMatchObject({ code: 'share_unreadable', where: '1', detail: { groups: ['5'] } })
  })

  test('to restore, the 密钥包 is typed as well', async () => {
    await using laptop = await temporaryCaseFile({ mode: 'office' })
    const typed = sheets.slice(0, 2).map(({ spelled }) => spelled)
    await expect(openShares(laptop.caseFile, typed)).rejects.toMatchObject({ code: 'share_missing', where: 'sealed' })
    const opened = await openShares(laptop.caseFile, [...typed, sheets[0]!.spelledSealed])
    expect(opened.fingerprint).toBe(ownCard(office.caseFile).fingerprint)
  })
})

test('a drill replaces nothing, is written down, and the next one falls due', async () => {
  let today = Date.UTC(2026, 0, 1)
  await using own = await temporaryCaseFile({ mode: 'office', name: '示例主任', now: () => today })
  expect(sharesState(own.caseFile)).toMatchObject({ set: null, overdue: false })
  const set = await splitKey(own.caseFile, 2, holders)
  const before = ownCard(own.caseFile)
  today += 181 * 86_400_000
  expect(sharesState(own.caseFile)).toMatchObject({ overdue: true, set: { holders, threshold: 2, ofThisDevice: true } })
  expect(await drill(own.caseFile, codes(set.slice(1)))).toEqual({ at: today, by: '示例主任', numbers: [2, 3] })
  expect(sharesState(own.caseFile)).toMatchObject({ overdue: false, drills: [{ at: today, by: '示例主任', numbers: [2, 3] }] })
  expect(ownCard(own.caseFile)).toEqual(before)
  setDrillEvery(own.caseFile, 30)
  today += 31 * 86_400_000
  expect(sharesState(own.caseFile).overdue).toBe(true)
})

test('splitting anew is done with the shares before', async () => {
  await using own = await temporaryCaseFile({ mode: 'office' })
  const old = await splitKey(own.caseFile, 2, holders)
  const renewed = await splitKey(own.caseFile, 2, holders)
  await expect(drill(own.caseFile, codes(old))).rejects.toMatchObject({ code: 'share_foreign' })
  await expect(drill(own.caseFile, codes([old[0]!, renewed[1]!]))).rejects.toMatchObject({ code: 'share_foreign' })
  await drill(own.caseFile, codes(renewed))
  await expect(splitKey(own.caseFile, 3, holders.slice(1))).rejects.toMatchObject({ code: 'bad_input' })
})

test('a share goes to a stick as a file of its own, and the case file keeps none of them', async () => {
  const stick = mkdtempSync(join(tmpdir(), 'xuncha-stick-'))
  try {
    for (const { share } of sheets) await saveShare(office.caseFile, stick, share)
    const files = readdirSync(stick).sort()
    expect(files).toEqual([1, 2, 3].map((number) => `密钥份额_示例案件库_${sheets[0]?.tag}_第${number}份.json`))
    expect(statSync(join(stick, files[0] ?? '')).mode & 0o077).toBe(0)
    const texts = files.slice(0, 2).map((file) => readFileSync(join(stick, file), 'utf8'))
    expect(await drill(office.caseFile, texts)).toMatchObject({ numbers: [1, 2] })
    const { db } = office.caseFile
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'").pluck().all() as string[]
    const all = tables.map((table) => JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all())).join()
    for (const { share, spelled } of sheets) for (const secret of [share.share, spelled]) expect(all).not.toContain(secret)
  } finally {
    rmSync(stick, { recursive: true, force: true })
  }
})

test('an office whose laptop is lost opens the round again with two shares and the bundle, and its receipt is believed', async () => {
  await using sides = await twoSides()
  const held = await splitKey(sides.office, 2, holders)
  interview(sides, '示例甲')
  const { fileName, bundleId } = await handOver(sides)
  const path = join(sides.stick, fileName)
  const { fingerprint } = ownCard(sides.office)

  await using laptop = await temporaryCaseFile({ mode: 'office', name: '示例主任' })
  const { caseFile } = laptop
  introduce(caseFile, sides.group)
  await expect(stage(caseFile, path, quietly)).rejects.toMatchObject({ code: 'bundle_foreign' })
  const texts = codes([held[2]!, held[0]!])
  await expect(restoreIdentity(caseFile, texts, '00000 11111')).rejects.toMatchObject({ code: 'bad_input', where: 'fingerprint' })
  const before = caseFile.device
  expect(await restoreIdentity(caseFile, texts, fingerprint)).toMatchObject({ fingerprint, already: false })
  expect(() => before.signingSeed.use((bytes) => bytes.length)).toThrow(code('locked'))

  expect(ownCard(caseFile).fingerprint).toBe(fingerprint)
  const { importId } = await stage(caseFile, path, quietly)
  commit(caseFile, importId)
  const receipt = await saveReceipt(caseFile, bundleId, sides.stick, quietly)
  expect(await readReceipt(sides.group, join(sides.stick, receipt.fileName), quietly)).toMatchObject({ bundleId })
  expect(nextSequence(caseFile).sequence).toBeGreaterThan(1_000_000)
  expect(sharesState(caseFile)).toMatchObject({ set: { holders: ['示例甲', '', '示例丙'], threshold: 2, ofThisDevice: true } })
  await drill(caseFile, texts)
  await expect(restoreIdentity(caseFile, texts, fingerprint)).rejects.toMatchObject({ code: 'bad_input' })
})

test('what was encrypted to the laptop before it became the office still opens there', async () => {
  await using sides = await twoSides()
  await using laptop = await temporaryCaseFile({ mode: 'office', name: '示例主任' })
  introduce(laptop.caseFile, sides.group)
  introduce(sides.group, laptop.caseFile)
  const { exportResult } = await import('../../../db/exchange/export.ts')
  const order = { roundId: sides.round.id, folder: sides.stick, officeDeviceId: laptop.caseFile.device.id, reason: '' }
  const { fileName } = await exportResult(sides.group, order, quietly)
  await restoreIdentity(laptop.caseFile, codes(sheets.slice(0, 2)), ownCard(office.caseFile).fingerprint)
  const { importId } = await stage(laptop.caseFile, join(sides.stick, fileName), quietly)
  expect(commit(laptop.caseFile, importId)).toMatchObject({ sequence: 1 })
})
