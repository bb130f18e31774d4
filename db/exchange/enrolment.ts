import { type CardRole, type KeyCard, rolesFor } from '../model/bundle.ts'
import { Refusal } from '../model/failure.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { CardFace } from '../worker/requests/exchange.ts'
import { cardFingerprint, cards, enrolled, enrolledCard, mustBePoints, renews, sameKeys } from './cards.ts'

/** 登记, 吊销, 更换: how cards come to be trusted, and how they cease to be. Nothing here is ever taken back. */

/** What the device shall be here; without it the usual role of its mode. */
export interface As {
  readonly role?: CardRole | undefined
  /** Of a reserve laptop: the device that it stands in for. */
  readonly reserveOf?: string | undefined
}

/**
 * Trusts a card from now on. The person confirms the fingerprint that the other side read out; it must be that of the
 * card. A device that is known by a card without SM2 keys gets those of this one, and keeps its place. Throws `Refusal`:
 * 'bad_input' when it is not, or when the device cannot have this role here; 'card_changed' when
 * it is known under other keys, 'card_revoked' when it was revoked.
 */
export function enrolCard(caseFile: CaseFile, card: KeyCard, confirmed: string, as: As = {}): CardFace {
  mustBeAnother(caseFile, card, confirmed)
  const known = enrolled(caseFile, card.deviceId)
  if (known !== undefined) {
    if (!sameKeys(known.card, card)) throw new Refusal('card_changed', card.name)
    if (known.revoked !== null) throw new Refusal('card_revoked', card.name)
    if (!renews(known.card, card)) return known
    caseFile.db.transaction(() => renew(caseFile, card, {}))()
    return enrolledCard(caseFile, card.deviceId)
  }
  const role = roleOf(caseFile, card, as.role)
  const reserveOf = role === 'reserve' ? standsInFor(caseFile, as.reserveOf) : null
  caseFile.db.transaction(() => {
    put(caseFile, card, { role, reserveOf, replaces: null })
    const detail = { fingerprint: cardFingerprint(card), role, ...(reserveOf !== null && { reserveOf }) }
    caseFile.audit.append('card.enrol', { kind: 'card', id: card.deviceId }, detail)
  })()
  return enrolledCard(caseFile, card.deviceId)
}

/**
 * Trusts a card on the office's word: it came in a task bundle that the office signed. A device that is known already
 * keeps the place that a person gave it, and gets SM2 keys where it has none and the others are the same. In the running transaction.
 */
export function enrolByTask(
  caseFile: CaseFile,
  card: KeyCard,
  as: { readonly role: CardRole; readonly reserveOf: string | null },
  bundleId: string,
): void {
  const known = enrolled(caseFile, card.deviceId)
  if (known !== undefined) {
    if (known.revoked === null && renews(known.card, card)) renew(caseFile, card, { bundle: bundleId })
    return
  }
  const role = roleOf(caseFile, card, as.role)
  put(caseFile, card, { role, reserveOf: as.reserveOf, replaces: null })
  caseFile.audit.append('card.enrol', { kind: 'card', id: card.deviceId }, { fingerprint: cardFingerprint(card), role, bundle: bundleId })
}

/** Adds the SM2 keys of a card to its device, in the running transaction. */
function renew(caseFile: CaseFile, card: KeyCard, by: { readonly bundle?: string }): void {
  mustBePoints(card)
  const { k } = caseFile.queries
  caseFile.queries.run(k.updateTable('enrolled_card').set(sm2Of(card)).where('device_id', '=', card.deviceId))
  caseFile.audit.append('card.enrol', { kind: 'card', id: card.deviceId }, { fingerprint: cardFingerprint(card), renews: true, ...by })
}

const sm2Of = (card: KeyCard) => ({
  sm2_signing_key: card.version === 2 ? card.sm2SigningKey : null,
  sm2_recipient: card.version === 2 ? card.sm2Recipient : null,
})

/** Why a device is believed no longer, and up to which of its bundles it is. */
export interface Ending {
  readonly reason: string
  /** Without it the highest number that came in. */
  readonly lastSequence?: number | undefined
}

/**
 * Revokes a card for good. Clocks decide nothing: bundles of the device with a number above `lastSequence` are refused.
 * Throws `Refusal`: 'not_found', 'card_revoked' when it was revoked before, 'bad_input' for a number below what came in.
 */
