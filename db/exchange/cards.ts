import { open, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { KeyCard } from '../model/bundle.ts'
import { Refusal } from '../model/failure.ts'
import { moveData } from '../records/movements.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { CardFace } from '../worker/requests/exchange.ts'
import { fileNameOf } from './file-name.ts'
import { fingerprint, sha256 } from './fingerprint.ts'
import { reading, writing } from './medium.ts'

/** 密钥名片: whom this case file encrypts to and whose signatures it believes. */

/** SHA-256 over what makes a card trustworthy, a line each; the name is for people and stays out. */
export const cardFingerprint = (card: KeyCard): string =>
  fingerprint(sha256(`xuncha-key-card 1\n${card.deviceId}\n${card.mode}\n${card.signingKey}\n${card.recipient}\n`))

const largestCard = 65_536

/** The card of this case file. */
export function ownCard(caseFile: CaseFile): CardFace {
  const { device, mode, label } = caseFile
  const card: KeyCard = {
    format: 'xuncha-key-card',
    version: 1,
    deviceId: device.id,
    mode,
    name: `${label} ${device.name}`.trim().slice(0, 500),
    signingKey: device.signingKey.toString('base64'),
    recipient: device.recipient,
  }
  return { card, fingerprint: cardFingerprint(card), enrolledAt: null, enrolledBy: null }
}

/** Writes the own card into a folder. The name holds the first digits of the fingerprint: no other card is written over. */
export async function saveOwnCard(caseFile: CaseFile, folder: string): Promise<{ fileName: string }> {
  const { card, fingerprint } = ownCard(caseFile)
  const fileName = fileNameOf(['密钥名片', card.name, fingerprint.slice(0, 5)], 'json')
  await writing(fileName, async () => {
    const file = await open(join(folder, fileName), 'w', 0o644)
    try {
      await file.writeFile(`${JSON.stringify(card, null, 2)}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
  })
  caseFile.db.transaction(() =>
    moveData(caseFile, {
      action: 'card.save',
      subject: { kind: 'card', id: card.deviceId },
      movement: { what: 'key_card', direction: 'out', content: card.name, fileName, path: join(folder, fileName) },
    }),
  )()
  return { fileName }
}

/** Reads a card file; trusts nothing. Throws `Refusal('card_unreadable')`, 'file_unreadable'. */
export async function readCard(caseFile: CaseFile, path: string): Promise<CardFace & { known: boolean; changed: boolean }> {
  const where = basename(path)
  const text = await reading(where, async () => ((await stat(path)).size > largestCard ? '' : readFile(path, 'utf8')))
  const card = parseCard(text, where)
  const known = enrolled(caseFile, card.deviceId)
  const changed = known !== undefined && !sameKeys(known.card, card)
  // The fingerprint is that of the card in hand, whatever is known of the device.
  const face = { ...faceOf(card), enrolledAt: known?.enrolledAt ?? null, enrolledBy: known?.enrolledBy ?? null }
  return { ...face, known: known !== undefined, changed }
}

function parseCard(text: string, where: string): KeyCard {
  try {
    return KeyCard.parse(JSON.parse(text))
  } catch {
    throw new Refusal('card_unreadable', where)
  }
}

const faceOf = (card: KeyCard): CardFace => ({ card, fingerprint: cardFingerprint(card), enrolledAt: null, enrolledBy: null })
const sameKeys = (a: KeyCard, b: KeyCard): boolean => a.mode === b.mode && a.signingKey === b.signingKey && a.recipient === b.recipient

/**
 * Trusts a card from now on. The person confirms the fingerprint that the other side read out; it must be that of the
 * card. Throws `Refusal`: 'bad_input' when it is not, 'card_changed' when the device is known under other keys.
 */
export function enrolCard(caseFile: CaseFile, card: KeyCard, confirmed: string): CardFace {
  if (confirmed.replace(/\D/g, '') !== cardFingerprint(card).replace(/\D/g, '')) throw new Refusal('bad_input', 'fingerprint')
  if (card.deviceId === caseFile.device.id) throw new Refusal('bad_input', 'card')
  const known = enrolled(caseFile, card.deviceId)
  if (known !== undefined) {
    if (!sameKeys(known.card, card)) throw new Refusal('card_changed', card.name)
    return known
  }
  const { k } = caseFile.queries
  caseFile.db.transaction(() => {
    caseFile.queries.run(
      k.insertInto('enrolled_card').values({
        device_id: card.deviceId,
        mode: card.mode,
        name: card.name,
        signing_key: card.signingKey,
        recipient: card.recipient,
        enrolled_at: caseFile.now(),
        enrolled_by: caseFile.person.name,
      }),
    )
    caseFile.audit.append('card.enrol', { kind: 'card', id: card.deviceId }, { fingerprint: cardFingerprint(card) })
  })()
  return enrolledCard(caseFile, card.deviceId)
}

/** The enrolled cards, by name. */
export const cards = (caseFile: CaseFile): readonly CardFace[] =>
  caseFile.queries.all(caseFile.queries.k.selectFrom('enrolled_card').selectAll().orderBy('name').orderBy('device_id')).map(faceOfRow)

/** The card that a device was enrolled with; undefined where it never was. */
export function enrolled(caseFile: CaseFile, deviceId: string): CardFace | undefined {
  const row = caseFile.queries.first(caseFile.queries.k.selectFrom('enrolled_card').selectAll().where('device_id', '=', deviceId))
  return row && faceOfRow(row)
}

/** The same where it must be there; throws `Refusal('not_found')`. */
export function enrolledCard(caseFile: CaseFile, deviceId: string): CardFace {
  const face = enrolled(caseFile, deviceId)
  if (face === undefined) throw new Refusal('not_found', 'card')
  return face
}

function faceOfRow(row: {
  device_id: string
  mode: string
  name: string
  signing_key: string
  recipient: string
  enrolled_at: number
  enrolled_by: string
}): CardFace {
  const card = KeyCard.parse({
    format: 'xuncha-key-card',
    version: 1,
    deviceId: row.device_id,
    mode: row.mode,
    name: row.name,
    signingKey: row.signing_key,
    recipient: row.recipient,
  })
  return { card, fingerprint: cardFingerprint(card), enrolledAt: row.enrolled_at, enrolledBy: row.enrolled_by }
}
