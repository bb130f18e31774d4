import { createHash, hkdfSync } from 'node:crypto'
import { must } from './refused.ts'

/** SM2 (GB/T 32918) in whole numbers, slow and plain, by the words of FORMAT.md. SM3 is that of Node's OpenSSL. */

const p = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn
const n = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n
const a = p - 3n
const b = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n
const base: Point = {
  x: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  y: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
}

export interface Point {
  readonly x: bigint
  readonly y: bigint
}

const mod = (value: bigint, by = p): bigint => ((value % by) + by) % by

function power(value: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let factor = mod(value), left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = mod(result * factor)
    factor = mod(factor * factor)
  }
  return result
}

function inverse(value: bigint): bigint {
  let [one, other, x, y] = [mod(value), p, 1n, 0n]
  while (one > 0n) {
    const times = other / one
    ;[one, other, x, y] = [other - times * one, one, y - times * x, x]
  }
  return mod(y)
}

function sum(first: Point | null, second: Point | null): Point | null {
  if (first === null || second === null) return first ?? second
  if (first.x === second.x && mod(first.y + second.y) === 0n) return null
  const slope =
    first.x === second.x
      ? mod((3n * first.x * first.x + a) * inverse(2n * first.y))
      : mod((second.y - first.y) * inverse(second.x - first.x))
  const x = mod(slope * slope - first.x - second.x)
  return { x, y: mod(slope * (first.x - x) - first.y) }
}

function times(scalar: bigint, point: Point): Point | null {
  let result: Point | null = null
  let step: Point | null = point
  for (let left = scalar; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = sum(result, step)
    step = sum(step, step)
  }
  return result
}

const square = (x: bigint): bigint => mod(x * x * x + a * x + b)
const numberOf = (bytes: Buffer): bigint => BigInt(`0x0${bytes.toString('hex')}`)
const bytesOf = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex')
const sm3 = (...parts: readonly Buffer[]): Buffer => createHash('sm3').update(Buffer.concat(parts)).digest()

/** The point of 33 bytes in base64; undefined where there is none. */
export function pointOf(spelled: string): Point | undefined {
  const bytes = Buffer.from(spelled, 'base64')
  const x = numberOf(bytes.subarray(1))
  const y = power(square(x), (p + 1n) / 4n)
  if (bytes.length !== 33 || x >= p || mod(y * y) !== square(x)) return undefined
  return { x, y: (y & 1n) === BigInt((bytes[0] ?? 0) & 1) ? y : p - y }
}

/** The private key to receive that an age identity stands for, and the name of its public key. */
export function receiving(identity: string): { readonly key: bigint; readonly name: string } {
  const wide = Buffer.from(hkdfSync('sha256', identity, '', 'xuncha/sm2/receive', 48))
  const key = (numberOf(wide) % (n - 2n)) + 1n
  const { x, y } = times(key, base) as Point
  return { key, name: sm3(Buffer.from([4]), bytesOf(x), bytesOf(y)).toString('hex', 0, 8) }
}

/** The elements of a DER sequence; every one in its shortest form. */
function sequence(der: Buffer, tags: readonly number[], where: string): Buffer[] {
  let at = 0
  const next = (tag: number): number => {
    must(der[at] === tag && at + 2 <= der.length, where)
    let size = der[at + 1] ?? 0
    at += 2
    if (size > 127) {
      must(size === 0x81 && (der[at] ?? 0) > 127, where)
      size = der[at++] ?? 0
    }
    must(at + size <= der.length, where)
    return size
  }
  must(next(0x30) === der.length - at, where)
  const parts = tags.map((tag) => {
    const size = next(tag)
    at += size
    return der.subarray(at - size, at)
  })
  must(at === der.length, where)
  return parts
}

/** What an SM2 ciphertext (GB/T 35276) holds. */
export function decrypted(der: Buffer, key: bigint): Buffer {
  const [x = Buffer.alloc(0), y = Buffer.alloc(0), hash, sealed = Buffer.alloc(0)] = sequence(der, [2, 2, 4, 4], 'header')
  const point = { x: numberOf(x), y: numberOf(y) }
  must(point.x < p && point.y < p && mod(point.y * point.y) === square(point.x), 'header')
  const shared = times(key, point)
  must(shared !== null && sealed.length <= 32, 'header')
  const [left, right] = [bytesOf(shared.x), bytesOf(shared.y)]
  const mask = sm3(left, right, Buffer.from([0, 0, 0, 1]))
  const plain = Buffer.from(sealed.map((byte, at) => byte ^ (mask[at] ?? 0)))
  must(sm3(left, plain, right).equals(hash ?? Buffer.alloc(0)), 'header')
  return plain
}

/** Whether `signature` (DER) over `bytes` is that of the key on a card. */
export function signs(spelled: string, bytes: Buffer, signature: Buffer): boolean {
  const own = pointOf(spelled)
  if (own === undefined) return false
  let parts: Buffer[]
  try {
    parts = sequence(signature, [2, 2], 'manifest.sig')
  } catch {
    return false
  }
  const [r, s] = parts.map(numberOf) as [bigint, bigint]
  if ([r, s].some((each) => each < 1n || each >= n)) return false
  const id = Buffer.from('1234567812345678')
  const z = sm3(Buffer.from([0, id.length * 8]), id, ...[a, b, base.x, base.y, own.x, own.y].map(bytesOf))
  const t = mod(r + s, n)
  const found = t === 0n ? null : sum(times(s, base), times(t, own))
  return found !== null && mod(numberOf(sm3(z, bytes)) + found.x, n) === r
}
