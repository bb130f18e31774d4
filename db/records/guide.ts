import { type GuideStep, guideSteps } from '../model/guide.ts'
import type { Kind } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'

/** How far the person at the keyboard is with the first day, computed from what is there. */

const key = 'guide'

/** Whether the guide stands on the first page, and which steps are done. It stands there until it is put away. */
export function guideOf(caseFile: CaseFile): { readonly shown: boolean; readonly done: readonly GuideStep[] } {
  const { queries, person } = caseFile
  const row = queries.first(
    queries.k.selectFrom('personal').select('value').where('account_id', '=', person.accountId).where('key', '=', key),
  )
  return { shown: row?.value !== 'away', done: guideSteps.filter((step) => checks[step](caseFile)) }
}

/** Puts the guide on the first page, or away, for this person. */
export function showGuide({ queries, person }: CaseFile, shown: boolean): void {
  const value = shown ? 'shown' : 'away'
  queries.run(
    queries.k
      .insertInto('personal')
      .values({ account_id: person.accountId, key, value })
      .onConflict((conflict) => conflict.columns(['account_id', 'key']).doUpdateSet({ value })),
  )
}

/** Whether the person has made a living record of a kind; what came with the sample is nobody's work. */
function hasMade(caseFile: CaseFile, kind: Kind, holding = 'true'): boolean {
  return exists(
    caseFile,
    `SELECT 1 FROM audit JOIN record ON record.id = audit.subject_id JOIN body ON body.record_id = record.id
     WHERE audit.action = 'record.create' AND audit.subject_kind = @kind AND audit.by_id = @me
       AND audit.seq > (SELECT ifnull(max(seq), 0) FROM audit WHERE action = 'sample.create')
       AND record.deleted_at IS NULL AND ${holding} LIMIT 1`,
    { kind },
  )
}

const exists = ({ db, person }: CaseFile, sql: string, parameters: Readonly<Record<string, string>> = {}): boolean =>
  db.prepare(sql).get({ ...parameters, me: person.memberId, account: person.accountId }) !== undefined

const answered = `EXISTS (SELECT 1 FROM json_each(body.json, '$.turns') AS turn WHERE turn.value ->> '$.answer' <> '')`

const checks: Readonly<Record<GuideStep, (caseFile: CaseFile) => boolean>> = {
  sample: (caseFile) => exists(caseFile, `SELECT 1 FROM record WHERE kind = 'round' AND deleted_at IS NULL LIMIT 1`),
  interview: (caseFile) => hasMade(caseFile, 'interview', answered),
  document: (caseFile) => hasMade(caseFile, 'document_review'),
  evidence: (caseFile) => hasMade(caseFile, 'evidence_link'),
  draft: (caseFile) => hasMade(caseFile, 'issue_draft'),
  attachment: (caseFile) => hasMade(caseFile, 'attachment'),
  bin: (caseFile) =>
    exists(
      caseFile,
      `SELECT 1 FROM history JOIN record ON record.id = history.record_id
       WHERE field = 'deleted' AND after = 'false' AND by = @me LIMIT 1`,
    ),
  view: (caseFile) => exists(caseFile, 'SELECT 1 FROM saved_view WHERE account_id = @account LIMIT 1'),
}
