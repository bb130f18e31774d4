import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cardFingerprint, enrolled, ownCard } from '../../../db/exchange/cards.ts'
import { commit } from '../../../db/exchange/commit.ts'
import { enrolCard } from '../../../db/exchange/enrolment.ts'
import { exportMember, exportResult, exportTask } from '../../../db/exchange/export.ts'
import { made } from '../../../db/exchange/made.ts'
import { readReceipt, saveReceipt } from '../../../db/exchange/receipt.ts'
import { restoreIdentity, splitKey } from '../../../db/exchange/shares.ts'
import { inspect, stage, verify } from '../../../db/exchange/stage.ts'
import { KeyCard } from '../../../db/model/bundle.ts'
import { openRecord, saveRecord } from '../../../db/records/footing.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type Reading, read } from '../../fuzz/reader/bundle.ts'
import { schemas } from '../../fuzz/schemas.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { OpenSsl } from './gm-openssl.ts'
import { attach, beginRound, handOver, interview, introduce, quietly, someBytes, type TwoSides, twoSides } from './two-sides.ts'

/** Bundles of a round whose 密码算法 are the national ones. */

let sides: TwoSides
beforeEach(async () => {
  sides = await twoSides()
  choose(sides.group, sides.round.id)
})
afterEach(() => sides[Symbol.asyncDispose]())

const choose = (caseFile: CaseFile, roundId: string, ciphers: 'age' | 'gm' = 'gm') =>
  saveRecord(caseFile, 'round', { id: roundId, version: openRecord(caseFile, 'round', roundId).version, changes: { ciphers } })
const at = (fileName: string): string => join(sides.stick, fileName)
const startOf = (fileName: string): string => readFileSync(at(fileName)).toString('latin1', 0, 12)
const takeIn = async (caseFile: CaseFile, fileName: string) => commit(caseFile, (await stage(caseFile, at(fileName), quietly)).importId)
/** The card that the device had before cards carried SM2 keys. */
const earlierCard = (caseFile: CaseFile): KeyCard => {
  const { deviceId, mode, name, signingKey, recipient } = ownCard(caseFile).card
  return KeyCard.parse({ format: 'xuncha-key-card', version: 1, deviceId, mode, name, signingKey, recipient })
}

test('a result goes to the office and its receipt comes back, both under SM2, SM3 and SM4', async () => {
  const talk = interview(sides, '示例甲')
  const bytes = someBytes(200_000)
  const file = await attach(sides, talk.id, '示例.bin', bytes)
  const report = await handOver(sides)
  expect(report.ciphers).toBe('gm')
  expect(startOf(report.fileName)).toBe('xuncha-gm/v1')
  expect(made(sides.group)).toMatchObject([{ ciphers: 'gm', recipients: 1, byPassphrase: false }])
  expect(await inspect(sides.office, at(report.fileName))).toMatchObject({ ciphers: 'gm', fingerprint: report.fingerprint })
  expect(await verify(sides.office, at(report.fileName), quietly)).toMatchObject({ ciphers: 'gm', fileSha256: report.fileSha256 })
  const { bundleId } = await takeIn(sides.office, report.fileName)
  expect(openRecord(sides.office, 'interview', talk.id)).toEqual(talk)
  expect(await sides.office.files.read(file.body.sha256, 0, bytes.length)).toEqual(bytes)

  const receipt = await saveReceipt(sides.office, bundleId, sides.stick, quietly)
  expect(startOf(receipt.fileName)).toBe('xuncha-gm/v1')
  expect(await readReceipt(sides.group, at(receipt.fileName), quietly)).toMatchObject({ bundleId })
})

