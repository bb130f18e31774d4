import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'
import type { Keys } from './age.ts'
import { must, Refused } from './refused.ts'
import { decrypted, receiving } from './sm2.ts'

/** The container of the national algorithms (FORMAT.md, section 1) by Node's SM3 and SM4. */

const chunk = 65_536
const tag = 32

export const isGm = (file: Buffer): boolean => file.toString('latin1', 0, 11) === 'xuncha-gm/v'

const hmac = (key: Buffer, ...parts: readonly (Buffer | string)[]): Buffer =>
  parts.reduce<ReturnType<typeof createHmac>>((mac, part) => mac.update(part), createHmac('sm3', key)).digest()

/** The whole plaintext; nothing of it where anything is amiss. */
export function openedGm(file: Buffer, { identities }: Keys): Buffer {
  const text = file.toString('latin1', 0, 65_536)
  if (!text.startsWith('xuncha-gm/v1\n') && /^xuncha-gm\/v\d+\n/.test(text)) throw new Refused('bundle_newer', 'header')
  const found = /^(xuncha-gm\/v1\n(?:-> SM2 [0-9a-f]{16} [A-Za-z0-9+/=]+\n)+---) ([A-Za-z0-9+/=]{44})\n/.exec(text)
  must(found !== null, 'header')
  const [whole, header = '', mac = ''] = found
  const own = new Map(identities.map(receiving).map(({ key, name }) => [name, key]))
  const stanza = header
    .split('\n')
    .map((line) => line.split(' '))
    .find(([arrow, , name = '']) => arrow === '->' && own.has(name))
  if (stanza === undefined) throw new Refused('bundle_foreign', 'header')
  const fileKey = decrypted(Buffer.from(stanza[3] ?? '', 'base64'), own.get(stanza[2] ?? '') ?? 0n)
  must(fileKey.length === 32 && hmac(hmac(fileKey, 'xuncha-gm/header'), header).toString('base64') === mac, 'header')
  const nonce = file.subarray(whole.length, whole.length + 16)
  must(nonce.length === 16, 'header')
  const key = (purpose: string) => hmac(fileKey, `xuncha-gm/${purpose}`, nonce)
  return payload(file.subarray(whole.length + 16), { cipher: key('cipher').subarray(0, 16), mac: key('mac'), vector: key('vector') })
}

function payload(sealed: Buffer, keys: { readonly cipher: Buffer; readonly mac: Buffer; readonly vector: Buffer }): Buffer {
  const plain: Buffer[] = []
  const most = chunk + 16 + tag
  for (let at = 0, index = 0; index === 0 || at < sealed.length; at += most, index += 1) {
    const block = sealed.subarray(at, at + most)
    const isLast = at + block.length === sealed.length
    const body = block.subarray(0, Math.max(0, block.length - tag))
    must(body.length >= 16 && body.length % 16 === 0, 'payload')
    const place = Buffer.alloc(9)
    place.writeUIntBE(index, 2, 6)
    place[8] = isLast ? 1 : 0
    must(timingSafeEqual(hmac(keys.mac, place, body), block.subarray(body.length)), 'payload')
    const cipher = createDecipheriv('sm4-cbc', keys.cipher, hmac(keys.vector, place).subarray(0, 16))
    const opened = Buffer.concat([cipher.update(body), cipher.final()])
    must((opened.length > 0 || index === 0) && (isLast || opened.length === chunk), 'payload')
    plain.push(opened)
  }
  return Buffer.concat(plain)
}
