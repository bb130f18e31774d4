import { namesAmong, namesOf } from '../../records/names.ts'
import { suggest } from '../../records/suggestions.ts'
import { findRecords } from '../../search/find.ts'
import type { Handlers } from '../serve.ts'

/** 搜索, and completing what is being typed. */
export const search: Handlers<'search'> = {
  find: (caseFile, args) => findRecords(caseFile, args),
  named: (caseFile, { ids }) => namesOf(caseFile, ids),
  among: (caseFile, args) => namesAmong(caseFile, args),
  suggest: (caseFile, { scope, text, limit }) => suggest(caseFile, scope, text, limit),
}
