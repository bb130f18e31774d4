import { v7 as newId } from 'uuid'
import { issueSources } from '../model/draft.ts'
import { Refusal } from '../model/failure.ts'
import { sourceKinds } from '../model/forms/sources.ts'
import { isEnded, type LeadEnd } from '../model/lead.ts'
import type { RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Support } from '../worker/requests/leads.ts'
import { atomically } from './atomically.ts'
import { dayOf } from './days.ts'
import { addEvidence } from './evidence.ts'
import { createRecord, openRecord, saveRecord } from './footing.ts'
import { bodyOf, pointingAt, recordOf } from './rows.ts'
import { addSupport, confirmationOf } from './supports.ts'

type LeadRecord = RecordOf<'lead'>

interface Ending {
  readonly id: string
  readonly as: LeadEnd
  readonly reason: string
  readonly targetId: string | null
}

/**
 * Ends a lead. Refuses with `not_ready` what has no reason or no target (see lead.ts). What speaks for a lead that is
 * merged speaks for the one it goes into as well; both keep it.
 */
export function endLead(caseFile: CaseFile, { id, as, reason, targetId }: Ending): LeadRecord {
  return atomically(caseFile, () => {
    const lead = openLead(caseFile, id)
    const ended = save(caseFile, lead, { status: as, reason, targetId: as === 'draft' || as === 'merged' ? targetId : null })
    if (as === 'merged' && targetId !== null)
      for (const { support, state } of confirmationOf(caseFile, id).supports)
        if (state === 'fresh') addSupport(caseFile, { ...support, leadId: targetId })
    return ended
  })
}

/** Takes an end back: the lead is in progress again. Its reason and target stay in the history alone. */
export function reopenLead(caseFile: CaseFile, id: string): LeadRecord {
  return atomically(caseFile, () => {
    const lead = livingLead(caseFile, id)
    return isEnded(lead.body) ? save(caseFile, lead, { status: 'in_progress', reason: '', targetId: null }) : lead
  })
}

/**
 * Makes a draft out of a lead: its title and matter, who handles it, how it was learned, one statement for each quote
 * that speaks for it with the evidence under it; then ends the lead with that draft. Only words that stand where they
 * were found are taken over, and nothing that speaks against. Refuses with `not_ready` where nothing can be taken.
 */
export function leadToDraft(caseFile: CaseFile, id: string) {
  return atomically(caseFile, () => {
    const lead = openLead(caseFile, id)
    const { supports } = confirmationOf(caseFile, id)
    const taken = supports.filter(({ support, state }) => state === 'fresh' && support.weight === 'supports')
    if (taken.length === 0) throw new Refusal('not_ready', 'supports', { gaps: ['lead_without_support'] })
    const claims = claimsOf(taken)
    const { roundId, unitId, body } = lead
    const unit = unitId === null ? undefined : bodyOf(caseFile, 'unit', unitId)
    const draft = createRecord(caseFile, 'issue_draft', {
      roundId,
      unitId,
      body: {
        title: body.title,
        summary: body.matter,
        sources: learnedBy(taken),
        handlers: [body.handler ?? caseFile.person.memberId],
        responsibleParty: unit === undefined ? '' : unit.partyOrganization || unit.name,
        draftedOn: dayOf(caseFile.now()),
        statements: claims.map(({ statement }) => statement),
      },
    })
    for (const { support } of taken) {
      const claim = claims.find(({ quote }) => quote === wordsOf(support))
      const statementId = claim?.statement.id ?? null
      addEvidence(caseFile, { draftId: draft.id, statementId, source: support.source, note: support.note })
    }
    save(caseFile, lead, { status: 'draft', targetId: draft.id })
    return { draft: openRecord(caseFile, 'issue_draft', draft.id), taken: taken.length, left: supports.length - taken.length }
  })
}

/** Living leads that ended in a draft. */
export function leadsOfDraft(caseFile: CaseFile, draftId: string): readonly LeadRecord[] {
  return pointingAt(caseFile, draftId, 'lead_target')
    .map((id) => recordOf(caseFile, 'lead', id))
    .filter(({ body }) => body.status === 'draft')
}

/** What a draft claims holds at most so many statements; further evidence goes to the draft as a whole. */
const mostStatements = 100

const wordsOf = ({ source, note }: Support['support']): string => (source.quote.trim() === '' ? note : source.quote)

/** Each different quote once, in the order in which they were found. */
function claimsOf(taken: readonly Support[]) {
  const quotes = [...new Set(taken.map(({ support }) => wordsOf(support)))].filter((quote) => quote.trim() !== '')
  return quotes.slice(0, mostStatements).map((quote) => ({ quote, statement: { id: newId(), text: quote } }))
}

function learnedBy(taken: readonly Support[]) {
  const kinds = new Set(taken.map(({ source }) => source.kind))
  const ways = new Set(sourceKinds().flatMap((known) => (kinds.has(known.kind) ? [known.learnedBy] : [])))
  return issueSources.filter((way) => ways.has(way))
}

function livingLead(caseFile: CaseFile, id: string): LeadRecord {
  const lead = recordOf(caseFile, 'lead', id)
  if (lead.deletedAt !== null) throw new Refusal('not_found', 'lead')
  return lead
}

function openLead(caseFile: CaseFile, id: string): LeadRecord {
  const lead = livingLead(caseFile, id)
  if (isEnded(lead.body)) throw new Refusal('not_ready', 'status', { gaps: ['lead_ended'] })
  return lead
}

const save = (caseFile: CaseFile, { id, version }: LeadRecord, changes: Partial<LeadRecord['body']>): LeadRecord =>
  saveRecord(caseFile, 'lead', { id, version, changes })
