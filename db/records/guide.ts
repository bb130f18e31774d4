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
  const sampleEnd = sampleEndIn(caseFile)
  return { shown: row?.value !== 'away', done: guideSteps.filter((step) => checks[step](caseFile, sampleEnd)) }
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

/** Whether the person has made a living record of a kind since the sample was laid out. */
function hasMade(caseFile: CaseFile, sampleEnd: number, kind: Kind, holding = 'true'): boolean {
  return exists(
    caseFile,
    `SELECT 1 FROM record JOIN body ON body.record_id = record.id
     WHERE record.kind = @kind AND record.deleted_at IS NULL AND record.created_by = @me AND ${holding}
       AND (@sampleEnd = 0 OR record.id IN (
         SELECT subject_id FROM audit WHERE action = 'record.create' AND subject_kind = @kind AND by_id = @me AND seq > @sampleEnd))
     LIMIT 1`,
    { kind, sampleEnd },
  )
}

/** Where in the journal the making of the sample ended; 0 where there is none. What came with it is nobody's work. */
function sampleEndIn({ db }: CaseFile): number {
  const sample = `SELECT 1 FROM record JOIN body ON record_id = id WHERE kind = 'round' AND json ->> '$.sample' LIMIT 1`
  if (db.prepare(sample).get() === undefined) return 0
  return db.prepare<[], number>(`SELECT ifnull(max(seq), 0) FROM audit WHERE action = 'sample.create'`).pluck().get() ?? 0
}

const exists = ({ db, person }: CaseFile, sql: string, parameters: Readonly<Record<string, string | number>> = {}): boolean =>
  db.prepare(sql).get({ ...parameters, me: person.memberId, account: person.accountId }) !== undefined

const answered = `EXISTS (SELECT 1 FROM json_each(body.json, '$.turns') AS turn WHERE turn.value ->> '$.answer' <> '')`

const checks: Readonly<Record<GuideStep, (caseFile: CaseFile, sampleEnd: number) => boolean>> = {
  sample: (caseFile) => exists(caseFile, `SELECT 1 FROM record WHERE kind = 'round' AND deleted_at IS NULL LIMIT 1`),
  interview: (caseFile, sampleEnd) => hasMade(caseFile, sampleEnd, 'interview', answered),
  document: (caseFile, sampleEnd) => hasMade(caseFile, sampleEnd, 'document_review'),
  evidence: (caseFile, sampleEnd) => hasMade(caseFile, sampleEnd, 'evidence_link'),
  draft: (caseFile, sampleEnd) => hasMade(caseFile, sampleEnd, 'issue_draft'),
  attachment: (caseFile, sampleEnd) => hasMade(caseFile, sampleEnd, 'attachment'),
  bin: (caseFile) =>
    exists(
      caseFile,
      `SELECT 1 FROM history JOIN record ON record.id = history.record_id
       WHERE field = 'deleted' AND after = 'false' AND by = @me LIMIT 1`,
    ),
  view: (caseFile) => exists(caseFile, 'SELECT 1 FROM saved_view WHERE account_id = @account LIMIT 1'),
}
