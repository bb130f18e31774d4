import { setTags, taggedWith, tagsOfRecord } from '../../records/focus.ts'
import type { Handlers } from '../serve.ts'

/** 标注: what records are about, by the entries of catalogues. */
export const focus: Handlers<'focus'> = {
  ofRecord: (caseFile, { recordId }) => tagsOfRecord(caseFile, recordId),
  set: (caseFile, wish) => setTags(caseFile, wish),
  ofItem: (caseFile, { itemId }) => taggedWith(caseFile, itemId),
}
