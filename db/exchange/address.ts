import type { CaseFile } from '../vault/case-file.ts'
import { Secret } from '../vault/secret.ts'
import { recipientsOf } from './cards.ts'
import type { Lock } from './container.ts'
import { newPassphrase } from './passphrase.ts'

/** Whom a bundle is for: what locks it, and who that is. */
export interface Address {
  readonly lock: Lock
  /** The device that it is meant for, then those that stand in for it; none under a passphrase. */
  readonly devices: readonly string[]
  readonly names: readonly string[]
  /** To be shown once, then forgotten; null where cards open it. */
  readonly passphrase: string | null
}

/** For a device and its reserve laptops. Throws `Refusal`: 'not_found', 'card_revoked'. */
export function toDevice(caseFile: CaseFile, deviceId: string): Address {
  const faces = recipientsOf(caseFile, deviceId)
  return {
    lock: { recipients: faces.map(({ card }) => card.recipient) },
    devices: faces.map(({ card }) => card.deviceId),
    names: faces.map(({ card }) => card.name),
    passphrase: null,
  }
}

/** For several devices at once, each with its reserves; the first is whom the receipt is expected from. */
export function toDevices(caseFile: CaseFile, deviceIds: readonly string[]): Address {
  const each = deviceIds.map((deviceId) => toDevice(caseFile, deviceId))
  const recipients = each.flatMap(({ lock }) => ('recipients' in lock ? lock.recipients : []))
  return {
    lock: { recipients: [...new Set(recipients)] },
    devices: [...new Set(each.flatMap(({ devices }) => devices))],
    names: [...new Set(each.flatMap(({ names }) => names))],
    passphrase: null,
  }
}

/** For whoever is told a passphrase that is drawn here. */
export function toPassphrase(): Address {
  const passphrase = newPassphrase()
  return { lock: { passphrase: new Secret(Buffer.from(passphrase)) }, devices: [], names: [], passphrase }
}
