import { Refusal } from '../model/failure.ts'
import { isFrozen } from './frozen.ts'
import type { RecordKind } from './kind.ts'

/** 问题底稿. */
export const issueDraft: RecordKind<'issue_draft'> = {
  kind: 'issue_draft',
  numberPrefix: 'D',
  belongsTo: 'round',
  course: 'stage',
  summary: (body) => ({
    number: body.number,
    title: body.title,
    subtitle: body.responsibleParty,
    status: body.stage,
    occurredOn: body.occurredFrom,
    facets: { domain: body.domains, source: body.sources, classification: [body.classification], handler: body.handlers },
  }),
  passages: [
    'number',
    'title',
    'domains',
    'sourceOther',
    'level',
    'classification',
    'place',
    'summary',
    'discovery',
    'statements/*/text',
    'bases/*/document',
    'bases/*/article',
    'bases/*/quote',
    'analysis',
    'responsibleParty',
    'firstResponsible',
    'responsibleLeader',
    'supervisingParty',
    'note',
  ],
  references: { handler: ['handlers'], deputy_leader: ['deputyLeader'], group_leader: ['groupLeader'], cites: ['bases/*/policyId'] },
  suggestions: {
    tag: ['domains'],
    place: ['place'],
    document: ['bases/*/document'],
    unit: ['responsibleParty'],
    person: ['firstResponsible', 'responsibleLeader', 'supervisingParty'],
  },
  vouched: isFrozen,
  admit(_caseFile, { before, after }) {
    if (before !== null && isFrozen(before)) throw new Refusal('draft_frozen')
    // Where a draft stands is the outcome of sign-off (sign-off.ts), never something that one types.
    if (after !== null && after.stage !== (before?.stage ?? 'drafting')) throw new Refusal('bad_input', 'stage')
    if (after !== null && after.revision !== (before?.revision ?? 1)) throw new Refusal('bad_input', 'revision')
  },
}
