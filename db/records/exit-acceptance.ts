import type { RecordKind } from './kind.ts'

/** 核查接受: an open line of the check before leaving that the leader answers for. */
export const exitAcceptance: RecordKind<'exit_acceptance'> = {
  kind: 'exit_acceptance',
  numberPrefix: null,
  belongsTo: 'round',
  course: null,
  summary: (body) => ({ number: '', title: body.reason.slice(0, 200), subtitle: '', status: body.check, occurredOn: body.on, facets: {} }),
  passages: ['reason'],
  references: { accepted_by: ['by'] },
  suggestions: {},
}