test('OpenSSL opens a whole result and believes its signature; the independent reader reads the same', async () => {
  const talk = interview(sides, '示例甲')
  await attach(sides, talk.id, '示例.bin', someBytes(150_000))
  const { fileName, counts } = await handOver(sides)
  const file = readFileSync(at(fileName))
  const openssl = new OpenSsl()
  try {
    const tar = openssl.open(file, sides.office.device.sm2Receiving[0])
    const entry = (name: string) => execFileSync('tar', ['-xOf', '-', name], { input: tar, maxBuffer: 1024 ** 3 })
    const manifest = entry('manifest.json')
    const { card } = ownCard(sides.group)
    expect(openssl.believes(card.version === 2 ? card.sm2SigningKey : '', manifest, entry('manifest.sig'))).toBe(true)
    expect(JSON.parse(manifest.toString())).toMatchObject({ format: 'xuncha-bundle', formatVersion: 1, counts })
    expect(entry('records/interview.ndjson').toString()).toContain('示例甲')
  } finally {
    openssl.remove()
  }
  const identities = [sides.office.device.ageIdentity.use((bytes) => bytes.toString())]
  const how: Reading = { identities, schemas, wanted: 'result', cards: [{ ...ownCard(sides.group).card, role: 'leader' }] }
  const found = read(file, how)
  expect(found.manifest.counts).toEqual(counts)
  expect(found.records.get(talk.id)?.body).toEqual(talk.body)
})

test('what was flipped or cut is refused by the program and by the independent reader, and changes nothing', async () => {
  interview(sides, '示例甲')
  const { fileName } = await handOver(sides)
  const file = readFileSync(at(fileName))
  const identities = [sides.office.device.ageIdentity.use((bytes) => bytes.toString())]
  const how: Reading = { identities, schemas, wanted: 'result', cards: [{ ...ownCard(sides.group).card, role: 'leader' }] }
  const refused = async (bad: Buffer) => {
    writeFileSync(at('bad.xcb'), bad)
    const code = expect.stringMatching(/^bundle_(damaged|foreign|newer)$/) as string
    await expect(stage(sides.office, at('bad.xcb'), quietly)).rejects.toMatchObject({ code })
    expect(() => read(bad, how)).toThrow(expect.objectContaining({ code }))
  }
  const header = file.indexOf('\n--- ') + 62
  const places = [3, 14, 20, 60, header - 30, header - 5, header + 1, header + 70_000, file.length - 1].filter(
    (place) => place < file.length,
  )
  for (const place of places) {
    const flipped = Buffer.from(file)
    flipped[place]! ^= 1
    await refused(flipped)
  }
  for (const size of [0, 11, 100, header, header + 40, file.length - 48, file.length - 1]) await refused(file.subarray(0, size))
  await refused(Buffer.concat([file, Buffer.alloc(1)]))
  expect(sides.office.db.prepare("SELECT count(*) FROM record WHERE kind = 'interview'").pluck().get()).toBe(0)
})

test('it is for whoever it names, and signed by whoever it says', async () => {
  interview(sides, '示例甲')
  const { fileName } = await handOver(sides)
  await using other = await temporaryCaseFile({ mode: 'office', name: '示例旁人' })
  introduce(other.caseFile, sides.group)
  await expect(verify(other.caseFile, at(fileName), quietly)).rejects.toMatchObject({ code: 'bundle_foreign' })
  await using forger = await temporaryCaseFile()
  const { sm2Signing } = forger.caseFile.device
  const forging = { ...sides, group: { ...sides.group, device: { ...sides.group.device, sm2Signing } } }
  const forged = await handOver(forging)
  await expect(verify(sides.office, at(forged.fileName), quietly)).rejects.toMatchObject({ code: 'bundle_unsigned' })
})

test('under a passphrase a bundle stays what it was', async () => {
  const report = await exportResult(
    sides.group,
    { roundId: sides.round.id, folder: sides.stick, officeDeviceId: null, reason: '' },
    quietly,
  )
  expect(report.ciphers).toBe('age')
  expect(await verify(sides.office, at(report.fileName), quietly, report.passphrase ?? '')).toMatchObject({ ciphers: 'age' })
})

test('a bundle in the usual container is taken in too, as the office may have changed its mind', async () => {
  const talk = interview(sides, '示例甲')
  await takeIn(sides.office, (await handOver(sides)).fileName)
  choose(sides.group, sides.round.id, 'age')
  const report = await handOver(sides)
  expect(report.ciphers).toBe('age')
  await takeIn(sides.office, report.fileName)
  expect(openRecord(sides.office, 'interview', talk.id)).toEqual(talk)
})

