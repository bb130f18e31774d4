import { type FormedArea, formedAreas, forms } from '../../model/forms/index.ts'
import type { Kind, RecordOf } from '../../model/record.ts'
import {
  type Birth,
  createRecord,
  deleteRecord,
  historyOf,
  listRecords,
  openRecord,
  restoreRecord,
  saveRecord,
} from '../../records/footing.ts'
import type { CaseFile } from '../../vault/case-file.ts'
import type { ListQuery } from '../requests/records.ts'
import type { Handlers } from '../serve.ts'

interface Named {
  readonly id: string
}
type Saving<K extends Kind> = Parameters<typeof saveRecord<K>>[2]

/** The seven verbs that every kind of record answers. */
export const recordVerbs = <K extends Kind>(kind: K) => ({
  list: (caseFile: CaseFile, query: ListQuery) => listRecords(caseFile, kind, query),
  open: (caseFile: CaseFile, { id }: Named): RecordOf<K> => openRecord(caseFile, kind, id),
  create: (caseFile: CaseFile, birth: Omit<Birth<K>, 'id'>): RecordOf<K> => createRecord(caseFile, kind, birth),
  save: (caseFile: CaseFile, saving: Saving<K>): RecordOf<K> => saveRecord(caseFile, kind, saving),
  delete: (caseFile: CaseFile, { id }: Named): RecordOf<K> => deleteRecord(caseFile, kind, id),
  restore: (caseFile: CaseFile, { id }: Named): RecordOf<K> => restoreRecord(caseFile, kind, id),
  history: (caseFile: CaseFile, { id }: Named) => historyOf(caseFile, openRecord(caseFile, kind, id).id),
})

/** The handlers of every kind with a form, by area. */
export const formedVerbs = Object.fromEntries(formedAreas.map((area) => [area, recordVerbs(forms[area].kind)])) as unknown as {
  readonly [A in FormedArea]: Handlers<A>
}
