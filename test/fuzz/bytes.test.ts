import { expect, test } from 'vitest'
import { openContainer } from '../../db/exchange/container.ts'
import { hashOf } from '../../db/exchange/fingerprint.ts'
import { walk } from '../../db/exchange/read.ts'
import { unsealed } from '../../db/exchange/sealing.ts'
import { pieces } from '../db/exchange/two-sides.ts'
import { withLargeFile } from './cases/payload.ts'
import { Chance } from './forging/chance.ts'
import { type Bend, forged } from './forging/forge.ts'
import { hashOf as hash, identityOf, receiver } from './forging/sound.ts'

/**
 * Every byte of a bundle of 64 KiB flipped, and every length it can be cut to: all of them with XUNCHA_FUZZ=all, every so
 * many without. Read as our program reads a file, but for the file.
 */
const all = process.env.XUNCHA_FUZZ === 'all'
const patience = all ? 600_000 : 60_000
const kib64 = 65_536
const chunk = 65_536 + 16

/** Filled with zeros at the end of its archive, which are no harm, until the file has this size. */
const sized = (size: number): Buffer => {
  const missing = size - forged({ name: 'bytes' }).file.length
  return forged({ name: 'bytes', tar: (archive) => Buffer.concat([archive, Buffer.alloc(missing)]) }).file
}

interface Opened {
  readonly payloadKey: Buffer
  readonly payloadStart: number
}
const open = (file: Buffer): Promise<Opened> => openContainer(file, (decrypter) => decrypter.addIdentity(identityOf(receiver)))

/** What a visitor was handed: the manifest, and the bytes of each entry. */
interface Seen {
  readonly code: string
  readonly handed: readonly Buffer[]
}

async function readWith({ payloadKey, payloadStart }: Opened, file: Buffer): Promise<Seen> {
  const handed: Buffer[] = []
  const visitor = {
    head: (head: { manifestBytes: Buffer }) => {
      handed.push(head.manifestBytes)
      return true
    },
    entry: (_: unknown, bytes: AsyncIterable<Buffer>) => hashOf(noting(bytes, handed)),
  }
  return walk(unsealed(payloadKey, pieces(file.subarray(payloadStart))), 'age', visitor).then(
    () => ({ code: 'accepted', handed }),
    (error: { code?: string }) => ({ code: error.code ?? String(error), handed }),
  )
}

async function* noting(bytes: AsyncIterable<Buffer>, handed: Buffer[]): AsyncGenerator<Buffer> {
  for await (const piece of bytes) {
    handed.push(Buffer.from(piece))
    yield piece
  }
}

const readWhole = (file: Buffer): Promise<Seen> =>
  open(file).then(
    (opened) => readWith(opened, file),
    (error: { code?: string }) => ({ code: error.code ?? String(error), handed: [] }),
  )

const refusals = ['bundle_damaged', 'bundle_foreign', 'bundle_newer']

test('the sound bundle has 64 KiB and is read to its end', async () => {
  const file = sized(kib64)
  expect(file.length).toBe(kib64)
  expect((await readWhole(file)).code).toBe('accepted')
})

test(
  'no flipped byte is accepted, and none of its plaintext is handed out',
  async () => {
    const file = sized(kib64)
    const opened = await open(file)
    let tried = 0
    for (let at = 0; at < file.length; at += all ? 1 : at < opened.payloadStart ? 3 : 101) {
      const was = file[at]!
      file[at] = was ^ (1 << (at % 8))
      const { code, handed } = at < opened.payloadStart ? await readWhole(file) : await readWith(opened, file)
      file[at] = was
      tried += 1
      if (!refusals.includes(code) || handed.length > 0)
        expect({ at, code, handed: handed.length }).toEqual({ at, code: 'bundle_damaged', handed: 0 })
    }
    expect(tried).toBeGreaterThan(all ? kib64 - 1 : 600)
  },
  patience,
)

test(
  'no bundle that is cut off is accepted, wherever it is',
  async () => {
    const file = sized(kib64)
    const opened = await open(file)
    for (let length = 0; length < file.length; length += all ? 1 : length < opened.payloadStart ? 7 : 211) {
      const cut = file.subarray(0, length)
      const { code, handed } = length < opened.payloadStart ? await readWhole(cut) : await readWith(opened, cut)
      if (code !== 'bundle_damaged' || handed.length > 0)
        expect({ length, code, handed }).toEqual({ length, code: 'bundle_damaged', handed: [] })
    }
    expect((await readWhole(Buffer.concat([file, Buffer.alloc(1)]))).code).toBe('bundle_damaged')
  },
  patience,
)

/** A bundle of five chunks, its parts, and what a reader is handed of it when all is well. */
async function fiveChunks(name: string) {
  const bend: Bend = { name, lists: withLargeFile }
  const { file } = forged(bend)
  const opened = await open(file)
  const payload = file.subarray(opened.payloadStart)
  const chunks = Array.from({ length: Math.ceil(payload.length / chunk) }, (_, at) => payload.subarray(at * chunk, (at + 1) * chunk))
  const whole = Buffer.concat((await readWith(opened, file)).handed)
  return { file, opened, chunks, whole, head: file.subarray(0, opened.payloadStart) }
}

test('of a large bundle nothing is handed out but what stands, in order, before the damage', async () => {
  const { file, opened, whole } = await fiveChunks('five chunks')
  const chance = new Chance('flips of the large bundle')
  for (let i = 0; i < (all ? 2000 : 60); i += 1) {
    const at = opened.payloadStart + chance.below(file.length - opened.payloadStart)
    const damaged = Buffer.from(file)
    damaged[at]! ^= 1 << chance.below(8)
    const { code, handed } = await readWith(opened, damaged)
    const seen = Buffer.concat(handed)
    expect(code).toBe('bundle_damaged')
    expect(seen.equals(whole.subarray(0, seen.length))).toBe(true)
    expect(seen.length).toBeLessThanOrEqual(Math.floor((at - opened.payloadStart) / chunk) * kib64)
  }
})

test('chunks in any other order, left out, doubled, or out of another bundle are refused', async () => {
  const one = await fiveChunks('five chunks')
  const other = await fiveChunks('five other chunks')
  expect(one.chunks.length).toBe(5)
  const sound = hash(Buffer.concat(one.chunks))
  const last = one.chunks.length - 1
  const places = [...one.chunks.keys()]
  const turned = places.flatMap((a) =>
    places.flatMap((b) => {
      const swapped = one.chunks.with(a, one.chunks[b]!).with(b, one.chunks[a]!)
      return [
        swapped,
        one.chunks.toSpliced(a, 1),
        one.chunks.toSpliced(a, 0, one.chunks[b]!),
        one.chunks.with(a, other.chunks[b]!),
        one.chunks.slice(a, b),
      ]
    }),
  )
  for (const chunks of [...turned, other.chunks, one.chunks.with(last, other.chunks[last]!)]) {
    const payload = Buffer.concat(chunks)
    if (hash(payload) === sound) continue // put back as it was
    const { code, handed } = await readWith(one.opened, Buffer.concat([one.head, payload]))
    const seen = Buffer.concat(handed)
    expect(code).toBe('bundle_damaged')
    expect(seen.equals(one.whole.subarray(0, seen.length))).toBe(true)
  }
})
