import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { cardFingerprint, cards, enrolled, lineage, ownCard } from '../../../db/exchange/cards.ts'
import { commit, imports } from '../../../db/exchange/commit.ts'
import { enrolCard, replaceCard, revokeCard } from '../../../db/exchange/enrolment.ts'
import { readReceipt, saveReceipt } from '../../../db/exchange/receipt.ts'
import { giveUp, stage, verify } from '../../../db/exchange/stage.ts'
import { temporaryCaseFile } from '../case-file.ts'
import { type Parts, putTogether, soundParts } from './forge.ts'
import { handOver, interview, introduce, quietly, type TwoSides, twoSides } from './two-sides.ts'

const lost = '示例：笔记本电脑遗失'

let sides: TwoSides
beforeEach(async () => {
  sides = await twoSides()
  return () => sides[Symbol.asyncDispose]()
})

const takeIn = async (fileName: string) => {
  const { importId } = await stage(sides.office, join(sides.stick, fileName), quietly)
  return commit(sides.office, importId)
}
const leaderId = (): string => sides.group.device.id

/** The parts of the next bundle as the group's laptop would sign it, whatever is said in it. */
const forged = (parts: Parts, words: Partial<Parts['manifest']>): Promise<string> =>
  putTogether(
    sides.stick,
    { ...parts, manifest: { ...parts.manifest, bundleId: newId(), ...words } },
    { signer: sides.group, recipient: sides.office },
  )

describe('a laptop is lost after the office took in its bundles 1 and 2', () => {
  let first: string
  let second: string
  beforeEach(async () => {
    interview(sides, '示例甲')
    first = (await handOver(sides)).fileName
    interview(sides, '示例乙')
    second = (await handOver(sides)).fileName
    await takeIn(first)
    await takeIn(second)
  })

  test('what it signs under a higher number is refused, whatever its clock says', async () => {
    const third = (await handOver(sides)).fileName
    const parts = await soundParts(sides)
    revokeCard(sides.office, leaderId(), { reason: lost })
    const refused = { code: 'bundle_revoked_signer', detail: { last: 2, sequence: 3 } }
    await expect(verify(sides.office, join(sides.stick, third), quietly)).rejects.toMatchObject(refused)
    await expect(stage(sides.office, join(sides.stick, third), quietly)).rejects.toMatchObject(refused)
    for (const madeAt of [0, Date.UTC(2016, 0, 1), Date.now() + 10 * 365 * 86_400_000]) {
      const path = await forged(parts, { sequence: 4, madeAt })
      await expect(verify(sides.office, path, quietly)).rejects.toMatchObject({ code: 'bundle_revoked_signer' })
    }
  })

  test('what came in before stays, and is shown as signed by a key that was revoked since', async () => {
    const { revoked } = revokeCard(sides.office, leaderId(), { reason: lost })
    expect(revoked).toMatchObject({ reason: lost, by: '示例主任', lastSequence: 2 })
    expect(imports(sides.office).map(({ signerRevoked }) => signerRevoked)).toEqual([revoked, revoked])
    const again = await stage(sides.office, join(sides.stick, second), quietly)
    expect(again).toMatchObject({ alreadyImported: true, signer: { revoked } })
    await giveUp(sides.office, again.importId)
  })

  test('the finder of the laptop cannot pass for the past by taking a number that is used', async () => {
    const parts = await soundParts(sides)
    revokeCard(sides.office, leaderId(), { reason: lost })
    for (const words of [{ sequence: 1, follows: null }, { sequence: 2 }]) {
      const path = await forged(parts, words)
      await expect(verify(sides.office, path, quietly)).rejects.toMatchObject({ code: 'bundle_revoked_signer' })
    }
  })

  test('a bundle still in the post is let in by its number when the revoker noted it, and only up to that', async () => {
    const third = (await handOver(sides)).fileName
    const fourth = (await handOver(sides)).fileName
    revokeCard(sides.office, leaderId(), { reason: lost, lastSequence: 3 })
    expect(await takeIn(third)).toMatchObject({ sequence: 3, signerRevoked: { lastSequence: 3 } })
    await expect(takeIn(fourth)).rejects.toMatchObject({ code: 'bundle_revoked_signer' })
  })

  test('a bundle that waits for its decision while the key is revoked does not get in any more', async () => {
    const third = (await handOver(sides)).fileName
    const { importId } = await stage(sides.office, join(sides.stick, third), quietly)
    revokeCard(sides.office, leaderId(), { reason: lost })
    expect(() => commit(sides.office, importId)).toThrow(expect.objectContaining({ code: 'bundle_revoked_signer' }))
    expect(imports(sides.office).length).toBe(2)
  })

  test('one that contradicts its neighbours is none of the past', async () => {
    const parts = await soundParts(sides)
    revokeCard(sides.office, leaderId(), { reason: lost, lastSequence: 3 })
    const path = await forged(parts, { sequence: 3, follows: newId() })
    await expect(verify(sides.office, path, quietly)).rejects.toMatchObject({ code: 'bundle_revoked_signer' })
  })

  test('a number below what came in is refused, and so are a second revocation and a new trust', async () => {
    const code = (code: string) => expect.objectContaining({ code })
    expect(() => revokeCard(sides.office, leaderId(), { reason: lost, lastSequence: 1 })).toThrow(code('bad_input'))
    expect(enrolled(sides.office, leaderId())?.revoked).toBeNull()
    revokeCard(sides.office, leaderId(), { reason: lost })
    expect(() => revokeCard(sides.office, leaderId(), { reason: lost })).toThrow(code('card_revoked'))
    expect(() => introduce(sides.office, sides.group)).toThrow(code('card_revoked'))
  })

  test('nothing is encrypted to it: its receipt waits for the laptop that takes its place', async () => {
    const [newest] = imports(sides.office)
    revokeCard(sides.office, leaderId(), { reason: lost })
    await expect(saveReceipt(sides.office, newest!.bundleId, sides.stick, quietly)).rejects.toMatchObject({ code: 'card_revoked' })
    await using next = await temporaryCaseFile()
    const { card, fingerprint } = ownCard(next.caseFile)
    const face = replaceCard(sides.office, leaderId(), card, fingerprint, { reason: lost })
    expect(face).toMatchObject({ role: 'leader', replaces: leaderId(), revoked: null })
    const { fileName } = await saveReceipt(sides.office, newest!.bundleId, sides.stick, quietly)
    introduce(next.caseFile, sides.office)
    await expect(readReceipt(sides.group, join(sides.stick, fileName), quietly)).rejects.toMatchObject({ code: 'bundle_foreign' })
    // It opens there; that laptop knows the bundle once the group's backup is on it.
    await expect(readReceipt(next.caseFile, join(sides.stick, fileName), quietly)).rejects.toMatchObject({ code: 'not_found' })
  })
})

