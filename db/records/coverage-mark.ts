import type { RecordKind } from './kind.ts'

/** 查过未发现: an entry that was looked at without a finding. */
export const coverageMark: RecordKind<'coverage_mark'> = {
  kind: 'coverage_mark',
  numberPrefix: null,
  belongsTo: 'round',
  course: null,
  summary: (body) => ({
    number: body.code,
    title: body.text.slice(0, 200),
    subtitle: body.sentence,
    status: '',
    occurredOn: body.on,
    facets: {},
  }),
  passages: ['sentence'],
  references: { marked_by: ['by'] },
  suggestions: {},
}
