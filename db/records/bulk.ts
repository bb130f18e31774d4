import { v7 as newId } from 'uuid'
import { Refusal } from '../model/failure.ts'
import { type Field, settable } from '../model/forms/form.ts'
import type { Body, Kind, RecordOf } from '../model/record.ts'
import { assignable, type Register, registerOf, taggable } from '../model/register.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { BulkChange, BulkOutcome } from '../worker/requests/bulk.ts'
import { atomically } from './atomically.ts'
import { type Entry, entriesOn, mustHaveEntry, putTags } from './focus.ts'
import { deleteRecord, restoreRecord, saveRecord } from './footing.ts'
import { definitionOf } from './kinds.ts'
import { findRecord, recordOf } from './rows.ts'

/** What takes one record of an act back: it applies to the record as the act left it and to no other. */
interface Inverse {
  readonly id: string
  readonly version: number
  readonly change: Change
}
type Change =
  | { readonly type: 'save'; readonly changes: Partial<Body<Kind>> }
  /** Tags are records of their own: the version of what they are on does not tell whether they are as the act left them. */
  | { readonly type: 'focus'; readonly items: readonly Entry[]; readonly left?: readonly string[] }
  | { readonly type: 'delete' }
  | { readonly type: 'restore' }

interface Act {
  readonly kind: Kind
  readonly inverses: readonly Inverse[]
}

/** Acts that can still be taken back, by case file: they end with it. The oldest give way. */
const acts = new WeakMap<CaseFile, Map<string, Act>>()
const mostActs = 50

/**
 * Does one thing to many records of a kind, in one transaction. Each is asked by the rules of its kind; one that refuses
 * stays as it was and is named in the outcome, the others are changed. Each has the change in its history, the audit
 * chain has one row for the act. Refuses with `bad_input` what the kind's register does not offer.
 */
export function changeMany(caseFile: CaseFile, kind: Kind, ids: readonly string[], change: BulkChange): BulkOutcome {
  const register = registerOf(kind)
  if (register === undefined) throw new Refusal('bad_input', 'kind')
  mustOffer(caseFile, register, change)
  return perform(caseFile, kind, 'record.bulk', { do: change.do, ...('field' in change && { field: change.field }) }, ids, (id) =>
    planned(caseFile, recordOf(caseFile, kind, id), register, change),
  )
}

/**
 * Takes an act back, record by record; those that somebody changed since refuse with `version_conflict` and stay.
 * Refuses with `not_found` when the act is not known (any more): acts are remembered until the case file locks.
 */
export function undoMany(caseFile: CaseFile, actId: string): BulkOutcome & { readonly kind: Kind } {
  const act = acts.get(caseFile)?.get(actId)
  if (act === undefined) throw new Refusal('not_found', 'act')
  const inverses = new Map(act.inverses.map((inverse) => [inverse.id, inverse]))
  const outcome = perform(caseFile, act.kind, 'record.bulk_undo', { of: actId }, [...inverses.keys()], (id) => {
    const { version } = recordOf(caseFile, act.kind, id)
    const inverse = inverses.get(id)
    if (inverse === undefined || !isAsLeft(caseFile, inverse, version)) throw new Refusal('version_conflict', undefined, { version })
    return inverse.change
  })
  acts.get(caseFile)?.delete(actId)
  return { ...outcome, kind: act.kind }
}

function isAsLeft(caseFile: CaseFile, { id, version, change }: Inverse, now: number): boolean {
  if (change.type !== 'focus') return version === now
  const held = entriesOn(caseFile, id).map(({ itemId }) => itemId)
  return held.length === change.left?.length && held.every((itemId) => change.left?.includes(itemId))
}

function perform(
  caseFile: CaseFile,
  kind: Kind,
  action: string,
  detail: Readonly<Record<string, unknown>>,
  ids: readonly string[],
  plan: (id: string) => Change | null,
): BulkOutcome {
  return atomically(caseFile, () => {
    const act = newId()
    const refused: { id: string; number: string; title: string; failure: Refusal['failure'] }[] = []
    const inverses: Inverse[] = []
    const records: Record<string, string> = {}
    const quiet = withOneAuditRow(caseFile)
    const total = caseFile.db.prepare('SELECT total_changes()').pluck()
    const writes = (): unknown => total.get()
    for (const id of new Set(ids)) {
      const before = writes()
      try {
        const change = plan(id)
        const done = change === null ? null : apply(quiet, kind, id, change)
        if (done === null) continue
        inverses.push({ id, version: done.version, change: done.inverse })
        for (const { id: written, contentHash } of done.written) records[written] = contentHash
      } catch (error) {
        // A refusal that came after something was written must undo all of it: there are no savepoints (atomically.ts).
        if (!(error instanceof Refusal) || writes() !== before) throw error
        refused.push({ id, ...calledOf(caseFile, id), failure: error.failure })
      }
    }
    if (inverses.length > 0 || refused.length > 0)
      caseFile.audit.append(action, { kind, id: act }, { ...detail, changed: inverses.length, refused: refused.length, records })
    if (inverses.length > 0) remember(caseFile, act, { kind, inverses })
    return {
      act: inverses.length > 0 ? act : null,
      changed: inverses.length,
      unchanged: new Set(ids).size - inverses.length - refused.length,
      refused,
    }
  })
}

