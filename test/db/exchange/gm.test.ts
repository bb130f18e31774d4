import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { isSm2SignedBy, newGmContainer, openGmContainer, sm2PublicKeyOf, sm2Sign } from '../../../db/exchange/gm/container.ts'
import { gmChunk, gmKeys, gmSeal, gmSealedSize, gmUnseal } from '../../../db/exchange/gm/stream.ts'
import { Secret } from '../../../db/vault/secret.ts'
import { type Sm2Keys, sm2KeysFrom, spelledSm2 } from '../../../db/vault/sm2-keys.ts'
import { gathered } from '../gathered.ts'
import { pieces, someBytes } from './two-sides.ts'

const keys = gmKeys(someBytes(32), someBytes(16))
const sealed = (plain: Buffer, cut?: number) => gathered(gmSeal(keys, pieces(plain, cut)))
const unsealed = (bytes: Buffer, cut?: number) => gathered(gmUnseal(keys, pieces(bytes, cut)))
const damage = { code: 'bundle_damaged' }
const newSm2Pair = (): Sm2Keys => sm2KeysFrom(new Secret(someBytes(32)), 'sign')

describe('the payload', () => {
  test.each([0, 1, 15, 16, gmChunk - 1, gmChunk, gmChunk + 1, 3 * gmChunk + 5])(
    'of %i bytes comes back, at the size foretold',
    async (size) => {
      const plain = someBytes(size)
      const bytes = await sealed(plain, 1000)
      expect(bytes.length).toBe(gmSealedSize(size))
      expect((await unsealed(bytes, 70_001)).equals(plain)).toBe(true)
    },
  )

  test('a flipped bit, a cut, chunks exchanged or doubled are noticed', async () => {
    const small = await sealed(someBytes(100))
    for (let at = 0; at < small.length; at++) {
      const flipped = Buffer.from(small)
      flipped[at]! ^= 1 << (at % 8)
      await expect(unsealed(flipped)).rejects.toMatchObject(damage)
      await expect(unsealed(small.subarray(0, at))).rejects.toMatchObject(damage)
    }
    const large = await sealed(someBytes(3 * gmChunk))
    const size = gmChunk + 48
    const chunk = (i: number) => large.subarray(i * size, (i + 1) * size)
    for (const order of [
      [1, 0, 2],
      [0, 1],
      [0, 0, 1, 2],
      [0, 1, 2, 2],
    ]) {
      await expect(unsealed(Buffer.concat(order.map(chunk)))).rejects.toMatchObject(damage)
    }
  })
})

describe('the container', () => {
  /** A header whose MAC ends in 0, 4 or 8: one bit further lies a digit that decodes to the same bytes. */
  function headWithSpareBits(publicKey: string): Buffer {
    for (;;) {
      const { head } = newGmContainer([publicKey])
      if (/[048]=$/.test(head.toString('latin1', 0, head.length - 17))) return head
    }
  }

  test('opens for each recipient and for nobody else', () => {
    const pairs = [newSm2Pair(), newSm2Pair()] as const
    const { head, keys } = newGmContainer(pairs.map(({ publicKey }) => publicKey))
    for (const pair of pairs) {
      const opened = openGmContainer(head, [pair])
      expect(opened).toEqual({ keys, payloadStart: head.length })
    }
    const other = newSm2Pair()
    expect(() => openGmContainer(head, [other])).toThrow(expect.objectContaining({ code: 'bundle_foreign' }))
  })

  test('every flipped bit of the header is noticed, a later version is told', () => {
    const pair = newSm2Pair()
    const head = headWithSpareBits(pair.publicKey)
    const newer = Buffer.from(head.toString('latin1').replace('v1\n', 'v2\n'), 'latin1')
    expect(() => openGmContainer(newer, [pair])).toThrow(expect.objectContaining({ code: 'bundle_newer' }))
    for (let at = 0; at < head.length - 16; at++) {
      const flipped = Buffer.from(head)
      flipped[at]! ^= 1
      expect(() => openGmContainer(flipped, [pair])).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^bundle_(damaged|foreign|newer)$/) as string }),
      )
    }
  })
})

