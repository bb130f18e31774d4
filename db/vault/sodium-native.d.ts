/** The part of sodium-native that the vault uses; the package ships no types. */
declare module 'sodium-native' {
  export function sodium_memzero(bytes: Uint8Array): void
  /** Writes `message.length + 16` bytes to `ciphertext` and answers how many. */
  export function crypto_aead_chacha20poly1305_ietf_encrypt(
    ciphertext: Buffer,
    message: Buffer,
    additional: Buffer | null,
    unused: null,
    nonce: Buffer,
    key: Buffer,
  ): number
  /** Writes `ciphertext.length - 16` bytes to `message`; throws when the tag does not verify. */
  export function crypto_aead_chacha20poly1305_ietf_decrypt(
    message: Buffer,
    unused: null,
    ciphertext: Buffer,
    additional: Buffer | null,
    nonce: Buffer,
    key: Buffer,
  ): number
  /** Poly1305: whether `mac` (16 bytes) is that of the message under this one-time key. */
  export function crypto_onetimeauth_verify(mac: Buffer, message: Buffer, key: Buffer): boolean
  export const crypto_pwhash_ALG_ARGON2ID13: number
  /** Argon2id off the JavaScript thread; `memlimit` in bytes. Rejects when the memory cannot be had. */
  export function crypto_pwhash_async(
    out: Buffer,
    password: Buffer,
    salt: Buffer,
    opslimit: number,
    memlimit: number,
    algorithm: number,
  ): Promise<void>
  export function crypto_aead_xchacha20poly1305_ietf_encrypt(
    ciphertext: Buffer,
    message: Buffer,
    additional: Buffer | null,
    unused: null,
    nonce: Buffer,
    key: Buffer,
  ): number
  /** Throws when the tag does not verify. */
  export function crypto_aead_xchacha20poly1305_ietf_decrypt(
    message: Buffer,
    unused: null,
    ciphertext: Buffer,
    additional: Buffer | null,
    nonce: Buffer,
    key: Buffer,
  ): number
  export function crypto_sign_seed_keypair(publicKey: Buffer, secretKey: Buffer, seed: Buffer): void
  export function crypto_box_keypair(publicKey: Buffer, secretKey: Buffer): void
  export function crypto_box_seed_keypair(publicKey: Buffer, secretKey: Buffer, seed: Buffer): void
  /** Writes `message.length + 48` bytes. */
  export function crypto_box_seal(ciphertext: Buffer, message: Buffer, publicKey: Buffer): void
  /** Writes `ciphertext.length - 48` bytes; answers whether it was sealed to this key. */
  export function crypto_box_seal_open(message: Buffer, ciphertext: Buffer, publicKey: Buffer, secretKey: Buffer): boolean
}
