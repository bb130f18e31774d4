import { type RawBuilder, sql } from 'kysely'
import type { EvidenceSource } from '../model/draft.ts'
import { formOf } from '../model/forms/index.ts'
import { sourceKinds } from '../model/forms/sources.ts'
import type { Kind } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { type Unused, type UnusedReason, unusedReasons } from '../worker/requests/evidence-coverage.ts'
import { firstWords, type Within } from './bare.ts'
import { type Content, gistOf } from './gist.ts'

/** Stages of drafts that claim nothing and use nothing. */
export const claimNothing = ['merged', 'abandoned'] as const

type Passage = Extract<EvidenceSource, { type: 'passage' }>

/** A place that a draft quotes; the field is empty where it is a file. */
export interface Used {
  readonly statement_id: string | null
  readonly record_id: string
  readonly field: string
}

/** A thing that was gathered, before its record is named. */
type Found = Pick<Unused, 'reason' | 'recordId' | 'at'> & { readonly words: string | null }

/** Records whose row in the list says that a turn is marked, or that anything is tagged: in these words the index has them. */
const isMarked = sql<boolean>`(facets ->> '$.lead[0]' = 'true' OR json_array_length(facets, '$.tag') > 0)`
const isMarkedOrAmong = (ids: ReadonlySet<string>) =>
  sql<boolean>`(${isMarked} OR id IN (SELECT value FROM json_each(${JSON.stringify([...ids])})))`

/** Evidence that was gathered and is in no draft: how much for each reason, and the first of it, `most` for each. */
export function unusedEvidence(
  caseFile: CaseFile,
  scope: Within,
  used: readonly Used[],
  most: number,
): { readonly rows: readonly Unused[]; readonly counts: Readonly<Record<UnusedReason, number>> } {
  const supports = supportsIn(caseFile, scope)
  const tags = catalogueTags(caseFile, scope)
  const byCatalogue: Places = new Set(tags.flatMap(({ id, field }) => [id, `${id} ${field}`]))
  const places = { inDrafts: placesOf(used), inLeads: placesOf(supports), byCatalogue }
  const found = [
    ...unusedRows(caseFile, scope, 'interview', places),
    ...unusedSupports(caseFile, scope, supports),
    ...unusedReviews(caseFile, scope, places.inDrafts),
    ...unusedRows(caseFile, scope, 'document_review', places),
    ...unusedForms(tags, places.inDrafts),
  ]
  const byReason = Map.groupBy(found, ({ reason }) => reason)
  const shown = unusedReasons.flatMap((reason) => byReason.get(reason)?.slice(0, most) ?? [])
  return {
    rows: named(caseFile, shown),
    counts: Object.fromEntries(unusedReasons.map((reason) => [reason, byReason.get(reason)?.length ?? 0])) as Record<UnusedReason, number>,
  }
}

/** One living tag out of a catalogue. */
interface CatalogueTag {
  readonly id: string
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
    .select(['of.id', 'of.kind', sql<string>`json ->> '$.field'`.as('field'), sql<string>`json ->> '$.text'`.as('text')])
    .where('role', '=', 'tag_of')
    .where('tag.deleted_at', 'is', null)
    .where('of.deleted_at', 'is', null)
    .where('of.round_id', '=', roundId)
    .where('of.kind', 'in', kinds)
  if (unitId) rows = rows.where('of.unit_id', '=', unitId)
  return queries.all(rows.orderBy('of.id').orderBy('tag.id')).map((row) => ({ ...row, kind: row.kind as Kind }))
}

/** Kinds with a form are tagged as a whole; talks and papers by their turns and excerpts, whose whole only says what they are about. */
function unusedForms(tags: readonly CatalogueTag[], inDrafts: Places): readonly Found[] {
  const whole = tags.filter(({ id, kind, field }) => field === '' && formOf(kind) !== undefined && !inDrafts.has(id))
  return [...Map.groupBy(whole, ({ id }) => id)].map(([recordId, group]) => ({
    ...{ reason: 'tagged', recordId, at: '' },
    words: firstWords(group.map(({ text }) => text).join('、')),
  }))
}

/** `turns/<id>/answer` → `turns/<id>`. */
const rowOf = (field: string): string => {
  const end = field.indexOf('/', field.indexOf('/') + 1)
  return end === -1 ? field : field.slice(0, end)
}

