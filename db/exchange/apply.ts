import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { type Failure, Refusal } from '../model/failure.ts'
import { backUp } from '../vault/backup.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { DeskReport, ImportedBundle } from '../worker/requests/exchange.ts'
import { commit } from './commit.ts'
import { inSequence, type Staged } from './desk.ts'
import type { Work } from './medium.ts'
import { giveUp } from './stage.ts'
import { caseworkStanding } from './standing.ts'

/** 集中导入: many staged bundles taken in together, after a copy of the case file was made to come back to. */

/** Copies are as large as the case file; what lies further back is undone by hand, from a backup. */
export const mostSnapshots = 3
const isSnapshot = /^desk-.*\.db$/

/**
 * Takes all in, in one transaction with a savepoint for each: a power cut leaves all or none, while one that is refused
 * (its key was revoked meanwhile; it does not fit what another brought) is named and does not keep the others out.
 * Throws `Refusal('not_found')` for an import that is not staged, 'disk_full' and its like where no copy can be made;
 * nothing has changed then.
 */
export async function applyAll(caseFile: CaseFile, importIds: readonly string[], work: Pick<Work, 'report'>): Promise<DeskReport> {
  const order = inSequence(caseFile, importIds)
  const id = newId()
  work.report({ stage: 'copying', done: 0, total: order.length })
  // Nothing is awaited between the copy and the end of the transaction: nobody can write in between.
  const snapshot = backUp(caseFile.db, caseFile.folder, `desk-${id}`)
  const { bundles, refused } = taking(caseFile, snapshot, () => takeEach(caseFile, id, snapshot, order, work))
  for (const { importId } of refused) await giveUp(caseFile, importId)
  keepNewest(caseFile)
  caseFile.vault.noteHead(caseFile.audit.end())
  return { bundles, refused, deskImportId: bundles.length === 0 ? null : id }
}

function taking<T>(caseFile: CaseFile, snapshot: string, take: () => T): T {
  try {
    return caseFile.db.transaction(take).immediate()
  } catch (error) {
    rmSync(join(caseFile.folder, 'backups', snapshot), { force: true })
    throw error
  }
}

type Taken = Pick<DeskReport, 'bundles' | 'refused'>

function takeEach(caseFile: CaseFile, id: string, snapshot: string, order: readonly Staged[], work: Pick<Work, 'report'>): Taken {
  const bundles: ImportedBundle[] = []
  const refused: { importId: string; fileName: string; failure: Failure }[] = []
  for (const [done, { importId, fileName }] of order.entries()) {
    work.report({ stage: 'importing', done, total: order.length })
    try {
      bundles.push(commit(caseFile, importId))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ importId, fileName, failure: error.failure })
    }
  }
  if (bundles.length === 0) return { bundles, refused }
  const { k } = caseFile.queries
  const ids = bundles.map(({ bundleId }) => bundleId)
  caseFile.queries.run(
    k.insertInto('desk_import').values({
      id,
      at: caseFile.now(),
      by_name: caseFile.person.name,
      snapshot,
      bundles: JSON.stringify(ids),
      standing: caseworkStanding(caseFile),
      undone_at: null,
      undone_by: null,
    }),
  )
  caseFile.audit.append('import.desk', { kind: 'desk_import', id }, { bundles: ids, refused: refused.length })
  return { bundles, refused }
}

/** Removes copies that nothing is undone from any more, those of an import that failed half-way among them. */
export function keepNewest(caseFile: CaseFile): void {
  const { k } = caseFile.queries
  const kept = caseFile.queries
    .all(k.selectFrom('desk_import').select('snapshot').where('undone_at', 'is', null).orderBy('seq', 'desc').limit(mostSnapshots))
    .map(({ snapshot }) => snapshot)
  const folder = join(caseFile.folder, 'backups')
  for (const name of readdirSync(folder)) {
    if (isSnapshot.test(name) && !kept.includes(name)) rmSync(join(folder, name), { force: true })
  }
}
