import { hkdfSync } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { isSm2SignedBy, newGmContainer, openGmContainer, sm2PublicKeyOf, sm2Sign } from '../../../db/exchange/gm/container.ts'
import { gmChunk, gmKeys, gmSeal, gmSealedSize, gmUnseal } from '../../../db/exchange/gm/stream.ts'
import { Secret } from '../../../db/vault/secret.ts'
import { type Sm2Keys, sm2KeysFrom, spelledSm2 } from '../../../db/vault/sm2-keys.ts'
import { gathered } from '../gathered.ts'
import { OpenSsl } from './gm-openssl.ts'
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

describe('keys', () => {
  const numberOf = ({ privateKey }: Sm2Keys) => privateKey.use((bytes) => BigInt(`0x${bytes.toString('hex')}`))
  const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n

  test('come out of a secret as FORMAT.md says, the same each time, another for each purpose', () => {
    const seed = Buffer.from('00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff', 'hex')
    const wide = Buffer.from(hkdfSync('sha256', seed, '', 'xuncha/sm2/sign', 48)).toString('hex')
    const pair = (purpose: 'sign' | 'receive') => sm2KeysFrom(new Secret(Buffer.from(seed)), purpose)
    expect(numberOf(pair('sign'))).toBe((BigInt(`0x${wide}`) % (order - 2n)) + 1n)
    expect(pair('sign').publicKey).toBe(pair('sign').publicKey)
    expect(pair('receive').publicKey).not.toBe(pair('sign').publicKey)
  })

  test('go onto a card as 33 bytes and come off it as the point they were', () => {
    for (let run = 0; run < 20; run++) {
      const { publicKey } = newSm2Pair()
      expect(sm2PublicKeyOf(spelledSm2(publicKey))).toBe(publicKey)
      expect(spelledSm2(publicKey)).toHaveLength(44)
    }
  })
})

describe('OpenSSL, which shares no code with us,', () => {
  const openssl = new OpenSsl()
  afterAll(() => openssl.remove())

  test('opens our container and our chunks by the words of FORMAT.md, for each recipient', async () => {
    const pairs = [newSm2Pair(), newSm2Pair()] as const
    const plain = someBytes(gmChunk + 1234)
    const { head, keys } = newGmContainer(pairs.map(({ publicKey }) => publicKey))
    const file = Buffer.concat([head, await gathered(gmSeal(keys, pieces(plain)))])
    for (const [at, pair] of pairs.entries()) expect(openssl.open(file, pair, at).equals(plain)).toBe(true)
  })

  test('believes our signature, and we believe its', () => {
    const pair = newSm2Pair()
    const bytes = Buffer.from('示例清单')
    const signature = sm2Sign(pair, bytes)
    expect(openssl.believes(spelledSm2(pair.publicKey), bytes, signature)).toBe(true)
    expect(openssl.believes(spelledSm2(pair.publicKey), Buffer.from('示例清单二'), signature)).toBe(false)
    const how = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678']
    const theirs = openssl.run(['pkeyutl', '-sign', '-inkey', openssl.pem(pair), '-in', openssl.file('signed', bytes), ...how])
    expect(isSm2SignedBy(pair.publicKey, bytes, theirs)).toBe(true)
  })
})
