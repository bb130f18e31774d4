import type { RecordKind } from './kind.ts'
import { mustStand } from './written-once.ts'

/** A frozen revision of a draft, whole. */
export const draftRevision: RecordKind<'draft_revision'> = {
  kind: 'draft_revision',
  numberPrefix: null,
  belongsTo: 'round',
  course: null,
  summary: (body) => ({
    number: String(body.revision),
    title: body.content.draft.title,
    subtitle: '',
    status: '',
    occurredOn: '',
    facets: {},
  }),
  passages: [],
  references: { revision_of: ['draftId'] },
  suggestions: {},
  admit: mustStand,
}
