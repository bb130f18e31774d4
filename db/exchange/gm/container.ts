import { randomBytes, timingSafeEqual } from 'node:crypto'
import { sm2, sm3 } from 'sm-crypto-v2'
import { Refusal } from '../../model/failure.ts'
import type { Secret } from '../../vault/secret.ts'
import { longestHeader } from '../container.ts'
import { type GmKeys, gmKeys, hmacSm3 } from './stream.ts'

/**
 * The container of a bundle under the national algorithms, in the manner of age: a text header that names who can open
 * it, a nonce, the payload.
 *
 * ```
 * xuncha-gm/v1
 * -> SM2 <first 16 hex digits of SM3(public key)> <SM2 ciphertext of the file key, DER (GB/T 35276), base64>
 * --- <HMAC-SM3 under HMAC-SM3(file key, "xuncha-gm/header") over everything up to "---", base64>
 * ```
 *
 * Software alone is no certified cryptographic product (商用密码产品); offices that must use one need its hardware.
 */

const mark = 'xuncha-gm/v1\n'
const nonceSize = 16
const fileKeySize = 32

/** An SM2 key pair: `publicKey` 130 hex digits (uncompressed point), the private key 64. */
export interface Sm2Pair {
  readonly publicKey: string
  readonly privateKey: string
}

/** A fresh SM2 key pair (GB/T 32918). */
export const newSm2Pair = (): Sm2Pair => sm2.generateKeyPairHex()

/** Whether a text is an SM2 public key: a point of the curve, uncompressed. */
export const isSm2PublicKey = (text: string): boolean => /^04[0-9a-f]{128}$/.test(text) && sm2.verifyPublicKey(text)

const nameOf = (publicKey: string): string => sm3(Buffer.from(publicKey, 'hex')).slice(0, 16)

/** A fresh container for these recipients (SM2 public keys). The caller wipes the keys. */
export function newGmContainer(recipients: readonly string[]): { readonly head: Buffer; readonly keys: GmKeys } {
  const fileKey = randomBytes(fileKeySize)
  const stanzas = recipients.map((key) => {
    const sealed = Buffer.from(sm2.doEncrypt(fileKey, key, 1, { asn1: true }), 'hex').toString('base64')
    return `-> SM2 ${nameOf(key)} ${sealed}\n`
  })
  const header = `${mark}${stanzas.join('')}---`
  const nonce = randomBytes(nonceSize)
  const keys = gmKeys(fileKey, nonce)
  const head = Buffer.concat([Buffer.from(`${header} ${macOf(fileKey, header).toString('base64')}\n`), nonce])
  fileKey.fill(0)
  return { head, keys }
}

const macOf = (fileKey: Buffer, header: string): Buffer => hmacSm3(hmacSm3(fileKey, Buffer.from('xuncha-gm/header')), Buffer.from(header))

/** Whether a file begins as a container of this kind, of whatever version. */
export const isGmContainer = (start: Buffer): boolean => start.toString('latin1', 0, 11) === 'xuncha-gm/v'

/**
 * Opens a container from the first bytes of its file with the own SM2 key pair. Throws `Refusal`: 'bundle_foreign' when
 * no stanza is for it, 'bundle_newer' for a later version, 'bundle_damaged' for all else.
 */
export function openGmContainer(start: Buffer, publicKey: string, privateKey: Secret): { keys: GmKeys; payloadStart: number } {
  const text = start.toString('latin1', 0, longestHeader)
  if (!text.startsWith(mark)) throw new Refusal(/^xuncha-gm\/v\d+\n/.test(text) ? 'bundle_newer' : 'bundle_damaged', 'header')
  const found = /^(xuncha-gm\/v1\n(?:-> SM2 [0-9a-f]{16} [A-Za-z0-9+/=]+\n)+---) ([A-Za-z0-9+/=]{44})\n/.exec(text)
  if (found === null) throw damaged()
  const [whole, header = '', mac = ''] = found
  const stanza = header.split('\n').find((line) => line.startsWith(`-> SM2 ${nameOf(publicKey)} `))
  if (stanza === undefined) throw new Refusal('bundle_foreign', 'header')
  const fileKey = openStanza(stanza.split(' ')[3] ?? '', privateKey)
  const nonce = start.subarray(whole.length, whole.length + nonceSize)
  // Held as text: base64 of 32 bytes has spare bits that decoding would overlook, and a header has one spelling.
  if (nonce.length < nonceSize || !timingSafeEqual(Buffer.from(macOf(fileKey, header).toString('base64')), Buffer.from(mac)))
    throw damaged()
  const keys = gmKeys(fileKey, nonce)
  fileKey.fill(0)
  return { keys, payloadStart: whole.length + nonceSize }
}

const damaged = () => new Refusal('bundle_damaged', 'header')

function openStanza(sealed: string, privateKey: Secret): Buffer {
  const hex = Buffer.from(sealed, 'base64').toString('hex')
  let fileKey: Buffer
  try {
    fileKey = privateKey.use((bytes) => Buffer.from(sm2.doDecrypt(hex, bytes.toString('hex'), 1, { asn1: true, output: 'array' })))
  } catch {
    throw damaged() // the library's words about curve points help nobody
  }
  if (fileKey.length !== fileKeySize) throw damaged()
  return fileKey
}

/** SM2 signature with SM3 over `bytes` (GB/T 32918.2, user id 1234567812345678), DER. */
export const sm2Sign = (privateKey: Secret, publicKey: string, bytes: Buffer): Buffer =>
  privateKey.use((key) => Buffer.from(sm2.doSignature(bytes, key.toString('hex'), { hash: true, der: true, publicKey }), 'hex'))

/** Whether `signature` is that of `publicKey` over `bytes`. */
export function isSm2SignedBy(publicKey: string, bytes: Buffer, signature: Buffer): boolean {
  try {
    return sm2.doVerifySignature(bytes, signature.toString('hex'), publicKey, { hash: true, der: true })
  } catch {
    return false // no DER, no point: no signature
  }
}
