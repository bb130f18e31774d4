import type { RecordKind } from './kind.ts'

/** 调阅清单. */
export const documentRequest: RecordKind<'document_request'> = {
  kind: 'document_request',
  numberPrefix: 'Q',
  belongsTo: 'round',
  course: 'status',
  summary: (body) => ({
    number: body.number,
    title: body.title,
    subtitle: '',
    status: body.status,
    occurredOn: body.requestedOn,
    facets: { requestedBy: body.requestedBy, leaderSigned: [String(body.leaderSigned)] },
  }),
  passages: ['number', 'title', 'items/*/name', 'items/*/provider', 'items/*/note', 'note'],
  references: { requested_by: ['requestedBy'] },
  suggestions: { document: ['items/*/name'], provider: ['items/*/provider'] },
  placeOf(body, field) {
    const [list, id] = field.split('/')
    const index = list === 'items' ? body.items.findIndex((item) => item.id === id) : -1
    return index === -1 ? '' : `第${index + 1}项`
  },
}
