import { findArticles, importPolicy, previewPolicy } from '../../records/policies.ts'
import { policyTemplate } from '../../records/tables/policy-table.ts'
import { saveTemplate } from '../../records/tables/staged.ts'
import type { Handlers } from '../serve.ts'
import { versionVerbs } from './version-verbs.ts'

/** 政策依据. */
export const policies: Handlers<'policies'> = {
  ...versionVerbs('policy'),
  readTable: (caseFile, { path }) => previewPolicy(caseFile, path),
  import: (caseFile, policy) => importPolicy(caseFile, policy),
  find: (caseFile, query) => findArticles(caseFile, query),
  template: (_, { path }) => saveTemplate(path, policyTemplate),
}
