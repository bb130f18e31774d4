import {
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto'
import { must, Refused } from './refused.ts'

/** The age v1 container (age-encryption.org/v1) by Node's own cryptography alone. */

export interface Keys {
  /** `AGE-SECRET-KEY-1…` */
  readonly identities: readonly string[]
  readonly passphrase?: string | undefined
}

interface Stanza {
  readonly type: string
  readonly args: readonly string[]
  readonly body: Buffer
}

const longestHeader = 65_536
const highestWorkFactor = 20
const chunk = 65_536
const tag = 16

/** The whole plaintext; nothing of it where anything is amiss. */
export function opened(file: Buffer, keys: Keys): Buffer {
  const { stanzas, mac, macked, size } = headerOf(file)
  const fileKey = fileKeyOf(stanzas, keys)
  const expected = createHmac('sha256', hkdf(fileKey, Buffer.alloc(0), 'header'))
    .update(macked)
    .digest()
  must(timingSafeEqual(mac, expected), 'header')
  const nonce = file.subarray(size, size + 16)
  must(nonce.length === 16, 'header')
  return payload(hkdf(fileKey, nonce, 'payload'), file.subarray(size + 16))
}

const hkdf = (key: Buffer, salt: Buffer, info: string): Buffer => Buffer.from(hkdfSync('sha256', key, salt, info, 32))

function headerOf(file: Buffer) {
  const text = file.subarray(0, longestHeader).toString('latin1')
  if (!text.startsWith('age-encryption.org/v1\n') && /^age-encryption\.org\/v\d+\n/.test(text)) throw new Refused('bundle_newer', 'header')
  must(text.startsWith('age-encryption.org/v1\n'), 'header')
  const lines = text.split('\n')
  const stanzas: Stanza[] = []
  let at = 1
  while (lines[at]?.startsWith('-> ') === true) {
    const [type = '', ...args] = (lines[at] ?? '').slice(3).split(' ')
    must(
      [type, ...args].every((arg) => /^[\x21-\x7e]+$/.test(arg)),
      'header',
    )
    let body = ''
    for (let more = true; more; ) {
      const line = lines[++at] ?? ''
      must(line.length <= 64 && at < lines.length - 1, 'header')
      body += line
      more = line.length === 64
    }
    stanzas.push({ type, args, body: base64(body) })
    at += 1
  }
  const last = lines[at] ?? ''
  must(/^--- [A-Za-z0-9+/]{43}$/.test(last) && at < lines.length - 1, 'header')
  const before = lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0)
  return { stanzas, mac: base64(last.slice(4)), macked: file.subarray(0, before + 3), size: before + last.length + 1 }
}

/** Standard alphabet, no padding, no spare bits: one spelling for each value. */
function base64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64')
  must(bytes.toString('base64').replace(/=+$/, '') === text, 'header')
  return bytes
}

function fileKeyOf(stanzas: readonly Stanza[], { identities, passphrase }: Keys): Buffer {
  const forPassphrase = stanzas.find(({ type }) => type === 'scrypt')
  must(forPassphrase === undefined || stanzas.length === 1, 'header')
  for (const stanza of stanzas) {
    if (stanza.type !== 'X25519') continue
    must(stanza.args.length === 1 && stanza.body.length === 32, 'header')
    for (const identity of identities) {
      const key = byIdentity(stanza, identity)
      if (key !== undefined) return key
    }
  }
  if (forPassphrase === undefined) throw new Refused('bundle_foreign', 'header')
  if (passphrase === undefined) throw new Refused('bundle_needs_passphrase', 'header')
  const key = byPassphrase(forPassphrase, passphrase)
  if (key === undefined) throw new Refused('bundle_wrong_passphrase', 'header')
  return key
}

const secretInfo = Buffer.from('302e020100300506032b656e04220420', 'hex')
const publicInfo = Buffer.from('302a300506032b656e032100', 'hex')

function byIdentity({ args, body }: Stanza, identity: string): Buffer | undefined {
  const share = base64(args[0] ?? '')
  must(share.length === 32, 'header')
  const secret = createPrivateKey({ key: Buffer.concat([secretInfo, bech32(identity)]), format: 'der', type: 'pkcs8' })
  const own = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32)
  let shared: Buffer
  try {
    const theirs = createPublicKey({ key: Buffer.concat([publicInfo, share]), format: 'der', type: 'spki' })
    shared = diffieHellman({ privateKey: secret, publicKey: theirs })
  } catch {
    throw new Refused('bundle_damaged', 'header') // a point of low order: the outcome would be zeros
  }
  return unwrapped(hkdf(shared, Buffer.concat([share, own]), 'age-encryption.org/v1/X25519'), body)
}

function byPassphrase({ args, body }: Stanza, passphrase: string): Buffer | undefined {
  const [salt = '', work = ''] = args
  must(args.length === 2 && body.length === 32 && /^[1-9][0-9]?$/.test(work) && Number(work) <= highestWorkFactor, 'header')
  const bytes = base64(salt)
  must(bytes.length === 16, 'header')
  const N = 2 ** Number(work)
  const salted = Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), bytes])
  return unwrapped(scryptSync(passphrase, salted, 32, { N, r: 8, p: 1, maxmem: 160 * 8 * N + 2 ** 20 }), body)
}

const unwrapped = (key: Buffer, body: Buffer): Buffer | undefined => unsealed(key, Buffer.alloc(12), body)

function unsealed(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer | undefined {
  const cipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: tag })
  cipher.setAuthTag(sealed.subarray(sealed.length - tag))
  const plain = cipher.update(sealed.subarray(0, sealed.length - tag))
  try {
    cipher.final()
    return plain
  } catch {
    return undefined
  }
}

function payload(key: Buffer, sealed: Buffer): Buffer {
  const plain: Buffer[] = []
  const nonce = Buffer.alloc(12)
  for (let at = 0, index = 0; index === 0 || at < sealed.length; at += chunk + tag, index += 1) {
    const block = sealed.subarray(at, at + chunk + tag)
    must(block.length > tag || (block.length === tag && index === 0), 'payload')
    nonce.writeUIntBE(index, 5, 6)
    nonce[11] = at + block.length === sealed.length ? 1 : 0
    const opened = unsealed(key, nonce, block)
    must(opened !== undefined, 'payload')
    plain.push(opened)
  }
  return Buffer.concat(plain)
}

/** The 32 bytes of an identity (BIP 173 without its limit of length). */
function bech32(identity: string): Buffer {
  const symbols = [...identity.toLowerCase().replace(/^age-secret-key-1/, '')].map((symbol) =>
    'qpzry9x8gf2tvdw0s3jn54khce6mua7l'.indexOf(symbol),
  )
  let bits = ''
  for (const symbol of symbols.slice(0, -6)) bits += symbol.toString(2).padStart(5, '0')
  return Buffer.from(Array.from({ length: 32 }, (_, at) => Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2)))
}
