import {
  createCipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  type KeyObject,
  scryptSync,
  sign,
} from 'node:crypto'
import { Chance } from './chance.ts'

/** Writes age files, sound ones and others, so that every byte of them follows from a seed. */

const pkcs8 = { x25519: '302e020100300506032b656e04220420', ed25519: '302e020100300506032b657004220420' } as const

export interface Pair {
  readonly secret: KeyObject
  /** The secret's 32 bytes. */
  readonly seed: Buffer
  readonly publicKey: Buffer
}

export function pairOf(type: keyof typeof pkcs8, name: string): Pair {
  const seed = new Chance(`${type} ${name}`).bytes(32)
  const secret = createPrivateKey({ key: Buffer.concat([Buffer.from(pkcs8[type], 'hex'), seed]), format: 'der', type: 'pkcs8' })
  return { secret, seed, publicKey: createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32) }
}

export const signed = ({ secret }: Pair, bytes: Buffer): Buffer => sign(null, bytes, secret)

const hkdf = (key: Buffer, salt: Buffer, info: string): Buffer => Buffer.from(hkdfSync('sha256', key, salt, info, 32))
export const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

export function sealedWith(key: Buffer, nonce: Buffer, plain: Buffer): Buffer {
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 })
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

export interface Stanza {
  readonly args: readonly string[]
  readonly body: Buffer
}

export function forRecipient(fileKey: Buffer, recipient: Buffer, ephemeral: Pair): Stanza {
  const der = Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), recipient])
  const shared = diffieHellman({ privateKey: ephemeral.secret, publicKey: createPublicKey({ key: der, format: 'der', type: 'spki' }) })
  const key = hkdf(shared, Buffer.concat([ephemeral.publicKey, recipient]), 'age-encryption.org/v1/X25519')
  return { args: ['X25519', base64(ephemeral.publicKey)], body: sealedWith(key, Buffer.alloc(12), fileKey) }
}

export function forPassphrase(fileKey: Buffer, passphrase: string, salt: Buffer, work: number): Stanza {
  const key = scryptSync(passphrase, Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), salt]), 32, { N: 2 ** work, r: 8, p: 1 })
  return { args: ['scrypt', base64(salt), String(work)], body: sealedWith(key, Buffer.alloc(12), fileKey) }
}

export const spelled = ({ args, body }: Stanza): string => {
  const text = base64(body)
  const lines: string[] = text.match(/.{1,64}/g) ?? []
  if (text.length % 64 === 0) lines.push('')
  return `-> ${args.join(' ')}\n${lines.join('\n')}\n`
}

/** Header up to `---`, then its MAC. */
export function headed(fileKey: Buffer, stanzas: string, version = 'age-encryption.org/v1'): string {
  const macked = `${version}\n${stanzas}---`
  return `${macked} ${base64(
    createHmac('sha256', hkdf(fileKey, Buffer.alloc(0), 'header'))
      .update(macked, 'latin1')
      .digest(),
  )}\n`
}

export const chunkSize = 65_536

/** The chunks of a payload, each with its tag. `place` changes what number and last mark a chunk is sealed under. */
export function chunksOf(
  fileKey: Buffer,
  nonce: Buffer,
  plain: Buffer,
  place = (index: number, last: boolean) => ({ index, last }),
): Buffer[] {
  const key = hkdf(fileKey, nonce, 'payload')
  const count = Math.max(1, Math.ceil(plain.length / chunkSize))
  return Array.from({ length: count }, (_, at) => {
    const { index, last } = place(at, at === count - 1)
    const own = Buffer.alloc(12)
    own.writeUIntBE(index, 5, 6)
    own[11] = last ? 1 : 0
    return sealedWith(key, own, plain.subarray(at * chunkSize, (at + 1) * chunkSize))
  })
}

const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/** Bech32 (BIP 173): how age spells keys. */
export function bech32(prefix: string, bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const data = (bits.match(/.{1,5}/g) ?? []).map((five) => Number.parseInt(five.padEnd(5, '0'), 2))
  const codes = [...prefix].map((letter) => letter.charCodeAt(0))
  const check = polymod([...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31), ...data, 0, 0, 0, 0, 0, 0]) ^ 1
  const sum = [25, 20, 15, 10, 5, 0].map((shift) => (check >> shift) & 31)
  return `${prefix}1${[...data, ...sum].map((value) => alphabet[value]).join('')}`
}

function polymod(values: readonly number[]): number {
  const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
  return values.reduce((sum, value) => {
    const top = sum >> 25
    return generator.reduce((next, each, bit) => ((top >> bit) & 1 ? next ^ each : next), ((sum & 0x1ffffff) << 5) ^ value)
  }, 1)
}
