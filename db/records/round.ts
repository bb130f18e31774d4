import type { RecordKind } from './kind.ts'

/** 轮次. */
export const round: RecordKind<'round'> = {
  kind: 'round',
  numberPrefix: null,
  belongsTo: 'nothing',
  course: null,
  summary: (body) => ({
    number: '',
    title: body.name,
    subtitle: body.groupName,
    status: body.kind,
    occurredOn: body.startsOn,
    facets: { year: [String(body.year)], sample: [String(body.sample)] },
  }),
  passages: ['name', 'groupName', 'term', 'note'],
  references: {},
  suggestions: {},
}
