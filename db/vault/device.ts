import { randomBytes } from 'node:crypto'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import sodium from 'sodium-native'
import { v7 as newId } from 'uuid'
import { Refusal } from '../model/failure.ts'
import type { Queries } from '../schema/queries.ts'
import type { Device } from './case-file.ts'
import { Secret } from './secret.ts'
import { sm2KeysFrom } from './sm2-keys.ts'

/** Makes this computer's identity and keeps it in `meta`; call inside the founding transaction with what `newIdentity` gave. */
export function keepDevice(queries: Queries, identity: Identity, name: string): void {
  const rows = [
    { key: 'device_id', value: newId() },
    { key: 'device_name', value: name },
    { key: 'signing_seed', value: identity.signingSeed },
    { key: 'age_identity', value: identity.ageIdentity },
    { key: 'age_recipient', value: identity.recipient },
  ]
  queries.run(queries.k.insertInto('meta').values(rows))
}

/** Freshly drawn keys; `signingSeed` is 32 bytes in base64. */
interface Identity {
  readonly signingSeed: string
  readonly ageIdentity: string
  readonly recipient: string
}

/** Draws an Ed25519 seed and an age identity. */
export async function newIdentity(): Promise<Identity> {
  const ageIdentity = await generateX25519Identity()
  return { signingSeed: randomBytes(32).toString('base64'), ageIdentity, recipient: await identityToRecipient(ageIdentity) }
}

/** Reads this computer's identity from an open database. */
export function loadDevice(queries: Queries): Device {
  const kept = new Map(queries.all(queries.k.selectFrom('meta').selectAll()).map((row) => [row.key, row.value]))
  const need = (key: string): string => {
    const value = kept.get(key)
    if (value === undefined) throw new Refusal('case_file_damaged', `meta ${key}`)
    return value
  }
  const signingSeed = new Secret(Buffer.from(need('signing_seed'), 'base64'))
  const signingKey = publicHalf(signingSeed)
  const ageIdentity = new Secret(Buffer.from(need('age_identity')))
  const formerIdentities = queries
    .all(queries.k.selectFrom('former_identity').select('age_identity').orderBy('ended_at', 'desc'))
    .map((row) => new Secret(Buffer.from(row.age_identity)))
  const receiving = (identity: Secret) => sm2KeysFrom(identity, 'receive')
  return {
    id: need('device_id'),
    name: need('device_name'),
    signingSeed,
    signingKey,
    ageIdentity,
    recipient: need('age_recipient'),
    formerIdentities,
    sm2Signing: sm2KeysFrom(signingSeed, 'sign'),
    sm2Receiving: [receiving(ageIdentity), ...formerIdentities.map(receiving)],
  }
}

/** The public half of a signing seed, 32 bytes. */
export function publicHalf(seed: Secret): Buffer {
  const signingKey = Buffer.alloc(32)
  const expanded = Buffer.alloc(64)
  seed.use((bytes) => sodium.crypto_sign_seed_keypair(signingKey, expanded, bytes))
  sodium.sodium_memzero(expanded)
  return signingKey
}

/** Wipes its secrets. */
export function forgetDevice({ signingSeed, ageIdentity, formerIdentities, sm2Signing, sm2Receiving }: Device): void {
  for (const secret of [signingSeed, ageIdentity, ...formerIdentities]) secret.wipe()
  for (const { privateKey } of [sm2Signing, ...sm2Receiving]) privateKey.wipe()
}

const floorKey = 'sequence_floor'

/** The number above which this case file numbers its bundles: 0, or what an identity that was taken over leaves free. */
export function sequenceFloor(queries: Queries): number {
  return Number(queries.first(queries.k.selectFrom('meta').select('value').where('key', '=', floorKey))?.value ?? 0)
}

/** Bundles are numbered above `floor` from now on. */
export function setSequenceFloor(queries: Queries, floor: number): void {
  const value = String(floor)
  queries.run(
    queries.k
      .insertInto('meta')
      .values({ key: floorKey, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value })),
  )
}
