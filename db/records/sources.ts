import type { Attachment } from '../model/attachment.ts'
import type { EvidenceSource } from '../model/draft.ts'
import { Refusal } from '../model/failure.ts'
import type { RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Evidence } from '../worker/requests/drafts.ts'
import { type Reader, readerOf, standsAt, stateOf } from './evidence-state.ts'
import { textAt } from './fields.ts'
import { definitionOf } from './kinds.ts'
import { bodyOf } from './rows.ts'

/** The source with its words at the place where they stand. Refuses what is not there. */
export function settled(caseFile: CaseFile, source: EvidenceSource): EvidenceSource {
  const { state, source: found } = stateOf(caseFile, source, readerOf(caseFile))
  if (state === 'source_deleted') throw new Refusal('not_found', 'source')
  if (source.type === 'file' && bodyOf(caseFile, 'attachment', source.attachmentId)?.recordId !== source.recordId)
    throw new Refusal('bad_input', 'source/attachmentId')
  if (state !== 'fresh') throw new Refusal('bad_input', source.type === 'file' ? 'source/sha256' : 'source/quote')
  return found
}

/** The same place, as it reads now. */
export function readAnew(caseFile: CaseFile, source: EvidenceSource): EvidenceSource {
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

/** What people call a source: its record, and the place within it. */
export function faceOf(source: EvidenceSource, read: Reader): Evidence['source'] {
  const record = read(source.recordId)
  if (record === undefined) return { id: source.recordId, kind: 'interview', number: '', title: '', place: '' }
  const { number, title } = definitionOf(record.kind).summary(record.body)
  return { id: source.recordId, kind: record.kind, number, title, place: placeOf(record, source, read) }
}

function placeOf(record: RecordOf, source: EvidenceSource, read: Reader): string {
  if (source.type === 'passage') return definitionOf(record.kind).placeOf?.(record.body, source.field) ?? ''
  const name = (read(source.attachmentId)?.body as Attachment | undefined)?.name ?? ''
  return source.page === null ? name : `${name} 第${source.page}页`
}
