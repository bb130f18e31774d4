import { sql } from 'kysely'
import { Manifest } from '../model/bundle.ts'
import { Refusal } from '../model/failure.ts'
import { definitionOf } from '../records/kinds.ts'
import { openConflicts } from '../records/lineage.ts'
import { findRecord } from '../records/rows.ts'
import { applyIncoming } from '../records/travelling.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Change, DeskPreview, Sample } from '../worker/requests/exchange.ts'
import { isKnown, mayBring } from './commit.ts'
import { inOrder, noChanges, stagedRecord } from './stage.ts'

/** 集中导入: what many staged bundles would do together, before any of them is taken in. */

/** A staged bundle in its place. */
export interface Staged {
  readonly importId: string
  readonly manifest: Manifest
  readonly fileName: string
}

/**
 * In the order in which they are taken in: of each device by rising number, so that a bundle that goes on from another
 * comes after it. Throws `Refusal('not_found')` for an import that is not staged (any more).
 */
export function inSequence(caseFile: CaseFile, importIds: readonly string[]): readonly Staged[] {
  const { k } = caseFile.queries
  const staged = [...new Set(importIds)].map((importId) => {
    const row = caseFile.queries.first(k.selectFrom('staged_import').select(['manifest', 'file_name']).where('id', '=', importId))
    if (row === undefined) throw new Refusal('not_found', 'import')
    return { importId, manifest: Manifest.parse(JSON.parse(row.manifest)), fileName: row.file_name }
  })
  const place = ({ manifest: { deviceId, sequence } }: Staged): string => `${deviceId} ${String(sequence).padStart(16, '0')}`
  return staged.sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0))
}

/**
 * What would change if all were taken in one after the other. A record that several of them bring is counted once, as
 * what comes of all of them: found by taking it in and thinking better of it. Throws `Refusal('not_found')`.
 */
export function previewAll(caseFile: CaseFile, importIds: readonly string[]): DeskPreview {
  const order = inSequence(caseFile, importIds)
  const rows = order.flatMap(({ importId, manifest }) => (mayBring(caseFile, manifest.bundleId) ? recordsOf(caseFile, importId) : []))
  const several = new Set(severalTimes(caseFile, rows.filter(isEffective)))
  const outcomes = outcomesOf(caseFile, rows, several)
  const totals = noChanges()
  const byKind: Record<string, Record<Change, number>> = {}
  for (const { kind, change } of outcomes.values()) {
    totals[change] += 1
    const ofKind = byKind[kind] ?? noChanges()
    byKind[kind] = ofKind
    ofKind[change] += 1
  }
  return {
    importIds: order.map(({ importId }) => importId),
    fresh: order.filter(({ manifest }) => !isKnown(caseFile, manifest.bundleId)).length,
    totals,
    byKind,
    samples: samplesOf(caseFile, outcomes),
    files: filesOf(caseFile, order),
    severalTimes: several.size,
  }
}

interface StagedRow {
  readonly importId: string
  readonly id: string
  readonly kind: string
  readonly change: Change
}

function recordsOf({ queries }: CaseFile, importId: string): readonly StagedRow[] {
  const { k } = queries
  return queries
    .all(k.selectFrom('staged_record').select(['id', 'kind', 'change']).where('import_id', '=', importId))
    .map(({ id, kind, change }) => ({ importId, id, kind, change: change as Change }))
}

/** What we have already, or have seen the end of, changes nothing whatever else comes. */
const isEffective = ({ change }: StagedRow): boolean => change !== 'unchanged' && change !== 'older'

/** Ids that come more than once, each time with another content. */
function* severalTimes(caseFile: CaseFile, rows: readonly StagedRow[]): Generator<string> {
  for (const [id, same] of Map.groupBy(rows, (row) => row.id)) {
    if (same.length > 1 && new Set(same.map((row) => hashOf(caseFile, row))).size > 1) yield id
  }
}

function hashOf({ queries }: CaseFile, { importId, id }: StagedRow): string | undefined {
  const { k } = queries
  const hash = sql<string>`json ->> '$.contentHash'`.as('hash')
  return queries.first(k.selectFrom('staged_record').select(hash).where('import_id', '=', importId).where('id', '=', id))?.hash
}

