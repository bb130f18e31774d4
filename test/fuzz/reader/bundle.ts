import { createPublicKey, verify } from 'node:crypto'
import { type Keys, opened } from './age.ts'
import { isGm, openedGm } from './gm.ts'
import { fits, isMembers, type Members, parsed, sha256 } from './json.ts'
import { Lists, type Schemas, uuid } from './lines.ts'
import { damaged, must, Refused } from './refused.ts'
import { signs } from './sm2.ts'
import { type Item, unpacked } from './tar.ts'

/**
 * A reader of bundles written from db/exchange/FORMAT.md alone, with Node's own cryptography: it shares no line with the
 * program. What it says and what the program says must be the same.
 */

export type Kind = 'task' | 'member' | 'result' | 'receipt'
type Role = 'member' | 'leader' | 'office' | 'reserve'

/** A key card, what its device is here, and where its word ends. */
export interface Enrolled {
  readonly deviceId: string
  readonly signingKey: string
  /** On cards of version 2. */
  readonly sm2SigningKey?: string
  readonly role: Role
  readonly lastSequence?: number
}

/** A bundle that came in before. */
export interface Earlier {
  readonly manifest: Manifest
  readonly manifestSha256: string
  /** Number of the last row of the audit chain that came with it. */
  readonly seq: number
}

export interface Reading extends Keys {
  readonly schemas: Schemas
  readonly wanted: Kind
  readonly cards: readonly Enrolled[]
  readonly earlier?: readonly Earlier[]
  /** Hashes of files that are here already. */
  readonly files?: ReadonlySet<string>
  /** Bundles that left here, for which receipts come. */
  readonly sent?: readonly {
    readonly bundleId: string
    readonly manifestSha256: string
    readonly fileSha256: string
    readonly recipients: readonly string[]
  }[]
}

export interface Manifest extends Members {
  readonly kind: string
  readonly bundleId: string
  readonly roundId: string | null
  readonly deviceId: string
  readonly sequence: number
  readonly follows: string | null
  readonly entries: readonly { readonly path: string; readonly size: number; readonly sha256: string }[]
  readonly counts: Readonly<Record<string, number>>
  readonly auditHead: string
}

export interface Read {
  readonly manifest: Manifest
  readonly manifestSha256: string
  readonly records: ReadonlyMap<string, Members>
  readonly files: ReadonlyMap<string, Buffer>
  readonly seq: number
  /** How many records could not be read, in a bundle that is sound as a whole. */
  readonly setAside: number
}

const ours = { format: 1, schema: [1, 3] } as const
const senders: Readonly<Record<Kind, readonly Role[]>> = {
  task: ['office', 'reserve'],
  receipt: ['office', 'reserve', 'leader', 'member'],
  member: ['member', 'leader'],
  result: ['leader'],
}

/** Reads a bundle to its end, or throws `Refused`. */
export function read(file: Buffer, how: Reading): Read {
  const gm = isGm(file)
  const items = unpacked(gm ? openedGm(file, how) : opened(file, how))
  const [first, second, ...rest] = items
  must(first?.path === 'manifest.json' && first.bytes.length <= 32 * 1024 ** 2, 'manifest.json')
  const manifest = manifestOf(first.bytes, how.schemas)
  if (second?.path !== 'manifest.sig') throw new Refused('bundle_unsigned', 'manifest.sig')
  must(second.bytes.length <= (gm ? 72 : 64), 'manifest.sig')
  mustBeTrusted(manifest, first.bytes, second.bytes, how, gm)
  mustBeAsAnnounced(manifest, rest)
  const known = how.earlier?.find((earlier) => earlier.manifest.bundleId === manifest.bundleId)
  must(known === undefined || known.manifestSha256 === sha256(first.bytes), 'manifest.json')
  const contents = how.wanted === 'receipt' ? receiptIn(manifest, rest, how.sent ?? []) : contentsOf(manifest, rest, how)
  return { manifest, manifestSha256: sha256(first.bytes), ...contents }
}

