import type { CatalogueItem } from '../model/catalogue.ts'
import type { RecordKind } from './kind.ts'
import { mustNotBeReliedOn } from './reliance.ts'

/** 目录: one version of one tree. */
export const catalogue: RecordKind<'catalogue'> = {
  kind: 'catalogue',
  numberPrefix: null,
  belongsTo: 'nothing',
  course: null,
  summary: (body) => ({
    number: '',
    title: body.name,
    subtitle: body.versionName,
    status: body.family,
    occurredOn: body.validFrom,
    facets: { sample: [String(body.sample)], items: [String(body.items.length)], validTo: [body.validTo] },
  }),
  // Entries are found by their own picker: thousands of them would drown what people wrote.
  passages: ['name', 'versionName', 'applies'],
  references: {},
  suggestions: {},
  picks: ({ body }) => ({
    family: body.family,
    name: body.name,
    validFrom: body.validFrom,
    validTo: body.validTo,
    items: withPaths(body.items),
  }),
  admit: (caseFile, change) => mustNotBeReliedOn(caseFile, 'catalogue', change),
}

/** Entries with what stands above each of them. */
function withPaths(items: readonly CatalogueItem[]) {
  const byId = new Map(items.map((item) => [item.id, item]))
  const paths = new Map<string, string>()
  const pathOf = (item: CatalogueItem): string => {
    const known = paths.get(item.id)
    if (known !== undefined) return known
    paths.set(item.id, '') // a circle ends here
    const parent = item.parentId === null ? undefined : byId.get(item.parentId)
    const above = parent === undefined ? '' : pathOf(parent)
    const path = parent === undefined ? '' : above === '' ? parent.text : `${above} / ${parent.text}`
    paths.set(item.id, path)
    return path
  }
  return items.map((item) => ({ ...item, path: pathOf(item) }))
}
