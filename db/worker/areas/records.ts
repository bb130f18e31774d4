import { changeMany, undoMany } from '../../records/bulk.ts'
import { exportList } from '../../records/export-list.ts'
import { listedIds } from '../../records/listing.ts'
import { compareVersions, fieldAtVersion, momentsOf } from '../../records/versions.ts'
import type { Handlers } from '../serve.ts'

/** Records of any kind: many at once, and one as it was. */
export const records: Handlers<'records'> = {
  bulk(caseFile, { kind, ids, change }, { changed }) {
    const outcome = changeMany(caseFile, kind, ids, change)
    changed([kind, 'focus_tag'])
    return outcome
  },
  undoBulk(caseFile, { act }, { changed }) {
    const { kind, ...outcome } = undoMany(caseFile, act)
    changed([kind, 'focus_tag'])
    return outcome
  },
  ids: (caseFile, { kind, list }) => listedIds(caseFile, kind, list),
  moments: (caseFile, { kind, id }) => momentsOf(caseFile, kind, id),
  compare: (caseFile, { kind, id, from, to }) => compareVersions(caseFile, kind, id, from, to),
  fieldAt: (caseFile, { kind, id, version, field }) => fieldAtVersion(caseFile, kind, id, version, field),
  exportTo: (caseFile, wish, context) => exportList(caseFile, wish, context),
}
