import { type SourceKind, type SourceNature, sourceKinds } from '../model/forms/sources.ts'
import { isEnded, type Lead, type SupportWeight } from '../model/lead.ts'
import { type Origin, recordOrigin } from '../model/origin.ts'
import type { Kind } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Board, BoardCell, BoardRow, LeadStep, Support } from '../worker/requests/leads.ts'
import { bare, type Within } from './bare.ts'
import { staleLinksWithin } from './evidence-state.ts'
import { gistOf } from './gist.ts'
import { definitionOf } from './kinds.ts'
import { bodyOf } from './rows.ts'
import { independentSources, type Spoken } from './supports.ts'

interface Scope extends Within {
  /** Ended leads as well. */
  readonly ended: boolean
}

/** 印证矩阵: the leads of a round (or one unit of it) by kind of source, with what is lacking and what to do next. */
export function boardOf(caseFile: CaseFile, scope: Scope): Board {
  const needed = Math.max(1, bodyOf(caseFile, 'round', scope.roundId)?.leastEvidence ?? 1)
  const known = sourceKinds()
  const supports = Map.groupBy(supportsIn(caseFile, scope), ({ leadId }) => leadId)
  const rows = bare(caseFile, scope, 'lead')
    .filter(({ body }) => scope.ended || !isEnded(body))
    .map(({ id, body }) => rowOf(id, body, supports.get(id) ?? [], needed, known))
  return { needed, rows: rows.sort(closestFirst) }
}

/** A support as the board counts it. */
type Counted = Spoken & { readonly leadId: string; readonly source: Pick<Support['source'], 'kind'> }

interface SupportRow {
  readonly link: string
  readonly lead: string
  readonly weight: string
  readonly id: string
  readonly kind: Kind
  readonly content_hash: string
}

const origins = gistOf<Kind, Origin, SupportRow>((body, { id, kind }) => definitionOf(kind).origin?.(body) ?? recordOrigin(id))

/** What speaks to the leads of the scope, oldest first: which source, whose word it is, whether it holds. No text is read. */
function supportsIn(caseFile: CaseFile, { roundId, unitId }: Within): readonly Counted[] {
  const { queries } = caseFile
  let rows = queries.k
    .selectFrom('record as lead')
    .innerJoin('quotation', 'of_id', 'lead.id')
    .innerJoin('record as link', 'link.id', 'link_id')
    .innerJoin('record as source', 'source.id', 'quotation.record_id')
    .select(['link.id as link', 'lead.id as lead', 'link.status as weight', 'source.id', 'source.kind', 'source.content_hash'])
    .where('lead.kind', '=', 'lead')
    .where('lead.deleted_at', 'is', null)
    .where('lead.round_id', '=', roundId)
  if (unitId) rows = rows.where('lead.unit_id', '=', unitId)
  const supports = queries.all(rows.orderBy('link.id')) as readonly SupportRow[]
  const stale = new Map(staleLinksWithin(caseFile, { roundId, unitId }, 'lead').map(({ id, state }) => [id, state]))
  const originOf = origins(caseFile, supports)
  return supports.map(({ link, lead, weight, id, kind }) => ({
    ...{ id: link, leadId: lead, support: { weight: weight as SupportWeight }, source: { kind } },
    ...{ state: stale.get(link) ?? 'fresh', origin: originOf(id) ?? recordOrigin(id) },
  }))
}

function rowOf(id: string, lead: Lead, supports: readonly Counted[], needed: number, known: readonly SourceKind[]): BoardRow {
  const cells = cellsOf(supports)
  const sources = independentSources(supports)
  const independent = sources.filter(({ weight }) => weight === 'supports').length
  const contradictions = sources.length - independent
  const missing = lead.methods.filter(
    (kind) => !cells.some((cell) => cell.kind === kind && cell.supports + cell.contradicts + cell.neutral > 0),
  )
  const stale = cells.reduce((sum, cell) => sum + cell.stale, 0)
  const lack = { stale, independent, contradictions, missing, needed }
  const { step, stepKinds } = nextStep(lead, lack, cells, known)
  const oneSided = step === 'find_written' || step === 'find_spoken' ? 1 : 0
  const lacking = Math.max(0, needed - independent) + contradictions + missing.length + stale + oneSided
  const { number, title, status, priority, handler, dueOn } = lead
  const face = { id, number, title: title || (lead.matter.split('\n')[0]?.slice(0, 60) ?? ''), status, priority, handler, dueOn }
  return { ...face, cells, missing, independent, contradictions, step, stepKinds, lacking }
}

function cellsOf(supports: readonly Counted[]): readonly BoardCell[] {
  const kinds = new Map<BoardCell['kind'], Counted[]>()
  for (const one of supports) kinds.set(one.source.kind, [...(kinds.get(one.source.kind) ?? []), one])
  return [...kinds].map(([kind, all]) => {
    const sources = independentSources(all)
    const fresh = all.filter(({ state }) => state === 'fresh')
    return {
      kind,
      supports: sources.filter(({ weight }) => weight === 'supports').length,
      contradicts: sources.filter(({ weight }) => weight === 'contradicts').length,
      neutral: fresh.filter(({ support }) => support.weight === 'neutral').length,
      stale: all.length - fresh.length,
      first: all[0]?.id ?? '',
    }
  })
}

interface Lack {
  readonly stale: number
  readonly independent: number
  readonly contradictions: number
  readonly missing: readonly string[]
  readonly needed: number
}

/** The rules, the most pressing first. A kind that was planned goes before the others that would do. */
function nextStep(
  { status, methods }: Lead,
  { stale, independent, contradictions, missing, needed }: Lack,
  cells: readonly BoardCell[],
  known: readonly SourceKind[],
): { readonly step: LeadStep; readonly stepKinds: readonly string[] } {
  const say = (step: LeadStep, stepKinds: readonly string[] = []) => ({ step, stepKinds })
  const has = new Set(cells.filter(({ supports }) => supports > 0).map(({ kind }) => natureOf(known, kind)))
  const kindsOf = (nature: SourceNature) => {
    const all = known.filter((one) => one.nature === nature).map(({ kind }): string => kind)
    const planned = all.filter((kind) => methods.includes(kind))
    return planned.length > 0 ? planned : all
  }
  if (stale > 0)
    return say(
      'check_stale',
      cells.filter((cell) => cell.stale > 0).map(({ kind }) => kind),
    )
  if (independent === 0) return say('find_source', missing)
  if (contradictions > 0)
    return say(
      'settle_contradiction',
      cells.filter((cell) => cell.contradicts > 0).map(({ kind }) => kind),
    )
  if (has.size === 1 && has.has('spoken')) return say('find_written', kindsOf('written'))
  if (has.size === 1 && has.has('written')) return say('find_spoken', kindsOf('spoken'))
  if (missing.length > 0) return say('try_planned', missing)
  if (independent < needed) return say('find_another')
  return say(status === 'confirmed' ? 'write_draft' : 'confirm')
}

const natureOf = (known: readonly SourceKind[], kind: string): SourceNature => known.find((one) => one.kind === kind)?.nature ?? 'other'

/** What lacks least comes first; among equals what is confirmed, then what more sources speak for. Ended leads follow. */
function closestFirst(a: BoardRow, b: BoardRow): number {
  return (
    Number(isEnded(a)) - Number(isEnded(b)) ||
    a.lacking - b.lacking ||
    Number(b.status === 'confirmed') - Number(a.status === 'confirmed') ||
    b.independent - a.independent ||
    a.number.length - b.number.length ||
    a.number.localeCompare(b.number)
  )
}
