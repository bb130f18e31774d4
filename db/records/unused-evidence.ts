import { sql } from 'kysely'
import type { DocumentReview } from '../model/document.ts'
import type { EvidenceSource } from '../model/draft.ts'
import { formOf } from '../model/forms/index.ts'
import { sourceKinds } from '../model/forms/sources.ts'
import type { Interview } from '../model/interview.ts'
import type { Lead, LeadSupport } from '../model/lead.ts'
import type { Kind } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Unused, UnusedReason } from '../worker/requests/evidence-coverage.ts'
import { type Bare, bare, firstWords, type Within } from './bare.ts'

type Passage = Extract<EvidenceSource, { type: 'passage' }>

/** Records whose row in the list says that a turn is marked, or that anything is tagged; and those that are tagged by a catalogue. */
const hasTags = sql`json_array_length(facets, '$.tag') > 0`
const isMarked = sql`json_extract(facets, '$.lead[0]') = 'true'`
const isAmong = (ids: readonly string[]) => sql`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`

/** Evidence that was gathered and is in no draft; `used` are the sources of all links that count. */
export function unusedEvidence(caseFile: CaseFile, scope: Within, used: readonly EvidenceSource[]): readonly Unused[] {
  const leads = new Map(bare(caseFile, scope, 'lead').map((lead) => [lead.id, lead.body]))
  const supports = bare(caseFile, scope, 'lead_support').filter(({ body }) => leads.has(body.leadId))
  const inDrafts = placesIn(used)
  const inLeads = placesIn(supports.map(({ body }) => body.source))
  const tags = catalogueTags(caseFile, scope)
  const tagged = isAmong([...new Set(tags.map(({ id }) => id))])
  const byCatalogue: Places = new Set(tags.map(({ id, field }) => `${id} ${field}`))
  return [
    ...bare(caseFile, scope, 'interview', sql<boolean>`${isMarked} OR ${hasTags} OR ${tagged}`).flatMap((record) =>
      unusedTurns(record, { inDrafts, inLeads, byCatalogue }),
    ),
    ...unusedSupports(caseFile, supports, leads, used),
    ...unusedReviews(caseFile, scope, inDrafts),
    ...bare(caseFile, scope, 'document_review', sql<boolean>`${hasTags} OR ${tagged}`).flatMap((record) =>
      unusedExcerpts(record, { inDrafts, byCatalogue }),
    ),
    ...unusedForms(tags, inDrafts),
  ]
}

/** One living tag out of a catalogue, with what people call the record that it is on. */
interface CatalogueTag extends Omit<Bare<null>, 'body'> {
  readonly kind: Kind
  readonly field: string
  readonly text: string
}

/** Tags out of catalogues on records that evidence is taken from, in the order of those records. */
function catalogueTags({ queries }: CaseFile, { roundId, unitId }: Within): readonly CatalogueTag[] {
  const kinds = sourceKinds().map(({ kind }) => kind)
  let rows = queries.k
    .selectFrom('record as of')
    .innerJoin('reference', 'reference.to_id', 'of.id')
    .innerJoin('record as tag', 'tag.id', 'reference.from_id')
    .innerJoin('body', 'body.record_id', 'tag.id')
    .select([
      'of.id',
      'of.kind',
      'of.number',
      'of.title',
      sql<string>`json ->> '$.field'`.as('field'),
      sql<string>`json ->> '$.text'`.as('text'),
    ])
    .where('role', '=', 'tag_of')
    .where('tag.deleted_at', 'is', null)
    .where('of.deleted_at', 'is', null)
    .where('of.round_id', '=', roundId)
    .where('of.kind', 'in', kinds)
  if (unitId) rows = rows.where('of.unit_id', '=', unitId)
  return queries.all(rows.orderBy('of.id').orderBy('tag.id')).map((row) => ({ ...row, kind: row.kind as Kind }))
}

/** Kinds with a form are tagged as a whole; talks and papers by their turns and excerpts, whose whole only says what they are about. */
function unusedForms(tags: readonly CatalogueTag[], inDrafts: Places): readonly Unused[] {
  const whole = tags.filter(({ id, kind, field }) => field === '' && formOf(kind) !== undefined && !inDrafts.has(id))
  const byRecord = new Map<string, CatalogueTag[]>()
  for (const tag of whole) byRecord.set(tag.id, [...(byRecord.get(tag.id) ?? []), tag])
  return [...byRecord.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [unused('tagged', first.kind, { ...first, body: null }, '', [first, ...others].map(({ text }) => text).join('、'))],
  )
}

/** `turns/<id>/answer` → `turns/<id>`. */
const rowOf = (field: string): string => field.split('/').slice(0, 2).join('/')

