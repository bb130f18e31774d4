import { open, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { CardRole, KeyCard } from '../model/bundle.ts'
import { Refusal } from '../model/failure.ts'
import { moveData } from '../records/movements.ts'
import type { Tables } from '../schema/tables.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { spelledSm2 } from '../vault/sm2-keys.ts'
import type { CardFace, ReadCard } from '../worker/requests/exchange.ts'
import { fileNameOf } from './file-name.ts'
import { fingerprint, sha256 } from './fingerprint.ts'
import { sm2PublicKeyOf } from './gm/container.ts'
import { reading, writing } from './medium.ts'

/** 密钥名片: whom this case file encrypts to and whose signatures it believes. How they come and go is in enrolment.ts. */

/** SHA-256 over what makes a card trustworthy, a line each; the name is for people and stays out. */
export function cardFingerprint(card: KeyCard): string {
  const lines = [`xuncha-key-card ${card.version}`, card.deviceId, card.mode, card.signingKey, card.recipient]
  if (card.version === 2) lines.push(card.sm2SigningKey, card.sm2Recipient)
  return fingerprint(sha256(lines.map((line) => `${line}\n`).join('')))
}

const largestCard = 65_536

/** The card of this case file. */
export function ownCard(caseFile: CaseFile): CardFace {
  const { device, mode, label } = caseFile
  return faceOf(
    cardOf({
      deviceId: device.id,
      mode,
      name: `${label} ${device.name}`.trim().slice(0, 500),
      signingKey: device.signingKey,
      recipient: device.recipient,
      sm2SigningKey: device.sm2Signing.publicKey,
      sm2Recipient: device.sm2Receiving[0].publicKey,
    }),
  )
}

/** What a card says, its keys as they are at hand. */
interface Said extends Pick<KeyCard, 'deviceId' | 'mode' | 'name' | 'recipient'> {
  /** 32 bytes. */
  readonly signingKey: Buffer
  /** Uncompressed points, hex. */
  readonly sm2SigningKey: string
  readonly sm2Recipient: string
}

/** A card as it is made today. */
export const cardOf = ({ signingKey, sm2SigningKey, sm2Recipient, ...said }: Said): KeyCard => ({
  format: 'xuncha-key-card',
  version: 2,
  ...said,
  signingKey: signingKey.toString('base64'),
  sm2SigningKey: spelledSm2(sm2SigningKey),
  sm2Recipient: spelledSm2(sm2Recipient),
})

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
export async function readCard(caseFile: CaseFile, path: string): Promise<ReadCard> {
  const where = basename(path)
  const text = await reading(where, async () => ((await stat(path)).size > largestCard ? '' : readFile(path, 'utf8')))
  return readCardText(caseFile, text, where)
}

/** The same for text that came another way, as out of the code on a printed card. */
export function readCardText(caseFile: CaseFile, text: string, where?: string): ReadCard {
  const card = parseCard(text, where)
  const known = enrolled(caseFile, card.deviceId)
  const changed = known !== undefined && !sameKeys(known.card, card)
  const renewing = known !== undefined && known.revoked === null && renews(known.card, card)
  // The card and the fingerprint are those in hand, whatever is known of the device.
  return { ...(known ?? faceOf(card)), card, fingerprint: cardFingerprint(card), known: known !== undefined, changed, renews: renewing }
}

function parseCard(text: string, where: string | undefined): KeyCard {
  try {
    const card = KeyCard.parse(JSON.parse(text))
    mustBePoints(card)
    return card
  } catch {
    throw new Refusal('card_unreadable', where)
  }
}

const faceOf = (card: KeyCard): CardFace => ({
  card,
  fingerprint: cardFingerprint(card),
  enrolledAt: null,
  enrolledBy: null,
  role: null,
  reserveOf: null,
  replaces: null,
  replacedBy: null,
  revoked: null,
  last: null,
})

/** Throws `Refusal('card_unreadable')` where an SM2 key is no point of the curve. */
export function mustBePoints(card: KeyCard): void {
  if (card.version === 2) for (const key of [card.sm2SigningKey, card.sm2Recipient]) sm2PublicKeyOf(key)
}

/** Whether two cards do not contradict one another; one of version 1 says nothing of SM2 keys. */
export const sameKeys = (a: KeyCard, b: KeyCard): boolean =>
  a.mode === b.mode &&
  a.signingKey === b.signingKey &&
  a.recipient === b.recipient &&
  (a.version === 1 || b.version === 1 || (a.sm2SigningKey === b.sm2SigningKey && a.sm2Recipient === b.sm2Recipient))

/** Whether a card brings the SM2 keys of a device that is known without them. */
export const renews = (known: KeyCard, card: KeyCard): boolean => known.version === 1 && card.version === 2 && sameKeys(known, card)

/** The enrolled cards, by name; those revoked among them. */
export const cards = (caseFile: CaseFile): readonly CardFace[] =>
  caseFile.queries
    .all(caseFile.queries.k.selectFrom('enrolled_card').selectAll().orderBy('name').orderBy('device_id'))
    .map((row) => faceOfRow(caseFile, row))

/** The card that a device was enrolled with; undefined where it never was. */
export function enrolled(caseFile: CaseFile, deviceId: string): CardFace | undefined {
  const row = caseFile.queries.first(caseFile.queries.k.selectFrom('enrolled_card').selectAll().where('device_id', '=', deviceId))
  return row && faceOfRow(caseFile, row)
}

/** The same where it must be there; throws `Refusal('not_found')`. */
export function enrolledCard(caseFile: CaseFile, deviceId: string): CardFace {
  const face = enrolled(caseFile, deviceId)
  if (face === undefined) throw new Refusal('not_found', 'card')
  return face
}

/** A device and those whose place it took, the newest first. */
export function lineage(caseFile: CaseFile, deviceId: string): readonly string[] {
  const line = [deviceId]
  for (let face = enrolled(caseFile, deviceId); face?.replaces; face = enrolled(caseFile, face.replaces)) {
    if (line.includes(face.replaces)) break
    line.push(face.replaces)
  }
  return line
}

/** The card that has the place of a device today: its own, or that of the last one in the chain. Throws `Refusal('not_found')`. */
export function currentCard(caseFile: CaseFile, deviceId: string): CardFace {
  const seen = new Set([deviceId])
  let face = enrolledCard(caseFile, deviceId)
  while (face.replacedBy !== null && !seen.has(face.replacedBy)) {
    seen.add(face.replacedBy)
    face = enrolledCard(caseFile, face.replacedBy)
  }
  return face
}

/**
 * Who shall be able to open what is meant for a device: that device, and the reserve laptops that stand in for it.
 * Throws `Refusal`: 'not_found', 'card_revoked'.
 */
export function recipientsOf(caseFile: CaseFile, deviceId: string): readonly CardFace[] {
  const face = enrolledCard(caseFile, deviceId)
  if (face.revoked !== null) throw new Refusal('card_revoked', face.card.name)
  const line = lineage(caseFile, deviceId)
  const reserves = cards(caseFile).filter(({ reserveOf, revoked }) => revoked === null && reserveOf !== null && line.includes(reserveOf))
  return [face, ...reserves.filter(({ card }) => card.deviceId !== deviceId)]
}

function faceOfRow(caseFile: CaseFile, row: Tables['enrolled_card']): CardFace {
  const { k } = caseFile.queries
  const successor = caseFile.queries.first(k.selectFrom('enrolled_card').select('device_id').where('replaces', '=', row.device_id))
  const last = caseFile.queries.first(
    k
      .selectFrom('imported_bundle')
      .select(['sequence', 'imported_at', 'file_name'])
      .where('device_id', '=', row.device_id)
      .orderBy('sequence', 'desc')
      .limit(1),
  )
  const sm2 =
    row.sm2_signing_key === null ? { version: 1 } : { version: 2, sm2SigningKey: row.sm2_signing_key, sm2Recipient: row.sm2_recipient }
  const card = KeyCard.parse({
    format: 'xuncha-key-card',
    ...sm2,
    deviceId: row.device_id,
    mode: row.mode,
    name: row.name,
    signingKey: row.signing_key,
    recipient: row.recipient,
  })
  return {
    card,
    fingerprint: cardFingerprint(card),
    enrolledAt: row.enrolled_at,
    enrolledBy: row.enrolled_by,
    role: CardRole.parse(row.role),
    reserveOf: row.reserve_of,
    replaces: row.replaces,
    replacedBy: successor?.device_id ?? null,
    revoked: revocationOf(row),
    last: last === undefined ? null : { sequence: last.sequence, at: last.imported_at, fileName: last.file_name },
  }
}

const revocationOf = ({ revoked_at, revoked_by, revoked_reason, last_sequence }: Tables['enrolled_card']): CardFace['revoked'] =>
  revoked_at === null ? null : { at: revoked_at, by: revoked_by ?? '', reason: revoked_reason ?? '', lastSequence: last_sequence ?? 0 }
