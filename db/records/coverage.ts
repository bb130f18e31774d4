import { sql } from 'kysely'
import type { CatalogueItem } from '../model/catalogue.ts'
import { Refusal } from '../model/failure.ts'
import { type Kind, kinds, type RecordOf } from '../model/record.ts'
import { rectificationStatuses } from '../model/rectification.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { CoverageItem, CoverageState, CoverageTree, CoveredRecord } from '../worker/requests/coverage.ts'
import { dayOf } from './days.ts'
import { createRecord } from './footing.ts'
import { livingBodies, type Stay } from './living.ts'
import { pickSources, versionsOn } from './picking.ts'
import { recordOf } from './rows.ts'

/** One living tag of a living record. */
export interface Tagging {
  readonly itemId: string
  readonly recordId: string
  readonly kind: string
  readonly unitId: string | null
  /** Whether the record states a problem, as it stands. */
  readonly finding: boolean
  readonly by: string
}

/** In which statuses records of a kind state a problem: what is only suspected, or was given up, does not. A further kind is a line here. */
const findings: { readonly [K in Kind]?: readonly string[] } = {
  issue_draft: ['drafting', 'signing', 'final', 'returned'],
  lead: ['confirmed', 'draft', 'clue'],
  rectification: rectificationStatuses, // what the unit is told to put right has been found
}

/** Kept until anything at all is written: several figures of one page ask for the same tags. */
const known = new WeakMap<CaseFile, { readonly changes: number; readonly rounds: Map<string, readonly Tagging[]> }>()

/** Every tag of a round, or of one unit of it. The record's own unit counts: it may have moved since it was tagged. */
export function taggings(caseFile: CaseFile, { roundId = '', unitId }: Stay): readonly Tagging[] {
  const { queries } = caseFile
  const total = sql<{ changes: number }>`SELECT total_changes() AS changes`
  const changes = queries.first<{ changes: number }>({ compile: () => total.compile(queries.k) })?.changes ?? 0
  const kept = known.get(caseFile)
  const { rounds } = kept?.changes === changes ? kept : { rounds: new Map<string, readonly Tagging[]>() }
  known.set(caseFile, { changes, rounds })
  const all = rounds.get(roundId) ?? readTaggings(caseFile, roundId)
  rounds.set(roundId, all)
  return unitId ? all.filter((tag) => tag.unitId === unitId) : all
}

/** Three plain walks, put together here: joined row by row, ten thousand tags would be felt. */
function readTaggings({ queries: { k, all } }: CaseFile, roundId: string): readonly Tagging[] {
  const living = k.selectFrom('record').where('deleted_at', 'is', null).where('round_id', '=', roundId)
  const tags = all(living.select(['id', 'created_by']).where('kind', '=', 'focus_tag'))
  if (tags.length === 0) return []
  const [where, what] = [new Map<string, string>(), new Map<string, string>()]
  for (const { from_id, role, to_id } of all(k.selectFrom('reference').selectAll().where('role', 'in', ['tag_of', 'tagged_with'])))
    (role === 'tag_of' ? where : what).set(from_id, to_id)
  const tagged = kinds.filter((kind) => kind !== 'focus_tag')
  const records = new Map(all(living.select(['id', 'kind', 'unit_id', 'status']).where('kind', 'in', tagged)).map((row) => [row.id, row]))
  const targets = k.selectFrom('reference').innerJoin('record', 'record.id', 'to_id').select('from_id').where('role', '=', 'lead_target')
  const givenUp = all(targets.where((row) => row.or([row('status', '=', 'abandoned'), row('deleted_at', 'is not', null)])))
  const vain = new Set(givenUp.map(({ from_id }) => from_id)) // leads that became a draft which came to nothing
  return tags.flatMap(({ id, created_by: by }) => {
    const record = records.get(where.get(id) ?? '')
    const itemId = what.get(id)
    if (record === undefined || itemId === undefined) return []
    const finding = (findings[record.kind as Kind]?.includes(record.status) ?? false) && !vain.has(record.id)
    return [{ itemId, recordId: record.id, kind: record.kind, unitId: record.unit_id, finding, by }]
  })
}

/** What has been looked at by whom with what result, for every entry of the trees in force. */
export function coverageOf(caseFile: CaseFile, stay: Stay, families: readonly string[]): readonly CoverageTree[] {
  const sources = pickSources(caseFile).filter(
    ({ kind, family }) => kind === 'catalogue' && (families.length === 0 || families.includes(family)),
  )
  const tags = new Map<string, Tagging[]>()
  for (const tag of taggings(caseFile, stay)) {
    const list = tags.get(tag.itemId)
    if (list === undefined) tags.set(tag.itemId, [tag])
    else list.push(tag)
  }
  const marks = marksOf(caseFile, stay)
  return versionsOn(sources, dayOf(caseFile.now())).map(({ recordId, family, name }) => {
    const { items, versionName } = recordOf(caseFile, 'catalogue', recordId).body
    const covered = coverItems(items, tags, marks)
    const leaves = covered.filter(({ leaf }) => leaf)
    const count = (state: CoverageState) => leaves.filter((item) => item.state === state).length
    const totals = { found: count('found'), nothing: count('nothing'), looking: count('looking'), untouched: count('untouched') }
    return { catalogueId: recordId, family, name, versionName, totals, items: covered }
  })
}

/** The latest living mark of each entry, as far as it speaks for this unit: marks of the whole round speak for all. */
function marksOf(caseFile: CaseFile, { roundId, unitId }: Stay): ReadonlyMap<string, NonNullable<CoverageItem['mark']>> {
  const marks = livingBodies(caseFile, 'coverage_mark', roundId === undefined ? {} : { roundId })
  const mine = marks.filter((mark) => !unitId || mark.unitId === null || mark.unitId === unitId)
  return new Map(mine.map(({ id, body: { itemId, sentence, by, on } }) => [itemId, { id, sentence, by, on }]))
}