describe('cards from before there were SM2 keys', () => {
  let host: TemporaryCaseFile
  beforeEach(async () => {
    host = await temporaryCaseFile()
  })
  afterEach(() => host.dispose())

  test('keep a bundle from being written, name the device, and are mended by enrolling it again', async () => {
    const card = earlierCard(sides.office)
    enrolCard(host.caseFile, card, cardFingerprint(card))
    const { round } = beginRound(host.caseFile)
    choose(host.caseFile, round.id)
    const order = { roundId: round.id, folder: sides.stick, officeDeviceId: card.deviceId, reason: '' }
    await expect(exportResult(host.caseFile, order, quietly)).rejects.toMatchObject({ code: 'card_without_sm2', where: card.name })
    expect(readdirSync(sides.stick)).toEqual([])
    introduce(host.caseFile, sides.office)
    expect(await exportResult(host.caseFile, order, quietly)).toMatchObject({ ciphers: 'gm' })
  })

  test('cannot vouch for a bundle that comes in, and are renewed by the office’s task', async () => {
    await using office = await temporaryCaseFile({ mode: 'office', name: '示例主任' })
    introduce(office.caseFile, sides.group)
    introduce(office.caseFile, host.caseFile)
    introduce(sides.group, office.caseFile)
    introduce(host.caseFile, office.caseFile)
    const leaders = earlierCard(sides.group)
    enrolCard(host.caseFile, leaders, cardFingerprint(leaders), { role: 'leader' })
    const card = ownCard(host.caseFile)
    enrolCard(sides.group, card.card, card.fingerprint, { role: 'member' })
    const { round } = beginRound(office.caseFile)
    choose(office.caseFile, round.id)
    const [leader, member] = [sides.group.device.id, host.caseFile.device.id]
    const task = await exportTask(
      office.caseFile,
      { roundId: round.id, folder: sides.stick, to: [leader, member], leader, reason: '' },
      quietly,
    )
    expect(task.ciphers).toBe('gm')
    await takeIn(sides.group, task.fileName)
    const toMember = await exportMember(sides.group, { roundId: round.id, folder: sides.stick, to: member, reason: '' }, quietly)
    expect(toMember.ciphers).toBe('gm') // the setting came with the task
    await expect(verify(host.caseFile, at(toMember.fileName), quietly)).rejects.toMatchObject({
      code: 'card_without_sm2',
      where: leaders.name,
    })
    await takeIn(host.caseFile, task.fileName)
    expect(enrolled(host.caseFile, leader)?.card).toEqual(ownCard(sides.group).card)
    await takeIn(host.caseFile, toMember.fileName)
    const back = await exportMember(host.caseFile, { roundId: round.id, folder: sides.stick, to: leader, reason: '' }, quietly)
    expect((await takeIn(sides.group, back.fileName)).bundleId).toBe(back.bundleId)
  })
})

test('an office that came back out of shares opens what was meant for it, and signs as before', async () => {
  const sheets = await splitKey(sides.office, 2, ['示例甲', '示例乙', '示例丙'])
  const talk = interview(sides, '示例甲')
  const { fileName } = await handOver(sides)
  const own = ownCard(sides.office)
  await using laptop = await temporaryCaseFile({ mode: 'office', name: '示例主任' })
  introduce(laptop.caseFile, sides.group)
  introduce(sides.group, laptop.caseFile)
  const order = { roundId: sides.round.id, folder: sides.stick, officeDeviceId: laptop.caseFile.device.id, reason: '' }
  const toTheLaptop = await exportResult(sides.group, order, quietly)
  const texts = sheets.slice(1).map(({ code }) => code)
  expect(await restoreIdentity(laptop.caseFile, texts, own.fingerprint)).toMatchObject({ fingerprint: own.fingerprint })
  expect(ownCard(laptop.caseFile).fingerprint).toBe(own.fingerprint)
  const { bundleId } = await takeIn(laptop.caseFile, fileName)
  expect(openRecord(laptop.caseFile, 'interview', talk.id)).toEqual(talk)
  await takeIn(laptop.caseFile, toTheLaptop.fileName) // encrypted to what the laptop was before
  const receipt = await saveReceipt(laptop.caseFile, bundleId, sides.stick, quietly)
  expect(startOf(receipt.fileName)).toBe('xuncha-gm/v1')
  expect(await readReceipt(sides.group, at(receipt.fileName), quietly)).toMatchObject({ bundleId })
})
