import type { RecordKind } from './kind.ts'

/** 印证: a link from a lead to a passage or a file. */
export const leadSupport: RecordKind<'lead_support'> = {
  kind: 'lead_support',
  numberPrefix: null,
  belongsTo: 'round',
  course: null,
  summary: (body) => ({ number: '', title: '', subtitle: '', status: body.weight, occurredOn: '', facets: {} }),
  passages: [],
  references: { support_of: ['leadId'], support_from: ['source/recordId'], support_file: ['source/attachmentId'] },
  suggestions: {},
}
