import { suggest } from '../../records/suggestions.ts'
import { findRecords } from '../../search/find.ts'
import type { Handlers } from '../serve.ts'

/** 搜索, and completing what is being typed. */
export const search: Handlers<'search'> = {
  find: (caseFile, args) => findRecords(caseFile, args),
  suggest: (caseFile, { scope, text, limit }) => suggest(caseFile, scope, text, limit),
}
