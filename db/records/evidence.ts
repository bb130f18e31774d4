import type { Attachment } from '../model/attachment.ts'
import type { EvidenceLink, EvidenceSource } from '../model/draft.ts'
import { Refusal } from '../model/failure.ts'
import type { Kind, RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Evidence } from '../worker/requests/drafts.ts'
import { atomically } from './atomically.ts'
import { type Reader, readerOf, standsAt, stateOf } from './evidence-state.ts'
import { textAt } from './fields.ts'
import { change, createRecord, deleteRecord, restoreRecord } from './footing.ts'
import { mustBeThawed } from './frozen.ts'
import { definitionOf } from './kinds.ts'
import { bodyOf, pointingAt, recordOf } from './rows.ts'

/** Living links of a draft, in the order of their numbers. */
export function evidenceOfDraft(caseFile: CaseFile, draftId: string): readonly Evidence[] {
  const read = readerOf(caseFile)
  return linksOf(caseFile, draftId).map((link) => evidenceOf(caseFile, link, read))
}

/** Living links of living drafts that end at a record, or at a file of it. */
export function evidenceOfSource(caseFile: CaseFile, recordId: string): readonly Evidence[] {
  const read = readerOf(caseFile)
  return pointingAt(caseFile, recordId, 'evidence_from')
    .map((id) => recordOf(caseFile, 'evidence_link', id))
    .filter(({ body }) => read(body.draftId)?.deletedAt === null)
    .map((link) => evidenceOf(caseFile, link, read))
}

/** One link with both of its ends. */
export function openEvidence(caseFile: CaseFile, id: string): Evidence {
  return evidenceOf(caseFile, recordOf(caseFile, 'evidence_link', id), readerOf(caseFile))
}

/** Links a passage or file to a draft as its next piece of evidence. Refuses words that do not stand in the source. */
export function addEvidence(caseFile: CaseFile, { draftId, statementId, source, note }: Omit<EvidenceLink, 'ordinal'>): Evidence {
  return atomically(caseFile, () => {
    const draft = recordOf(caseFile, 'issue_draft', draftId)
    if (draft.deletedAt !== null) throw new Refusal('not_found', 'issue_draft')
    mustHaveStatement(caseFile, draftId, statementId)
    const body = { draftId, statementId, ordinal: linksOf(caseFile, draftId).length + 1, source: settled(caseFile, source), note }
    const { roundId, unitId } = draft
    return openEvidence(caseFile, createRecord(caseFile, 'evidence_link', { roundId, unitId, body }).id)
  })
}

/** Points a link at another statement, or changes its note. */
export function changeEvidence(
  caseFile: CaseFile,
  id: string,
  { statementId, note }: { readonly statementId?: string | null | undefined; readonly note?: string | undefined },
): Evidence {
  return atomically(caseFile, () => {
    const record = recordOf(caseFile, 'evidence_link', id)
    if (statementId !== undefined) mustHaveStatement(caseFile, record.body.draftId, statementId)
    rewrite(caseFile, record, {
      ...record.body,
      statementId: statementId === undefined ? record.body.statementId : statementId,
      note: note ?? record.body.note,
    })
    return openEvidence(caseFile, id)
  })
}

/** Takes the passage as it reads now as the new quote: a person has looked at it and decided. */
export function refreshEvidence(caseFile: CaseFile, id: string): Evidence {
  return atomically(caseFile, () => {
    const record = recordOf(caseFile, 'evidence_link', id)
    rewrite(caseFile, record, { ...record.body, source: readAnew(caseFile, record.body.source) })
    return openEvidence(caseFile, id)
  })
}

/** Numbers the links of a draft in the given order, which names each living link once. */
export function reorderEvidence(caseFile: CaseFile, draftId: string, order: readonly string[]): readonly Evidence[] {
  return atomically(caseFile, () => {
    const links = linksOf(caseFile, draftId)
    const named = new Map(links.map((link) => [link.id, link]))
    const wanted = order.flatMap((id) => named.get(id) ?? [])
    if (wanted.length !== links.length || new Set(order).size !== links.length || order.length !== links.length)
      throw new Refusal('bad_input', 'order')
    number(caseFile, wanted)
    return evidenceOfDraft(caseFile, draftId)
  })
}

/** Takes a link off its draft; those behind it move up. */
export function removeEvidence(caseFile: CaseFile, id: string): void {
  atomically(caseFile, () => {
    const { body } = deleteRecord(caseFile, 'evidence_link', id)
    number(caseFile, linksOf(caseFile, body.draftId))
  })
}

/** Puts a removed link back, as the last one. */
export function restoreEvidence(caseFile: CaseFile, id: string): void {
  atomically(caseFile, () => {
    const record = recordOf(caseFile, 'evidence_link', id)
    if (record.deletedAt === null) return
    const { draftId } = record.body
    const others = linksOf(caseFile, draftId)
    number(caseFile, [...others, restoreRecord(caseFile, 'evidence_link', id)])
  })
}

