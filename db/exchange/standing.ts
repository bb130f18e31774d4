import { createHash } from 'node:crypto'
import type { CaseFile } from '../vault/case-file.ts'

/**
 * What the casework is at this moment, as one hash: two moments between which nothing was written give the same. Held
 * against by the undoing of an import, which must not take anything else with it.
 */
export function caseworkStanding({ db }: CaseFile): string {
  const hash = createHash('sha256')
  const each = (statement: string): void => {
    for (const row of db.prepare(statement).raw().iterate()) hash.update(`${JSON.stringify(row)}\n`)
  }
  each('SELECT id, version, content_hash, deleted_at FROM record ORDER BY id')
  // What was said of a bundle since has left, or may have, in a receipt.
  each('SELECT bundle_id, receipt_saved_at, decided_at FROM imported_bundle ORDER BY bundle_id')
  each('SELECT count(*), max(id) FROM history')
  each('SELECT count(*), sum(conflicts) FROM lineage')
  for (const table of ['reference', 'ancestor', 'origin', 'file', 'set_aside', 'renumbering', 'imported_audit']) {
    each(`SELECT count(*) FROM ${table}`)
  }
  return hash.digest('hex')
}
