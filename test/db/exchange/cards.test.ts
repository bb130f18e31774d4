import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cardFingerprint, cards, enrolled, ownCard, readCard, readCardText, saveOwnCard } from '../../../db/exchange/cards.ts'
import { enrolCard } from '../../../db/exchange/enrolment.ts'
import { KeyCard } from '../../../db/model/bundle.ts'
import type { CaseFile } from '../../../db/vault/case-file.ts'
import { temporaryCaseFile } from '../case-file.ts'
import { twoSides } from './two-sides.ts'

test('a card travels as a small file and comes back with the same fingerprint', async () => {
  await using sides = await twoSides()
  const { group, office, stick } = sides
  const own = ownCard(office)
  const { fileName } = await saveOwnCard(office, stick)
  const read = await readCard(group, join(stick, fileName))
  expect(read).toMatchObject({ card: own.card, fingerprint: own.fingerprint, known: true, changed: false })
  expect(fileName).toMatch(/^密钥名片_.*\.json$/)
  expect(readFileSync(join(stick, fileName)).length).toBeLessThan(1000)
})

test('the fingerprint is six groups of five digits over the keys, as FORMAT.md says', async () => {
  await using tmp = await temporaryCaseFile()
  const { card, fingerprint } = ownCard(tmp.caseFile)
  const sm2 = card.version === 2 ? [card.sm2SigningKey, card.sm2Recipient] : []
  const digest = createHash('sha256')
    .update(`xuncha-key-card 2\n${card.deviceId}\n${card.mode}\n${card.signingKey}\n${card.recipient}\n${sm2.join('\n')}\n`)
    .digest()
  const groups = [0, 1, 2, 3, 4, 5].map((i) =>
    String(Number(BigInt(`0x${digest.toString('hex', 5 * i, 5 * i + 5)}`) % 100_000n)).padStart(5, '0'),
  )
  expect(fingerprint).toBe(groups.join(' '))
  expect(fingerprint).toMatch(/^\d{5}( \d{5}){5}$/)
})

test('a card is enrolled by its own fingerprint alone, once', async () => {
  await using host = await temporaryCaseFile()
  await using guest = await temporaryCaseFile({ mode: 'office' })
  const { card } = ownCard(guest.caseFile)
  const refused = expect.objectContaining({ code: 'bad_input', where: 'fingerprint' })
  expect(() => enrolCard(host.caseFile, card, '00000 00000 00000 00000 00000 00000')).toThrow(refused)
  expect(() => enrolCard(host.caseFile, card, '')).toThrow(refused)
  const typed = cardFingerprint(card).replaceAll(' ', '-')
  const face = enrolCard(host.caseFile, card, typed)
  expect(face).toMatchObject({ card, enrolledBy: '示例组长' })
  expect(enrolCard(host.caseFile, card, typed)).toEqual(face)
  expect(cards(host.caseFile)).toEqual([face])
})

test('a known device with other keys is told as changed and never replaces the first', async () => {
  await using host = await temporaryCaseFile()
  await using guest = await temporaryCaseFile({ mode: 'office' })
  await using other = await temporaryCaseFile({ mode: 'office' })
  const first = ownCard(guest.caseFile).card
  enrolCard(host.caseFile, first, cardFingerprint(first))
  const changed = { ...ownCard(other.caseFile).card, deviceId: first.deviceId }
  const path = join(host.folder, 'card.json')
  writeFileSync(path, JSON.stringify(changed))
  expect(await readCard(host.caseFile, path)).toMatchObject({
    known: true,
    changed: true,
    card: changed,
    fingerprint: cardFingerprint(changed),
  })
  expect(() => enrolCard(host.caseFile, changed, cardFingerprint(changed))).toThrow(expect.objectContaining({ code: 'card_changed' }))
  expect(cards(host.caseFile).map((face) => face.card)).toEqual([first])
  const replace = () => host.caseFile.db.prepare('UPDATE enrolled_card SET recipient = ?').run(changed.recipient)
  expect(replace).toThrow(/does not change/)
})