function manifestOf(bytes: Buffer, schemas: Schemas): Manifest {
  const where = 'manifest.json'
  const value = parsed(bytes, where)
  must(isMembers(value) && value.format === 'xuncha-bundle', where)
  mustBeWithin(value.formatVersion, ours.format, ours.format)
  mustBeWithin(value.schemaVersion, ...ours.schema)
  must(fits(schemas.manifest, value), where)
  const manifest = value as Manifest
  const paths = manifest.entries.map(({ path }) => path)
  const isName = (path: string) =>
    /^(records\/[a-z_]{1,40}\.ndjson|cards\.ndjson|history\.ndjson|audit\.ndjson|receipt\.json|files\/[0-9a-f]{64})$/.test(path)
  must(paths.every(isName) && new Set(paths).size === paths.length, where)
  return manifest
}

function mustBeWithin(version: unknown, oldest: number, newest: number): void {
  must(Number.isInteger(version), 'manifest.json')
  if ((version as number) > newest) throw new Refused('bundle_newer', 'manifest.json')
  if ((version as number) < oldest) throw new Refused('bundle_older', 'manifest.json')
}

function mustBeTrusted(manifest: Manifest, bytes: Buffer, signature: Buffer, how: Reading, gm: boolean): void {
  if (manifest.kind !== how.wanted) throw new Refused('bundle_wrong_kind', 'manifest.json')
  const signer = how.cards.find(({ deviceId }) => deviceId === manifest.deviceId)
  if (signature.length === 0) throw new Refused('bundle_unsigned', 'manifest.sig')
  if (signer === undefined || !senders[how.wanted].includes(signer.role)) throw new Refused('bundle_unknown_signer', 'manifest.json')
  if (gm && signer.sm2SigningKey === undefined) throw new Refused('card_without_sm2', 'manifest.sig')
  const isSigned = gm ? signs(signer.sm2SigningKey ?? '', bytes, signature) : isSignedBy(signer.signingKey, bytes, signature)
  if (!isSigned) throw new Refused('bundle_unsigned', 'manifest.sig')
  if (signer.lastSequence !== undefined && !isFromBefore(manifest, sha256(bytes), signer.lastSequence, how.earlier ?? [])) {
    throw new Refused('bundle_revoked_signer', 'manifest.json')
  }
}

function isSignedBy(signingKey: string, bytes: Buffer, signature: Buffer): boolean {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(signingKey, 'base64')])
  return signature.length === 64 && verify(null, bytes, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature)
}

function isFromBefore(manifest: Manifest, manifestSha256: string, last: number, earlier: readonly Earlier[]): boolean {
  if (manifest.sequence > last) return false
  const others = earlier.filter((each) => each.manifest.deviceId === manifest.deviceId)
  if (others.some((each) => each.manifestSha256 === manifestSha256)) return true
  return others.every((each) => {
    const apart = each.manifest.sequence - manifest.sequence
    if (apart === -1) return manifest.follows === each.manifest.bundleId
    return apart === 1 ? each.manifest.follows === manifest.bundleId : apart !== 0
  })
}

function mustBeAsAnnounced({ entries }: Manifest, items: readonly Item[]): void {
  for (const [at, entry] of entries.entries()) {
    const item = items[at]
    must(item?.path === entry.path && item.bytes.length === entry.size && sha256(item.bytes) === entry.sha256, entry.path)
  }
  must(items.length === entries.length, 'tar')
}

function contentsOf(manifest: Manifest, items: readonly Item[], how: Reading): Omit<Read, 'manifest' | 'manifestSha256'> {
  const { roundId, base, counts } = manifest
  if (roundId === null) throw damaged('manifest.json')
  const lists = new Lists(
    how.schemas,
    roundId,
    base === undefined ? { seq: 0, head: '0'.repeat(64) } : chainOf(manifest, how.earlier ?? []),
  )
  const files = new Map<string, Buffer>()
  for (const { path, bytes } of items) {
    const file = /^files\/(.+)$/.exec(path)?.[1]
    if (file === undefined) lists.take(path, bytes, manifest.kind === 'task')
    else {
      const isNamed = lists.wanted.delete(file)
      must((isNamed || lists.aside.namesFiles) && sha256(bytes) === file, path)
      if (isNamed) files.set(file, bytes)
    }
  }
  const isHere = (file: string) => base !== undefined && how.files?.has(file) === true
  for (const file of lists.wanted) must(isHere(file), `files/${file}`)
  must(lists.chain.head === manifest.auditHead, 'audit.ndjson')
  mustCount(counts, lists)
  return { records: lists.records, files, seq: lists.chain.seq, setAside: lists.aside.records }
}

