import type { KeyCard } from '../model/bundle.ts'
import { Refusal } from '../model/failure.ts'
import { type Ciphers, Round } from '../model/round.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { Secret } from '../vault/secret.ts'
import { recipientsOf } from './cards.ts'
import { sm2PublicKeyOf } from './gm/container.ts'
import { newPassphrase } from './passphrase.ts'
import type { Lock } from './sealing.ts'

/** Whom a bundle is for: what locks it, and who that is. */
export interface Address {
  readonly lock: Lock
  /** The device that it is meant for, then those that stand in for it; none under a passphrase. */
  readonly devices: readonly string[]
  readonly names: readonly string[]
  /** To be shown once, then forgotten; null where cards open it. */
  readonly passphrase: string | null
}

/** For a device and its reserve laptops. Throws `Refusal`: 'not_found', 'card_revoked', 'card_without_sm2'. */
export const toDevice = (caseFile: CaseFile, deviceId: string, ciphers: Ciphers): Address => toDevices(caseFile, [deviceId], ciphers)

/** For several devices at once, each with its reserves; the first is whom the receipt is expected from. Throws the same. */
export function toDevices(caseFile: CaseFile, deviceIds: readonly string[], ciphers: Ciphers): Address {
  const faces = new Map(deviceIds.flatMap((deviceId) => recipientsOf(caseFile, deviceId).map((face) => [face.card.deviceId, face.card])))
  const cards = [...faces.values()]
  return {
    lock: ciphers === 'gm' ? { sm2Recipients: sm2Recipients(cards) } : { recipients: cards.map(({ recipient }) => recipient) },
    devices: cards.map(({ deviceId }) => deviceId),
    names: cards.map(({ name }) => name),
    passphrase: null,
  }
}

/** Nobody is left out silently: one without SM2 keys stops the export, and is named. */
function sm2Recipients(cards: readonly KeyCard[]): readonly string[] {
  const without = cards.filter(({ version }) => version === 1)
  if (without.length > 0) throw new Refusal('card_without_sm2', without.map(({ name }) => name).join('、'))
  return cards.flatMap((card) => (card.version === 2 ? [sm2PublicKeyOf(card.sm2Recipient)] : []))
}

/** What the bundles of a round are encrypted with: as the round says where it is known here, else age. */
export function ciphersOf({ queries }: CaseFile, roundId: string | null): Ciphers {
  const row = queries.first(
    queries.k
      .selectFrom('body')
      .select('json')
      .where('record_id', '=', roundId ?? ''),
  )
  return row === undefined ? 'age' : (Round.shape.ciphers.parse((JSON.parse(row.json) as { readonly ciphers?: unknown }).ciphers) ?? 'age')
}

/** For whoever is told a passphrase that is drawn here; always age, whatever the round says. */
export function toPassphrase(): Address {
  const passphrase = newPassphrase()
  return { lock: { passphrase: new Secret(Buffer.from(passphrase)) }, devices: [], names: [], passphrase }
}