/** Rows that each change would add to the chain are left to the act's own row, which names every record and its hash. */
const covered = ['record.create', 'record.change', 'record.delete', 'record.restore']
const withOneAuditRow = (caseFile: CaseFile): CaseFile => ({
  ...caseFile,
  audit: {
    ...caseFile.audit,
    append: (action, ...rest) => {
      if (!covered.includes(action)) caseFile.audit.append(action, ...rest)
    },
  },
})

interface Done {
  /** Of the record that was acted on, as the act left it. */
  readonly version: number
  readonly written: readonly RecordOf[]
  readonly inverse: Change
}

/** Null where the record is that way already. */
function apply(caseFile: CaseFile, kind: Kind, id: string, change: Change): Done | null {
  const before = recordOf(caseFile, kind, id)
  if (change.type === 'focus') return tag(caseFile, before, change.items)
  if (change.type !== 'save') {
    const after = change.type === 'delete' ? deleteRecord(caseFile, kind, id) : restoreRecord(caseFile, kind, id)
    if (after.version === before.version) return null
    return { version: after.version, written: [after], inverse: { type: change.type === 'delete' ? 'restore' : 'delete' } }
  }
  const { changes } = change
  const after = saveRecord(caseFile, kind, { id, version: before.version, changes }, true)
  if (after.version === before.version) return null
  const held = before.body as Readonly<Record<string, unknown>>
  const inverse = Object.fromEntries(Object.keys(changes).map((field) => [field, held[field]])) as Partial<Body<Kind>>
  return { version: after.version, written: [after], inverse: { type: 'save', changes: inverse } }
}

function tag(caseFile: CaseFile, { id, version }: RecordOf, items: readonly Entry[]): Done | null {
  const before = entriesOn(caseFile, id)
  const written = putTags(caseFile, { recordId: id, field: '', items })
  if (written.length === 0) return null
  return { version, written, inverse: { type: 'focus', items: before, left: items.map(({ itemId }) => itemId) } }
}

function remember(caseFile: CaseFile, id: string, act: Act): void {
  const known = acts.get(caseFile) ?? new Map<string, Act>()
  acts.set(caseFile, known.set(id, act))
  const oldest = known.keys().next().value
  if (known.size > mostActs && oldest !== undefined) known.delete(oldest)
}

function calledOf(caseFile: CaseFile, id: string): { readonly number: string; readonly title: string } {
  const record = findRecord(caseFile, id)
  if (record === undefined) return { number: '', title: '' }
  const { number, title } = definitionOf(record.kind).summary(record.body)
  return { number, title }
}

function mustOffer(caseFile: CaseFile, register: Register, change: BulkChange): void {
  if (change.do === 'focus') for (const entry of change.add) mustHaveEntry(caseFile, entry)
  const fieldsFor = (): readonly Field[] => (change.do === 'assign' ? assignable(register) : taggable(register))
  if (change.do === 'status') {
    if (register.course === null || !settable(register.statuses).some(({ value }) => value === change.status))
      throw new Refusal('bad_input', 'status')
  } else if ('field' in change && !fieldsFor().some(({ name }) => name === change.field)) throw new Refusal('bad_input', 'field')
}

/** What the act means for one record. */
function planned(caseFile: CaseFile, record: RecordOf, register: Register, change: BulkChange): Change | null {
  if (change.do === 'delete' || change.do === 'restore') return { type: change.do }
  if (record.deletedAt !== null) throw new Refusal('not_found', record.kind)
  const save = (field: string, value: unknown): Change => ({ type: 'save', changes: { [field]: value } as Partial<Body<Kind>> })
  if (change.do === 'status') return register.course === null ? null : save(register.course, change.status)
  if (change.do === 'focus') {
    const kept = entriesOn(caseFile, record.id).filter(({ itemId }) => !change.remove.includes(itemId))
    const come = change.add.filter(({ itemId }) => !kept.some((entry) => entry.itemId === itemId))
    return { type: 'focus', items: [...kept, ...come] }
  }
  const held = (record.body as Readonly<Record<string, unknown>>)[change.field]
  const several = Array.isArray(held) ? (held as readonly string[]) : null
  if (change.do === 'tag') {
    const kept = (several ?? []).filter((tag) => !change.remove.includes(tag))
    return save(change.field, [...new Set([...kept, ...change.add])])
  }
  if (several === null) return save(change.field, change.members[0] ?? null)
  return save(change.field, change.how === 'add' ? [...new Set([...several, ...change.members])] : [...new Set(change.members)])
}
