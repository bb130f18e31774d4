import { type Compilable, type RawBuilder, sql } from 'kysely'
import type { EvidenceLink, EvidenceSource } from '../model/draft.ts'
import type { LeadSupport } from '../model/lead.ts'
import type { RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Evidence } from '../worker/requests/drafts.ts'
import type { Within } from './bare.ts'
import { textAt } from './fields.ts'
import { findRecord } from './rows.ts'

type PassageSource = Extract<EvidenceSource, { type: 'passage' }>

/** Reads records once for many links. */
export type Reader = (id: string) => RecordOf | undefined

export function readerOf(caseFile: CaseFile): Reader {
  const seen = new Map<string, RecordOf | undefined>()
  return (id) => {
    if (!seen.has(id)) seen.set(id, findRecord(caseFile, id))
    return seen.get(id)
  }
}

/**
 * Where the quoted words stand now: at their offsets; or elsewhere in the same field when they occur exactly once in
 * it. Null otherwise: a link never moves to other words by itself.
 */
export function standsAt(
  text: string,
  { quote, start, end }: Pick<PassageSource, 'quote' | 'start' | 'end'>,
): { start: number; end: number } | null {
  if (quote === '') return null
  if (text.slice(start, end) === quote) return { start, end }
  const first = text.indexOf(quote)
  return first !== -1 && text.indexOf(quote, first + 1) === -1 ? { start: first, end: first + quote.length } : null
}

/** Whether a source still holds, and where its words stand now. */
export function stateOf(caseFile: CaseFile, source: EvidenceSource, read: Reader): { state: Evidence['state']; source: EvidenceSource } {
  const record = read(source.recordId)
  if (record === undefined || record.deletedAt !== null) return { state: 'source_deleted', source }
  if (source.type === 'file') {
    const file = read(source.attachmentId)
    if (file?.kind !== 'attachment' || file.deletedAt !== null) return { state: 'source_deleted', source }
    const kept = (file as RecordOf<'attachment'>).body.sha256 === source.sha256 && caseFile.files.has(source.sha256)
    return { state: kept ? 'fresh' : 'file_missing', source }
  }
  const text = textAt(record.body, source.field)
  const place = text === undefined ? null : standsAt(text, source)
  return place === null ? { state: 'text_changed', source } : { state: 'fresh', source: { ...source, ...place } }
}

/** Which of these drafts have living evidence that no longer holds. */
export function draftsWithStaleEvidence(caseFile: CaseFile, draftIds: readonly string[]): ReadonlySet<string> {
  const these = sql<boolean>`of_id IN (SELECT value FROM json_each(${JSON.stringify(draftIds)}))`
  return new Set(staleLinks(caseFile, these).map(({ ofId }) => ofId))
}

/** A living link of a draft, or support of a lead, that no longer holds. */
export interface StaleLink {
  readonly id: string
  /** The draft or lead. */
  readonly ofId: string
  readonly body: EvidenceLink | LeadSupport
  readonly state: Exclude<Evidence['state'], 'fresh'>
}

/** Links of the living drafts (or supports of the living leads) of a round, or of one unit of it, that no longer hold. */
export const staleLinksWithin = (
  caseFile: CaseFile,
  { roundId, unitId }: Within,
  kind: 'issue_draft' | 'lead' = 'issue_draft',
): readonly StaleLink[] =>
  staleLinks(
    caseFile,
    sql`of_id IN (SELECT id FROM record AS owner WHERE owner.kind = ${kind} AND owner.deleted_at IS NULL
      AND owner.round_id = ${roundId} AND (${unitId ?? null} IS NULL OR owner.unit_id = ${unitId ?? null}))`,
  )

/** Words that stand once in their passage hold, as `quotation` says, and so does a file that is there: only the others are looked at. */
function staleLinks(caseFile: CaseFile, which: RawBuilder<unknown>): readonly StaleLink[] {
  const { queries } = caseFile
  const doubtful = sql<{ id: string; of_id: string; json: string }>`
    SELECT link_id AS id, of_id, body.json FROM quotation JOIN body ON body.record_id = link_id
    WHERE holds = 0 AND ${which} AND NOT (attachment_id IS NOT NULL AND EXISTS (
      SELECT 1 FROM record AS source, record AS attachment, body AS kept, file
      WHERE source.id = quotation.record_id AND source.deleted_at IS NULL
        AND attachment.id = attachment_id AND attachment.kind = 'attachment' AND attachment.deleted_at IS NULL
        AND kept.record_id = attachment.id AND kept.json ->> '$.sha256' = body.json ->> '$.source.sha256'
        AND file.sha256 = body.json ->> '$.source.sha256'))
    ORDER BY link_id`
  const read = readerOf(caseFile)
  return queries
    .all({ compile: () => doubtful.compile(queries.k) } as Compilable<{ id: string; of_id: string; json: string }>)
    .flatMap(({ id, of_id, json }) => {
      const body = JSON.parse(json) as EvidenceLink | LeadSupport
      const { state } = stateOf(caseFile, body.source, read)
      return state === 'fresh' ? [] : [{ id, ofId: of_id, body, state }]
    })
}