test('signatures hold for their bytes and their key alone', () => {
  const pair = newSm2Pair()
  const other = newSm2Pair()
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (array) => {
      const bytes = Buffer.from(array)
      const signature = sm2Sign(pair, bytes)
      expect(isSm2SignedBy(pair.publicKey, bytes, signature)).toBe(true)
      expect(isSm2SignedBy(other.publicKey, bytes, signature)).toBe(false)
      const changed = Buffer.from(bytes)
      changed[0]! ^= 1
      expect(isSm2SignedBy(pair.publicKey, changed, signature)).toBe(false)
    }),
    { numRuns: 20 },
  )
  expect(isSm2SignedBy(pair.publicKey, Buffer.from('示例'), Buffer.alloc(0))).toBe(false)
})

describe('OpenSSL, which shares no code with us,', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xuncha-gm-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const openssl = (args: readonly string[], input?: Buffer): Buffer =>
    execFileSync('openssl', args, { input, stdio: ['pipe', 'pipe', 'pipe'] })
  const file = (name: string, bytes: Buffer): string => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  /** SEC 1 private key with its point, on the curve 1.2.156.10197.1.301. */
  const pemOf = ({ privateKey, publicKey }: Sm2Keys): string => {
    const inner = `30770201010420${privateKey.use((key) => key.toString('hex'))}a00a06082a811ccf5501822da144034200${publicKey}`
    return file(
      'key.pem',
      Buffer.from(`-----BEGIN EC PRIVATE KEY-----\n${Buffer.from(inner, 'hex').toString('base64')}\n-----END EC PRIVATE KEY-----\n`),
    )
  }
  const hmac = (key: Buffer, ...parts: Buffer[]): Buffer =>
    openssl(['dgst', '-sm3', '-mac', 'HMAC', '-macopt', `hexkey:${key.toString('hex')}`, '-binary'], Buffer.concat(parts))

  test('opens our container and our chunks by the words of FORMAT.md', async () => {
    const pair = newSm2Pair()
    const plain = someBytes(gmChunk + 1234)
    const { head, keys } = newGmContainer([pair.publicKey])
    const payload = await gathered(gmSeal(keys, pieces(plain)))
    const [, stanza = '', macLine = ''] = head.toString('latin1').split('\n')
    const fileKey = openssl([
      'pkeyutl',
      '-decrypt',
      '-inkey',
      pemOf(pair),
      '-in',
      file('stanza', Buffer.from(stanza.split(' ')[3]!, 'base64')),
    ])
    expect(fileKey).toHaveLength(32)
    const header = Buffer.from(`xuncha-gm/v1\n${stanza}\n---`)
    expect(hmac(hmac(fileKey, Buffer.from('xuncha-gm/header')), header).toString('base64')).toBe(macLine.slice(4))
    const nonce = head.subarray(-16)
    const [cipher, mac, vector] = ['cipher', 'mac', 'vector'].map((purpose) => hmac(fileKey, Buffer.from(`xuncha-gm/${purpose}`), nonce))
    const opened: Buffer[] = []
    for (const [index, from, to] of [
      [0, 0, gmChunk + 48],
      [1, gmChunk + 48, payload.length],
    ] as const) {
      const place = Buffer.from([0, 0, 0, 0, 0, 0, 0, index, index])
      const body = payload.subarray(from, to - 32)
      expect(hmac(mac!, place, body).equals(payload.subarray(to - 32, to))).toBe(true)
      const iv = hmac(vector!, place).subarray(0, 16).toString('hex')
      opened.push(openssl(['enc', '-d', '-sm4-cbc', '-K', cipher!.subarray(0, 16).toString('hex'), '-iv', iv], body))
    }
    expect(Buffer.concat(opened).equals(plain)).toBe(true)
  })

  test('believes our signature, and we believe its', () => {
    const pair = newSm2Pair()
    const key = pemOf(pair)
    const bytes = Buffer.from('示例清单')
    const signed = file('signed', bytes)
    const id = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678']
    const ours = file('signature', sm2Sign(pair, bytes))
    expect(openssl(['pkeyutl', '-verify', '-inkey', key, '-in', signed, '-sigfile', ours, ...id]).toString()).toContain(
      'Verified Successfully',
    )
    const theirs = openssl(['pkeyutl', '-sign', '-inkey', key, '-in', signed, ...id])
    expect(isSm2SignedBy(pair.publicKey, bytes, theirs)).toBe(true)
  })
})
