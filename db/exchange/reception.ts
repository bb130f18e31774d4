import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { noHash, rowHash } from '../audit/chain.ts'
import type { Manifest } from '../model/bundle.ts'
import { Refusal } from '../model/failure.ts'
import { type Kind, kinds, TravellingRecord } from '../model/record.ts'
import { flawOf } from '../records/travelling.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { CardFace } from '../worker/requests/exchange.ts'
import { filesOf } from './contents.ts'
import { hashOf } from './fingerprint.ts'
import { AuditLine, CardLine, HistoryLine, readLines } from './lines.ts'
import type { BundleEntry, Head, Visitor } from './read.ts'
import { Aside, type SetAsideLine, unreadable } from './set-aside.ts'
import { trusted } from './trust.ts'

/** What is done with the parts of a bundle of records once each has been found sound. */
export interface Taker {
  head?(head: Head): void
  record?(record: TravellingRecord): void
  setAside?(aside: SetAsideLine): void
  line?(entry: 'history.ndjson' | 'audit.ndjson' | 'cards.ndjson', value: HistoryLine | AuditLine | CardLine): void
  /** Consumes the bytes and answers their SHA-256. */
  file(entry: BundleEntry, bytes: AsyncIterable<Buffer>): Promise<string>
}

/**
 * Reads a bundle of records with nothing taken on trust: signature and signer first, then every line by its schema, every
 * record by its content hash, the audit chain link by link, files against the records that name them. A single record
 * that cannot be read is set aside, with its history and files; what else is found wrong is a `Refusal('bundle_damaged', entry)`; nothing outside the staging area may have been touched by then.
 */
export class Reception implements Visitor {
  readonly #caseFile: CaseFile
  readonly #taker: Taker
  readonly #ids = new Set<string>()
  readonly #wanted = new Set<string>()
  readonly #counts: Record<string, number> = {}
  readonly #aside = new Aside()
  #auditSeq = 0
  #auditHead = noHash
  #hasBase = false
  #received: { head: Head; signer: CardFace } | undefined

  constructor(caseFile: CaseFile, taker: Taker) {
    this.#caseFile = caseFile
    this.#taker = taker
  }

