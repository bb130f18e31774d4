import { createHash } from 'node:crypto'
import { canonicalJson } from '../audit/canonical.ts'
import type { Lineage } from '../model/lineage.ts'
import type { Body, Kind, RecordOf } from '../model/record.ts'
import { statement } from '../schema/queries.ts'
import type { Tables } from '../schema/tables.ts'
import { putPassages, removePassages } from '../search/passages.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { leaves, textAt } from './fields.ts'
import { definitionOf } from './kinds.ts'
import { putLineage, stampSave } from './lineage.ts'
import { noteNumber } from './numbering.ts'
import { putPicks } from './picking.ts'
import { changeSuggestions } from './suggestions.ts'

/** What a record's hash is taken over: its content, not when or by whom it was written. */
export interface Content {
  readonly kind: Kind
  readonly roundId: string | null
  readonly unitId: string | null
  readonly body: unknown
  readonly deleted: boolean
}

/** SHA-256 of the canonical content, in hex. */
export const contentHash = ({ kind, roundId, unitId, body, deleted }: Content): string =>
  createHash('sha256').update(canonicalJson({ kind, roundId, unitId, body, deleted })).digest('hex')

type Columns = Omit<Tables['record'], 'id' | 'kind' | 'created_at' | 'created_by' | 'created_on'>

const columnsOf = (row: Columns): Columns => ({
  round_id: row.round_id,
  unit_id: row.unit_id,
  number: row.number,
  title: row.title,
  subtitle: row.subtitle,
  status: row.status,
  occurred_on: row.occurred_on,
  facets: row.facets,
  version: row.version,
  content_hash: row.content_hash,
  updated_at: row.updated_at,
  updated_by: row.updated_by,
  updated_on: row.updated_on,
  deleted_at: row.deleted_at,
})
const addRecord = statement((k, row: Tables['record']) =>
  k.insertInto('record').values({
    ...{ id: row.id, kind: row.kind, created_at: row.created_at, created_by: row.created_by, created_on: row.created_on },
    ...columnsOf(row),
  }),
)
const changeRecord = statement((k, row: Columns & { id: string }) => k.updateTable('record').set(columnsOf(row)).where('id', '=', row.id))
const addBody = statement((k, { id, json }: { id: string; json: string }) => k.insertInto('body').values({ record_id: id, json }))
const changeBody = statement((k, { id, json }: { id: string; json: string }) =>
  k.updateTable('body').set({ json }).where('record_id', '=', id),
)
const referencesOf = statement((k, given: { id: string }) =>
  k.selectFrom('reference').select(['role', 'to_id']).where('from_id', '=', given.id),
)
const addReference = statement((k, row: Tables['reference']) =>
  k.insertInto('reference').values({ from_id: row.from_id, role: row.role, to_id: row.to_id }),
)

/**
 * Writes a record and all that is derived from it (list columns, references, passages with their index, suggestions,
 * number counter) in the running transaction. `before` is what stands there now, null for a new record. What was written
 * here is stamped as such; what comes from elsewhere brings its lineage along.
 */
export function writeRecord<K extends Kind>(
  caseFile: CaseFile,
  before: RecordOf<K> | null,
  after: RecordOf<K>,
  brought?: { readonly lineage: Lineage | undefined; readonly conflicts: number },
): void {
  const summary = definitionOf(after.kind).summary(after.body)
  const columns = {
    round_id: after.roundId,
    unit_id: after.unitId,
    number: summary.number,
    title: summary.title,
    subtitle: summary.subtitle,
    status: summary.status,
    occurred_on: summary.occurredOn,
    facets: JSON.stringify(summary.facets),
    version: after.version,
    content_hash: after.contentHash,
    updated_at: after.updatedAt,
    updated_by: after.updatedBy,
    updated_on: after.updatedOn,
    deleted_at: after.deletedAt,
  }
  const { id } = after
  const json = JSON.stringify(after.body)
  if (before === null) {
    const birth = { id, kind: after.kind, created_at: after.createdAt, created_by: after.createdBy, created_on: after.createdOn }
    caseFile.queries.run(addRecord({ ...birth, ...columns }))
    caseFile.queries.run(addBody({ id, json }))
  } else {
    caseFile.queries.run(changeRecord({ id, ...columns }))
    caseFile.queries.run(changeBody({ id, json }))
  }
  if (brought === undefined) stampSave(caseFile, before, after)
  else putLineage(caseFile, after.id, brought.lineage, brought.conflicts)
  noteNumber(caseFile, after.kind, after.roundId, summary.number)
  writeReferences(caseFile, after)
  putPicks(caseFile, after)
  changeSuggestions(caseFile, after.kind, living(before), living(after))
  writePassages(caseFile, after) // last: see db/search/passages.ts
}

const living = <K extends Kind>(record: RecordOf<K> | null): Body<K> | null => (record?.deletedAt === null ? record.body : null)

/** A deleted record keeps its references: its bin and its restoring need them. Readers ask who is alive. */
function writeReferences(caseFile: CaseFile, record: RecordOf): void {
  const { k } = caseFile.queries
  const wanted = new Map<string, { from_id: string; role: string; to_id: string }>()
  for (const [role, patterns] of Object.entries(definitionOf(record.kind).references))
    for (const pattern of patterns)
      for (const { texts } of leaves(record.body, pattern))
        for (const to of texts) wanted.set(`${role} ${to}`, { from_id: record.id, role, to_id: to })
  const kept = caseFile.queries.all(referencesOf({ id: record.id }))
  for (const { role, to_id } of kept)
    if (!wanted.delete(`${role} ${to_id}`))
      caseFile.queries.run(k.deleteFrom('reference').where('from_id', '=', record.id).where('role', '=', role).where('to_id', '=', to_id))
  for (const row of wanted.values()) caseFile.queries.run(addReference(row))
}

function writePassages(caseFile: CaseFile, record: RecordOf): void {
  const patterns = definitionOf(record.kind).passages
  if (patterns.length === 0) return
  if (record.deletedAt !== null) {
    removePassages(caseFile, record.id)
    return
  }
  const wanted = new Map<string, string>()
  for (const pattern of patterns) for (const { field } of leaves(record.body, pattern)) wanted.set(field, textAt(record.body, field) ?? '')
  const lines = patterns.filter((pattern) => !pattern.includes('*'))
  putPassages(caseFile, record.id, lines, wanted)
}
