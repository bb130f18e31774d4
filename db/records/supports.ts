import type { EvidenceSource } from '../model/draft.ts'
import { Refusal } from '../model/failure.ts'
import type { Lead, LeadSupport, SupportWeight } from '../model/lead.ts'
import { type Origin, recordOrigin } from '../model/origin.ts'
import type { RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Confirmation, IndependentSource, Support } from '../worker/requests/leads.ts'
import { atomically } from './atomically.ts'
import { type Reader, readerOf, stateOf } from './evidence-state.ts'
import { change, createRecord, deleteRecord, restoreRecord } from './footing.ts'
import { definitionOf } from './kinds.ts'
import { pointingAt, recordOf } from './rows.ts'
import { faceOf, readAnew, settled } from './sources.ts'

/** What speaks for and against a lead, oldest first, and how many independent sources that makes. */
export function confirmationOf(caseFile: CaseFile, leadId: string): Confirmation {
  const read = readerOf(caseFile)
  const supports = supportRecords(caseFile, leadId).map((record) => supportOf(caseFile, record, read))
  return { supports, sources: independentSources(supports) }
}

/** Living supports of living leads that come from a record, or from a file of it. */
export function supportsFrom(caseFile: CaseFile, recordId: string): readonly Support[] {
  const read = readerOf(caseFile)
  return pointingAt(caseFile, recordId, 'support_from')
    .map((id) => recordOf(caseFile, 'lead_support', id))
    .filter(({ body }) => read(body.leadId)?.deletedAt === null)
    .map((record) => supportOf(caseFile, record, read))
}

/** One support with both of its ends. */
export function openSupport(caseFile: CaseFile, id: string): Support {
  return supportOf(caseFile, recordOf(caseFile, 'lead_support', id), readerOf(caseFile))
}

/** Lets a passage or file speak to a lead. Refuses words that do not stand in the source; the same words count once. */
export function addSupport(caseFile: CaseFile, { leadId, source, weight, note }: LeadSupport): Support {
  return atomically(caseFile, () => {
    const lead = recordOf(caseFile, 'lead', leadId)
    if (lead.deletedAt !== null) throw new Refusal('not_found', 'lead')
    const body = { leadId, source: settled(caseFile, source), weight, note }
    const known = supportRecords(caseFile, leadId).find((record) => isSamePlace(record.body.source, body.source))
    const { roundId, unitId } = lead
    return openSupport(caseFile, (known ?? createRecord(caseFile, 'lead_support', { roundId, unitId, body })).id)
  })
}

/** Weighs a support anew, or changes its note. */
export function changeSupport(
  caseFile: CaseFile,
  id: string,
  { weight, note }: { readonly weight?: SupportWeight | undefined; readonly note?: string | undefined },
): Support {
  return rewrite(caseFile, id, (body) => ({ ...body, weight: weight ?? body.weight, note: note ?? body.note }))
}

/** Takes the passage as it reads now as the new quote: a person has looked at it and decided. */
export function refreshSupport(caseFile: CaseFile, id: string): Support {
  return rewrite(caseFile, id, (body) => ({ ...body, source: readAnew(caseFile, body.source) }))
}

export const removeSupport = (caseFile: CaseFile, id: string): void => void deleteRecord(caseFile, 'lead_support', id)
export const restoreSupport = (caseFile: CaseFile, id: string): void => void restoreRecord(caseFile, 'lead_support', id)

/** The living supports of a lead as records, oldest first. */
export function supportRecords(caseFile: CaseFile, leadId: string): readonly RecordOf<'lead_support'>[] {
  return pointingAt(caseFile, leadId, 'support_of').map((id) => recordOf(caseFile, 'lead_support', id))
}

/** A support as far as counting sources goes. */
export type Spoken = Pick<Support, 'id' | 'state' | 'origin'> & { readonly support: Pick<LeadSupport, 'weight'> }

/**
 * Fresh supports by weight and origin: two passages of one talk, two talks with one person and two copies of one paper
 * are each one source. What is neutral or stale makes none.
 */
export function independentSources(supports: readonly Spoken[]): readonly IndependentSource[] {
  const groups = new Map<string, { origin: Origin; weight: 'supports' | 'contradicts'; supports: string[] }>()
  for (const { id, support, origin, state } of supports) {
    if (state !== 'fresh' || support.weight === 'neutral') continue
    const key = `${support.weight} ${origin.key}`
    const group = groups.get(key) ?? { origin, weight: support.weight, supports: [] }
    group.supports.push(id)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** A support as people see it; `read` is shared by many. */
export function supportOf(caseFile: CaseFile, { id, body }: Pick<RecordOf<'lead_support'>, 'id' | 'body'>, read: Reader): Support {
  const { state, source } = stateOf(caseFile, body.source, read)
  const lead = read(body.leadId)?.body as Lead | undefined
  return {
    id,
    support: { ...body, source },
    lead: { id: body.leadId, number: lead?.number ?? '', title: lead?.title ?? '', status: lead?.status ?? 'raised' },
    source: faceOf(source, read),
    state,
    origin: originOf(read(source.recordId), source.recordId),
  }
}

const originOf = (record: RecordOf | undefined, id: string): Origin =>
  (record && definitionOf(record.kind).origin?.(record.body)) ?? recordOrigin(id)

function rewrite(caseFile: CaseFile, id: string, next: (body: LeadSupport) => LeadSupport): Support {
  return atomically(caseFile, () => {
    const record = recordOf(caseFile, 'lead_support', id)
    if (record.deletedAt !== null) throw new Refusal('not_found', 'lead_support')
    change(caseFile, record, next(record.body))
    return openSupport(caseFile, id)
  })
}

/** Whether two sources are the very same words, or the same page of the same file. */
export function isSamePlace(one: EvidenceSource, other: EvidenceSource): boolean {
  if (one.recordId !== other.recordId) return false
  if (one.type === 'file') return other.type === 'file' && one.attachmentId === other.attachmentId && one.page === other.page
  return other.type === 'passage' && one.field === other.field && one.quote === other.quote
}
