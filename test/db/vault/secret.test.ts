import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { Secret } from '../../../db/vault/secret.ts'

test('a secret cannot be printed in any of the ways things get printed', () => {
  const secret = new Secret(Buffer.from('k'.repeat(32)))
  for (const printed of [String(secret), `${secret}`, JSON.stringify({ secret }), inspect({ secret }, { depth: 9, showHidden: true })]) {
    expect(printed).toContain('[secret]')
    expect(printed).not.toContain('kkk')
    expect(printed).not.toContain('6b 6b')
  }
})

test('a secret takes its bytes over, and is gone once wiped', () => {
  const given = Buffer.from('0123456789abcdef')
  const secret = new Secret(given)
  expect(given.every((byte) => byte === 0)).toBe(true)
  let kept: Buffer | undefined
  secret.use((bytes) => {
    expect(bytes.toString()).toBe('0123456789abcdef')
    kept = bytes
  })
  secret.wipe()
  expect(kept?.every((byte) => byte === 0)).toBe(true)
  expect(() => secret.use(() => undefined)).toThrow('locked')
})