  get received(): { readonly head: Head; readonly signer: CardFace } {
    if (this.#received === undefined) throw new Refusal('bundle_damaged', 'manifest.json')
    return this.#received
  }

  head(head: Head): boolean {
    const { manifest } = head
    this.#received = { head, signer: trusted(this.#caseFile, head, this.#wantedKind(manifest)) }
    if (manifest.roundId === null) throw new Refusal('bundle_damaged', 'manifest.json')
    if (manifest.base !== undefined) this.#goOnFrom(manifest, manifest.base)
    this.#taker.head?.(head)
    return true
  }

  /** The office takes results, a group its task and what its own laptops wrote. */
  #wantedKind({ kind }: Manifest): Manifest['kind'] {
    if (this.#caseFile.mode === 'office') return 'result'
    return kind === 'task' ? 'task' : 'member'
  }

  /** What changed since another bundle stands on that one: it must be here, or beside it on the desk; its chain is carried on. */
  #goOnFrom({ deviceId, roundId, sequence }: Manifest, base: string): void {
    const found = importedBase(this.#caseFile, base) ?? stagedBase(this.#caseFile, base)
    if (found?.deviceId !== deviceId) throw new Refusal('bundle_needs_base', undefined, { sequence })
    const { auditHead, roundId: roundOfBase } = JSON.parse(found.manifest) as Manifest
    if (roundOfBase !== roundId) throw new Refusal('bundle_needs_base', undefined, { sequence })
    this.#auditSeq = found.auditSeq
    this.#auditHead = auditHead
    this.#hasBase = true
  }

  async entry(entry: BundleEntry, bytes: AsyncIterable<Buffer>): Promise<string> {
    const { path } = entry
    if (path.startsWith('files/')) {
      const sha256 = path.slice('files/'.length)
      // What no record names has no business here; what is named twice comes once.
      const named = this.#wanted.delete(sha256)
      if ((!named && !this.#aside.namesFiles) || sha256 !== entry.sha256) throw new Refusal('bundle_damaged', path)
      return named ? this.#taker.file(entry, bytes) : hashOf(bytes)
    }
    const each = this.#eachOf(path)
    const hash = createHash('sha256')
    await readLines(hashed(bytes, hash), path, each)
    return hash.digest('hex')
  }

  #eachOf(path: string): (value: unknown) => void {
    if (path === 'history.ndjson') return (value) => this.#history(value)
    if (path === 'audit.ndjson') return (value) => this.#audit(value)
    if (path === 'cards.ndjson' && this.received.head.manifest.kind === 'task') {
      return (value) => {
        const line = parsed(CardLine, value, path) // not within the optional call, which nobody may be there to make
        this.#taker.line?.('cards.ndjson', line)
      }
    }
    const kind = kinds.find((kind) => path === `records/${kind}.ndjson`)
    if (kind === undefined) throw new Refusal('bundle_damaged', path)
    let line = 0
    return (value) => this.#record(kind, ++line, value)
  }

  #record(kind: Kind, line: number, value: unknown): void {
    const parsed = TravellingRecord.safeParse(value)
    if (!parsed.success) {
      const aside = unreadable(kind, line, value, parsed.error.issues[0]?.path.join('/') ?? '')
      if (aside.recordId !== null && this.#came(aside.recordId)) throw new Refusal('bundle_damaged', `records/${kind}.ndjson`)
      this.#setAside(aside, null)
      return
    }
    const record = parsed.data
    const { roundId } = this.received.head.manifest
    const belongs = record.roundId === roundId || record.id === roundId || (record.roundId === null && roundless.includes(kind))
    if (record.kind !== kind || !belongs || this.#came(record.id)) throw new Refusal('bundle_damaged', `records/${kind}.ndjson`)
    const flaw = flawOf(record)
    if (flaw !== null) {
      const number = typeof record.body.number === 'string' ? record.body.number.slice(0, 100) : ''
      const aside = { kind, line, recordId: record.id, number, ...flaw, json: JSON.stringify(value) }
      this.#setAside(aside, record.deletedAt !== null)
      return
    }
    this.#ids.add(record.id)
    const counted = record.deletedAt === null ? kind : 'deleted'
    this.#counts[counted] = (this.#counts[counted] ?? 0) + 1
    for (const [sha256] of filesOf(record)) this.#wanted.add(sha256)
    this.#taker.record?.(record)
  }

  /** Set aside or not: which of two under one id would be taken in, the order of the lines must not decide. */
  #came = (recordId: string): boolean => this.#ids.has(recordId) || this.#aside.has(recordId)

  /** Without its round nothing of a bundle has a place. */
  #setAside(aside: SetAsideLine, deleted: boolean | null): void {
    if (aside.kind === 'round') throw new Refusal('bundle_damaged', 'records/round.ndjson')
    this.#aside.note(aside, deleted)
    this.#taker.setAside?.(aside)
  }

  #history(value: unknown): void {
    const line = parsed(HistoryLine, value, 'history.ndjson')
    if (this.#ids.has(line.recordId)) this.#taker.line?.('history.ndjson', line)
    else if (!this.#aside.mayHold(line.recordId)) throw new Refusal('bundle_damaged', 'history.ndjson')
  }

  #audit(value: unknown): void {
    const line = parsed(AuditLine, value, 'audit.ndjson')
    const { hash, ...row } = line
    const follows = line.seq === this.#auditSeq + 1 && line.previous === this.#auditHead && rowHash(row) === hash
    if (!follows) throw new Refusal('bundle_damaged', 'audit.ndjson')
    this.#auditSeq = line.seq
    this.#auditHead = hash
    this.#taker.line?.('audit.ndjson', line)
  }

  /** To be called at the end of the stream: nothing that was announced may be missing. */
  finish(): void {
    const { manifest } = this.received.head
    const missing = [...this.#wanted].find((sha256) => !this.#hasBase || !isHere(this.#caseFile, sha256))
    if (missing !== undefined) throw new Refusal('bundle_damaged', `files/${missing}`)
    if (this.#auditHead !== manifest.auditHead) throw new Refusal('bundle_damaged', 'audit.ndjson')
    this.#mustCount(manifest.counts)
  }

  /** Every record that was announced came, read or set aside, and no other. */
  #mustCount(announced: Manifest['counts']): void {
    let missing = 0
    for (const name of new Set([...Object.keys(announced), ...Object.keys(this.#counts), ...Object.keys(this.#aside.counts)])) {
      const less = (announced[name] ?? 0) - (this.#counts[name] ?? 0) - (this.#aside.counts[name] ?? 0)
      if (less < 0 || announced[name] === 0) throw new Refusal('bundle_damaged', 'manifest.json')
      missing += less
    }
    if (missing !== this.#aside.unknown) throw new Refusal('bundle_damaged', 'manifest.json')
  }
}

interface Base {
  readonly deviceId: string
  readonly manifest: string
  /** Of the last row of the chain that came with it. */
  readonly auditSeq: number
}

function importedBase({ queries }: CaseFile, bundleId: string): Base | undefined {
  const { k } = queries
  const row = queries.first(k.selectFrom('imported_bundle').select(['device_id', 'manifest']).where('bundle_id', '=', bundleId))
  const line = queries.first(k.selectFrom('imported_audit').select('seq').where('bundle_id', '=', bundleId).orderBy('seq', 'desc').limit(1))
  return row && { deviceId: row.device_id, manifest: row.manifest, auditSeq: line?.seq ?? 0 }
}

/** Verified to its end and waiting to be taken in; whether it was is asked again when this one is. */
function stagedBase({ queries }: CaseFile, bundleId: string): Base | undefined {
  const { k } = queries
  const row = queries.first(
    k.selectFrom('staged_import').select(['id', 'signer_device', 'manifest']).where(sql<string>`manifest ->> '$.bundleId'`, '=', bundleId),
  )
  if (row === undefined) return undefined
  const line = queries.first(
    k
      .selectFrom('staged_line')
      .select('json')
      .where('import_id', '=', row.id)
      .where('entry', '=', 'audit.ndjson')
      .orderBy('ordinal', 'desc')
      .limit(1),
  )
  const auditSeq = line === undefined ? 0 : (JSON.parse(line.json) as AuditLine).seq
  return { deviceId: row.signer_device, manifest: row.manifest, auditSeq }
}

const isHere = ({ files, queries }: CaseFile, sha256: string): boolean =>
  files.has(sha256) || queries.first(queries.k.selectFrom('staged_file').select('sha256').where('sha256', '=', sha256)) !== undefined

/** Kinds that are of no round: the people, and what one is tagged with or cites. */
const roundless: readonly Kind[] = ['member', 'catalogue', 'policy']

function parsed<T>(schema: { safeParse(value: unknown): { success: boolean; data?: T } }, value: unknown, where: string): T {
  const result = schema.safeParse(value)
  if (!result.success) throw new Refusal('bundle_damaged', where)
  return result.data as T
}

/** Passes bytes on, hashing them. */
async function* hashed(source: AsyncIterable<Buffer>, hash: { update(piece: Buffer): unknown }): AsyncGenerator<Buffer> {
  for await (const piece of source) {
    hash.update(piece)
    yield piece
  }
}
