import type { RecordKind } from './kind.ts'

/** 标注: from a record or a part of it to an entry of a catalogue. */
export const focusTag: RecordKind<'focus_tag'> = {
  kind: 'focus_tag',
  numberPrefix: null,
  belongsTo: 'nothing',
  course: null,
  summary: (body) => ({ number: body.code, title: body.text.slice(0, 200), subtitle: '', status: '', occurredOn: '', facets: {} }),
  passages: [],
  references: { tag_of: ['recordId'], tagged_from: ['catalogueId'], tagged_with: ['itemId'] },
  suggestions: {},
}
