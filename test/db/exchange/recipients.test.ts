import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ownCard } from '../../../db/exchange/cards.ts'
import { commit } from '../../../db/exchange/commit.ts'
import { enrolCard, revokeCard } from '../../../db/exchange/enrolment.ts'
import { exportResult } from '../../../db/exchange/export.ts'
import { made } from '../../../db/exchange/made.ts'
import { newPassphrase, readPassphrase } from '../../../db/exchange/passphrase.ts'
import { readReceipt, saveReceipt } from '../../../db/exchange/receipt.ts'
import { inspect, stage, verify } from '../../../db/exchange/stage.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { type TemporaryCaseFile, temporaryCaseFile } from '../case-file.ts'
import { handOver, interview, introduce, quietly, type TwoSides, twoSides } from './two-sides.ts'

let sides: TwoSides
let reserve: TemporaryCaseFile
beforeEach(async () => {
  sides = await twoSides()
  reserve = await temporaryCaseFile({ mode: 'office', name: '示例备用' })
  interview(sides, '示例甲')
})
afterEach(async () => {
  await reserve.dispose()
  await sides[Symbol.asyncDispose]()
})

const enrolReserve = (): void => {
  const { card, fingerprint } = ownCard(reserve.caseFile)
  enrolCard(sides.group, card, fingerprint, { role: 'reserve' })
}

/** Opened by the `age` program with one case file's identity; the names in the tar. */
const openedBy = (path: string, owner: CaseFile): string =>
  owner.device.ageIdentity.use((identity) => {
    const tar = execFileSync('age', ['--decrypt', '--identity', '-', path], { input: identity, maxBuffer: 1024 ** 3 })
    return execFileSync('tar', ['--list', '--file', '-'], { input: tar }).toString()
  })
const stanzas = (path: string): readonly string[] => {
  const head = readFileSync(path).toString('latin1').split('\n---')[0] ?? ''
  return [...head.matchAll(/^-> (\S+)/gm)].map(([, type]) => type ?? '')
}

test('the age program opens a bundle with the identity of the office and with that of its reserve laptop', async () => {
  enrolReserve()
  const report = await handOver(sides)
  const path = join(sides.stick, report.fileName)
  expect(report.recipient.split('、').length).toBe(2)
  expect(stanzas(path).filter((type) => type === 'X25519').length).toBe(2)
  for (const owner of [sides.office, reserve.caseFile]) expect(openedBy(path, owner)).toContain('records/interview.ndjson')
  expect(() => openedBy(path, sides.group)).toThrow()
  expect(made(sides.group)).toMatchObject([{ recipients: 2, byPassphrase: false }])
})

test('the reserve laptop takes a bundle in and its receipt is believed', async () => {
  enrolReserve()
  introduce(reserve.caseFile, sides.group)
  const report = await handOver(sides)
  const { importId } = await stage(reserve.caseFile, join(sides.stick, report.fileName), quietly)
  expect(commit(reserve.caseFile, importId)).toMatchObject({ bundleId: report.bundleId })
  const { fileName } = await saveReceipt(reserve.caseFile, report.bundleId, sides.stick, quietly)
  expect(await readReceipt(sides.group, join(sides.stick, fileName), quietly)).toMatchObject({ bundleId: report.bundleId })
})

test('a reserve laptop that was revoked, or belongs to nobody here, opens nothing', async () => {
  const { card, fingerprint } = ownCard(reserve.caseFile)
  const refused = expect.objectContaining({ code: 'bad_input', where: 'reserveOf' })
  expect(() => enrolCard(sides.group, card, fingerprint, { role: 'reserve', reserveOf: sides.group.device.id })).toThrow(refused)
  enrolReserve()
  revokeCard(sides.group, reserve.caseFile.device.id, { reason: '示例：送修' })
  const { fileName, recipient } = await handOver(sides)
  expect(recipient).not.toContain('、')
  expect(() => openedBy(join(sides.stick, fileName), reserve.caseFile)).toThrow()
})

test('nothing is handed over to an office that was revoked', async () => {
  revokeCard(sides.group, sides.office.device.id, { reason: '示例' })
  await expect(handOver(sides)).rejects.toMatchObject({ code: 'card_revoked' })
  expect(made(sides.group)).toEqual([])
})

const underPassphrase = () =>
  exportResult(sides.group, { roundId: sides.round.id, folder: sides.stick, officeDeviceId: null, reason: '示例应急' }, quietly)

/** The age program asks for a passphrase on a terminal alone: `script` gives it one. */
const openedWith = (passphrase: string, path: string): string => {
  const target = join(sides.stick, 'plain.tar')
  const typed = join(sides.stick, 'typed')
  writeFileSync(typed, `${passphrase}\n`)
  execFileSync('script', ['--quiet', '--return', '--command', `age --decrypt --output '${target}' '${path}'`, '/dev/null'], {
    input: readFileSync(typed),
    timeout: 60_000,
  })
  return execFileSync('tar', ['--list', '--file', target]).toString()
}

test('an emergency bundle opens with its passphrase, here and with the age program, and is signed as any other', async () => {
  const { passphrase, fileName, bundleId } = await underPassphrase()
  const path = join(sides.stick, fileName)
  expect(passphrase).toMatch(/^\d{4}(-\d{4}){7}$/)
  expect(stanzas(path)).toEqual(['scrypt'])
  expect(readFileSync(path).toString('latin1')).toMatch(/^-> scrypt \S+ 18$/m)
  await expect(inspect(sides.office, path)).rejects.toMatchObject({ code: 'bundle_needs_passphrase' })
  await expect(inspect(sides.office, path, newPassphrase())).rejects.toMatchObject({ code: 'bundle_wrong_passphrase' })
  const typed = (passphrase ?? '').replaceAll('-', ' ')
  expect(await verify(sides.office, path, quietly, typed)).toMatchObject({ signer: { name: expect.stringContaining('示例') } })
  expect(openedWith(passphrase ?? '', path)).toContain('records/interview.ndjson')
  await using stranger = await temporaryCaseFile({ mode: 'office' })
  await expect(verify(stranger.caseFile, path, quietly, typed)).rejects.toMatchObject({ code: 'bundle_unknown_signer' })
  const { importId } = await stage(sides.office, path, quietly, typed)
  commit(sides.office, importId)
  const receipt = await saveReceipt(sides.office, bundleId, sides.stick, quietly)
  expect(await readReceipt(sides.group, join(sides.stick, receipt.fileName), quietly)).toMatchObject({ bundleId })
})

test('the passphrase is kept nowhere; that there was one is in the audit', async () => {
  const { passphrase, bundleId } = await underPassphrase()
  const { db } = sides.group
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'").pluck().all() as string[]
  for (const table of tables) {
    const rows = JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all())
    expect(rows).not.toContain(passphrase)
    expect(rows).not.toContain(passphrase?.replaceAll('-', ''))
  }
  const detail = db.prepare("SELECT detail FROM audit WHERE action = 'bundle.export' AND subject_id = ?").pluck().get(bundleId) as string
  expect(JSON.parse(detail)).toMatchObject({ lock: 'passphrase' })
  expect(made(sides.group)).toMatchObject([{ byPassphrase: true, recipients: 0, recipient: '' }])
})

test.each([
  ['１２３４－５６７８ 1234 5678 1234 5678 1234 5678', '1234-5678-1234-5678-1234-5678-1234-5678'],
  ['12345678123456781234567812345678', '1234-5678-1234-5678-1234-5678-1234-5678'],
  ['  correct horse  ', 'correct horse'],
])('%s is read as the person meant it', (typed, meant) => expect(readPassphrase(typed)).toBe(meant))
