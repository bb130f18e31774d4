import { mustKeepAccess } from '../vault/person.ts'
import type { RecordKind } from './kind.ts'

/** 组员 and office staff. */
export const member: RecordKind<'member'> = {
  kind: 'member',
  numberPrefix: null,
  belongsTo: 'nothing',
  course: null,
  summary: (body) => ({
    number: '',
    title: body.name,
    subtitle: body.duty,
    status: body.post,
    occurredOn: '',
    facets: { post: [body.post] },
  }),
  passages: ['name', 'duty', 'homeUnit', 'note'],
  references: {},
  suggestions: {},
  admit: (caseFile, { id, after }) => mustKeepAccess(caseFile, id, after),
}
