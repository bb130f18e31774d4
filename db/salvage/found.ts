import { bodies, Kind, type RecordOf } from '../model/record.ts'
import type { LostRecord } from '../model/salvage.ts'
import { contentHash } from '../records/write.ts'
import type { Row, SalvagedRows } from './rows.ts'

/** Records that are proved to be what was written, and what is known of those that are not. */
export interface FoundRecords {
  readonly whole: ReadonlyMap<string, RecordOf>
  readonly rebuilt: readonly string[]
  readonly lost: readonly LostRecord[]
  /** Text of a lost record that nothing could be held against, by its id. */
  readonly fragments: ReadonlyMap<string, string>
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const number = (value: unknown): number => (typeof value === 'number' ? value : 0)
const idOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/**
 * Joins lines and texts of records. A record counts as read only where its content hash says that both belong together;
 * a text whose line is lost is taken where the audit chain holds its hash. All others are lost, and named.
 */
export function foundRecords(rows: SalvagedRows): FoundRecords {
  const texts = grouped(rows.table('body').rows, 'record_id')
  const whole = new Map<string, RecordOf>()
  const latest = latestVersions(rows)
  for (const row of [...rows.table('record').rows].sort((a, b) => number(a.version) - number(b.version))) {
    const record = agreeing(row, texts.get(text(row.id)) ?? [])
    // A line that no tree leads to could be from before a change: not if the chain or the history knows of a later one.
    const overtaken = rows.table('record').stray.has(row) && (latest.get(text(row.id)) ?? 0) > number(row.version)
    if (record !== null && !overtaken) whole.set(record.id, record) // a later version comes later
  }
  const rebuilt = rebuild(rows, texts, whole)
  const lost = lostAmong(rows, texts, whole)
  const fragments = new Map(
    lost.flatMap(({ id }) => {
      const json = texts.get(id)?.at(-1)?.json
      return typeof json === 'string' ? [[id, json]] : []
    }),
  )
  return { whole, rebuilt, lost, fragments }
}

/** The highest version of each record that history or chain mention. */
function latestVersions(rows: SalvagedRows): ReadonlyMap<string, number> {
  const latest = new Map<string, number>()
  const note = (id: string, version: number): void => void latest.set(id, Math.max(version, latest.get(id) ?? 0))
  for (const row of rows.table('history').rows) note(text(row.record_id), number(row.version))
  for (const [id, acts] of actsOf(rows)) for (const { version } of acts) note(id, version)
  return latest
}

function grouped(rows: readonly Row[], column: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = text(row[column])
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return groups
}

function agreeing(row: Row, texts: readonly Row[]): RecordOf | null {
  const kind = Kind.safeParse(row.kind)
  if (!kind.success) return null
  for (const { json } of texts) {
    const body = parsed(json)
    if (body === undefined) continue
    const [roundId, unitId, deletedAt] = [idOrNull(row.round_id), idOrNull(row.unit_id), row.deleted_at]
    const hash = contentHash({ kind: kind.data, roundId, unitId, body, deleted: deletedAt !== null })
    if (hash !== row.content_hash) continue
    return {
      ...{ id: text(row.id), kind: kind.data, roundId, unitId, body: body as RecordOf['body'] },
      ...{ version: number(row.version), contentHash: hash, deletedAt: deletedAt === null ? null : number(deletedAt) },
      ...{ createdAt: number(row.created_at), createdBy: text(row.created_by), createdOn: text(row.created_on) },
      ...{ updatedAt: number(row.updated_at), updatedBy: text(row.updated_by), updatedOn: text(row.updated_on) },
    }
  }
  return null
}

function parsed(json: unknown): unknown {
  try {
    return typeof json === 'string' ? JSON.parse(json) : undefined
  } catch {
    return undefined
  }
}

interface Act {
  readonly row: Row
  readonly hash: string
  readonly version: number
}

/** What the audit chain tells of each record: who made it, and under which hash it then stood. */
function actsOf(rows: SalvagedRows): ReadonlyMap<string, readonly Act[]> {
  const acts = new Map<string, Act[]>()
  for (const row of rows.table('audit').rows) {
    if (!['record.create', 'record.change', 'record.delete', 'record.restore'].includes(text(row.action))) continue
    const detail = parsed(row.detail) as { readonly hash?: string; readonly version?: number } | undefined
    const id = text(row.subject_id)
    const act = { row, hash: detail?.hash ?? '', version: detail?.version ?? 1 }
    acts.set(id, [...(acts.get(id) ?? []), act])
  }
  return acts
}

/** Puts lines together anew for texts that stand alone. Adds to `whole`, answers the ids. */
function rebuild(rows: SalvagedRows, texts: ReadonlyMap<string, readonly Row[]>, whole: Map<string, RecordOf>): readonly string[] {
  const acts = actsOf(rows)
  const places = [...whole.values()]
  const rounds = [
    null,
    ...new Set(places.flatMap(({ kind, id, roundId }) => (kind === 'round' ? [id] : roundId === null ? [] : [roundId]))),
  ]
  const units = [null, ...new Set(places.flatMap(({ kind, id, unitId }) => (kind === 'unit' ? [id] : unitId === null ? [] : [unitId])))]
  const rebuilt: string[] = []
  for (const [id, found] of texts) {
    const told = acts.get(id)
    const created = told?.find(({ row }) => row.action === 'record.create')?.row
    const last = told?.at(-1)
    const kind = Kind.safeParse(last?.row.subject_kind)
    const body = parsed(found.at(-1)?.json)
    if (whole.has(id) || created === undefined || last === undefined || !kind.success || body === undefined) continue
    const place = placeOf({ kind: kind.data, body, hash: last.hash, deleted: last.row.action === 'record.delete' }, rounds, units)
    if (place === null) continue
    const at = number(last.row.at)
    whole.set(id, {
      ...{ id, kind: kind.data, ...place, body: body as RecordOf['body'], version: last.version, contentHash: last.hash },
      deletedAt: last.row.action === 'record.delete' ? at : null,
      ...{ createdAt: number(created.at), createdBy: text(created.by_id), createdOn: text(created.device_id) },
      ...{ updatedAt: at, updatedBy: text(last.row.by_id), updatedOn: text(last.row.device_id) },
    })
    rebuilt.push(id)
  }
  return rebuilt
}

/** Round and unit under which the content has its hash: the hash is the proof. */
function placeOf(
  { kind, body, hash, deleted }: { readonly kind: Kind; readonly body: unknown; readonly hash: string; readonly deleted: boolean },
  rounds: readonly (string | null)[],
  units: readonly (string | null)[],
): { readonly roundId: string | null; readonly unitId: string | null } | null {
  for (const roundId of rounds)
    for (const unitId of units) if (contentHash({ kind, roundId, unitId, body, deleted }) === hash) return { roundId, unitId }
  return null
}

function lostAmong(
  rows: SalvagedRows,
  texts: ReadonlyMap<string, readonly Row[]>,
  whole: ReadonlyMap<string, RecordOf>,
): readonly LostRecord[] {
  const lines = new Map([...rows.table('record').cut, ...rows.table('record').rows].map((row) => [text(row.id), row]))
  const acts = actsOf(rows)
  const standing = new Set([
    ...lines.keys(),
    ...texts.keys(),
    ...rows.table('body').cut.map(({ record_id }) => text(record_id)),
    ...['history', 'passage', 'ancestor', 'origin'].flatMap((name) => rows.table(name).rows.map(({ record_id }) => text(record_id))),
    ...rows.table('reference').rows.map(({ from_id }) => text(from_id)),
  ])
  const removedUpTo = Math.max(
    0,
    ...rows
      .table('audit')
      .rows.filter(({ action }) => action === 'sample.remove')
      .map(({ seq }) => number(seq)),
  )
  const lost: LostRecord[] = []
  for (const id of new Set([...standing, ...acts.keys()])) {
    if (id === '' || whole.has(id)) continue
    const line = lines.get(id)
    const told = acts.get(id) ?? []
    const removed = !standing.has(id) && told.every(({ row }) => number(row.seq) < removedUpTo)
    const kind = Kind.safeParse(line?.kind ?? told.at(-1)?.row.subject_kind)
    lost.push({
      id,
      kind: kind.success ? kind.data : null,
      number: text(line?.number) || passage(rows, id, 'number'),
      title: text(line?.title) || titleIn(texts.get(id), kind.success ? kind.data : null) || passage(rows, id, 'title'),
      createdAt: bornAt(id),
      lost: removed ? 'removed_perhaps' : line === undefined ? 'line' : texts.has(id) ? 'agreement' : 'text',
    })
  }
  return lost.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** What search kept of a field. */
const passage = (rows: SalvagedRows, id: string, field: string): string =>
  text(rows.table('passage').rows.find((row) => row.record_id === id && row.field === field)?.text)

function titleIn(texts: readonly Row[] | undefined, kind: Kind | null): string {
  const body = parsed(texts?.at(-1)?.json) as { readonly title?: unknown; readonly name?: unknown } | undefined
  return kind !== null && bodies[kind] !== undefined ? text(body?.title) || text(body?.name) : ''
}

/** Ids are UUIDv7: their first 48 bits are the moment of birth. */
function bornAt(id: string): number | null {
  const digits = /^([0-9a-f]{8})-([0-9a-f]{4})-7/.exec(id)
  return digits === null ? null : Number.parseInt(`${digits[1]}${digits[2]}`, 16)
}
