import type { RecordKind } from './kind.ts'
import { mustNotBeReliedOn } from './reliance.ts'

/** 政策依据: one version of one document. */
export const policy: RecordKind<'policy'> = {
  kind: 'policy',
  numberPrefix: null,
  belongsTo: 'nothing',
  course: null,
  summary: (body) => ({
    number: body.documentNumber,
    title: body.title,
    subtitle: body.issuer,
    status: body.type,
    occurredOn: body.effectiveOn,
    facets: { sample: [String(body.sample)], items: [String(body.articles.length)], repealedOn: [body.repealedOn] },
  }),
  passages: ['title', 'shortName', 'documentNumber', 'issuer', 'articles/*/text', 'note'],
  references: {},
  suggestions: { document: ['title', 'shortName'] },
  placeOf(body, field) {
    const [list, id] = field.split('/')
    const article = list === 'articles' ? body.articles.find((one) => one.id === id) : undefined
    return article === undefined ? '' : article.number + article.paragraph
  },
  picks: ({ body }) => ({
    family: 'policy',
    name: body.title,
    validFrom: body.effectiveOn,
    validTo: dayBefore(body.repealedOn),
    items: body.articles.map((article) => ({
      id: article.id,
      level: 1,
      code: article.number + article.paragraph,
      text: article.text,
      path: body.shortName === '' ? body.title : `${body.title}（${body.shortName}）`,
      keywords: article.topics,
      mandatory: false,
    })),
  }),
  admit: (caseFile, change) => mustNotBeReliedOn(caseFile, 'policy', change),
}

/** The last day before; empty stays empty. */
export const dayBefore = (day: string): string => (day === '' ? '' : new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10))
