import { Refusal } from '../model/failure.ts'
import type { Body, Kind, RecordOf } from '../model/record.ts'
import { statement } from '../schema/queries.ts'
import type { CaseFile } from '../vault/case-file.ts'

const recordWithBody = statement((k, given: { id: string }) =>
  k
    .selectFrom('record')
    .innerJoin('body', 'body.record_id', 'record.id')
    .select(['id', 'kind', 'round_id', 'unit_id', 'version', 'content_hash', 'json', 'deleted_at'])
    .select(['created_at', 'created_by', 'created_on', 'updated_at', 'updated_by', 'updated_on'])
    .where('id', '=', given.id),
)

/** Reads one record of any kind; undefined where there is none. Deleted records are found as well. */
export function findRecord(caseFile: CaseFile, id: string): RecordOf | undefined {
  const row = caseFile.queries.first(recordWithBody({ id }))
  if (row === undefined) return undefined
  return {
    id: row.id,
    kind: row.kind as Kind,
    roundId: row.round_id,
    unitId: row.unit_id,
    version: row.version,
    contentHash: row.content_hash,
    createdAt: row.created_at,
    createdBy: row.created_by,
    createdOn: row.created_on,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    updatedOn: row.updated_on,
    deletedAt: row.deleted_at,
    body: JSON.parse(row.json) as Body<Kind>,
  }
}

/** Reads one record of a kind, deleted or not. Refuses with `not_found`. */
export function recordOf<K extends Kind>(caseFile: CaseFile, kind: K, id: string): RecordOf<K> {
  const record = findRecord(caseFile, id)
  if (record?.kind !== kind) throw new Refusal('not_found', kind)
  return record as RecordOf<K>
}

/** The body of a record of a kind; undefined where there is none, or it is deleted. */
export function bodyOf<K extends Kind>(caseFile: CaseFile, kind: K, id: string): Body<K> | undefined {
  const record = findRecord(caseFile, id)
  return record?.kind === kind && record.deletedAt === null ? (record.body as Body<K>) : undefined
}

/** Ids of the records that point at this one in a role, oldest first. */
export function pointingAt(caseFile: CaseFile, id: string, role: string, deleted = false): readonly string[] {
  return caseFile.queries
    .all(
      caseFile.queries.k
        .selectFrom('reference')
        .innerJoin('record', 'record.id', 'reference.from_id')
        .select('from_id')
        .where('to_id', '=', id)
        .where('role', '=', role)
        .where('deleted_at', deleted ? 'is not' : 'is', null)
        .orderBy('from_id'),
    )
    .map((row) => row.from_id)
}
