import { v7 as newId } from 'uuid'
import { Refusal } from '../model/failure.ts'
import { type Kind, kinds, type TravellingRecord } from '../model/record.ts'
import { definitionOf } from '../records/kinds.ts'
import { type Comparison, compare } from '../records/travelling.ts'
import { statement } from '../schema/queries.ts'
import type { Tables } from '../schema/tables.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Batch } from '../vault/file-store.ts'
import { type Change, changes, type ImportPreview, type Inspected, type SetAside, type Verified } from '../worker/requests/exchange.ts'
import { fingerprint, hashOf } from './fingerprint.ts'
import { stopWhenCancelled, type Work } from './medium.ts'
import { type BundleEntry, type Head, readBundle, withKeysOf } from './read.ts'
import { Reception, type Taker } from './reception.ts'
import { countAside, type SetAsideLine } from './set-aside.ts'
import { signerFace } from './trust.ts'

/** Before an import: a look at the head, a check of the whole, and the staging from which a decision is made. */

/** Reads the head of any bundle meant for this case file. Nothing is trusted yet, the signature not even looked at. */
export async function inspect(caseFile: CaseFile, path: string, passphrase?: string): Promise<Inspected> {
  let seen: Head | undefined
  const visitor = {
    head: (head: Head) => {
      seen = head
      return false
    },
    entry: (_: BundleEntry, bytes: AsyncIterable<Buffer>) => hashOf(bytes),
  }
  const { fileName, size } = await readBundle(path, withKeysOf(caseFile, passphrase), visitor)
  if (seen === undefined) throw new Refusal('bundle_damaged', fileName)
  return { fileName, size, ...faceOf(seen) }
}

const faceOf = ({ manifest, manifestSha256, ciphers }: Head) => ({
  manifest,
  fingerprint: fingerprint(Buffer.from(manifestSha256, 'hex')),
  ciphers,
})

/** Checks a result bundle to its last byte and keeps nothing. Throws the refusals of `readBundle` and `Reception`. */
export async function verify(caseFile: CaseFile, path: string, work: Work, passphrase?: string): Promise<Verified> {
  const taker: Taker = { file: (_, bytes) => hashOf(bytes) }
  const { reception, file } = await receive(caseFile, path, taker, work, 'verifying', passphrase)
  const { head, signer } = reception.received
  isImported(caseFile, head) // throws where another bundle came in under its id
  return { ...file, ...faceOf(head), signer: signerFace(signer), entries: head.manifest.entries.length }
}

async function receive(
  caseFile: CaseFile,
  path: string,
  taker: Taker,
  work: Work,
  stage: 'verifying' | 'staging',
  passphrase: string | undefined,
) {
  const reception = new Reception(caseFile, taker)
  let total = 0
  const { fileName, size, sha256 } = await readBundle(path, withKeysOf(caseFile, passphrase), reception, {
    signal: work.signal,
    onSize: (bytes) => {
      total = bytes
    },
    onBytes: (done) => work.report({ stage, done, total }),
  })
  stopWhenCancelled(work.signal) // what fits into one piece asked only before it
  reception.finish()
  if (sha256 === null) throw new Refusal('bundle_damaged', fileName)
  return { reception, file: { fileName, size, fileSha256: sha256 } }
}

/**
 * Verifies a result bundle to its end and lays it down inside the case file, encrypted like everything there, beside
 * the records it would change. Nothing is changed yet. Throws the refusals of `verify`; then, as after any failure,
 * nothing is left.
 */
export async function stage(caseFile: CaseFile, path: string, work: Work, passphrase?: string): Promise<ImportPreview> {
  const staging = new Staging(caseFile)
  try {
    const { reception, file } = await receive(caseFile, path, staging, work, 'staging', passphrase)
    const { head, signer } = reception.received
    const found = await staging.finish(head, file)
    return {
      importId: staging.id,
      fileName: file.fileName,
      fileSize: file.size,
      fileSha256: file.fileSha256,
      ...faceOf(head),
      signer: signerFace(signer),
      alreadyImported: isImported(caseFile, head),
      recovers: Math.max(0, countAside(caseFile, head.manifest.bundleId) - found.setAside.length),
      ...found,
      expiresOnLock: true,
    }
  } catch (error) {
    await staging.drop()
    // On a disk that is full this may fail as well; the next opening empties the staging area in any case.
    await giveUp(caseFile, staging.id).catch(() => undefined)
    throw error
  }
}

