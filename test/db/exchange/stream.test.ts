import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chunkSize, seal, sealedSize, unseal, unsealChunk } from '../../../db/vault/stream.ts'
import { gathered } from '../gathered.ts'
import { pieces, someBytes } from './two-sides.ts'

const key = someBytes(32)
const edges = [0, 1, chunkSize - 1, chunkSize, chunkSize + 1, 2 * chunkSize, 16 * chunkSize, 16 * chunkSize + 1, 40 * chunkSize + 7]
const sealed = (plain: Buffer, size?: number) => gathered(seal(key, pieces(plain, size)))
const unsealed = (bytes: Buffer, size?: number) => gathered(unseal(key, pieces(bytes, size)))
const damage = { code: 'file_damaged' }

test.each(edges)('a stream of %i bytes comes back as it was, at the size that was foretold', async (size) => {
  const plain = someBytes(size)
  const bytes = await sealed(plain)
  expect(bytes.length).toBe(sealedSize(size))
  expect((await unsealed(bytes)).equals(plain)).toBe(true)
})

test('how a stream is cut into pieces on its way makes no difference', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 3 * chunkSize + 5 }),
      fc.integer({ min: 1, max: 2 * chunkSize }),
      fc.integer({ min: 1, max: 2 * chunkSize }),
      async (size, cutIn, cutOut) => {
        const plain = someBytes(size)
        const whole = await sealed(plain)
        const cut = await sealed(plain, cutIn + 997)
        expect(cut.equals(whole)).toBe(true)
        expect((await unsealed(cut, cutOut + 997)).equals(plain)).toBe(true)
      },
    ),
    { numRuns: 40 },
  )
})

test('every single flipped bit is noticed', async () => {
  const bytes = await sealed(someBytes(300))
  for (let at = 0; at < bytes.length; at++) {
    const flipped = Buffer.from(bytes)
    flipped[at]! ^= 1 << (at % 8)
    await expect(unsealed(flipped)).rejects.toMatchObject(damage)
  }
})

test('a stream that was cut off is noticed wherever the cut is', async () => {
  const bytes = await sealed(someBytes(2 * chunkSize + 10))
  const edge = chunkSize + 16
  for (const length of [
    0,
    1,
    15,
    16,
    17,
    edge - 1,
    edge,
    edge + 1,
    2 * edge - 1,
    2 * edge,
    2 * edge + 15,
    2 * edge + 16,
    bytes.length - 1,
  ]) {
    await expect(unsealed(bytes.subarray(0, length))).rejects.toMatchObject(damage)
  }
})

test('chunks that were left out, repeated or exchanged are noticed', async () => {
  const bytes = await sealed(someBytes(3 * chunkSize))
  const chunk = (index: number) => bytes.subarray(index * (chunkSize + 16), (index + 1) * (chunkSize + 16))
  for (const order of [
    [1, 2],
    [0, 2],
    [0, 1],
    [0, 0, 1, 2],
    [1, 0, 2],
    [0, 1, 2, 2],
  ]) {
    await expect(unsealed(Buffer.concat(order.map(chunk)))).rejects.toMatchObject(damage)
  }
})

test('no byte of a damaged chunk is given out', async () => {
  const plain = someBytes(20 * chunkSize)
  const bytes = await sealed(plain)
  bytes[18 * (chunkSize + 16) + 5]! ^= 1
  const seen: Buffer[] = []
  const reading = (async () => {
    for await (const piece of unseal(key, pieces(bytes))) seen.push(Buffer.from(piece))
  })()
  await expect(reading).rejects.toMatchObject(damage)
  const given = Buffer.concat(seen)
  expect(given.length).toBeLessThanOrEqual(18 * chunkSize)
  expect(given.equals(plain.subarray(0, given.length))).toBe(true)
})

test('one chunk is read by itself, and only in its place', async () => {
  const plain = someBytes(2 * chunkSize + 100)
  const bytes = await sealed(plain)
  const chunk = (index: number) => bytes.subarray(index * (chunkSize + 16), Math.min(bytes.length, (index + 1) * (chunkSize + 16)))
  expect(unsealChunk(key, 1, false, chunk(1)).equals(plain.subarray(chunkSize, 2 * chunkSize))).toBe(true)
  expect(unsealChunk(key, 2, true, chunk(2)).equals(plain.subarray(2 * chunkSize))).toBe(true)
  const refused = expect.objectContaining(damage)
  expect(() => unsealChunk(key, 0, false, chunk(1))).toThrow(refused)
  expect(() => unsealChunk(key, 1, true, chunk(1))).toThrow(refused)
  expect(() => unsealChunk(key, 2, false, chunk(2))).toThrow(refused)
})