/** Records and rows (`<record> turns/<id>`) that something stands in. */
type Places = ReadonlySet<string>

function placesOf(used: readonly Pick<Used, 'record_id' | 'field'>[]): Places {
  const places = new Set<string>()
  for (const { record_id, field } of used) {
    places.add(record_id)
    if (field !== '') places.add(`${record_id} ${rowOf(field)}`)
  }
  return places
}

/** A turn or an excerpt: whether it is marked or tagged in itself. Tags out of a catalogue are records of their own. */
interface Row {
  readonly at: string
  readonly lead: boolean
  readonly tagged: boolean
  readonly words: string
}

const turnsOf = gistOf<'interview', readonly Row[]>(({ turns }) =>
  turns.map(({ id, lead, tags, answer, question }) => ({
    ...{ at: `turns/${id}`, lead, tagged: tags.length > 0 },
    words: firstWords(answer || question),
  })),
)
const excerptsOf = gistOf<'document_review', readonly Row[]>(({ excerpts }) =>
  excerpts.map(({ id, tags, text, finding }) => ({
    ...{ at: `excerpts/${id}`, lead: false, tagged: tags.length > 0 },
    words: firstWords(text || finding),
  })),
)

/** Marked turns that no lead was made of, and tagged turns or excerpts that no draft quotes. */
function unusedRows(
  caseFile: CaseFile,
  scope: Within,
  kind: 'interview' | 'document_review',
  { inDrafts, inLeads, byCatalogue }: { readonly inDrafts: Places; readonly inLeads: Places; readonly byCatalogue: Places },
): readonly Found[] {
  const rows = rowsWhere(caseFile, scope, kind, isMarkedOrAmong(byCatalogue))
  const marked = (kind === 'interview' ? turnsOf : excerptsOf)(caseFile, rows)
  return rows.flatMap(({ id: recordId }) =>
    (marked(recordId) ?? []).flatMap(({ at, lead, tagged, words }) => {
      const place = `${recordId} ${at}`
      return [
        ...(lead && !inLeads.has(place) ? [{ reason: 'marked' as const, recordId, at, words }] : []),
        ...((tagged || byCatalogue.has(place)) && !inDrafts.has(place) ? [{ reason: 'tagged' as const, recordId, at, words }] : []),
      ]
    }),
  )
}

/** Documents said to be evidence; their first words are what stands below their title. */
const unusedReviews = (caseFile: CaseFile, scope: Within, inDrafts: Places): readonly Found[] =>
  rowsWhere(caseFile, scope, 'document_review', sql`status = 'evidence'`)
    .filter(({ id }) => !inDrafts.has(id))
    .map(({ id }) => ({ reason: 'review_evidence', recordId: id, at: '', words: null }))

function rowsWhere({ queries }: CaseFile, { roundId, unitId }: Within, kind: Kind, which: RawBuilder<boolean>): readonly Content[] {
  let rows = queries.k
    .selectFrom('record')
    .select(['id', 'content_hash'])
    .where('kind', '=', kind)
    .where('deleted_at', 'is', null)
    .where('round_id', '=', roundId)
    .where(which)
  if (unitId) rows = rows.where('unit_id', '=', unitId)
  return queries.all(rows.orderBy('id'))
}

interface SupportIn extends Content {
  readonly record_id: string
  readonly field: string
  readonly lead: string
}

/** What speaks to the leads of the scope. */
function supportsIn({ queries }: CaseFile, { roundId, unitId }: Within): readonly SupportIn[] {
  let rows = queries.k
    .selectFrom('record as lead')
    .innerJoin('quotation', 'of_id', 'lead.id')
    .innerJoin('record', 'record.id', 'link_id')
    .select(['record.id', 'record.content_hash', 'record_id', 'field', 'lead.status as lead'])
    .where('lead.kind', '=', 'lead')
    .where('lead.deleted_at', 'is', null)
    .where('lead.round_id', '=', roundId)
  if (unitId) rows = rows.where('lead.unit_id', '=', unitId)
  return queries.all(rows.orderBy('record.id'))
}

const quotedBy = gistOf<
  'lead_support' | 'evidence_link',
  { readonly source: EvidenceSource; readonly key: string; readonly words: string }
>(({ source, note }) => ({ source, key: JSON.stringify(source), words: firstWords(source.quote || note) }))

