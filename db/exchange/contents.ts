import { createHash } from 'node:crypto'
import type { Attachment } from '../model/attachment.ts'
import type { Manifest } from '../model/bundle.ts'
import type { DraftRevision } from '../model/draft.ts'
import { Refusal } from '../model/failure.ts'
import { type Kind, kinds } from '../model/record.ts'
import { historyRows } from '../records/history.ts'
import { type Left, type Scope, travelling, wholeRound, within } from '../records/travelling.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Entry } from './archive.ts'
import { type CardLine, linesOf } from './lines.ts'
import { stopWhenCancelled } from './medium.ts'

/** What a bundle holds: records of every kind, their history, the audit chain, and the files. */
export interface Contents {
  /** In the order in which they are written: small ones first, so that a reader of the head reads little. */
  readonly entries: readonly Entry[]
  readonly listed: Manifest['entries']
  /** Live records by kind, and `deleted` for tombstones of all kinds. */
  readonly counts: Readonly<Record<string, number>>
  readonly left: readonly Left[]
  readonly files: number
}

/**
 * Reads everything once, hashing what is made on the fly; `moment` must not change until the entries have been written.
 * Files are taken at the hash they are stored under; they prove it when they are read. Throws
 * `Refusal('file_damaged', name)` when a file that a record names is not there.
 */
export async function gather(moment: CaseFile, { scope, base, cards }: Selection, signal: AbortSignal): Promise<Contents> {
  const seen = new Seen(moment)
  const lists: Entry[] = []
  const listed: { path: string; size: number; sha256: string }[] = []
  const add = async (path: string, items: () => Iterable<unknown>, first: Iterable<unknown> = items()) => {
    const hash = createHash('sha256')
    let size = 0
    for await (const piece of linesOf(first)) {
      stopWhenCancelled(signal)
      hash.update(piece)
      size += piece.length
    }
    if (size === 0) return
    listed.push({ path, size, sha256: hash.digest('hex') })
    lists.push({ path, size, bytes: () => linesOf(items()) })
  }
  for (const kind of kinds) {
    const records = () => travelling(moment, scope, kind)
    await add(`records/${kind}.ndjson`, records, seen.watch(records()))
  }
  await add('cards.ndjson', () => cards)
  await add('history.ndjson', () => historyOf(moment, seen.left))
  await add('audit.ndjson', () => auditRows(moment, base?.auditHead))
  const inBase = new Set(base?.entries.map(({ path }) => path))
  const files = seen.files().filter(({ path }) => !inBase.has(path))
  return {
    entries: [...lists, ...files.map((file) => fileEntry(moment, file, signal))],
    listed: [...listed, ...files.map(({ path, size, sha256 }) => ({ path, size, sha256 }))],
    counts: seen.counts,
    left: seen.left,
    files: files.length,
  }
}

/** What shall leave. `base`: the manifest of the bundle that `scope.since` names; what it brought is left out. */
export interface Selection {
  readonly scope: Scope
  readonly base?: Manifest | undefined
  /** Cards that the receiver shall trust, in a task bundle. */
  readonly cards: readonly CardLine[]
}

interface NamedFile {
  readonly path: string
  readonly sha256: string
  readonly size: number
  readonly name: string
}

/** Takes down what passes by in the first pass. */
class Seen {
  readonly left: Left[] = []
  readonly counts: Record<string, number> = {}
  /** Hash → a name that people know the file by. */
  readonly #wanted = new Map<string, string>()
  readonly #moment: CaseFile
  constructor(moment: CaseFile) {
    this.#moment = moment
  }

  *watch(records: ReturnType<typeof travelling>): Generator<unknown> {
    for (const record of records) {
      this.left.push({ id: record.id, contentHash: record.contentHash, version: record.version })
      const counted = record.deletedAt === null ? record.kind : 'deleted'
      this.counts[counted] = (this.counts[counted] ?? 0) + 1
      for (const [sha256, name] of filesOf(record)) if (!this.#wanted.has(sha256)) this.#wanted.set(sha256, name)
      yield record
    }
  }

  files(): readonly NamedFile[] {
    const { queries } = this.#moment
    return [...this.#wanted]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([sha256, name]) => {
        const row = queries.first(queries.k.selectFrom('file').select('size').where('sha256', '=', sha256))
        if (row === undefined) throw new Refusal('file_damaged', name)
        return { path: `files/${sha256}`, sha256, size: row.size, name }
      })
  }
}

/** The files that a record needs: those of live attachments, and those under a signature even if detached since. */
export function* filesOf(record: {
  readonly kind: Kind
  readonly deletedAt: number | null
  readonly body: unknown
}): Generator<[string, string]> {
  if (record.kind === 'attachment' && record.deletedAt === null) {
    const { sha256, name } = record.body as Attachment
    yield [sha256, name]
  }
  if (record.kind === 'draft_revision') {
    for (const sha256 of (record.body as DraftRevision).content.files) yield [sha256, sha256.slice(0, 12)]
  }
}

const fileEntry = (moment: CaseFile, { path, size, sha256, name }: NamedFile, signal: AbortSignal): Entry => ({
  path,
  size,
  bytes: async function* () {
    try {
      yield* moment.files.stream(sha256, signal)
    } catch (error) {
      // One broken file is named: the person can restore or remove it and hand over the rest.
      throw error instanceof Refusal && error.code === 'file_damaged' ? new Refusal('file_damaged', name) : error
    }
  },
})

function* historyOf(moment: CaseFile, left: Contents['left']): Generator<unknown> {
  for (const { id } of left) yield* historyRows(moment, id)
}

/** The chain from its first row, or from the row after the one with this hash. */
function* auditRows(moment: CaseFile, from: string | undefined): Generator<unknown> {
  const { k } = moment.queries
  const step = 500
  const known = from === undefined ? undefined : moment.queries.first(k.selectFrom('audit').select('seq').where('hash', '=', from))
  for (let after = known?.seq ?? 0; ; ) {
    const rows = moment.queries.all(k.selectFrom('audit').selectAll().where('seq', '>', after).orderBy('seq').limit(step))
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < step) return
    after = last.seq
  }
}

/** Live records of a round by kind, members with them, and `deleted` for tombstones, as the database counts them; of the whole case file where no scope is given. */
export function countsOf(caseFile: CaseFile, scope?: Scope): Record<string, number> {
  const { k } = caseFile.queries
  const rows = caseFile.queries.all(
    k
      .selectFrom('record')
      .select(['kind', (e) => e.fn.countAll<number>().as('all'), (e) => e.fn.count<number>('deleted_at').as('dead')])
      .where((row) => (scope === undefined ? row.lit(true) : within(scope)(row)))
      .groupBy('kind'),
  )
  const counts: Record<string, number> = {}
  for (const { kind, all, dead } of rows) {
    if (all > dead) counts[kind] = all - dead
    if (dead > 0) counts.deleted = (counts.deleted ?? 0) + dead
  }
  return counts
}

/** Files that the round's records name, with their sizes in bytes. */
export function fileSizes(caseFile: CaseFile, roundId: string): ReadonlyMap<string, number> {
  const { queries } = caseFile
  const sizes = new Map<string, number>()
  for (const kind of ['attachment', 'draft_revision'] as const) {
    for (const record of travelling(caseFile, wholeRound(roundId), kind)) {
      for (const [sha256] of filesOf(record)) {
        const row = queries.first(queries.k.selectFrom('file').select('size').where('sha256', '=', sha256))
        sizes.set(sha256, row?.size ?? 0)
      }
    }
  }
  return sizes
}