type Outcomes = ReadonlyMap<string, StagedRow>

function outcomesOf(caseFile: CaseFile, rows: readonly StagedRow[], several: ReadonlySet<string>): Outcomes {
  const outcomes = new Map<string, StagedRow>()
  for (const row of rows) {
    const before = outcomes.get(row.id)
    if (before === undefined || (!isEffective(before) && isEffective(row))) outcomes.set(row.id, row)
  }
  if (several.size > 0) {
    const tried = tryOut(
      caseFile,
      rows.filter((row) => several.has(row.id) && isEffective(row)),
    )
    for (const row of tried) outcomes.set(row.id, row)
  }
  return outcomes
}

/** Thrown to undo a trial; never leaves this file. */
class Trial extends Error {}

/** Takes records in, looks at what became of them, and takes it all back. */
function tryOut(caseFile: CaseFile, rows: readonly StagedRow[]): readonly StagedRow[] {
  let outcomes: readonly StagedRow[] = []
  const there = new Set(rows.filter(({ id }) => findRecord(caseFile, id) !== undefined).map(({ id }) => id))
  try {
    caseFile.db
      .transaction(() => {
        const changes = Map.groupBy(rows, ({ id }) => id)
        const applied = new Map<string, Change[]>()
        for (const row of [...rows].sort(inOrder)) {
          const change = attempt(caseFile, row)
          if (change !== null) applied.set(row.id, [...(applied.get(row.id) ?? []), change])
        }
        outcomes = [...changes.values()].flatMap(([row]) =>
          row === undefined ? [] : [{ ...row, change: together(caseFile, row.id, there.has(row.id), applied.get(row.id) ?? []) }],
        )
        throw new Trial()
      })
      .immediate()
  } catch (error) {
    if (!(error instanceof Trial)) throw error
  }
  return outcomes
}

/** Null where it is refused, which the taking in will say in its own words. */
function attempt(caseFile: CaseFile, { importId, id }: StagedRow): Change | null {
  try {
    return applyIncoming(caseFile, stagedRecord(caseFile, importId, id), importId)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

function together(caseFile: CaseFile, id: string, wasThere: boolean, changes: readonly Change[]): Change {
  if (changes.includes('conflict') && openConflicts(caseFile, id) > 0) return 'conflict'
  if (findRecord(caseFile, id)?.deletedAt !== null) return 'deleted'
  if (!wasThere) return 'new'
  if (changes.includes('merged') || changes.includes('conflict')) return 'merged'
  return changes.includes('changed') || changes.includes('deleted') ? 'changed' : 'unchanged'
}

const mostSamples = 40
/** What a person will have to choose in, and what goes, is shown before what is merely new. */
const worthFirst: readonly Change[] = ['conflict', 'deleted', 'merged', 'changed', 'new']

function samplesOf(caseFile: CaseFile, outcomes: Outcomes): readonly Sample[] {
  const worth = [...outcomes.values()]
    .filter(
      ({ kind, change }) =>
        change === 'conflict' || (worthFirst.includes(change) && definitionOf(kind as 'interview').numberPrefix !== null),
    )
    .sort((a, b) => worthFirst.indexOf(a.change) - worthFirst.indexOf(b.change))
  return worth.slice(0, mostSamples).map(({ importId, id, kind, change }) => {
    const record = stagedRecord(caseFile, importId, id)
    const { number, title } = definitionOf(record.kind).summary(record.body as never)
    return { kind, number, title, change }
  })
}

function filesOf({ queries }: CaseFile, order: readonly Staged[]): { readonly new: number; readonly bytes: number } {
  const { k } = queries
  const sizes = new Map<string, number>()
  for (const { importId } of order) {
    for (const { sha256, size } of queries.all(k.selectFrom('staged_file').select(['sha256', 'size']).where('import_id', '=', importId))) {
      sizes.set(sha256, size)
    }
  }
  return { new: sizes.size, bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0) }
}