/** Records and rows (`<record> turns/<id>`) that sources stand in. */
function placesIn(sources: readonly EvidenceSource[]): ReadonlySet<string> {
  const places = new Set<string>()
  for (const source of sources) {
    places.add(source.recordId)
    if (source.type === 'passage') places.add(`${source.recordId} ${rowOf(source.field)}`)
  }
  return places
}

type Places = ReadonlySet<string>
const unused = (reason: UnusedReason, kind: Unused['kind'], { id, number, title }: Bare<unknown>, at: string, words: string): Unused => ({
  ...{ reason, recordId: id, kind, number, title, at },
  words: firstWords(words),
})

interface Known {
  readonly inDrafts: Places
  readonly byCatalogue: Places
}

function unusedTurns(record: Bare<Interview>, { inDrafts, inLeads, byCatalogue }: Known & { readonly inLeads: Places }): readonly Unused[] {
  return record.body.turns.flatMap((turn) => {
    const at = `turns/${turn.id}`
    const place = `${record.id} ${at}`
    const words = turn.answer || turn.question
    return [
      ...(turn.lead && !inLeads.has(place) ? [unused('marked', 'interview', record, at, words)] : []),
      ...((turn.tags.length > 0 || byCatalogue.has(place)) && !inDrafts.has(place)
        ? [unused('tagged', 'interview', record, at, words)]
        : []),
    ]
  })
}

const unusedExcerpts = (record: Bare<DocumentReview>, { inDrafts, byCatalogue }: Known): readonly Unused[] =>
  record.body.excerpts
    .map((excerpt) => ({ ...excerpt, place: `${record.id} excerpts/${excerpt.id}` }))
    .filter(({ tags, place }) => (tags.length > 0 || byCatalogue.has(place)) && !inDrafts.has(place))
    .map(({ id, text, finding }) => unused('tagged', 'document_review', record, `excerpts/${id}`, text || finding))

/** Documents said to be evidence. Their rows in the list tell: no body is read. */
function unusedReviews({ queries }: CaseFile, { roundId, unitId }: Within, inDrafts: Places): readonly Unused[] {
  let rows = queries.k
    .selectFrom('record')
    .select(['id', 'number', 'title', 'subtitle'])
    .where('kind', '=', 'document_review')
    .where('status', '=', 'evidence')
    .where('deleted_at', 'is', null)
    .where('round_id', '=', roundId)
  if (unitId) rows = rows.where('unit_id', '=', unitId)
  return queries
    .all(rows.orderBy('id'))
    .filter(({ id }) => !inDrafts.has(id))
    .map(({ subtitle, ...row }) => unused('review_evidence', 'document_review', { ...row, body: null }, '', subtitle))
}

/** Supports of leads that are open, or ended as a draft, and that no draft quotes; each place once, however many leads it supports. */
function unusedSupports(
  caseFile: CaseFile,
  supports: readonly Bare<LeadSupport>[],
  leads: ReadonlyMap<string, Lead>,
  used: readonly EvidenceSource[],
): readonly Unused[] {
  const wanted = (leadId: string): boolean => !['clue', 'merged', 'excluded'].includes(leads.get(leadId)?.status ?? 'excluded')
  const byRecord = new Map<string, EvidenceSource[]>()
  for (const source of used) byRecord.set(source.recordId, [...(byRecord.get(source.recordId) ?? []), source])
  const faces = facesOf(caseFile, [...new Set(supports.map(({ body }) => body.source.recordId))])
  const seen = new Set<string>()
  return supports.flatMap(({ body: { leadId, source, note } }) => {
    const face = faces.get(source.recordId)
    const key = JSON.stringify(source)
    if (!wanted(leadId) || face === undefined || seen.has(key)) return []
    if (byRecord.get(source.recordId)?.some((other) => overlaps(source, other)) === true) return []
    seen.add(key)
    const at = source.type === 'passage' ? rowOf(source.field) : `attachment/${source.attachmentId}`
    return [unused('supports_lead', face.kind, { ...face, body: null }, at, source.quote || note)]
  })
}

/** Living records by what people call them, without their bodies. */
function facesOf({ queries }: CaseFile, ids: readonly string[]) {
  const rows = queries.all(
    queries.k
      .selectFrom('record')
      .select(['id', 'kind', 'number', 'title'])
      .where('id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`)
      .where('deleted_at', 'is', null),
  )
  return new Map(rows.map((row) => [row.id, { ...row, kind: row.kind as Kind }]))
}

/** Whether two sources of one record share words, or stand in the same file. */
export function overlaps(one: EvidenceSource, other: EvidenceSource): boolean {
  if (one.type === 'file') return other.type === 'file' && one.attachmentId === other.attachmentId
  return other.type === 'passage' && one.field === other.field && sharesWords(one, other)
}

/** By where they stood when they were taken, or, since texts move, by their words. */
const sharesWords = (one: Passage, other: Passage): boolean =>
  (one.start < other.end && other.start < one.end) || one.quote.includes(other.quote) || other.quote.includes(one.quote)
