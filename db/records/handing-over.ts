import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Remark } from '../model/forms/form.ts'
import { formedAreas, forms } from '../model/forms/index.ts'
import { type ReviewCode, reviewCodes } from '../model/handing-over.ts'
import type { Kind } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { HandOverReview, OpenThing, Release, ReviewLine } from '../worker/requests/leaving.ts'
import { coverageOf } from './coverage.ts'
import { openRecord } from './exit-checks/check.ts'
import { exitCheck } from './leaving.ts'
import { livingBodies, livingRows } from './living.ts'
import { gapsOf } from './preflight.ts'
import { recordOf } from './rows.ts'

/** 审核与放行: what a round lacks before it is handed over, and the leader's word that it may go. */

type Lacking = { readonly kind: Kind; readonly lacks?: (body: never) => readonly Remark[] }
type Find = (caseFile: CaseFile, roundId: string) => readonly OpenThing[]

const mainKinds: readonly Kind[] = ['unit', 'interview', 'document_request', 'document_review', 'issue_draft']
const talked = sql<boolean>`status <> 'planned'`
const standing = sql<boolean>`status NOT IN ('merged', 'abandoned')`
const without = (what: string, role: string) => sql<boolean>`NOT EXISTS (
  SELECT 1 FROM reference JOIN record AS other ON other.id = from_id JOIN body AS held ON held.record_id = other.id
  WHERE to_id = record.id AND role = ${role} AND other.deleted_at IS NULL AND ${sql.raw(what)})`

const finds: Readonly<Record<ReviewCode, Find>> = {
  kind_empty: (caseFile, roundId) =>
    mainKinds
      .filter((kind) => livingRows(caseFile, kind, { roundId }).length === 0)
      .map((kind) => ({ key: kind, kind, id: null, number: '', title: '' })),
  required_missing: (caseFile, roundId) =>
    formedAreas.flatMap((area) => {
      const { kind, lacks } = forms[area] as unknown as Lacking
      if (lacks === undefined) return []
      return livingBodies(caseFile, kind, { roundId }).flatMap((record) => {
        const missing = lacks(record.body as never)
        return missing.length === 0 ? [] : [{ ...openRecord(kind, record), note: missing.map(({ text }) => text).join('、') }]
      })
    }),
  talk_without_answers: (caseFile, roundId) =>
    livingBodies(caseFile, 'interview', { roundId }, talked)
      .filter(({ body }) => body.turns.every(({ answer }) => answer.trim() === ''))
      .map((talk) => openRecord('interview', talk)),
  talk_without_scan: (caseFile, roundId) =>
    livingRows(
      caseFile,
      'interview',
      { roundId },
      sql`${talked} AND ${without("held.json ->> '$.role' = 'signed_scan'", 'attachment_of')}`,
    ).map((talk) => openRecord('interview', talk)),
  draft_with_gaps: (caseFile, roundId) =>
    livingRows(caseFile, 'issue_draft', { roundId }, standing).flatMap((draft) => {
      const blocking = gapsOf(caseFile, recordOf(caseFile, 'issue_draft', draft.id)).filter(({ blocks }) => blocks).length
      return blocking === 0 ? [] : [{ ...openRecord('issue_draft', draft), note: String(blocking) }]
    }),
  draft_without_evidence: (caseFile, roundId) =>
    livingRows(caseFile, 'issue_draft', { roundId }, sql`${standing} AND NOT EXISTS (SELECT 1 FROM quotation WHERE of_id = record.id)`).map(
      (draft) => openRecord('issue_draft', draft),
    ),
  mandatory_untouched: (caseFile, roundId) =>
    coverageOf(caseFile, { roundId, unitId: null }, []).flatMap(({ items, name }) =>
      items
        .filter(({ leaf, mandatory, state }) => leaf && mandatory && state === 'untouched')
        .map(({ id, code, text }) => ({ key: id, kind: null, id: null, number: code, title: text, note: name })),
    ),
}

/** Of each sort; more than fit on a page are seen in their list. */
const mostListed = 50

/** What is thin, what is open, and whether the leader has released it as it is now. */
export function reviewOf(caseFile: CaseFile, roundId: string): HandOverReview {
  const lines = reviewCodes.map((code): ReviewLine => {
    const open = finds[code](caseFile, roundId)
    return { code, open: open.slice(0, mostListed), count: open.length }
  })
  return { lines, exit: exitCheck(caseFile, { roundId, unitId: null }, 0), release: releaseOf(caseFile, roundId) }
}

/** The leader's word that a round may go as it stands. */
export function release(caseFile: CaseFile, roundId: string, note: string): Release {
  recordOf(caseFile, 'round', roundId)
  return caseFile.db
    .transaction(() => {
      const id = newId()
      const { seq, hash } = caseFile.audit.end()
      caseFile.queries.run(
        caseFile.queries.k.insertInto('round_release').values({
          id,
          round_id: roundId,
          at: caseFile.now(),
          by_id: caseFile.person.memberId,
          by_name: caseFile.person.name,
          note,
          audit_seq: seq,
          audit_head: hash,
          standing: standingOf(caseFile, roundId),
        }),
      )
      caseFile.audit.append('round.release', { kind: 'round', id: roundId }, { release: id, after: hash })
      return releaseOf(caseFile, roundId) as Release
    })
    .immediate()
}

/** The last release of a round; `stale` once anything of it was written since. */
export function releaseOf(caseFile: CaseFile, roundId: string): Release | null {
  const { k } = caseFile.queries
  const row = caseFile.queries.first(
    k.selectFrom('round_release').selectAll().where('round_id', '=', roundId).orderBy('audit_seq', 'desc').limit(1),
  )
  if (row === undefined) return null
  return { at: row.at, by: row.by_name, note: row.note, auditSeq: row.audit_seq, stale: standingOf(caseFile, roundId) !== row.standing }
}

/** What a round is, as one hash over its records. */
function standingOf({ db }: CaseFile, roundId: string): string {
  const hash = createHash('sha256')
  const rows = db.prepare('SELECT id, content_hash, deleted_at IS NULL FROM record WHERE id = ? OR round_id = ? ORDER BY id')
  for (const row of rows.raw().iterate(roundId, roundId)) hash.update(`${JSON.stringify(row)}\n`)
  return hash.digest('hex')
}
