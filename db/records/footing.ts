import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import { Refusal } from '../model/failure.ts'
import { type Body, bodies, type Kind, type RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { atomically } from './atomically.ts'
import { differencesOf } from './differences.ts'
import { noteHistory } from './history.ts'
import { definitionOf } from './kinds.ts'
import { nextNumber } from './numbering.ts'
import { recordOf } from './rows.ts'
import { contentHash, writeRecord } from './write.ts'

export { historyOf } from './history.ts'
export { listRecords } from './listing.ts'
export { applyIncoming, compare, departed, travelling } from './travelling.ts'
export { contentHash } from './write.ts'

/** What is needed to bring a record into being; defaults of the body may be left out. */
export interface Birth<K extends Kind> {
  /** Made anew unless given. */
  readonly id?: string
  readonly roundId: string | null
  readonly unitId: string | null
  readonly body: z.input<(typeof bodies)[K]>
}

/** Brings a record into being, numbered, found by search, audited: all in one transaction. */
export function createRecord<K extends Kind>(caseFile: CaseFile, kind: K, birth: Birth<K>): RecordOf<K> {
  return atomically(caseFile, () => {
    const definition = definitionOf(kind)
    const { id = uuid(), roundId, unitId } = birth
    mustBelong(caseFile, definition.belongsTo === 'round', roundId, unitId)
    const given = numbered(caseFile, kind, roundId, parsed(bodies[kind] as unknown as z.ZodType<Body<K>>, birth.body))
    const body = definition.filled?.(caseFile, { roundId, unitId, before: null, after: given }) ?? given
    definition.admit?.(caseFile, { id, roundId, before: null, after: body })
    const now = caseFile.now()
    const [by, on] = [caseFile.person.memberId, caseFile.device.id]
    const record: RecordOf<K> = {
      ...{ id, kind, roundId, unitId, body, version: 1, deletedAt: null },
      contentHash: contentHash({ kind, roundId, unitId, body, deleted: false }),
      ...{ createdAt: now, createdBy: by, createdOn: on, updatedAt: now, updatedBy: by, updatedOn: on },
    }
    writeRecord(caseFile, null, record)
    caseFile.audit.append('record.create', { kind, id }, { hash: record.contentHash })
    return record
  })
}

/** The record with its body, deleted or not. Refuses with `not_found`. */
export function openRecord<K extends Kind>(caseFile: CaseFile, kind: K, id: string): RecordOf<K> {
  return recordOf(caseFile, kind, id)
}

/**
 * Saves the changed top-level fields of a record, typed on `version`. Saving what is already there changes nothing.
 * Refuses with `version_conflict`, `bad_input`, or by the rules of the kind (`draft_frozen`, `not_ready`), and then
 * before anything is written. `apart`: it stands in the history for itself, however soon it follows another change.
 */
export function saveRecord<K extends Kind>(
  caseFile: CaseFile,
  kind: K,
  { id, version, changes }: { readonly id: string; readonly version: number; readonly changes: Partial<Body<K>> },
  apart = false,
): RecordOf<K> {
  return atomically(caseFile, () => {
    const before = recordOf(caseFile, kind, id)
    if (before.deletedAt !== null) throw new Refusal('not_found', kind)
    if (before.version !== version) throw new Refusal('version_conflict', undefined, { version: before.version })
    const definition = definitionOf(kind)
    const { roundId, unitId } = before
    const typed = { ...before.body, ...parsedFields(kind, changes) }
    const after = definition.filled?.(caseFile, { roundId, unitId, before: before.body, after: typed }) ?? typed
    const admit = (body: Body<K>): void => definition.admit?.(caseFile, { id, roundId, before: before.body, after: body })
    return change(caseFile, before, after, { admit, apart })
  })
}

/**
 * Writes a new body for a record in the running transaction: version, history, audit, all that is derived. `admit` is
 * asked before anything is written; changes that the casework itself makes (sign-off, numbering) have nothing to ask.
 */
export function change<K extends Kind>(
  caseFile: CaseFile,
  before: RecordOf<K>,
  body: Body<K>,
  { admit = () => {}, apart = false }: { readonly admit?: (body: Body<K>) => void; readonly apart?: boolean } = {},
): RecordOf<K> {
  const { id, kind, roundId, unitId } = before
  const hash = contentHash({ kind, roundId, unitId, body, deleted: before.deletedAt !== null })
  if (hash === before.contentHash) return before
  admit(body)
  const record = { ...before, body, contentHash: hash, ...nextWriting(caseFile, before) }
  const opened = noteHistory(caseFile, writingOf(record), differencesOf(before.body, body), {
    sealed: apart || hasLeft(caseFile, before),
    course: definitionOf(kind).course,
  })
  writeRecord(caseFile, before, record)
  if (opened) caseFile.audit.append('record.change', { kind, id }, { version: record.version, hash })
  return record
}

/** Moves a record to the bin; it can be restored. Deleting what is deleted changes nothing. */
export function deleteRecord<K extends Kind>(caseFile: CaseFile, kind: K, id: string): RecordOf<K> {
  return setDeleted(caseFile, kind, id, true)
}

/** Takes a record out of the bin. Restoring what is alive changes nothing. */
export function restoreRecord<K extends Kind>(caseFile: CaseFile, kind: K, id: string): RecordOf<K> {
  return setDeleted(caseFile, kind, id, false)
}

function setDeleted<K extends Kind>(caseFile: CaseFile, kind: K, id: string, deleted: boolean): RecordOf<K> {
  return atomically(caseFile, () => {
    const before = recordOf(caseFile, kind, id)
    if ((before.deletedAt !== null) === deleted) return before
    const { roundId, unitId, body } = before
    definitionOf(kind).admit?.(caseFile, { id, roundId, before: body, after: deleted ? null : body })
    const record: RecordOf<K> = {
      ...before,
      ...nextWriting(caseFile, before),
      deletedAt: deleted ? caseFile.now() : null,
      contentHash: contentHash({ kind, roundId, unitId, body, deleted }),
    }
    noteHistory(caseFile, writingOf(record), [{ field: 'deleted', before: !deleted, after: deleted }], { sealed: true, course: null })
    writeRecord(caseFile, before, record)
    caseFile.audit.append(deleted ? 'record.delete' : 'record.restore', { kind, id }, { version: record.version, hash: record.contentHash })
    return record
  })
}

const nextWriting = (caseFile: CaseFile, before: RecordOf) => ({
  version: before.version + 1,
  updatedAt: caseFile.now(),
  updatedBy: caseFile.person.memberId,
  updatedOn: caseFile.device.id,
})

const writingOf = (record: RecordOf) => ({
  recordId: record.id,
  version: record.version,
  at: record.updatedAt,
  by: record.updatedBy,
  on: record.updatedOn,
})

/** Whether the record has left in a bundle, or come in with one, exactly as it stands. */
function hasLeft(caseFile: CaseFile, record: RecordOf): boolean {
  const { k } = caseFile.queries
  return (
    caseFile.queries.first(
      k.selectFrom('ancestor').select('ordinal').where('record_id', '=', record.id).where('content_hash', '=', record.contentHash),
    ) !== undefined
  )
}

function mustBelong(caseFile: CaseFile, needsRound: boolean, roundId: string | null, unitId: string | null): void {
  if (needsRound && roundId === null) throw new Refusal('bad_input', 'roundId')
  if (roundId !== null) recordOf(caseFile, 'round', roundId)
  if (unitId !== null) recordOf(caseFile, 'unit', unitId)
}

function numbered<K extends Kind>(caseFile: CaseFile, kind: K, roundId: string | null, body: Body<K>): Body<K> {
  return 'number' in body && body.number === '' ? { ...body, number: nextNumber(caseFile, kind, roundId) } : body
}

function parsed<T>(schema: z.ZodType<T>, value: unknown, at: readonly string[] = []): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new Refusal('bad_input', [...at, ...(result.error.issues[0]?.path ?? [])].join('/'))
}

/** Only the fields that are named, each by its own schema: what is absent stays as it was. */
function parsedFields<K extends Kind>(kind: K, changes: Partial<Body<K>>): Partial<Body<K>> {
  const shape = bodies[kind].shape as Readonly<Record<string, z.ZodType>>
  return Object.fromEntries(
    Object.entries(changes).flatMap(([field, value]) => {
      const schema = Object.hasOwn(shape, field) ? shape[field] : undefined
      if (schema === undefined) throw new Refusal('bad_input', field)
      return value === undefined ? [] : [[field, parsed(schema, value, [field])]]
    }),
  ) as Partial<Body<K>>
}
