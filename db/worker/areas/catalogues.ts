import { compareCatalogues, findItems, importCatalogue, previewCatalogue } from '../../records/catalogues.ts'
import { choicesIn } from '../../records/choices.ts'
import { catalogueTemplate } from '../../records/tables/catalogue-table.ts'
import { saveTemplate } from '../../records/tables/staged.ts'
import type { Handlers } from '../serve.ts'
import { versionVerbs } from './version-verbs.ts'

/** 目录. */
export const catalogues: Handlers<'catalogues'> = {
  ...versionVerbs('catalogue'),
  readTable: (caseFile, { path, ...tree }) => previewCatalogue(caseFile, path, tree),
  import: (caseFile, version) => importCatalogue(caseFile, version),
  find: (caseFile, query) => findItems(caseFile, query),
  choices: (caseFile, { family }) => choicesIn(caseFile, family),
  compare: (caseFile, { id, beforeId }) => compareCatalogues(caseFile, id, beforeId),
  template: (_, { path }) => saveTemplate(path, catalogueTemplate),
  async addSample(caseFile) {
    const { createReference } = await import('../../sample/reference/index.ts')
    return { catalogues: createReference(caseFile, null).length }
  },
}