test('a card takes the place of another, the chain can be followed, and each place is taken once', async () => {
  await using second = await temporaryCaseFile()
  await using third = await temporaryCaseFile()
  const own = [second, third].map(({ caseFile }) => ownCard(caseFile))
  replaceCard(sides.office, leaderId(), own[0]!.card, own[0]!.fingerprint, { reason: lost })
  const again = () => replaceCard(sides.office, leaderId(), own[1]!.card, own[1]!.fingerprint, { reason: lost })
  expect(again).toThrow(expect.objectContaining({ code: 'bad_input' }))
  replaceCard(sides.office, second.caseFile.device.id, own[1]!.card, own[1]!.fingerprint, { reason: lost })
  expect(lineage(sides.office, third.caseFile.device.id)).toEqual([third, second].map((one) => one.caseFile.device.id).concat(leaderId()))
  expect(enrolled(sides.office, leaderId())).toMatchObject({ replacedBy: second.caseFile.device.id, revoked: { reason: lost } })
  expect(cards(sides.office).filter(({ revoked }) => revoked === null).length).toBe(1)
})

test('a replacement needs the fingerprint, a card of the same side, and a device that is new', async () => {
  await using next = await temporaryCaseFile()
  await using office = await temporaryCaseFile({ mode: 'office' })
  const { card, fingerprint } = ownCard(next.caseFile)
  const refused = expect.objectContaining({ code: 'bad_input' })
  expect(() => replaceCard(sides.office, leaderId(), card, '00000', { reason: lost })).toThrow(refused)
  const other = ownCard(office.caseFile)
  expect(() => replaceCard(sides.office, leaderId(), other.card, other.fingerprint, { reason: lost })).toThrow(refused)
  enrolCard(sides.office, card, fingerprint)
  expect(() => replaceCard(sides.office, leaderId(), card, fingerprint, { reason: lost })).toThrow(refused)
  expect(enrolled(sides.office, leaderId())?.revoked).toBeNull()
})

test('who a device is here is said by the person who enrols it, within what its side can be', async () => {
  await using member = await temporaryCaseFile()
  await using reserve = await temporaryCaseFile({ mode: 'office' })
  const of = (caseFile: typeof member.caseFile) => [ownCard(caseFile).card, cardFingerprint(ownCard(caseFile).card)] as const
  expect(enrolCard(sides.group, ...of(member.caseFile))).toMatchObject({ role: 'member' })
  expect(enrolled(sides.office, leaderId())).toMatchObject({ role: 'leader' })
  expect(enrolled(sides.group, sides.office.device.id)).toMatchObject({ role: 'office' })
  const refused = expect.objectContaining({ code: 'bad_input', where: 'role' })
  expect(() => enrolCard(sides.office, ...of(member.caseFile), { role: 'member' })).toThrow(refused)
  expect(() => enrolCard(sides.group, ...of(reserve.caseFile), { role: 'leader' })).toThrow(refused)
  expect(enrolCard(sides.office, ...of(reserve.caseFile))).toMatchObject({ role: 'reserve', reserveOf: sides.office.device.id })
})

test('work of the group is believed from its own laptops, not from an office', async () => {
  await using member = await temporaryCaseFile()
  introduce(sides.group, member.caseFile)
  const parts = await soundParts(sides)
  const signedBy = (signer: typeof sides.office) =>
    putTogether(
      sides.stick,
      { ...parts, manifest: { ...parts.manifest, kind: 'member', deviceId: signer.device.id } },
      { signer, recipient: sides.group },
    )
  await expect(verify(sides.group, await signedBy(sides.office), quietly)).rejects.toMatchObject({ code: 'bundle_unknown_signer' })
  await expect(verify(sides.group, await signedBy(member.caseFile), quietly)).resolves.toMatchObject({ manifest: { kind: 'member' } })
})
