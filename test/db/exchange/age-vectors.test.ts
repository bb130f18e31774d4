import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { armor } from 'age-encryption'
import * as cctv from 'cctv-age'
import { describe, expect, test } from 'vitest'
import { openContainer } from '../../../db/exchange/container.ts'
import { unseal } from '../../../db/vault/stream.ts'
import { pieces } from './two-sides.ts'

/**
 * The public CCTV vectors of the age format, all of them, through the reader of our bundles. Bundles are never armored;
 * armor is taken off by the `age-encryption` package here, so that what is inside is read by ours. Hybrid
 * (post-quantum) identities are those of the package too.
 */
interface Vector {
  readonly expect: string
  readonly fields: ReadonlyMap<string, readonly string[]>
  readonly file: Buffer
}

function vectorOf(bytes: Uint8Array): Vector {
  const whole = Buffer.from(bytes)
  const end = whole.indexOf('\n\n')
  const fields = new Map<string, string[]>()
  for (const line of whole.toString('latin1', 0, end).split('\n')) {
    const [name = '', value = ''] = line.split(/: (.*)/s)
    fields.set(name, [...(fields.get(name) ?? []), value])
  }
  const body = whole.subarray(end + 2)
  const file = fields.get('compressed')?.[0] === 'zlib' ? inflateSync(body) : body
  return { expect: fields.get('expect')?.[0] ?? '', fields, file: Buffer.from(file) }
}

async function open({ fields, file }: Vector): Promise<{ payload: Buffer; failed: unknown }> {
  const bytes = fields.get('armored')?.[0] === 'yes' ? Buffer.from(armor.decode(file.toString('latin1'))) : file
  const container = await openContainer(bytes, (decrypter) => {
    for (const identity of fields.get('identity') ?? []) decrypter.addIdentity(identity)
    for (const passphrase of fields.get('passphrase') ?? []) decrypter.addPassphrase(passphrase)
    return fields.has('passphrase') ? 'passphrase' : undefined
  })
  const seen: Buffer[] = []
  try {
    for await (const piece of unseal(container.payloadKey, pieces(bytes.subarray(container.payloadStart)))) seen.push(Buffer.from(piece))
    return { payload: Buffer.concat(seen), failed: undefined }
  } catch (failed) {
    return { payload: Buffer.concat(seen), failed }
  }
}

const refusals: Readonly<Record<string, readonly string[]>> = {
  'no match': ['bundle_foreign', 'bundle_wrong_passphrase'],
  'header failure': ['bundle_damaged', 'bundle_newer'],
  'HMAC failure': ['bundle_damaged'],
}

const vectors = Object.entries(cctv as unknown as Record<string, Uint8Array>).filter(([, bytes]) => bytes instanceof Uint8Array)

test('the vectors are all there', () => expect(vectors.length).toBe(143))

describe('the reader of our bundles agrees with the age vector', () => {
  test.each(vectors)('%s', async (_, bytes) => {
    const vector = vectorOf(bytes)
    const wanted = vector.fields.get('payload')?.[0]
    if (vector.expect === 'success') {
      const { payload, failed } = await open(vector)
      expect(failed).toBeUndefined()
      expect(createHash('sha256').update(payload).digest('hex')).toBe(wanted)
    } else if (vector.expect === 'payload failure') {
      // Damage after a sound start: refused in the end, and nothing but the sound start was given out.
      expect((await open(vector)).failed).toMatchObject({ code: 'file_damaged' })
    } else if (vector.expect === 'armor failure') {
      await expect(open(vector)).rejects.toThrow()
    } else {
      const code = await open(vector).then(
        () => 'opened',
        (error: { code?: string }) => error.code,
      )
      expect(refusals[vector.expect]).toContain(code)
    }
  })
})
