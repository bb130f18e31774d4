import { createRecord, openRecord, saveRecord } from '../records/footing.ts'
import { endLead } from '../records/lead-course.ts'
import { addSupport } from '../records/supports.ts'
import { leads, type SampleLead } from './leads.ts'
import { asMember, type Sample, sourceOf } from './placed.ts'

/** The leads with what speaks for them, each taken as far as the sample says; `drafts` are those they became. */
export function createLeads(sample: Sample, drafts: ReadonlyMap<string, string>): void {
  const ids = new Map(leads.map((lead) => [lead.key, asMember(sample, lead.handler, () => createLead(sample, lead))]))
  for (const lead of leads) asMember(sample, lead.handler, () => advance(sample, lead, new Map([...drafts, ...ids])))
}

function createLead(sample: Sample, { key: _, unit, handler, course: __, supports, methods, ...rest }: SampleLead): string {
  const { caseFile, roundId } = sample
  const body = { ...rest, methods: [...(methods ?? [])], handler: sample.members[handler].id }
  const { id } = createRecord(caseFile, 'lead', { roundId, unitId: sample.units[unit], body })
  for (const support of supports)
    addSupport(caseFile, {
      leadId: id,
      source: sourceOf(sample, support),
      weight: support.weight ?? 'supports',
      note: support.note ?? '',
    })
  return id
}

function advance({ caseFile }: Sample, { key, course }: SampleLead, ids: ReadonlyMap<string, string>): void {
  const id = idIn(ids, key)
  if ('reason' in course) {
    const targetId = 'into' in course ? idIn(ids, course.into) : null
    endLead(caseFile, { id, as: course.status, reason: course.reason, targetId })
  } else {
    const { version } = openRecord(caseFile, 'lead', id)
    saveRecord(caseFile, 'lead', { id, version, changes: { status: course.status } })
  }
}

function idIn(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`the sample has no lead or draft ${key}`)
  return id
}