interface Branch {
  readonly records: Map<string, Tagging>
  readonly by: Set<string>
  leaves: number
  touched: number
}

/** From the leaves up: a branch holds the records of all its entries, each once. */
export function coverItems(
  items: readonly CatalogueItem[],
  tags: ReadonlyMap<string, readonly Tagging[]>,
  marks: ReadonlyMap<string, NonNullable<CoverageItem['mark']>>,
): readonly CoverageItem[] {
  const branches = new Map(
    items.map(({ id }) => [id, { records: new Map<string, Tagging>(), by: new Set<string>(), leaves: 0, touched: 0 } as Branch]),
  )
  const parents = new Set(items.map(({ parentId }) => parentId))
  const states = new Map<string, CoverageState>()
  for (const item of items.toSorted((a, b) => b.level - a.level)) {
    const branch = branches.get(item.id) as Branch
    for (const tag of tags.get(item.id) ?? []) {
      branch.records.set(tag.recordId, tag)
      branch.by.add(tag.by)
    }
    const state = stateOf(branch, marks.has(item.id))
    states.set(item.id, state)
    if (!parents.has(item.id)) {
      branch.leaves = 1
      branch.touched = state === 'untouched' ? 0 : 1
    }
    const above = item.parentId === null ? undefined : branches.get(item.parentId)
    if (above === undefined) continue
    for (const [id, tag] of branch.records) above.records.set(id, tag)
    for (const one of branch.by) above.by.add(one)
    above.leaves += branch.leaves
    above.touched += branch.touched
  }
  return items.map((item) => {
    const branch = branches.get(item.id) as Branch
    const records = [...branch.records.values()]
    return {
      ...{ id: item.id, parentId: item.parentId, level: item.level, code: item.code, text: item.text, mandatory: item.mandatory },
      ...{ leaf: !parents.has(item.id), state: states.get(item.id) ?? 'untouched' },
      ...{ records: records.length, found: records.filter(({ finding }) => finding).length, by: [...branch.by].sort() },
      ...{ byUnit: countBy(records, ({ unitId }) => unitId ?? ''), byKind: countBy(records, ({ kind }) => kind) },
      ...{ mark: marks.get(item.id) ?? null, leaves: branch.leaves, touched: branch.touched },
    }
  })
}

function stateOf({ records }: Branch, marked: boolean): CoverageState {
  if ([...records.values()].some(({ finding }) => finding)) return 'found'
  if (marked) return 'nothing'
  return records.size > 0 ? 'looking' : 'untouched'
}

function countBy(records: readonly Tagging[], keyOf: (tagging: Tagging) => string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const record of records) counts[keyOf(record)] = (counts[keyOf(record)] ?? 0) + 1
  return counts
}

/** The records behind a figure: tagged with an entry or one below it, in a unit, of a kind; each once. */
export function recordsBehind(
  caseFile: CaseFile,
  {
    catalogueId,
    itemId,
    kind,
    ...stay
  }: Stay & { readonly catalogueId: string; readonly itemId: string; readonly kind?: string | null | undefined },
): readonly CoveredRecord[] {
  const { items } = recordOf(caseFile, 'catalogue', catalogueId).body
  const branch = branchOf(items, itemId)
  const codes = new Map(items.map(({ id, code }) => [id, code]))
  const first = new Map<string, Tagging>()
  for (const tag of taggings(caseFile, stay))
    if (branch.has(tag.itemId) && (!kind || tag.kind === kind) && !first.has(tag.recordId)) first.set(tag.recordId, tag)
  const ids = sql<string>`(SELECT value FROM json_each(${JSON.stringify([...first.keys()])}))`
  const { k } = caseFile.queries
  const named = caseFile.queries.all(k.selectFrom('record').select(['id', 'number', 'title']).where('id', 'in', ids))
  const names = new Map(named.map(({ id, ...name }) => [id, name]))
  return [...first.values()]
    .flatMap((tag) => {
      const { recordId: id, unitId } = tag
      const row = names.get(id)
      return row === undefined
        ? []
        : [{ id, unitId, kind: tag.kind as Kind, ...row, code: codes.get(tag.itemId) ?? '', found: tag.finding }]
    })
    .toSorted((a, b) => (a.kind === b.kind ? (a.number < b.number ? -1 : 1) : a.kind < b.kind ? -1 : 1))
}

/** An entry and all below it. */
function branchOf(items: readonly CatalogueItem[], itemId: string): ReadonlySet<string> {
  const branch = new Set([itemId])
  for (const { id, parentId } of items.toSorted((a, b) => a.level - b.level)) if (parentId !== null && branch.has(parentId)) branch.add(id)
  return branch
}

/** Notes that an entry was looked at without a finding. Refuses with `not_found` where the entry is in no such catalogue. */
export function markNothing(
  caseFile: CaseFile,
  {
    roundId,
    unitId,
    catalogueId,
    itemId,
    sentence,
  }: { roundId: string; unitId: string | null; catalogueId: string; itemId: string; sentence: string },
): RecordOf<'coverage_mark'> {
  const item = recordOf(caseFile, 'catalogue', catalogueId).body.items.find(({ id }) => id === itemId)
  if (item === undefined) throw new Refusal('not_found', 'catalogue')
  const { code, text } = item
  const [by, on] = [caseFile.person.memberId, dayOf(caseFile.now())]
  return createRecord(caseFile, 'coverage_mark', { roundId, unitId, body: { catalogueId, itemId, code, text, sentence, by, on } })
}
