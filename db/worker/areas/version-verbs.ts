import { type Published, reliantsOf } from '../../records/reliance.ts'
import { putEntry, removeEntry } from '../../records/version-entries.ts'
import type { CaseFile } from '../../vault/case-file.ts'
import { recordVerbs } from './record-verbs.ts'

type Putting<K extends Published> = Parameters<typeof putEntry<K>>[2]
type Removing = Parameters<typeof removeEntry>[2]

/** What catalogues and policies answer alike. */
export const versionVerbs = <K extends Published>(kind: K) => ({
  ...recordVerbs(kind),
  reliants: (caseFile: CaseFile, { id }: { readonly id: string }) => reliantsOf(caseFile, kind, id),
  putEntry: (caseFile: CaseFile, wish: Putting<K>) => ({ version: putEntry(caseFile, kind, wish).version }),
  removeEntry: (caseFile: CaseFile, wish: Removing) => ({ version: removeEntry(caseFile, kind, wish).version }),
})
