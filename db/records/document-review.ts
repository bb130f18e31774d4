import { documentOrigin } from '../model/origin.ts'
import type { RecordKind } from './kind.ts'

/** 查阅记录. */
export const documentReview: RecordKind<'document_review'> = {
  kind: 'document_review',
  numberPrefix: 'Z',
  belongsTo: 'round',
  course: 'status',
  summary: (body) => ({
    number: body.number,
    title: body.title,
    subtitle: [body.documentNumber, body.issuer].filter((part) => part !== '').join(' '),
    status: body.status,
    occurredOn: body.reviewedOn,
    facets: {
      category: [body.category],
      reviewer: body.reviewers,
      request: body.requestId === null ? [] : [body.requestId],
      requestItem: body.requestItemId === null ? [] : [body.requestItemId],
      tag: [...new Set(body.excerpts.flatMap((excerpt) => excerpt.tags))],
    },
  }),
  passages: [
    'number',
    'title',
    'documentNumber',
    'issuer',
    'category',
    'copyNumber',
    'excerpts/*/location',
    'excerpts/*/text',
    'excerpts/*/finding',
    'excerpts/*/tags',
    'note',
  ],
  references: { reviewer: ['reviewers'], request: ['requestId'] },
  suggestions: { document: ['title', 'category'], unit: ['issuer'], tag: ['excerpts/*/tags'] },
  origin: ({ issuer, documentNumber }) => documentOrigin(issuer, documentNumber),
  placeOf(body, field) {
    const [list, id] = field.split('/')
    const index = list === 'excerpts' ? body.excerpts.findIndex((excerpt) => excerpt.id === id) : -1
    if (index === -1) return ''
    return body.excerpts[index]?.location || `第${index + 1}条摘录`
  },
}