/** The living links of a draft as records, in the order of their numbers. */
export function linksOf(caseFile: CaseFile, draftId: string): readonly RecordOf<'evidence_link'>[] {
  return pointingAt(caseFile, draftId, 'evidence_of')
    .map((id) => recordOf(caseFile, 'evidence_link', id))
    .sort((a, b) => a.body.ordinal - b.body.ordinal)
}

function number(caseFile: CaseFile, links: readonly RecordOf<'evidence_link'>[]): void {
  for (const [index, link] of links.entries())
    if (link.body.ordinal !== index + 1) rewrite(caseFile, link, { ...link.body, ordinal: index + 1 })
}

function rewrite(caseFile: CaseFile, record: RecordOf<'evidence_link'>, body: EvidenceLink): void {
  if (record.deletedAt !== null) throw new Refusal('not_found', 'evidence_link')
  mustBeThawed(caseFile, record.body.draftId)
  change(caseFile, record, body)
}

function mustHaveStatement(caseFile: CaseFile, draftId: string, statementId: string | null): void {
  if (statementId === null) return
  const draft = bodyOf(caseFile, 'issue_draft', draftId)
  if (draft?.statements.some(({ id }) => id === statementId) !== true) throw new Refusal('bad_input', 'statementId')
}

/** The source with its words at the place where they stand. Refuses what is not there. */
function settled(caseFile: CaseFile, source: EvidenceSource): EvidenceSource {
  const { state, source: found } = stateOf(caseFile, source, readerOf(caseFile))
  if (state === 'source_deleted') throw new Refusal('not_found', 'source')
  if (source.type === 'file' && bodyOf(caseFile, 'attachment', source.attachmentId)?.recordId !== source.recordId)
    throw new Refusal('bad_input', 'source/attachmentId')
  if (state !== 'fresh') throw new Refusal('bad_input', source.type === 'file' ? 'source/sha256' : 'source/quote')
  return found
}

/** The same place, as it reads now. */
function readAnew(caseFile: CaseFile, source: EvidenceSource): EvidenceSource {
  const record = readerOf(caseFile)(source.recordId)
  if (record === undefined || record.deletedAt !== null) throw new Refusal('not_found', 'source')
  if (source.type === 'file') {
    const file = bodyOf(caseFile, 'attachment', source.attachmentId)
    if (file === undefined) throw new Refusal('not_found', 'source')
    return { ...source, sha256: file.sha256 }
  }
  const text = textAt(record.body, source.field)
  if (text === undefined || text.trim() === '') throw new Refusal('not_found', 'source')
  const { start, end } = standsAt(text, source) ?? nearest(text, source)
  return { ...source, start, end, quote: text.slice(start, end) }
}

/** How many characters at either end of a quote are tried to know it again, the most telling first. */
const anchors = [8, 4, 3, 2]

/**
 * The stretch of a changed text that most likely took the quote's place: from where its first characters now stand
 * to where its last ones do, each nearest to the old place; without them the old offsets, and at worst the whole text.
 */
function nearest(text: string, { quote, start, end }: { readonly quote: string; readonly start: number; readonly end: number }) {
  const firsts = anchors.map((length) => quote.slice(0, length))
  const lasts = anchors.map((length) => quote.slice(-length))
  const from = placesNear(text, firsts, start)[0]?.start ?? Math.min(start, text.length)
  const to = placesNear(text, lasts, end).find((place) => place.end > from)?.end ?? Math.min(end, text.length)
  return from < to ? { start: from, end: to } : { start: 0, end: text.length }
}

/** Where any of the words stand: longer words first, and of one word the nearest place first. */
function placesNear(text: string, words: readonly string[], near: number): readonly { readonly start: number; readonly end: number }[] {
  return words.flatMap((word) => {
    if (word === '') return []
    const places: { start: number; end: number }[] = []
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) places.push({ start: at, end: at + word.length })
    return places.sort((a, b) => Math.abs(a.start - near) - Math.abs(b.start - near))
  })
}

function evidenceOf(caseFile: CaseFile, link: RecordOf<'evidence_link'>, read: Reader): Evidence {
  const { state, source } = stateOf(caseFile, link.body.source, read)
  const draft = read(link.body.draftId) as RecordOf<'issue_draft'> | undefined
  const end = read(source.recordId)
  return {
    id: link.id,
    link: { ...link.body, source },
    draft: {
      id: link.body.draftId,
      number: draft?.body.number ?? '',
      title: draft?.body.title ?? '',
      stage: draft?.body.stage ?? '',
    },
    source: { id: source.recordId, ...nameOf(end), place: end === undefined ? '' : placeOf(end, source, read) },
    state,
  }
}

function nameOf(record: RecordOf | undefined): { readonly kind: Kind; readonly number: string; readonly title: string } {
  if (record === undefined) return { kind: 'interview', number: '', title: '' }
  const { number: called, title } = definitionOf(record.kind).summary(record.body)
  return { kind: record.kind, number: called, title }
}

function placeOf(record: RecordOf, source: EvidenceSource, read: Reader): string {
  if (source.type === 'passage') return definitionOf(record.kind).placeOf?.(record.body, source.field) ?? ''
  const name = (read(source.attachmentId)?.body as Attachment | undefined)?.name ?? ''
  return source.page === null ? name : `${name} 第${source.page}页`
}
