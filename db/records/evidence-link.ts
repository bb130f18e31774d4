import { mustBeThawed } from './frozen.ts'
import type { RecordKind } from './kind.ts'

/** 佐证: a numbered link from a draft to a passage or a file. */
export const evidenceLink: RecordKind<'evidence_link'> = {
  kind: 'evidence_link',
  numberPrefix: null,
  belongsTo: 'round',
  course: null,
  summary: (body) => ({ number: String(body.ordinal), title: '', subtitle: '', status: body.source.type, occurredOn: '', facets: {} }),
  passages: [],
  references: { evidence_of: ['draftId'], evidence_from: ['source/recordId'], evidence_file: ['source/attachmentId'] },
  suggestions: {},
  admit(caseFile, { before, after }) {
    for (const link of [before, after]) if (link !== null) mustBeThawed(caseFile, link.draftId)
  },
}