export function revokeCard(caseFile: CaseFile, deviceId: string, ending: Ending): CardFace {
  caseFile.db.transaction(() => revoke(caseFile, deviceId, ending))()
  return enrolledCard(caseFile, deviceId)
}

/**
 * Puts the card of a new device in the place of an old one, as after the loss of a laptop: same role, and the old one is
 * revoked unless it was before. Throws what `enrolCard` and `revokeCard` throw, and 'bad_input' for a card of another mode,
 * a device that is enrolled already, or a place that was taken.
 */
export function replaceCard(caseFile: CaseFile, deviceId: string, card: KeyCard, confirmed: string, ending: Ending): CardFace {
  const old = enrolledCard(caseFile, deviceId)
  mustBeAnother(caseFile, card, confirmed)
  if (card.mode !== old.card.mode || enrolled(caseFile, card.deviceId) !== undefined) throw new Refusal('bad_input', 'card')
  if (old.replacedBy !== null || old.role === null) throw new Refusal('bad_input', 'deviceId')
  const { role, reserveOf } = old
  caseFile.db.transaction(() => {
    if (old.revoked === null) revoke(caseFile, deviceId, ending)
    put(caseFile, card, { role, reserveOf, replaces: deviceId })
    const detail = { fingerprint: cardFingerprint(card), role, replaces: deviceId }
    caseFile.audit.append('card.replace', { kind: 'card', id: card.deviceId }, detail)
  })()
  return enrolledCard(caseFile, card.deviceId)
}

function revoke(caseFile: CaseFile, deviceId: string, { reason, lastSequence }: Ending): void {
  const { card, revoked, last } = enrolledCard(caseFile, deviceId)
  if (revoked !== null) throw new Refusal('card_revoked', card.name)
  const cameIn = last?.sequence ?? 0
  if (lastSequence !== undefined && lastSequence < cameIn) throw new Refusal('bad_input', 'lastSequence')
  const { k } = caseFile.queries
  const noted = lastSequence ?? cameIn
  caseFile.queries.run(
    k
      .updateTable('enrolled_card')
      .set({ revoked_at: caseFile.now(), revoked_by: caseFile.person.name, revoked_reason: reason, last_sequence: noted })
      .where('device_id', '=', deviceId),
  )
  caseFile.audit.append('card.revoke', { kind: 'card', id: deviceId }, { fingerprint: cardFingerprint(card), lastSequence: noted })
}

function mustBeAnother(caseFile: CaseFile, card: KeyCard, confirmed: string): void {
  if (confirmed.replace(/\D/g, '') !== cardFingerprint(card).replace(/\D/g, '')) throw new Refusal('bad_input', 'fingerprint')
  if (card.deviceId === caseFile.device.id) throw new Refusal('bad_input', 'card')
}

function roleOf(caseFile: CaseFile, card: KeyCard, wanted: CardRole | undefined): CardRole {
  const roles = rolesFor(caseFile.mode, card.mode)
  const role = wanted ?? roles[0]
  if (role === undefined || !roles.includes(role)) throw new Refusal('bad_input', 'role')
  return role
}

/** At the office a reserve stands in for this laptop; elsewhere for the office that is named, or the only one there is. */
function standsInFor(caseFile: CaseFile, named: string | undefined): string {
  if (caseFile.mode === 'office' && named === undefined) return caseFile.device.id
  const offices = cards(caseFile).filter(({ role, revoked }) => role === 'office' && revoked === null)
  const [found, another] = offices.filter(({ card }) => named === undefined || card.deviceId === named)
  if (found === undefined || another !== undefined) throw new Refusal('bad_input', 'reserveOf')
  return found.card.deviceId
}

function put(
  caseFile: CaseFile,
  card: KeyCard,
  place: { readonly role: CardRole; readonly reserveOf: string | null; readonly replaces: string | null },
): void {
  mustBePoints(card)
  caseFile.queries.run(
    caseFile.queries.k.insertInto('enrolled_card').values({
      device_id: card.deviceId,
      mode: card.mode,
      name: card.name,
      signing_key: card.signingKey,
      recipient: card.recipient,
      ...sm2Of(card),
      enrolled_at: caseFile.now(),
      enrolled_by: caseFile.person.name,
      role: place.role,
      reserve_of: place.reserveOf,
      replaces: place.replaces,
      revoked_at: null,
      revoked_by: null,
      revoked_reason: null,
      last_sequence: null,
    }),
  )
}
