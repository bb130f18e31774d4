import { sql } from 'kysely'
import type { z } from 'zod'
import { canonicalJson } from '../audit/canonical.ts'
import type { IssueDraft } from '../model/draft.ts'
import { Refusal } from '../model/failure.ts'
import { type Body, bodies, type Kind, type RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { permits } from '../worker/permissions.ts'
import type { ConflictRow, ConflictSide, OpenConflict } from '../worker/requests/conflicts.ts'
import { atomically } from './atomically.ts'
import { valueAt } from './fields.ts'
import { isFrozen } from './frozen.ts'
import { type HistoryRow, historyRows, noteHistory } from './history.ts'
import { definitionOf } from './kinds.ts'
import { sideOf } from './lineage.ts'
import { encoded } from './merge/encoding.ts'
import { stateOf } from './merge/meeting.ts'
import { deletedField, shapeOf } from './merge/shape.ts'
import { type Conflict, chosen, conflictsOf, type State, same, viewOf } from './merge/state.ts'
import { findRecord, pointingAt, recordOf } from './rows.ts'
import { contentHash, writeRecord } from './write.ts'

/** Records in which a person has to choose, of one round with what stands outside of rounds, or all. */
export function listConflicts({ queries }: CaseFile, roundId: string | null): readonly ConflictRow[] {
  let rows = queries.k
    .selectFrom('lineage')
    .crossJoin('record') // as SQLite reads it: from the few open conflicts to their records, never the other way
    .whereRef('record.id', '=', 'record_id')
    .select(['record.id', 'kind', 'round_id', 'unit_id', 'number', 'title', 'conflicts'])
    .where('conflicts', '>', sql.lit(0)) // spelled out, or the index of open conflicts would not be used
  if (roundId !== null) rows = rows.where((row) => row.or([row('round_id', '=', roundId), row('round_id', 'is', null)]))
  return queries.all(rows.orderBy('kind').orderBy('number').orderBy('record.id')).map((row) => ({
    recordId: row.id,
    kind: row.kind as Kind,
    roundId: row.round_id,
    unitId: row.unit_id,
    number: row.number,
    title: row.title,
    fields: row.conflicts,
  }))
}

/** In how many records of a round a person has to choose. */
export const countConflicts = (caseFile: CaseFile, roundId: string): number => listConflicts(caseFile, roundId).length

/** A record with its conflicts, field by field. Refuses with `not_found`. */
export function openConflict(caseFile: CaseFile, id: string): OpenConflict {
  const { record, conflicts } = found(caseFile, id)
  const rows = historyRows(caseFile, id)
  const fields = conflicts.map((conflict) => ({
    field: conflict.field,
    sides: ordered(caseFile, record, rows, conflict).map(({ side }) => side),
    writable: isWritable(record, conflict.field),
  }))
  return { record, fields }
}

/** What casework itself writes is chosen among, never typed. */
const isWritable = ({ kind }: RecordOf, field: string): boolean =>
  field !== deletedField && field !== definitionOf(kind).course && field !== 'revision'

function found(caseFile: CaseFile, id: string): { record: RecordOf; state: State; conflicts: readonly Conflict[] } {
  const record = findRecord(caseFile, id)
  if (record === undefined) throw new Refusal('not_found', 'record')
  const shape = shapeOf(record.kind)
  const side = sideOf(caseFile, record)
  const state = stateOf(shape, side)
  return { record, state, conflicts: conflictsOf(shape, state, side) }
}

/** The values of a field, what was written on this laptop first; else as merging ranks them. */
function ordered(caseFile: CaseFile, record: RecordOf, rows: readonly HistoryRow[], { field, held }: Conflict) {
  const sides = held.map(({ value }) => {
    const row = rows.findLast((each) => wrote(each, field, value))
    const on = row?.on ?? (rows.some((each) => each.field === field) ? null : record.createdOn)
    const by = row?.by ?? null
    const side: ConflictSide = {
      ...(value === undefined ? {} : { value }),
      ours: on === caseFile.device.id,
      by: by === null ? null : findRecord(caseFile, by)?.kind === 'member' ? recordOf(caseFile, 'member', by).body.name : null,
      on: on === null ? null : deviceName(caseFile, on),
      at: row?.at ?? null,
    }
    return { value, side }
  })
  return sides.toSorted((a, b) => Number(b.side.ours) - Number(a.side.ours))
}

/** Whether a history row gave a field a value: by itself, or with the element it lies in; going on writing keeps a record. */
function wrote({ field, after }: HistoryRow, path: string, value: unknown): boolean {
  if (path === deletedField && value === false && field !== deletedField) return true
  if (field === path) return same(after, value)
  return path.startsWith(`${field}/`) && same(valueAt(after, path.slice(field.length + 1)), value)
}

function deviceName({ device, queries }: CaseFile, id: string): string | null {
  if (id === device.id) return device.name
  return queries.first(queries.k.selectFrom('enrolled_card').select('name').where('device_id', '=', id))?.name ?? null
}

/** What only those may change who manage the case file. */
const managed: readonly Kind[] = ['round', 'unit', 'member', 'catalogue', 'policy']

interface Settlement {
  readonly id: string
  readonly version: number
  readonly choices: readonly { readonly field: string; readonly choice: { readonly side: number } | { readonly written: unknown } }[]
}

/**
 * Settles conflicts of a record as the person at the keyboard chose. Both values stay in the history. Refuses with
 * `version_conflict`, with `not_found` for a field that is in no conflict (any more), with `bad_input` for what the
 * field cannot hold, and with `draft_frozen` where a signed draft would come to differ from what was signed.
 */
export function settleConflict(caseFile: CaseFile, { id, version, choices }: Settlement): OpenConflict {
  return atomically(caseFile, () => {
    const { record, state, conflicts } = found(caseFile, id)
    if (managed.includes(record.kind) && !permits(caseFile.person.post, 'manage')) throw new Refusal('not_allowed')
    if (record.version !== version) throw new Refusal('version_conflict', undefined, { version: record.version })
    const rows = historyRows(caseFile, id)
    const values = new Map<string, unknown>()
    let writes = false
    for (const { field, choice } of choices) {
      const conflict = conflicts.find((each) => each.field === field)
      if (conflict === undefined) throw new Refusal('not_found', 'conflict')
      if ('written' in choice) {
        if (!isWritable(record, field)) throw new Refusal('bad_input', field)
        values.set(field, choice.written)
        writes = true
      } else {
        const side = ordered(caseFile, record, rows, conflict)[choice.side]
        if (side === undefined) throw new Refusal('bad_input', field)
        values.set(field, side.value)
      }
    }
    write(caseFile, record, { state, conflicts, values, writes })
    return openConflict(caseFile, id)
  })
}

interface Settling {
  readonly state: State
  readonly conflicts: readonly Conflict[]
  readonly values: ReadonlyMap<string, unknown>
  /** Whether any value is neither side's: the rules of the kind are asked then. */
  readonly writes: boolean
}

function write(caseFile: CaseFile, before: RecordOf, { state, conflicts, values, writes }: Settling): void {
  const { id, kind, roundId, unitId } = before
  const shape = shapeOf(kind)
  const next = chosen(shape, state, values, caseFile.actor)
  const view = viewOf(shape, next)
  const parsed = (bodies[kind] as unknown as z.ZodType).safeParse(view.body)
  if (!parsed.success || canonicalJson(parsed.data) !== canonicalJson(view.body)) {
    throw new Refusal('bad_input', [...values.keys()][0] ?? '')
  }
  const body = view.body as Body<Kind>
  if (writes) definitionOf(kind).admit?.(caseFile, { id, roundId, before: before.body, after: body })
  if (kind === 'issue_draft') mustStayAsSigned(caseFile, id, body as IssueDraft, values.keys())
  const after: RecordOf = {
    ...before,
    body,
    version: before.version + 1,
    contentHash: contentHash({ kind, roundId, unitId, body, deleted: view.deleted }),
    deletedAt: view.deleted ? (before.deletedAt ?? caseFile.now()) : null,
    updatedAt: caseFile.now(),
    updatedBy: caseFile.person.memberId,
    updatedOn: caseFile.device.id,
  }
  const writing = { recordId: id, version: after.version, at: after.updatedAt, by: after.updatedBy, on: after.updatedOn }
  // A value that was not taken is told as what stood before, so that the history shows both wherever one looks.
  const differences = conflicts
    .filter(({ field }) => values.has(field))
    .map(({ field, held }) => ({
      field,
      before: held.find(({ value }) => !same(value, values.get(field)))?.value,
      after: values.get(field),
    }))
  noteHistory(caseFile, writing, differences, { sealed: true, course: null })
  const open = conflictsOf(shape, next, view).length
  writeRecord(caseFile, before, after, { lineage: encoded(shape, next, view), conflicts: open })
  caseFile.audit.append('record.settle', { kind, id }, { version: after.version, hash: after.contentHash, fields: values.size })
}

/** What stands under signatures may be settled only to what was signed; for anything else it is first revised. */
function mustStayAsSigned(caseFile: CaseFile, id: string, after: IssueDraft, fields: Iterable<string>): void {
  if (!isFrozen(after)) return
  const signed = pointingAt(caseFile, id, 'revision_of')
    .map((revision) => recordOf(caseFile, 'draft_revision', revision).body)
    .find(({ revision }) => revision === after.revision)
  for (const field of fields) {
    if (field === 'stage' || field === deletedField || signed === undefined) continue
    if (!same(valueAt(after, field), valueAt(signed.content.draft, field))) throw new Refusal('draft_frozen')
  }
}
