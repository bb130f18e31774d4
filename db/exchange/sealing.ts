import { Refusal } from '../model/failure.ts'
import type { Ciphers } from '../model/round.ts'
import type { Sm2Keys } from '../vault/sm2-keys.ts'
import { seal, sealedSize, unseal } from '../vault/stream.ts'
import { type Lock as AgeLock, newContainer, openContainer, type Unlock } from './container.ts'
import { isGmContainer, newGmContainer, openGmContainer } from './gm/container.ts'
import { type GmKeys, gmSeal, gmSealedSize, gmUnseal } from './gm/stream.ts'

/** The container around a bundle, age or that of the national algorithms: told apart here, and nowhere else. */

/** What a bundle is locked with: as age does it, or SM2 public keys, each of whose owners opens it alone. */
export type Lock = AgeLock | { readonly sm2Recipients: readonly string[] }

/** The algorithms that a lock is of. */
export const ciphersOfLock = (lock: Lock): Ciphers => ('sm2Recipients' in lock ? 'gm' : 'age')

/** What a reader tries: age identities or a passphrase on the one, SM2 keys on the other. */
export interface OwnKeys {
  readonly age: Unlock
  readonly sm2: readonly Sm2Keys[]
}

/** The payload of one container, with its key. A piece that is yielded is valid until the next is asked for. */
export interface Payload {
  readonly ciphers: Ciphers
  /** Encrypts; for one stream only. */
  seal(plain: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer>
  /** Ciphertext bytes for so many bytes of plaintext. */
  sealedSize(plainSize: number): number
  /** Yields only what was authenticated, and is complete only when it has ended. Throws `Refusal('bundle_damaged', 'payload')`. */
  unseal(sealed: AsyncIterable<Buffer>): AsyncGenerator<Buffer>
  /** Forgets the key. */
  wipe(): void
}

/** A fresh container: `head` are the first bytes of the file. Whoever writes it wipes the payload's key when the file has been read back. */
export async function newSealed(lock: Lock): Promise<{ readonly head: Buffer; readonly payload: Payload }> {
  if ('sm2Recipients' in lock) {
    const { head, keys } = newGmContainer(lock.sm2Recipients)
    return { head, payload: gmPayload(keys) }
  }
  const { head, payloadKey } = await newContainer(lock)
  return { head, payload: agePayload(payloadKey) }
}

/** Opens a container from the first bytes of its file. Throws what `openContainer` and `openGmContainer` throw. */
export async function openSealed(start: Buffer, own: OwnKeys): Promise<{ readonly payload: Payload; readonly payloadStart: number }> {
  if (isGmContainer(start)) {
    const { keys, payloadStart } = openGmContainer(start, own.sm2)
    return { payload: gmPayload(keys), payloadStart }
  }
  const { payloadKey, payloadStart } = await openContainer(start, own.age)
  return { payload: agePayload(payloadKey), payloadStart }
}

const agePayload = (key: Buffer): Payload => ({
  ciphers: 'age',
  seal: (plain) => seal(key, plain),
  sealedSize,
  unseal: (sealed) => unsealed(key, sealed),
  wipe: () => key.fill(0),
})

const gmPayload = (keys: GmKeys): Payload => ({
  ciphers: 'gm',
  seal: (plain) => gmSeal(keys, plain),
  sealedSize: gmSealedSize,
  unseal: (sealed) => gmUnseal(keys, sealed),
  wipe: () => {
    for (const key of [keys.cipher, keys.mac, keys.vector]) key.fill(0)
  },
})

/** `unseal` speaks of files; here the file is the bundle. */
export async function* unsealed(key: Buffer, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* unseal(key, source)
  } catch (error) {
    throw error instanceof Refusal && error.code === 'file_damaged' ? new Refusal('bundle_damaged', 'payload') : error
  }
}