/** Supports of leads that are open, or ended as a draft, and that no draft quotes; each place once, however many leads it supports. */
function unusedSupports(caseFile: CaseFile, scope: Within, supports: readonly SupportIn[]): readonly Found[] {
  const wanted = supports.filter(({ lead }) => !['clue', 'merged', 'excluded'].includes(lead))
  const bodyOf = quotedBy(caseFile, wanted)
  const alive = livingAmong(caseFile, [...new Set(wanted.map(({ record_id }) => record_id))])
  const usedAt = Map.groupBy(linksBeside(caseFile, scope, wanted), ({ recordId }) => recordId)
  const seen = new Set<string>()
  return wanted.flatMap(({ id, record_id: recordId, field }) => {
    const body = bodyOf(id)
    if (body === undefined || !alive.has(recordId) || seen.has(body.key)) return []
    if (usedAt.get(recordId)?.some((other) => overlaps(body.source, other)) === true) return []
    seen.add(body.key)
    const at = body.source.type === 'passage' ? rowOf(field) : `attachment/${body.source.attachmentId}`
    return [{ reason: 'supports_lead', recordId, at, words: body.words }]
  })
}

/** What drafts of the scope quote of the records that supports come from. */
function linksBeside(caseFile: CaseFile, { roundId, unitId }: Within, supports: readonly SupportIn[]): readonly EvidenceSource[] {
  const { queries } = caseFile
  const places = new Set(supports.map(({ record_id, field }) => JSON.stringify([record_id, field])))
  let rows = queries.k
    .selectFrom(
      sql<{ r: string; f: string }>`(SELECT value ->> 0 AS r, value ->> 1 AS f FROM json_each(${`[${[...places].join()}]`}))`.as('place'),
    )
    .crossJoin('quotation') // keeps the order: from each place to its links, never from all drafts to the places
    .innerJoin('record as draft', 'draft.id', 'of_id')
    .innerJoin('record', 'record.id', 'link_id')
    .select(['record.id', 'record.content_hash'])
    .whereRef('quotation.record_id', '=', 'place.r')
    .whereRef('quotation.field', '=', 'place.f')
    .where('draft.kind', '=', 'issue_draft')
    .where('draft.deleted_at', 'is', null)
    .where('draft.round_id', '=', roundId)
    .where('draft.status', 'not in', claimNothing)
  if (unitId) rows = rows.where('draft.unit_id', '=', unitId)
  const links = queries.all(rows)
  const bodyOf = quotedBy(caseFile, links)
  return links.flatMap(({ id }) => bodyOf(id)?.source ?? [])
}

/** Which of these records are alive. */
function livingAmong({ queries }: CaseFile, ids: readonly string[]): ReadonlySet<string> {
  const these = sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
  const rows = queries.k.selectFrom('record').select('id').where('id', 'in', these).where('deleted_at', 'is', null)
  return new Set(queries.all(rows).map(({ id }) => id))
}

/** With what people call their records. */
function named({ queries }: CaseFile, found: readonly Found[]): readonly Unused[] {
  const these = sql<string>`(SELECT value FROM json_each(${JSON.stringify([...new Set(found.map(({ recordId }) => recordId))])}))`
  const rows = queries.all(queries.k.selectFrom('record').select(['id', 'kind', 'number', 'title', 'subtitle']).where('id', 'in', these))
  const faces = new Map(rows.map((row) => [row.id, row]))
  return found.flatMap(({ words, ...one }) => {
    const face = faces.get(one.recordId)
    if (face === undefined) return []
    const { kind, number, title, subtitle } = face
    return [{ ...one, kind: kind as Kind, number, title, words: words ?? firstWords(subtitle) }]
  })
}

/** Whether two sources of one record share words, or stand in the same file. */
export function overlaps(one: EvidenceSource, other: EvidenceSource): boolean {
  if (one.type === 'file') return other.type === 'file' && one.attachmentId === other.attachmentId
  return other.type === 'passage' && one.field === other.field && sharesWords(one, other)
}

/** By where they stood when they were taken, or, since texts move, by their words. */
const sharesWords = (one: Passage, other: Passage): boolean =>
  (one.start < other.end && other.start < one.end) || one.quote.includes(other.quote) || other.quote.includes(one.quote)
