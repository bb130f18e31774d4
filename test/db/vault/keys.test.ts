import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { chooseKdf, KdfParameters, passwordKey, subkey, unwrapKey, wrapKey } from '../../../db/vault/keys.ts'
import { Secret } from '../../../db/vault/secret.ts'

const floor: KdfParameters = { algorithm: 'argon2id13', memory: 64 * 1024 ** 2, passes: 3, salt: Buffer.alloc(16, 1).toString('base64') }
const hex = (secret: Secret): string => secret.use((bytes) => bytes.toString('hex'))

test('a password is stretched with at least 64 MiB and three passes, whatever the computer', async () => {
  const before = process.env.XUNCHA_KDF
  delete process.env.XUNCHA_KDF
  const chosen = await chooseKdf()
  if (before !== undefined) process.env.XUNCHA_KDF = before
  expect(KdfParameters.safeParse(chosen).success).toBe(true)
  expect(chosen.memory).toBeGreaterThanOrEqual(floor.memory)
})

test('even tests do not go below the floor, and a file that asks for less is not obeyed', async () => {
  process.env.XUNCHA_KDF = 'test'
  expect(await chooseKdf()).toMatchObject({ memory: floor.memory, passes: 3 })
  expect(KdfParameters.safeParse({ ...floor, memory: floor.memory - 1024 }).success).toBe(false)
  expect(KdfParameters.safeParse({ ...floor, passes: 2 }).success).toBe(false)
})

test('the key is the one that another implementation of Argon2id makes', async () => {
  // Of another implementation: Argon2id in Python's cryptography, salt 16 × 0x01, 3 passes, 64 MiB, 1 lane.
  expect(hex(await passwordKey('password', floor))).toBe('29661e137750df9054176693d50d858c717c4da4aa852273131a082203946ee1')
})

test('two spellings of one character make one password', async () => {
  expect(hex(await passwordKey('é１密码', floor))).toBe(hex(await passwordKey('e\u03011密码', floor)))
})

test('a wrapped key opens under its key and in its own place alone', () => {
  const dataKey = new Secret(randomBytes(32))
  const key = new Secret(randomBytes(32))
  const wrapped = wrapKey(dataKey, key, 'vault/account-a')
  expect(hex(unwrapKey(wrapped, key, 'vault/account-a'))).toBe(hex(dataKey))
  expect(() => unwrapKey(wrapped, key, 'vault/account-b')).toThrow('wrong_password')
  expect(() => unwrapKey(wrapped, new Secret(randomBytes(32)), 'vault/account-a')).toThrow('wrong_password')
})

test('subkeys of different purposes and salts have nothing in common', () => {
  const key = new Secret(randomBytes(32))
  const all = [subkey(key, 'database'), subkey(key, 'files'), subkey(key, 'files', Buffer.alloc(16, 1)), key].map(hex)
  expect(new Set(all).size).toBe(all.length)
})
