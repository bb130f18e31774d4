import type { RecordKind } from './kind.ts'

/** 谈话提纲. */
export const interviewOutline: RecordKind<'interview_outline'> = {
  kind: 'interview_outline',
  numberPrefix: null,
  belongsTo: 'round',
  course: null,
  summary: (body) => ({ number: '', title: body.name, subtitle: body.forWhom, status: '', occurredOn: '', facets: {} }),
  passages: ['name', 'forWhom', 'topics/*/name', 'topics/*/questions/*/text'],
  references: {},
  suggestions: {},
}
