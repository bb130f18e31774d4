import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CaseFile } from '../../../db/vault/case-file.ts'

/** Everything that an import could change, for "nothing changed" to be a comparison. */
export function standing(caseFile: CaseFile): unknown {
  const tables = [
    'record',
    'body',
    'reference',
    'history',
    'ancestor',
    'passage',
    'file',
    'audit',
    'imported_bundle',
    'origin',
    'imported_audit',
  ]
  const staged = ['staged_import', 'staged_record', 'staged_line', 'staged_file']
  const count = (table: string) => caseFile.db.prepare(`SELECT count(*) AS rows FROM ${table}`).pluck().get()
  let files: string[] = []
  try {
    files = readdirSync(join(caseFile.folder, 'files')).sort()
  } catch {
    // a case file that never had a file has no folder for them
  }
  const records = caseFile.db.prepare('SELECT id, version, content_hash, deleted_at FROM record ORDER BY id').all()
  return { rows: Object.fromEntries([...tables, ...staged].map((table) => [table, count(table)])), records, files }
}