/** Whether this very bundle came in before. Throws `Refusal('bundle_damaged')` when another came in under its id. */
function isImported(caseFile: CaseFile, { manifest, manifestSha256 }: Head): boolean {
  const { k } = caseFile.queries
  const row = caseFile.queries.first(k.selectFrom('imported_bundle').select('manifest_sha256').where('bundle_id', '=', manifest.bundleId))
  if (row !== undefined && row.manifest_sha256 !== manifestSha256) throw new Refusal('bundle_damaged', 'manifest.json')
  return row !== undefined
}

/** Forgets a staged import: its rows, and its files unless another import or a record needs them. */
export async function giveUp(caseFile: CaseFile, importId: string): Promise<void> {
  const { k } = caseFile.queries
  const files = caseFile.queries.all(k.selectFrom('staged_file').select('stored_name').where('import_id', '=', importId))
  caseFile.db.transaction(() => clearStaged(caseFile, importId)).immediate()
  await caseFile.files.discard(files.map((file) => file.stored_name))
}

/** Removes the rows of a staged import, in the running transaction. */
export function clearStaged(caseFile: CaseFile, importId: string): void {
  const { k } = caseFile.queries
  for (const table of ['staged_record', 'staged_line', 'staged_file'] as const) {
    caseFile.queries.run(k.deleteFrom(table).where('import_id', '=', importId))
  }
  caseFile.queries.run(k.deleteFrom('staged_import').where('id', '=', importId))
}

/** Under which records that were set aside wait among the staged lines; no entry of a bundle is called so. */
export const asideEntry = 'set-aside'

type Found = Pick<ImportPreview, 'totals' | 'byKind' | 'samples' | 'files' | 'setAside'>

const stageRecord = statement((k, row: Tables['staged_record']) =>
  k.insertInto('staged_record').values({ import_id: row.import_id, id: row.id, kind: row.kind, change: row.change, json: row.json }),
)
const stageLine = statement((k, row: Tables['staged_line']) =>
  k.insertInto('staged_line').values({ import_id: row.import_id, entry: row.entry, ordinal: row.ordinal, json: row.json }),
)
const stagedJson = statement((k, { importId, id }: { importId: string; id: string }) =>
  k.selectFrom('staged_record').select('json').where('import_id', '=', importId).where('id', '=', id),
)

/** A record as it was laid down: it was found sound then. Throws `Refusal('not_found')`. */
export function stagedRecord({ queries }: CaseFile, importId: string, id: string): TravellingRecord {
  const row = queries.first(stagedJson({ importId, id }))
  if (row === undefined) throw new Refusal('not_found', 'record')
  return JSON.parse(row.json) as TravellingRecord
}

/** A count for every kind of change, none yet. */
export const noChanges = (): Record<Change, number> => Object.fromEntries(changes.map((change) => [change, 0])) as Record<Change, number>
const mostSamples = 20
/** Rows are laid down in small transactions: one a row would wait for the disk each time, one for all would hold up the thread. */
const batchBytes = 2 * 1024 ** 2

class Staging implements Taker {
  readonly id = newId()
  readonly #caseFile: CaseFile
  #batch: Batch | undefined
  #waiting: (() => void)[] = []
  #waitingBytes = 0
  #ordinal = 0
  readonly #totals = noChanges()
  readonly #byKind: Record<string, Record<Change, number>> = {}
  readonly #samples: { kind: string; number: string; title: string; change: Change }[] = []
  readonly #aside: SetAside[] = []
  readonly #files = { new: 0, known: 0, bytes: 0 }

  constructor(caseFile: CaseFile) {
    this.#caseFile = caseFile
  }

  head({ manifest }: Head): void {
    const files = manifest.entries.filter(({ path }) => path.startsWith('files/'))
    this.#batch = this.#caseFile.files.batch(files.reduce((sum, { size }) => sum + size, 0))
  }

  record(record: TravellingRecord): void {
    const json = JSON.stringify(record)
    const change = compare(this.#caseFile, record)
    this.#note(record, change)
    const row = { import_id: this.id, id: record.id, kind: record.kind, change, json }
    this.#later(json.length, () => this.#caseFile.queries.run(stageRecord(row)))
  }

