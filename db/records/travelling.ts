import { type ExpressionBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { canonicalJson } from '../audit/canonical.ts'
import { Refusal } from '../model/failure.ts'
import { type Body, bodies, type Kind, kinds, type RecordOf, type TravellingRecord } from '../model/record.ts'
import type { Tables } from '../schema/tables.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { findRecord, recordOf } from './rows.ts'
import { contentHash, writeRecord } from './write.ts'

/** What taking a record in would mean here. */
export type Comparison = 'new' | 'changed' | 'deleted' | 'unchanged' | 'older' | 'conflict'

/**
 * Everything of a round, kind by kind: the round, its units, its records with their tombstones, the members of the
 * case file, and the catalogues and policies that are relied on. Reads one body at a time. `only` leaves the other kinds out.
 */
export function* travelling(caseFile: CaseFile, roundId: string, only?: Kind): Generator<TravellingRecord> {
  for (const { id, kind } of travellers(caseFile, roundId)) {
    if (only !== undefined && kind !== only) continue
    const record = findRecord(caseFile, id)
    if (record === undefined) throw new Refusal('case_file_damaged')
    yield { ...record, body: record.body as Record<string, unknown>, ancestors: ancestorsOf(caseFile, id) }
  }
}

function travellers(caseFile: CaseFile, roundId: string): readonly { id: string; kind: string }[] {
  recordOf(caseFile, 'round', roundId)
  const rows = caseFile.queries.all(caseFile.queries.k.selectFrom('record').select(['id', 'kind']).where(ofRound(roundId)).orderBy('id'))
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

const relied = (roundId: string) => sql<string>`(SELECT to_id FROM reference JOIN record AS relying ON relying.id = from_id
  WHERE role IN ('tagged_from', 'cites') AND relying.round_id = ${roundId})`

/** Remembers the content with which records left in a bundle: what comes back can then be told from what is new. */
export function departed(caseFile: CaseFile, left: Iterable<{ readonly id: string; readonly contentHash: string }>): void {
  for (const { id, contentHash: hash } of left) addAncestors(caseFile, id, [hash])
}

/**
 * Whether an incoming record descends from ours, ours from it, or both went their own way. Decided by the contents
 * under which each has left before, never by clocks; versions only tell two contents apart that followed each other
 * in both directions (a change that was taken back).
 */
export function compare(caseFile: CaseFile, incoming: TravellingRecord): Comparison {
  const ours = findRecord(caseFile, incoming.id)
  if (ours === undefined) return incoming.deletedAt === null ? 'new' : 'deleted'
  if (ours.contentHash === incoming.contentHash) return 'unchanged'
  const descends = incoming.ancestors.includes(ours.contentHash)
  const precedes = ancestorsOf(caseFile, incoming.id).includes(incoming.contentHash)
  if (!descends && !precedes) return 'conflict'
  if (precedes && (!descends || incoming.version < ours.version)) return 'older'
  return incoming.deletedAt === null ? 'changed' : 'deleted'
}

/** Refuses with `bundle_damaged` unless the body is whole by its schema and the hash is that of the content. */
export function mustBeSound(incoming: TravellingRecord): void {
  const { id, kind, roundId, unitId, body, deletedAt } = incoming
  const schema = bodies[kind] as unknown as z.ZodType
  const parsed = schema.safeParse(body)
  const sound =
    parsed.success &&
    canonicalJson(parsed.data) === canonicalJson(body) &&
    contentHash({ kind, roundId, unitId, body, deleted: deletedAt !== null }) === incoming.contentHash
  if (!sound) throw new Refusal('bundle_damaged', `records/${kind}/${id}`)
}

/**
 * Takes an incoming record in as it is, in the running transaction: content, descent and where it came from; no audit
 * row and no history row of its own. The caller has compared; what is `older` or in conflict must not get here.
 */
export function applyIncoming(caseFile: CaseFile, incoming: TravellingRecord, bundleId: string): void {
  mustBeSound(incoming)
  const { ancestors, ...rest } = incoming
  const record = { ...rest, body: rest.body as Body<Kind> } satisfies RecordOf
  const before = findRecord(caseFile, incoming.id) ?? null
  if (before !== null && before.kind !== record.kind) throw new Refusal('bundle_damaged', `records/${record.kind}/${record.id}`)
  if (before?.contentHash !== record.contentHash || before.version < record.version) writeRecord(caseFile, before, record)
  addAncestors(caseFile, record.id, [...ancestors, record.contentHash])
  caseFile.queries.run(
    caseFile.queries.k
      .insertInto('origin')
      .values({ record_id: record.id, bundle_id: bundleId })
      .onConflict((conflict) => conflict.doNothing()),
  )
}

/** Contents under which a record has left or come in, oldest first. */
function ancestorsOf(caseFile: CaseFile, id: string): string[] {
  return caseFile.queries
    .all(caseFile.queries.k.selectFrom('ancestor').select('content_hash').where('record_id', '=', id).orderBy('ordinal'))
    .map((row) => row.content_hash)
}

function addAncestors(caseFile: CaseFile, id: string, hashes: readonly string[]): void {
  const known = ancestorsOf(caseFile, id)
  for (const hash of hashes) {
    if (known.includes(hash)) continue
    known.push(hash)
    caseFile.queries.run(caseFile.queries.k.insertInto('ancestor').values({ record_id: id, content_hash: hash, ordinal: known.length }))
  }
}
