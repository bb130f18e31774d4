import type { CatalogueItem } from '../model/catalogue.ts'
import type { RecordOf } from '../model/record.ts'
import { wordsOf } from '../search/fold.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { CatalogueComparison, CatalogueFound, CataloguePreview } from '../worker/requests/catalogues.ts'
import { atomically } from './atomically.ts'
import { createRecord } from './footing.ts'
import { moveData } from './movements.ts'
import { type PickItem, type PickSource, pickSources, rankOf, versionsOn } from './picking.ts'
import { recordOf } from './rows.ts'
import { catalogueTemplate, treeOf } from './tables/catalogue-table.ts'
import { type Staged, stagedTable, stageTable, tableMoved } from './tables/staged.ts'
import { oneByOne, wideTemplate } from './tables/wide-table.ts'

interface Tree {
  readonly family: string
  readonly name: string
}

/** The version of a tree that was published last, whatever day it holds on. */
function newestVersion(caseFile: CaseFile, { family, name }: Tree): RecordOf<'catalogue'> | undefined {
  const source = pickSources(caseFile).find((one) => one.kind === 'catalogue' && one.family === family && one.name === name)
  return source === undefined ? undefined : recordOf(caseFile, 'catalogue', source.recordId)
}

/** Reads a table and says what it would mean for a tree, or everything that is wrong with it. Writes nothing. */
export async function previewCatalogue(caseFile: CaseFile, path: string, tree: Tree): Promise<CataloguePreview> {
  const staged = await stageTable(caseFile, path, [catalogueTemplate, wideTemplate])
  if (!('importId' in staged)) return staged
  const before = newestVersion(caseFile, tree)
  const made = treeIn(staged, before?.body.items ?? [])
  if ('problems' in made) return { ok: false, fileName: staged.fileName, problems: made.problems, more: 0 }
  const { added, changed, gone } = compareItems(before?.body.items ?? [], made.items)
  return {
    ok: true,
    importId: staged.importId,
    fileName: staged.fileName,
    sheet: staged.rows.sheet,
    byLevel: countByLevel(made.items),
    before: before === undefined ? null : { id: before.id, versionName: before.body.versionName },
    added: added.length,
    changed: changed.length,
    gone: gone.length,
    unchanged: made.items.length - added.length - changed.length,
    samples: made.items.slice(0, 20).map(({ code, text, level }) => ({ code, text, level })),
  }
}

const treeIn = ({ template, rows }: Staged, before: readonly CatalogueItem[]) =>
  treeOf(template === wideTemplate ? { ...rows, rows: oneByOne(rows.rows, before) } : rows, before)

function countByLevel(items: readonly CatalogueItem[]): readonly number[] {
  const counts: number[] = []
  for (const { level } of items) counts[level - 1] = (counts[level - 1] ?? 0) + 1
  return Array.from(counts, (count) => count ?? 0)
}

/** Publishes the table that was read as a new version of its tree: all of it, or nothing. */
export function importCatalogue(
  caseFile: CaseFile,
  {
    importId,
    ...version
  }: Tree & {
    readonly importId: string
    readonly versionName: string
    readonly validFrom: string
    readonly validTo: string
    readonly applies: string
  },
): RecordOf<'catalogue'> {
  return atomically(caseFile, () => {
    const staged: Staged = stagedTable(caseFile, importId)
    const made = treeIn(staged, newestVersion(caseFile, version)?.body.items ?? [])
    if ('problems' in made) throw new Error('a table with mistakes does not wait')
    const record = createRecord(caseFile, 'catalogue', { roundId: null, unitId: null, body: { ...version, items: [...made.items] } })
    moveData(caseFile, {
      action: 'catalogue.import',
      subject: { kind: 'catalogue', id: record.id },
      detail: { items: made.items.length, file: staged.fileName },
      movement: tableMoved(staged, `目录 ${made.items.length} 项`),
    })
    return record
  })
}

/** What one version has against another: entries by id, which stays the same for the same code. */
export function compareCatalogues(caseFile: CaseFile, id: string, beforeId: string): CatalogueComparison {
  return compareItems(recordOf(caseFile, 'catalogue', beforeId).body.items, recordOf(caseFile, 'catalogue', id).body.items)
}

function compareItems(before: readonly CatalogueItem[], after: readonly CatalogueItem[]): CatalogueComparison {
  const old = new Map(before.map((item) => [item.id, item]))
  const fresh = new Set(after.map(({ id }) => id))
  const parents = new Map([...before, ...after].map((item) => [item.id, item.code]))
  const told = (item: CatalogueItem) => [
    item.code,
    item.text,
    item.basis,
    item.mandatory,
    item.keywords,
    item.offset,
    parents.get(item.parentId ?? ''),
  ]
  return {
    added: after.filter(({ id }) => !old.has(id)),
    changed: after.flatMap((item) => {
      const was = old.get(item.id)
      return was === undefined || JSON.stringify(told(was)) === JSON.stringify(told(item)) ? [] : [{ before: was, after: item }]
    }),
    gone: before.filter(({ id }) => !fresh.has(id)),
  }
}

/** Entries that fit typed words, best first, in the versions that hold on a day. Without words the first entries. */
export function findItems(
  caseFile: CaseFile,
  {
    text,
    families,
    onDay,
    limit,
  }: { readonly text: string; readonly families: readonly string[]; readonly onDay: string; readonly limit: number },
): readonly CatalogueFound[] {
  const sources = pickSources(caseFile).filter(
    ({ kind, family }) => kind === 'catalogue' && (families.length === 0 || families.includes(family)),
  )
  return ranked(versionsOn(sources, onDay), text, limit).map(({ source, item }) => ({
    catalogueId: source.recordId,
    ...{ family: source.family, name: source.name },
    ...{ itemId: item.id, code: item.code, text: item.text, path: item.path, level: item.level, mandatory: item.mandatory },
  }))
}

interface Ranked {
  readonly source: PickSource
  readonly item: PickItem
}

/** Entries of versions by how well they fit; of equal ones in the order of the tree. */
export function ranked(sources: readonly PickSource[], text: string, limit: number): readonly Ranked[] {
  const words = wordsOf(text)
  const buckets = new Map<number, Ranked[]>()
  for (const source of sources)
    for (const item of source.items) {
      const rank = rankOf(item, words)
      if (rank === undefined) continue
      const bucket = buckets.get(rank)
      if (bucket === undefined) buckets.set(rank, [{ source, item }])
      else bucket.push({ source, item })
    }
  const found: Ranked[] = []
  for (const rank of [...buckets.keys()].sort((a, b) => a - b)) {
    found.push(...(buckets.get(rank) ?? []))
    if (found.length >= limit) break
  }
  return found.slice(0, limit)
}