/** What is missing from the records that were read and set aside must be those of which it cannot be told what they are. */
function mustCount(announced: Manifest['counts'], { counts, aside }: Lists): void {
  const names = new Set([announced, counts, aside.counts].flatMap(Object.keys))
  const missing = [...names].map((name) => (announced[name] ?? 0) - (counts[name] ?? 0) - (aside.counts[name] ?? 0))
  const isSound = missing.every((less) => less >= 0) && missing.reduce((sum, less) => sum + less, 0) === aside.untold
  must(isSound && !Object.values(announced).includes(0), 'manifest.json')
}

/** Where the chain of an increment goes on. */
function chainOf({ base, deviceId, roundId }: Manifest, earlier: readonly Earlier[]): { seq: number; head: string } {
  const found = earlier.find(({ manifest }) => manifest.bundleId === base)
  if (found?.manifest.deviceId !== deviceId || found.manifest.roundId !== roundId) throw new Refused('bundle_needs_base', 'manifest.json')
  return { seq: found.seq, head: found.manifest.auditHead }
}

const text = (maxLength: number) => ({ type: 'string', maxLength })
const hash = { type: 'string', pattern: '^[0-9a-f]{64}$' }
const whole = { type: 'integer', minimum: 0 }
const meant = {
  type: 'object',
  properties: { id: uuid, kind: text(100), number: text(500), title: text(500) },
  required: ['id', 'kind', 'number', 'title'],
  additionalProperties: false,
}
const reasons = {
  type: 'object',
  properties: { text: text(20_000), records: { type: 'array', items: meant, maxItems: 500 } },
  required: ['text', 'records'],
  additionalProperties: false,
}
const receiptSchema = {
  type: 'object',
  properties: {
    format: { const: 'xuncha-receipt' },
    version: { const: 1 },
    bundleId: uuid,
    manifestSha256: hash,
    fileSha256: hash,
    totals: { type: 'object', additionalProperties: whole },
    importedAt: whole,
    importedBy: text(500),
    office: text(500),
    said: {
      type: 'object',
      properties: { decision: { enum: ['accepted', 'returned'] }, at: whole, by: text(500), reasons },
      required: ['decision', 'at', 'by', 'reasons'],
      additionalProperties: false,
    },
  },
  required: ['format', 'version', 'bundleId', 'manifestSha256', 'fileSha256', 'totals', 'importedAt', 'importedBy', 'office'],
  additionalProperties: false,
}

function receiptIn(
  { deviceId }: Manifest,
  items: readonly Item[],
  sent: NonNullable<Reading['sent']>,
): Omit<Read, 'manifest' | 'manifestSha256'> {
  const [only] = items
  must(items.length === 1 && only?.path === 'receipt.json' && only.bytes.length <= 1024 ** 2, 'receipt.json')
  const receipt = parsed(only.bytes, 'receipt.json')
  must(isMembers(receipt) && fits(receiptSchema, receipt), 'receipt.json')
  const of = sent.find(({ bundleId }) => bundleId === receipt.bundleId)
  must(of !== undefined, 'receipt.json')
  if (!of.recipients.includes(deviceId)) throw new Refused('bundle_unknown_signer', 'manifest.json')
  must(of.manifestSha256 === receipt.manifestSha256 && of.fileSha256 === receipt.fileSha256, 'receipt.json')
  return { records: new Map(), files: new Map(), seq: 0, setAside: 0 }
}
