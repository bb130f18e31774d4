import { hkdfSync, randomBytes } from 'node:crypto'
import sodium from 'sodium-native'
import { z } from 'zod'
import { Refusal } from '../model/failure.ts'
import { Secret } from './secret.ts'

const mebibyte = 1024 ** 2
/** OWASP's and the design's floor: nothing below it is written, and nothing below it is accepted from a file. */
const least = { memory: 64 * mebibyte, passes: 3 }
const usual = { memory: 256 * mebibyte, passes: 3 }
/** What a person waits for after typing a password, milliseconds. */
const acceptableWait = 1000

/** How a password becomes a key. `memory` in bytes, `salt` 16 bytes in base64. */
export const KdfParameters = z.object({
  algorithm: z.literal('argon2id13'),
  memory: z
    .int()
    .min(least.memory)
    .max(4096 * mebibyte),
  passes: z.int().min(least.passes).max(100),
  salt: z.base64().length(24),
})
export type KdfParameters = z.infer<typeof KdfParameters>

/** Argon2id over the NFKC form of the password: two input methods may spell one character differently. */
export async function passwordKey(password: string, parameters: KdfParameters): Promise<Secret> {
  const bytes = Buffer.from(password.normalize('NFKC'))
  const key = Buffer.alloc(32)
  try {
    const { passes, memory, salt } = parameters
    await sodium.crypto_pwhash_async(key, bytes, Buffer.from(salt, 'base64'), passes, memory, sodium.crypto_pwhash_ALG_ARGON2ID13)
    return new Secret(key)
  } finally {
    sodium.sodium_memzero(bytes)
  }
}

/**
 * Parameters for a new password, tuned to about a second on this computer: 256 MiB, more passes on a fast machine,
 * less memory on a slow one, never under 64 MiB and 3 passes. Tests and demos set XUNCHA_KDF=test for the floor.
 */
export async function chooseKdf(): Promise<KdfParameters> {
  const salt = randomBytes(16).toString('base64')
  const floor = { algorithm: 'argon2id13', ...least, salt } as const
  if (process.env.XUNCHA_KDF === 'test') return floor
  const started = performance.now()
  const probe = await passwordKey('', floor)
  probe.wipe()
  const perPass = (performance.now() - started) / least.passes // milliseconds for 64 MiB
  for (let memory = usual.memory; memory > least.memory; memory /= 2) {
    const passes = Math.floor(acceptableWait / ((perPass * memory) / least.memory))
    if (passes >= usual.passes) return { algorithm: 'argon2id13', memory, passes: Math.min(passes, 10), salt }
  }
  return floor
}

/** A key for one purpose, HKDF-SHA256 from a parent key. `salt` where a purpose has many keys. */
export function subkey(parent: Secret, purpose: string, salt: Buffer = Buffer.alloc(0)): Secret {
  return parent.use((bytes) => new Secret(Buffer.from(hkdfSync('sha256', bytes, salt, `xuncha/${purpose}`, 32))))
}

/** Encrypts a key under another (XChaCha20-Poly1305), bound to the slot it belongs to. Answers base64 of nonce and ciphertext. */
export function wrapKey(key: Secret, under: Secret, slot: string): string {
  const nonce = randomBytes(24)
  const sealed = key.use((plain) => {
    const out = Buffer.alloc(plain.length + 16)
    under.use((k) => sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(out, plain, Buffer.from(slot), null, nonce, k))
    return out
  })
  return Buffer.concat([nonce, sealed]).toString('base64')
}

/** The reverse. Throws `Refusal('wrong_password')` when the key or the slot is another. */
export function unwrapKey(wrapped: string, under: Secret, slot: string): Secret {
  const bytes = Buffer.from(wrapped, 'base64')
  const plain = Buffer.alloc(32)
  try {
    under.use((k) =>
      sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(plain, null, bytes.subarray(24), Buffer.from(slot), bytes.subarray(0, 24), k),
    )
  } catch {
    throw new Refusal('wrong_password') // sodium says only that the tag did not verify
  }
  return new Secret(plain)
}