  line(entry: string, value: unknown): void {
    const row = { import_id: this.id, entry, ordinal: this.#ordinal++, json: JSON.stringify(value) }
    this.#later(row.json.length, () => this.#caseFile.queries.run(stageLine(row)))
  }

  setAside(aside: SetAsideLine): void {
    const { json: _, ...face } = aside
    this.#aside.push(face)
    this.line(asideEntry, aside)
  }

  async file(entry: BundleEntry, bytes: AsyncIterable<Buffer>): Promise<string> {
    const { files } = this.#caseFile
    if (this.#batch === undefined || files.has(entry.sha256)) {
      this.#files.known += 1
      return hashOf(bytes)
    }
    const found = await this.#batch.add(bytes, { limit: entry.size })
    // At once, and even where it is not what was announced: giving up removes what is listed here.
    const row = { import_id: this.id, sha256: found.sha256, size: found.size, stored_name: found.storedName }
    lightly(this.#caseFile, () => this.#insert('staged_file', row))
    this.#files.new += 1
    this.#files.bytes += found.size
    return found.sha256
  }

  /** Lays down what is left and the import's own row, once every file is on the disk. */
  async finish({ manifest, manifestSha256 }: Head, file: { fileName: string; size: number; fileSha256: string }): Promise<Found> {
    await this.#batch?.settle()
    await this.#batch?.[Symbol.asyncDispose]()
    this.#flush()
    this.#insert('staged_import', {
      id: this.id,
      file_name: file.fileName,
      file_size: file.size,
      file_sha256: file.fileSha256,
      manifest_sha256: manifestSha256,
      manifest: JSON.stringify(manifest),
      signer_device: manifest.deviceId,
      staged_at: this.#caseFile.now(),
    })
    return { totals: this.#totals, byKind: this.#byKind, samples: this.#samples, files: this.#files, setAside: this.#aside }
  }

  /** Lets the files settle that are on their way to the disk, and forgets what is not yet laid down. */
  async drop(): Promise<void> {
    await this.#batch?.[Symbol.asyncDispose]()
    this.#waiting = []
  }

  #note(record: TravellingRecord, change: Comparison): void {
    const definition = definitionOf(record.kind)
    const { number, title } = definition.summary(record.body as never)
    this.#totals[change] += 1
    const ofKind = this.#byKind[record.kind] ?? noChanges()
    ofKind[change] += 1
    this.#byKind[record.kind] = ofKind
    const worthShowing = (definition.numberPrefix !== null && change !== 'unchanged' && change !== 'older') || change === 'conflict'
    // What a person will have to choose in is shown even if much else came before it.
    const most = change === 'conflict' ? 2 * mostSamples : mostSamples
    if (worthShowing && this.#samples.length < most) this.#samples.push({ kind: record.kind, number, title, change })
  }

  #later(bytes: number, insert: () => void): void {
    this.#waiting.push(insert)
    this.#waitingBytes += bytes
    if (this.#waitingBytes > batchBytes || this.#waiting.length >= 1000) this.#flush()
  }

  #flush(): void {
    const inserts = this.#waiting
    this.#waiting = []
    this.#waitingBytes = 0
    lightly(this.#caseFile, () => {
      for (const insert of inserts) insert()
    })
  }

  #insert<T extends 'staged_file' | 'staged_import'>(table: T, row: StagedRow[T]): void {
    const { k } = this.#caseFile.queries
    this.#caseFile.queries.run(k.insertInto(table).values(row as never))
  }
}

/**
 * One transaction that need not have reached the disk when it is done: the next opening empties the staging area in any
 * case. Whoever saves a record meanwhile still waits for the disk, and takes this with it.
 */
function lightly({ db }: CaseFile, write: () => void): void {
  db.pragma('synchronous = NORMAL')
  try {
    db.transaction(write).immediate()
  } finally {
    db.pragma('synchronous = FULL')
  }
}

type StagedRow = Pick<Tables, 'staged_file' | 'staged_import'>

/** Kinds in the order in which their records come to stand on one another. */
export const inOrder = (a: { kind: string }, b: { kind: string }): number => kinds.indexOf(a.kind as Kind) - kinds.indexOf(b.kind as Kind)