describe('a card from before there were SM2 keys', () => {
  /** The same device as its card was then. */
  const earlier = (caseFile: CaseFile): KeyCard => {
    const { deviceId, mode, name, signingKey, recipient } = ownCard(caseFile).card
    return KeyCard.parse({ format: 'xuncha-key-card', version: 1, deviceId, mode, name, signingKey, recipient })
  }

  test('is believed, under the fingerprint of its own lines', async () => {
    await using host = await temporaryCaseFile()
    await using guest = await temporaryCaseFile({ mode: 'office' })
    const card = earlier(guest.caseFile)
    const face = enrolCard(host.caseFile, card, cardFingerprint(card))
    expect(face.card).toEqual(card)
    expect(cardFingerprint(card)).not.toBe(ownCard(guest.caseFile).fingerprint)
  })

  test('is renewed by one with the same keys and SM2 keys, after its own fingerprint, and then never changed', async () => {
    await using host = await temporaryCaseFile()
    await using guest = await temporaryCaseFile({ mode: 'office' })
    const before = earlier(guest.caseFile)
    const { card, fingerprint } = ownCard(guest.caseFile)
    enrolCard(host.caseFile, before, cardFingerprint(before))
    expect(readCardText(host.caseFile, JSON.stringify(card))).toMatchObject({ known: true, changed: false, renews: true, fingerprint })
    expect(() => enrolCard(host.caseFile, card, cardFingerprint(before))).toThrow(expect.objectContaining({ code: 'bad_input' }))
    expect(enrolCard(host.caseFile, card, fingerprint)).toMatchObject({ card, fingerprint, role: 'office' })
    expect(readCardText(host.caseFile, JSON.stringify(card))).toMatchObject({ known: true, changed: false, renews: false })
    expect(enrolCard(host.caseFile, before, cardFingerprint(before)).card).toEqual(card)
    const replace = () => host.caseFile.db.prepare("UPDATE enrolled_card SET sm2_recipient = 'x'").run()
    expect(replace).toThrow(/does not change/)
  })

  test('is renewed by no other keys', async () => {
    await using host = await temporaryCaseFile()
    await using guest = await temporaryCaseFile({ mode: 'office' })
    await using other = await temporaryCaseFile({ mode: 'office' })
    const before = earlier(guest.caseFile)
    enrolCard(host.caseFile, before, cardFingerprint(before))
    const changed = { ...ownCard(other.caseFile).card, deviceId: before.deviceId }
    expect(() => enrolCard(host.caseFile, changed, cardFingerprint(changed))).toThrow(expect.objectContaining({ code: 'card_changed' }))
    expect(enrolled(host.caseFile, before.deviceId)?.card).toEqual(before)
  })
})

test('an SM2 key that is no point of the curve makes no card', async () => {
  await using tmp = await temporaryCaseFile()
  const { card } = ownCard(tmp.caseFile)
  const none = Buffer.alloc(33, 0xff)
  none[0] = 2
  const text = JSON.stringify({ ...card, sm2Recipient: none.toString('base64') })
  expect(() => readCardText(tmp.caseFile, text, 'card.json')).toThrow(expect.objectContaining({ code: 'card_unreadable' }))
})

test('the own card is nobody to enrol', async () => {
  await using tmp = await temporaryCaseFile()
  const { card, fingerprint } = ownCard(tmp.caseFile)
  expect(() => enrolCard(tmp.caseFile, card, fingerprint)).toThrow(expect.objectContaining({ code: 'bad_input' }))
})

test.each([
  ['an empty file', ''],
  ['a text', '你好'],
  ['another JSON', '{"format":"other"}'],
  ['a card without keys', '{"format":"xuncha-key-card","version":1}'],
  ['a huge file', '{'.repeat(100_000)],
])('%s is no card', async (_, text) => {
  await using tmp = await temporaryCaseFile()
  const path = join(tmp.folder, 'card.json')
  writeFileSync(path, text)
  await expect(readCard(tmp.caseFile, path)).rejects.toMatchObject({ code: 'card_unreadable', where: 'card.json' })
  await expect(readCard(tmp.caseFile, join(tmp.folder, 'none.json'))).rejects.toMatchObject({ code: 'file_unreadable' })
})
