import { identityToRecipient } from 'age-encryption'
import sodium from 'sodium-native'
import { Refusal } from '../model/failure.ts'
import type { CaseFile, Device } from './case-file.ts'
import { forgetDevice, loadDevice, setSequenceFloor } from './device.ts'
import { subkey } from './keys.ts'
import { Secret } from './secret.ts'

/** A device's identity on its way to another laptop: sealed under a key that is used for this alone. */

const idSize = 16
const seedSize = 32
const ageSize = 74
const tagSize = 16
export const sealedIdentitySize = idSize + seedSize + ageSize + tagSize

/** What makes a device: its id, the seed it signs with, the age identity it opens with. */
export interface Identity {
  readonly deviceId: string
  readonly signingSeed: Secret
  readonly ageIdentity: Secret
  readonly recipient: string
}

/** The key is drawn for one sealing: a fixed nonce is never used twice under it. */
const nonce = Buffer.alloc(24)
const bound = (tag: string): Buffer => Buffer.from(`xuncha-key-share/1/${tag}`)
const sealingKey = (key: Secret, tag: string): Secret => subkey(key, 'shares', Buffer.from(tag, 'hex'))

/** Seals the identity of a device; `tag` is that of the set of shares. 138 bytes. */
export function sealIdentity({ id, signingSeed, ageIdentity }: Device, key: Secret, tag: string): Buffer {
  const plain = Buffer.alloc(idSize + seedSize + ageSize)
  plain.write(id.replaceAll('-', ''), 'hex')
  signingSeed.use((seed) => plain.set(seed, idSize))
  ageIdentity.use((identity) => plain.set(identity, idSize + seedSize))
  const sealed = Buffer.alloc(sealedIdentitySize)
  const under = sealingKey(key, tag)
  under.use((bytes) => sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(sealed, plain, bound(tag), null, nonce, bytes))
  under.wipe()
  sodium.sodium_memzero(plain)
  return sealed
}

/** Opens it. Throws `Refusal('share_wrong')` when the key is another. */
export async function openIdentity(sealed: Buffer, key: Secret, tag: string): Promise<Identity> {
  const plain = Buffer.alloc(idSize + seedSize + ageSize)
  const under = sealingKey(key, tag)
  try {
    under.use((bytes) => sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(plain, null, sealed, bound(tag), nonce, bytes))
  } catch {
    throw new Refusal('share_wrong') // sodium says only that the tag did not verify
  } finally {
    under.wipe()
  }
  const hex = plain.toString('hex', 0, idSize)
  const deviceId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  const signingSeed = new Secret(plain.subarray(idSize, idSize + seedSize))
  const ageIdentity = new Secret(plain.subarray(idSize + seedSize))
  const recipient = await ageIdentity.use((bytes) => identityToRecipient(bytes.toString('utf8')))
  return { deviceId, signingSeed, ageIdentity, recipient }
}

/** Wipes its secrets. */
export function forgetIdentity({ signingSeed, ageIdentity }: Identity): void {
  signingSeed.wipe()
  ageIdentity.wipe()
}

const minute = 60_000

/**
 * This case file is that device from now on; `note` writes down why, in the same transaction and still under the old name.
 * The identity until now opens what was encrypted to it, and signs no more. Bundles are numbered from where the lost laptop
 * cannot have come: the clock serves to find an unused number, and decides nothing.
 */
export function takeOver(caseFile: CaseFile, identity: Identity, note: () => void): void {
  const { queries, device, now } = caseFile
  const { k } = queries
  caseFile.db
    .transaction(() => {
      note()
      if (device.recipient !== identity.recipient) {
        const age_identity = device.ageIdentity.use((bytes) => bytes.toString('utf8'))
        queries.run(
          k.insertInto('former_identity').values({ device_id: device.id, age_identity, recipient: device.recipient, ended_at: now() }),
        )
      }
      const rows = {
        device_id: identity.deviceId,
        signing_seed: identity.signingSeed.use((bytes) => bytes.toString('base64')),
        age_identity: identity.ageIdentity.use((bytes) => bytes.toString('utf8')),
        age_recipient: identity.recipient,
      }
      for (const [key, value] of Object.entries(rows)) queries.run(k.updateTable('meta').set({ value }).where('key', '=', key))
      const highest = queries.first(k.selectFrom('made_bundle').select((e) => e.fn.max('sequence').as('sequence')))
      setSequenceFloor(queries, Math.max(highest?.sequence ?? 0, Math.floor((now() - Date.UTC(2020, 0, 1)) / minute)))
    })
    .immediate()
  caseFile.device = loadDevice(queries)
  forgetDevice(device)
}
