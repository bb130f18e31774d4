import { isUtf8 } from 'node:buffer'
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { CardRole, KeyCard, rolesFor } from '../model/bundle.ts'
import { Refusal } from '../model/failure.ts'
import { Id, Instant } from '../model/ids.ts'
import { isSm2PublicKey } from './gm/container.ts'

/** NDJSON, the form of every list inside a bundle: one JSON value a line, UTF-8, each line ended by a line feed. */

/** An interview of 2,000 turns of 10,000 characters fits; anything longer is not one of our records. */
export const longestLine = 64 * 1024 ** 2
const mostLines = 5_000_000
const pieceSize = 256 * 1024

/** The lines of `items`, in pieces. Lets other requests of the thread in between pieces. Throws `Refusal('file_too_large')`. */
export async function* linesOf(items: Iterable<unknown>): AsyncGenerator<Buffer> {
  let lines: string[] = []
  let length = 0
  for (const item of items) {
    const line = JSON.stringify(item)
    if (line.length > longestLine / 3) throw new Refusal('file_too_large') // a UTF-16 unit is at most three bytes
    lines.push(line, '\n')
    length += line.length
    if (length < pieceSize) continue
    yield Buffer.from(lines.join(''))
    lines = []
    length = 0
    await setImmediate()
  }
  if (lines.length > 0) yield Buffer.from(lines.join(''))
}

/** None of our records comes near; far more than this overflows the stack of whoever spells the value again. */
const deepest = 64

/** Whether lists and objects lie in one another no deeper than that, and no member has the one name that objects keep to themselves. */
const isPlain = (value: unknown, left = deepest): boolean => {
  if (typeof value !== 'object' || value === null) return true
  if (left === 0) return false
  if (Array.isArray(value)) return value.every((inner) => isPlain(inner, left - 1))
  return Object.entries(value).every(([name, inner]) => name !== '__proto__' && isPlain(inner, left - 1))
}

/** The value that bytes spell. Throws `Refusal('bundle_damaged', where)` for what is no UTF-8, no JSON, or too deep. */
export function readJson(bytes: Buffer, where: string): unknown {
  // Not by TextDecoder, whose strings lie outside the heap where nobody hurries to collect them.
  if (!isUtf8(bytes)) throw new Refusal('bundle_damaged', where)
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new Refusal('bundle_damaged', where)
  }
  if (!isPlain(value)) throw new Refusal('bundle_damaged', where)
  return value
}

/**
 * Calls `each` with every line's value. Throws `Refusal('bundle_damaged', where)` for lines that are no JSON, are too
 * long or too many, and for a last line without its end.
 */
export async function readLines(bytes: AsyncIterable<Buffer>, where: string, each: (value: unknown) => void): Promise<void> {
  const damaged = () => new Refusal('bundle_damaged', where)
  let held: Buffer[] = []
  let heldSize = 0
  let count = 0
  const take = (line: Buffer) => {
    if (++count > mostLines) throw damaged()
    each(readJson(line, where))
  }
  for await (const piece of bytes) {
    let from = 0
    for (let end = piece.indexOf(0x0a); end >= 0; end = piece.indexOf(0x0a, from)) {
      const part = piece.subarray(from, end)
      if (heldSize + part.length > longestLine) throw damaged()
      take(heldSize === 0 ? part : Buffer.concat([...held, part]))
      held = []
      heldSize = 0
      from = end + 1
    }
    held.push(Buffer.from(piece.subarray(from)))
    heldSize += piece.length - from
    if (heldSize > longestLine) throw damaged()
  }
  if (heldSize > 0) throw damaged()
}

const hasPoints = (card: KeyCard): boolean =>
  card.version === 1 || (isSm2PublicKey(card.sm2SigningKey) && isSm2PublicKey(card.sm2Recipient))

/** A line of `cards.ndjson` in a task bundle: a laptop and what it is to the group. */
export const CardLine = z
  .strictObject({ card: KeyCard, role: CardRole, reserveOf: Id.nullable() })
  .refine(({ card, role }) => rolesFor('group', card.mode).includes(role) && hasPoints(card))
export type CardLine = z.infer<typeof CardLine>

/** A line of `history.ndjson`. `before`/`after` are absent where the field did not exist. */
export const HistoryLine = z.strictObject({
  recordId: Id,
  versionFrom: z.int().min(1),
  version: z.int().min(1),
  field: z.string().max(300),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  at: Instant,
  by: Id,
  on: Id,
})
export type HistoryLine = z.infer<typeof HistoryLine>

/** A line of `audit.ndjson`: the columns under their names in the chain's hash, so that a verifier needs no more than the line. */
export const AuditLine = z.strictObject({
  seq: z.int().min(1),
  at: Instant,
  by_id: z.string().max(100).nullable(),
  by_name: z.string().max(500),
  device_id: z.string().max(100),
  action: z.string().max(100),
  subject_kind: z.string().max(100).nullable(),
  subject_id: z.string().max(100).nullable(),
  detail: z.string().max(1_000_000),
  previous: z.string().length(64),
  hash: z.string().length(64),
})
export type AuditLine = z.infer<typeof AuditLine>
