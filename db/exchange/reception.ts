import { createHash } from 'node:crypto'
import { noHash, rowHash } from '../audit/chain.ts'
import type { Manifest } from '../model/bundle.ts'
import { Refusal } from '../model/failure.ts'
import { type Kind, kinds, TravellingRecord } from '../model/record.ts'
import { mustBeSound } from '../records/travelling.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { CardFace } from '../worker/requests/exchange.ts'
import { filesOf } from './contents.ts'
import { AuditLine, CardLine, HistoryLine, readLines } from './lines.ts'
import type { BundleEntry, Head, Visitor } from './read.ts'
import { trusted } from './trust.ts'

/** What is done with the parts of a bundle of records once each has been found sound. */
export interface Taker {
  head?(head: Head): void
  record?(record: TravellingRecord): void
  line?(entry: 'history.ndjson' | 'audit.ndjson' | 'cards.ndjson', value: HistoryLine | AuditLine | CardLine): void
  /** Consumes the bytes and answers their SHA-256. */
  file(entry: BundleEntry, bytes: AsyncIterable<Buffer>): Promise<string>
}

/**
 * Reads a bundle of records with nothing taken on trust: signature and signer first, then every line by its schema, every
 * record by its content hash, the audit chain link by link, files against the records that name them. What is found
 * wrong is a `Refusal('bundle_damaged', entry)`; nothing outside the staging area may have been touched by then.
 */
export class Reception implements Visitor {
  readonly #caseFile: CaseFile
  readonly #taker: Taker
  readonly #ids = new Set<string>()
  readonly #wanted = new Set<string>()
  readonly #counts: Record<string, number> = {}
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

  /** What changed since another bundle stands on that one: it must be here, and its chain is carried on. */
  #goOnFrom({ deviceId, roundId, sequence }: Manifest, base: string): void {
    const { queries } = this.#caseFile
    const { k } = queries
    const row = queries.first(k.selectFrom('imported_bundle').select(['device_id', 'round_id', 'manifest']).where('bundle_id', '=', base))
    if (row?.device_id !== deviceId || row.round_id !== roundId) throw new Refusal('bundle_needs_base', undefined, { sequence })
    const { auditHead } = JSON.parse(row.manifest) as Manifest
    const line = queries.first(k.selectFrom('imported_audit').select('seq').where('bundle_id', '=', base).orderBy('seq', 'desc').limit(1))
    this.#auditSeq = line?.seq ?? 0
    this.#auditHead = auditHead
    this.#hasBase = true
  }

  async entry(entry: BundleEntry, bytes: AsyncIterable<Buffer>): Promise<string> {
    const { path } = entry
    if (path.startsWith('files/')) {
      const sha256 = path.slice('files/'.length)
      // What no record names has no business here; what is named twice comes once.
      if (!this.#wanted.delete(sha256) || sha256 !== entry.sha256) throw new Refusal('bundle_damaged', path)
      return this.#taker.file(entry, bytes)
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
    return (value) => this.#record(kind, value)
  }

  #record(kind: Kind, value: unknown): void {
    const record = parsed(TravellingRecord, value, `records/${kind}.ndjson`)
    const { roundId } = this.received.head.manifest
    const belongs = record.roundId === roundId || record.id === roundId || (record.roundId === null && roundless.includes(kind))
    if (record.kind !== kind || !belongs || this.#ids.has(record.id)) throw new Refusal('bundle_damaged', `records/${kind}.ndjson`)
    mustBeSound(record)
    this.#ids.add(record.id)
    const counted = record.deletedAt === null ? kind : 'deleted'
    this.#counts[counted] = (this.#counts[counted] ?? 0) + 1
    for (const [sha256] of filesOf(record)) this.#wanted.add(sha256)
    this.#taker.record?.(record)
  }

  #history(value: unknown): void {
    const line = parsed(HistoryLine, value, 'history.ndjson')
    if (!this.#ids.has(line.recordId)) throw new Refusal('bundle_damaged', 'history.ndjson')
    this.#taker.line?.('history.ndjson', line)
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
    const missing = [...this.#wanted].find((sha256) => !this.#hasBase || !this.#caseFile.files.has(sha256))
    if (missing !== undefined) throw new Refusal('bundle_damaged', `files/${missing}`)
    if (this.#auditHead !== manifest.auditHead) throw new Refusal('bundle_damaged', 'audit.ndjson')
    const names = new Set([...Object.keys(manifest.counts), ...Object.keys(this.#counts)])
    for (const name of names) {
      if (manifest.counts[name] !== this.#counts[name]) throw new Refusal('bundle_damaged', 'manifest.json')
    }
  }
}

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
