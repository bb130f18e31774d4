import { sql } from 'kysely'
import type { EvidenceLink, EvidenceSource } from '../model/draft.ts'
import type { RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Evidence } from '../worker/requests/drafts.ts'
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
  const read = readerOf(caseFile)
  const stale = new Set<string>()
  for (const { draftId, link } of linksOf(caseFile, draftIds))
    if (!stale.has(draftId) && stateOf(caseFile, link.source, read).state !== 'fresh') stale.add(draftId)
  return stale
}

/** How many living evidence links of a round no longer hold. */
export function staleLinks(caseFile: CaseFile, roundId: string): number {
  const drafts = caseFile.queries.all(
    caseFile.queries.k
      .selectFrom('record')
      .select('id')
      .where('kind', '=', 'issue_draft')
      .where('deleted_at', 'is', null)
      .where('round_id', '=', roundId),
  )
  const read = readerOf(caseFile)
  return linksOf(
    caseFile,
    drafts.map(({ id }) => id),
  ).filter(({ link }) => stateOf(caseFile, link.source, read).state !== 'fresh').length
}

function linksOf(caseFile: CaseFile, draftIds: readonly string[]): readonly { draftId: string; link: EvidenceLink }[] {
  return caseFile.queries
    .all(
      caseFile.queries.k
        .selectFrom('reference')
        .innerJoin('record', 'record.id', 'reference.from_id')
        .innerJoin('body', 'body.record_id', 'record.id')
        .select(['to_id', 'json'])
        .where('role', '=', 'evidence_of')
        .where('to_id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(draftIds)}))`)
        .where('deleted_at', 'is', null),
    )
    .map((row) => ({ draftId: row.to_id, link: JSON.parse(row.json) as EvidenceLink }))
}
