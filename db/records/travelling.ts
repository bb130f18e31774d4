import { isDeepStrictEqual } from 'node:util'
import { type ExpressionBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { Refusal } from '../model/failure.ts'
import { type Body, bodies, type Kind, kinds, type RecordOf, type TravellingRecord } from '../model/record.ts'
import { statement } from '../schema/queries.ts'
import type { Tables } from '../schema/tables.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { ancestorsOf, openConflicts, sideOf, storedLineage } from './lineage.ts'
import { isFitting, type Meeting, meet, oldLineage, openIn, type Side } from './merge/meeting.ts'
import { shapeOf } from './merge/shape.ts'
import type { View } from './merge/state.ts'
import { findRecord, recordOf } from './rows.ts'
import { contentHash, writeRecord } from './write.ts'

/** What taking a record in would mean here. `merged`: something of both sides; `conflict`: the same, and a person has to choose. */
export type Comparison = 'new' | 'changed' | 'deleted' | 'merged' | 'conflict' | 'unchanged' | 'older'

/** What leaves: everything of a round, or what a group needs to begin it. `since`: only what that bundle did not hold as it is now. */
export interface Scope {
  readonly of: 'round' | 'task'
  readonly roundId: string
  readonly since?: string | undefined
}

/** The same for a whole round. */
export const wholeRound = (roundId: string): Scope => ({ of: 'round', roundId })

/** Kind by kind, tombstones too. Reads one body at a time. `only` leaves the other kinds out. */
export function* travelling(caseFile: CaseFile, scope: Scope, only?: Kind): Generator<TravellingRecord> {
  for (const { id, kind } of travellers(caseFile, scope)) {
    if (only !== undefined && kind !== only) continue
    const record = findRecord(caseFile, id)
    if (record === undefined) throw new Refusal('case_file_damaged')
    const lineage = storedLineage(caseFile, id)
    const descent = lineage === undefined ? {} : { lineage }
    yield { ...record, body: record.body as Record<string, unknown>, ancestors: ancestorsOf(caseFile, id), ...descent }
  }
}

function travellers(caseFile: CaseFile, scope: Scope): readonly { id: string; kind: string }[] {
  recordOf(caseFile, 'round', scope.roundId)
  const rows = caseFile.queries.all(caseFile.queries.k.selectFrom('record').select(['id', 'kind']).where(within(scope)).orderBy('id'))
  return rows.sort((a, b) => kinds.indexOf(a.kind as Kind) - kinds.indexOf(b.kind as Kind))
}

/**
 * Whether a record belongs to a round, or is needed to understand it: the round itself, its records, the members of
 * the case file, and the catalogues and policies that its records are tagged with or cite.
 */
export const ofRound = (roundId: string) => (row: ExpressionBuilder<Tables, 'record'>) =>
  row.or([
    row('id', '=', roundId),
    row('round_id', '=', roundId),
    row.and([row('kind', '=', 'member'), row('round_id', 'is', null)]),
    row.and([row('round_id', 'is', null), row('kind', 'in', ['catalogue', 'policy']), row('id', 'in', relied(roundId))]),
  ])

/** What the office sends ahead: the frame of the round, its people, and all that one may be tagged with or cite. */
const taskKinds: readonly Kind[] = ['unit', 'roster_person', 'interview_outline', 'task']

const ofTask = (roundId: string) => (row: ExpressionBuilder<Tables, 'record'>) =>
  row.or([
    row('id', '=', roundId),
    row.and([row('round_id', '=', roundId), row('kind', 'in', taskKinds)]),
    row.and([row('round_id', 'is', null), row('kind', 'in', ['member', 'catalogue', 'policy']), row('deleted_at', 'is', null)]),
  ])

/** The records of a scope. */
export const within =
  ({ of, roundId, since }: Scope) =>
  (row: ExpressionBuilder<Tables, 'record'>) => {
    const all = of === 'round' ? ofRound(roundId)(row) : ofTask(roundId)(row)
    return since === undefined ? all : row.and([all, row.not(row.exists(leftAsItIs(row, since)))])
  }

const leftAsItIs = (row: ExpressionBuilder<Tables, 'record'>, bundleId: string) =>
  row
    .selectFrom('left_record')
    .select('left_record.version')
    .where('left_record.bundle_id', '=', bundleId)
    .whereRef('left_record.record_id', '=', 'record.id')
    .whereRef('left_record.content_hash', '=', 'record.content_hash')
    .whereRef('left_record.version', '=', 'record.version')

const relied = (roundId: string) => sql<string>`(SELECT to_id FROM reference JOIN record AS relying ON relying.id = from_id
  WHERE role IN ('tagged_from', 'cites') AND relying.round_id = ${roundId})`

/** A record as it left. */
export interface Left {
  readonly id: string
  readonly contentHash: string
  readonly version: number
}

/** Remembers the content with which records left in a bundle: what comes back can then be told from what is new. */
export function departed(caseFile: CaseFile, left: Iterable<Pick<Left, 'id' | 'contentHash'>>): void {
  for (const { id, contentHash: hash } of left) addAncestors(caseFile, id, [hash])
}

/** Notes how records left in a bundle, so that the next need hold only what is new. `since`: the bundle that holds the rest. */
export function noteLeft(caseFile: CaseFile, bundleId: string, left: Iterable<Left>, since: string | undefined): void {
  const { k } = caseFile.queries
  for (const { id, contentHash: hash, version } of left) {
    caseFile.queries.run(k.insertInto('left_record').values({ bundle_id: bundleId, record_id: id, content_hash: hash, version }))
  }
  if (since === undefined) return
  const before = k
    .selectFrom('left_record')
    .select([sql.lit(bundleId).as('bundle_id'), 'record_id', 'content_hash', 'version'])
    .where('bundle_id', '=', since)
  caseFile.queries.run(
    k
      .insertInto('left_record')
      .columns(['bundle_id', 'record_id', 'content_hash', 'version'])
      .expression(before)
      .onConflict((conflict) => conflict.doNothing()),
  )
}

/** What an incoming record finds here, and what comes of their meeting. */
interface Found {
  readonly ours: RecordOf
  readonly met: Meeting
  /** Of what is to stand here. */
  readonly hash: string
}

/** Undefined where there is none of it here. */
function find(caseFile: CaseFile, incoming: TravellingRecord): Found | undefined {
  const ours = findRecord(caseFile, incoming.id)
  if (ours === undefined) return undefined
  if (ours.kind !== incoming.kind || ours.roundId !== incoming.roundId || ours.unitId !== incoming.unitId) {
    throw new Refusal('bundle_damaged', `records/${incoming.kind}/${incoming.id}`)
  }
  const met = meet(shapeOf(incoming.kind), sideOf(caseFile, ours), sideOfIncoming(incoming))
  return { ours, met, hash: met.outcome === 'both' ? hashOf(incoming, met.view) : (met.outcome === 'ours' ? ours : incoming).contentHash }
}

const sideOfIncoming = ({ body, deletedAt, contentHash: hash, version, ancestors, lineage }: TravellingRecord): Side => ({
  body,
  deleted: deletedAt !== null,
  lineage: lineage ?? oldLineage(hash, version, ancestors),
  isOld: lineage === undefined,
})

/**
 * What taking an incoming record in would mean. Decided by what either side has seen and changed, field by field (see
 * merge/state.ts), never by clocks.
 */
export const compare = (caseFile: CaseFile, incoming: TravellingRecord): Comparison => comparison(incoming, find(caseFile, incoming))

function comparison(incoming: TravellingRecord, found: Found | undefined): Comparison {
  if (found === undefined) {
    return conflictsIn(incoming).length > 0 ? 'conflict' : incoming.deletedAt === null ? 'new' : 'deleted'
  }
  const { ours, met, hash } = found
  if (met.outcome === 'ours') return ours.contentHash === incoming.contentHash ? 'unchanged' : 'older'
  if (met.opened > 0) return 'conflict'
  if (hash === ours.contentHash) return 'unchanged'
  if (met.view.deleted) return 'deleted'
  return hash === incoming.contentHash ? 'changed' : 'merged'
}

const conflictsIn = (incoming: TravellingRecord) => openIn(shapeOf(incoming.kind), sideOfIncoming(incoming))

const hashOf = ({ kind, roundId, unitId }: TravellingRecord, { body, deleted }: View): string =>
  contentHash({ kind, roundId, unitId, body, deleted })

/** What is wrong with a record, and where in it. */
export interface Flaw {
  readonly reason: 'body' | 'lineage' | 'hash'
  readonly field: string
}

/** Whether a record can be taken in: its body whole by its schema, its lineage fitting, the hash that of the content. Null: it can. */
export function flawOf({ kind, roundId, unitId, body, deletedAt, lineage, contentHash: hash }: TravellingRecord): Flaw | null {
  const schema = bodies[kind] as unknown as z.ZodType
  const parsed = schema.safeParse(body)
  if (!parsed.success) return { reason: 'body', field: parsed.error.issues[0]?.path.join('/') ?? '' }
  if (!isDeepStrictEqual(parsed.data, body)) return { reason: 'body', field: '' }
  const deleted = deletedAt !== null
  if (lineage !== undefined && !isFitting(shapeOf(kind), { body, deleted }, lineage)) return { reason: 'lineage', field: '' }
  return contentHash({ kind, roundId, unitId, body, deleted }) === hash ? null : { reason: 'hash', field: '' }
}

const addOrigin = statement((k, { id, bundleId }: { id: string; bundleId: string }) =>
  k
    .insertInto('origin')
    .values({ record_id: id, bundle_id: bundleId })
    .onConflict((conflict) => conflict.doNothing()),
)
const addAncestor = statement((k, { id, hash, ordinal }: { id: string; hash: string; ordinal: number }) =>
  k.insertInto('ancestor').values({ record_id: id, content_hash: hash, ordinal }),
)

/**
 * Takes an incoming record in, in the running transaction: as it is, or merged with ours; and where it came from. It has been found sound (`flawOf`). No
 * audit row and no history row of its own. Answers what it meant here.
 */
export function applyIncoming(caseFile: CaseFile, incoming: TravellingRecord, bundleId: string): Comparison {
  const found = find(caseFile, incoming)
  const change = comparison(incoming, found)
  if (change === 'older') return change
  const known = [...incoming.ancestors, incoming.contentHash]
  if (found === undefined) {
    const { lineage } = incoming
    writeRecord(caseFile, null, recordIn(incoming), { lineage, conflicts: conflictsIn(incoming).length })
  } else if (found.met.outcome !== 'ours') {
    takeOver(caseFile, incoming, found.ours, found.met, found.hash)
    known.push(found.hash) // as it stands now, it has come in
  } else if (found.ours.version < incoming.version) {
    writeRecord(caseFile, found.ours, { ...found.ours, version: incoming.version }, kept(caseFile, incoming.id))
  }
  addAncestors(caseFile, incoming.id, known)
  caseFile.queries.run(addOrigin({ id: incoming.id, bundleId }))
  return change
}

const recordIn = ({ ancestors: _, lineage: __, ...rest }: TravellingRecord): RecordOf => ({ ...rest, body: rest.body as Body<Kind> })

/** Writes what came of a meeting, and its hash, in place of ours. Versions rise, so that whoever has ours open is told. */
function takeOver(
  caseFile: CaseFile,
  incoming: TravellingRecord,
  ours: RecordOf,
  met: Exclude<Meeting, { outcome: 'ours' }>,
  hash: string,
): void {
  const { view, conflicts } = met
  const lineage = met.outcome === 'theirs' ? incoming.lineage : met.lineage
  const theirs = recordIn(incoming)
  const last = lastWritten(ours, theirs)
  const record: RecordOf = {
    ...(met.outcome === 'theirs' ? theirs : { ...ours, updatedAt: last.updatedAt, updatedBy: last.updatedBy, updatedOn: last.updatedOn }),
    body: view.body as Body<Kind>,
    contentHash: hash,
    version: Math.max(incoming.version, ours.version + (hash === ours.contentHash ? 0 : 1)),
    deletedAt: view.deleted ? (incoming.deletedAt ?? ours.deletedAt ?? last.updatedAt) : null,
  }
  writeRecord(caseFile, ours, record, { lineage, conflicts })
}

/** Whose name a merged record bears: a label, nothing is decided by it. */
const lastWritten = (a: RecordOf, b: RecordOf): RecordOf => {
  const key = ({ updatedAt, updatedBy, updatedOn }: RecordOf): string => `${String(updatedAt).padStart(16, '0')} ${updatedBy} ${updatedOn}`
  return key(a) > key(b) ? a : b
}

const kept = (caseFile: CaseFile, id: string) => ({ lineage: storedLineage(caseFile, id), conflicts: openConflicts(caseFile, id) })

function addAncestors(caseFile: CaseFile, id: string, hashes: readonly string[]): void {
  const known = ancestorsOf(caseFile, id)
  for (const hash of hashes) {
    if (known.includes(hash)) continue
    known.push(hash)
    caseFile.queries.run(addAncestor({ id, hash, ordinal: known.length }))
  }
}
