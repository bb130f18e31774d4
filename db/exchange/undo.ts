import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../model/failure.ts'
import { exchangePassages, type PassageRow } from '../search/passages.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { besideCopy, restoreEach, restoreTable, sameSchema } from '../vault/restore.ts'
import type { DeskUndo } from '../worker/requests/exchange.ts'
import { keepNewest } from './apply.ts'
import { caseworkStanding } from './standing.ts'

/** 撤销导入: the casework becomes what it was before many bundles were taken in. */

/**
 * What an import writes, or changes by what it writes; restored in this order. Everything else stays: the audit chain,
 * cards, accounts, what left, clues, settings. Quotations come last, for triggers write them meanwhile.
 */
export const restoredTables = [
  'record',
  'body',
  'reference',
  'history',
  'ancestor',
  'lineage',
  'renumbering',
  'survey_count',
  'suggestion',
  'file',
  'imported_bundle',
  'imported_audit',
  'origin',
  'set_aside',
  'pick_source',
  'pick_item',
  'passage',
  'quotation',
] as const

/** The last import that was not undone, and what stands in the way of undoing it; null where there is none. */
export function undoable(caseFile: CaseFile): DeskUndo | null {
  const { k } = caseFile.queries
  const row = caseFile.queries.first(k.selectFrom('desk_import').selectAll().where('undone_at', 'is', null).orderBy('seq', 'desc').limit(1))
  if (row === undefined) return null
  const bundleIds = JSON.parse(row.bundles) as string[]
  const saved = caseFile.queries.all(
    k.selectFrom('imported_bundle').select('bundle_id').where('bundle_id', 'in', bundleIds).where('receipt_saved_at', 'is not', null),
  )
  const obstacle = !existsSync(join(caseFile.folder, 'backups', row.snapshot))
    ? 'gone'
    : saved.length > 0
      ? 'receipt'
      : caseworkStanding(caseFile) !== row.standing
        ? 'changed'
        : null
  return { deskImportId: row.id, at: row.at, by: row.by_name, bundles: bundleIds.length, obstacle }
}

/**
 * Undoes an import, in one transaction. Throws `Refusal('cannot_undo', why)`: 'last' when it is not the last one that
 * stands, 'receipt' when its receipt may be with the group already, which then believes its bundle to be here, 'changed'
 * when anything else was written since, 'gone' when its copy is, 'schema' when the program was renewed since.
 */
export async function undo(caseFile: CaseFile, deskImportId: string): Promise<DeskUndo> {
  const found = undoable(caseFile)
  if (found?.deskImportId !== deskImportId) throw new Refusal('cannot_undo', 'last')
  if (found.obstacle !== null) throw new Refusal('cannot_undo', found.obstacle)
  const { k } = caseFile.queries
  const row = caseFile.queries.first(k.selectFrom('desk_import').select(['snapshot', 'bundles']).where('id', '=', deskImportId))
  const files = besideCopy(caseFile.db, join(caseFile.folder, 'backups', row?.snapshot ?? ''), () => {
    if (!sameSchema(caseFile.db)) throw new Refusal('cannot_undo', 'schema')
    const before = storedNames(caseFile)
    for (const table of restoredTables) restore(caseFile, table)
    const after = new Set(storedNames(caseFile))
    const mark = { undone_at: caseFile.now(), undone_by: caseFile.person.name }
    caseFile.queries.run(k.updateTable('desk_import').set(mark).where('id', '=', deskImportId))
    caseFile.audit.append('import.undone', { kind: 'desk_import', id: deskImportId }, { bundles: JSON.parse(row?.bundles ?? '[]') })
    return before.filter((name) => !after.has(name))
  })
  await caseFile.files.discard(files)
  keepNewest(caseFile)
  caseFile.vault.noteHead(caseFile.audit.end())
  return found
}

function restore(caseFile: CaseFile, table: (typeof restoredTables)[number]): void {
  if (table === 'passage') {
    restoreEach<PassageRow>(caseFile.db, table, {
      leave: (rows) => exchangePassages(caseFile, rows, []),
      enter: (rows) => exchangePassages(caseFile, [], rows),
    })
  } else restoreTable(caseFile.db, table)
}

const storedNames = ({ queries }: CaseFile): readonly string[] =>
  queries.all(queries.k.selectFrom('file').select('stored_name')).map((row) => row.stored_name)
