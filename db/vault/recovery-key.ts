import { randomBytes } from 'node:crypto'
import { Refusal } from '../model/failure.ts'
import { Secret } from './secret.ts'
import { spell, unspell } from './spelled.ts'

/** 恢复密钥: 160 random bits as eight groups of five characters. */
const size = 20

/** A new key, and the text that is shown once: `XXXXX-XXXXX-…`. */
export function newRecoveryKey(): { readonly key: Secret; readonly text: string } {
  const bytes = randomBytes(size)
  const text = spell(bytes)
  return { key: new Secret(bytes), text }
}

/**
 * Reads what a person typed from paper: case, spaces and dashes do not matter, O is 0, I and L are 1.
 * Throws `Refusal('bad_input', 'recoveryKey')` with `detail.groups`, the numbers (from 1) of the groups that cannot be right.
 */
export function readRecoveryKey(text: string): Secret {
  const read = unspell(text, size)
  if (!Buffer.isBuffer(read)) throw new Refusal('bad_input', 'recoveryKey', { groups: read.wrong.map(String) })
  return new Secret(read)
}
