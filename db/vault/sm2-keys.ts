import { hkdfSync } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'
import { Secret } from './secret.ts'

/**
 * A device's SM2 keys for bundles under the national algorithms. They are made from the secrets that the device has
 * anyway: the seed it signs with gives the key to sign, the age identity the key to receive. So nothing more is kept,
 * and what comes back out of shares or a backup brings them along.
 */

/** An SM2 key pair: `publicKey` 130 hex digits (uncompressed point; to be asked for before the private key is wiped), the private key 32 bytes. */
export interface Sm2Keys {
  readonly publicKey: string
  readonly privateKey: Secret
}

/** Order of the curve's base point (GB/T 32918.5). */
const order = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123')

/** The pair that `secret` stands for: HKDF-SHA-256 to 48 bytes, modulo n - 2, plus one: 1 to n - 2, as SM2 wants it. */
export function sm2KeysFrom(secret: Secret, purpose: 'sign' | 'receive'): Sm2Keys {
  const wide = secret.use((bytes) => Buffer.from(hkdfSync('sha256', bytes, Buffer.alloc(0), `xuncha/sm2/${purpose}`, 48)))
  const scalar = (BigInt(`0x${wide.toString('hex')}`) % (order - 2n)) + 1n
  wide.fill(0)
  const privateKey = new Secret(Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex'))
  let publicKey: string | undefined
  return {
    privateKey,
    // Made when first asked for: it costs tens of milliseconds, and unlocking asks for none.
    get publicKey() {
      publicKey ??= privateKey.use((bytes) => sm2.getPublicKeyFromPrivateKey(bytes.toString('hex')))
      return publicKey
    },
  }
}

/** A public key as a card carries it: the compressed point, 33 bytes in base64. */
export const spelledSm2 = (publicKey: string): string => Buffer.from(sm2.compressPublicKeyHex(publicKey), 'hex').toString('base64')
