import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '../model/failure.ts'
import { Id, Instant, Line, Sha256 } from '../model/ids.ts'
import { CluePublicKey, ClueSlot } from './clue-keys.ts'
import { KdfParameters } from './keys.ts'
import { replaceFile } from './whole-file.ts'

/**
 * Version of `vault.json` and of what lies beside it. 2 added the pairs for clues: each account of an older file gets
 * its own when it next unlocks, and the file is then of this version. An older program refuses it by the number; it
 * would drop the pairs otherwise.
 */
export const formatVersion = 2
export const vaultFile = 'vault.json'

/** nonce 24 + key 32 + tag 16, base64. */
const WrappedKey = z.base64().length(96)

/** What lies outside the encryption: enough to ask for a password, nothing about the casework. */
export const VaultJson = z.strictObject({
  format: z.literal('xuncha-case-file'),
  formatVersion: z.union([z.literal(1), z.literal(formatVersion)]),
  vaultId: Id,
  mode: z.enum(['group', 'office']),
  label: Line,
  createdAt: Instant,
  accounts: z
    .array(z.strictObject({ id: Id, name: Line, kdf: KdfParameters, wrappedKey: WrappedKey, clues: ClueSlot.optional() }))
    .max(200),
  /** `cluePublicKey`: what accounts seal their private half to, so that the recovery key opens it, too. */
  recovery: z.strictObject({ wrappedKey: WrappedKey, cluePublicKey: CluePublicKey.optional() }),
  /** End of the audit chain when it was last noted; an older database put back does not hold it. */
  auditHead: z.strictObject({ seq: z.int().nonnegative(), hash: Sha256 }),
  /** Wrong passwords in a row, and when the last was typed. */
  failures: z.strictObject({ count: z.int().nonnegative(), at: Instant }),
})
export type VaultJson = z.infer<typeof VaultJson>

/** Reads and checks it. Throws `not_a_case_file`, `case_file_newer` or `case_file_damaged`. */
export function readVaultJson(folder: string): VaultJson {
  const value = parse(readText(join(folder, vaultFile)))
  const head = z.object({ format: z.literal('xuncha-case-file'), formatVersion: z.int() }).safeParse(value)
  if (!head.success) throw new Refusal('case_file_damaged', vaultFile)
  if (head.data.formatVersion > formatVersion) throw new Refusal('case_file_newer')
  const whole = VaultJson.safeParse(value)
  if (!whole.success) throw new Refusal('case_file_damaged', vaultFile)
  return whole.data
}

/** Writes it as a whole, surviving a power cut. */
export function writeVaultJson(folder: string, vault: VaultJson): void {
  replaceFile(join(folder, vaultFile), `${JSON.stringify(vault, null, 2)}\n`)
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new Refusal('not_a_case_file')
    throw new Refusal('file_unreadable', vaultFile)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('case_file_damaged', vaultFile) // empty or cut off: never taken for a new case file
  }
}
