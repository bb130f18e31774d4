import type { CatalogueItem } from '../model/catalogue.ts'
import { offsetIn } from '../model/days.ts'
import { Refusal } from '../model/failure.ts'
import type { PolicyArticle } from '../model/policy.ts'
import type { Body, RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { saveRecord } from './footing.ts'
import { entriesOf, type Published } from './reliance.ts'
import { recordOf } from './rows.ts'

type Entry<K extends Published> = K extends 'catalogue' ? CatalogueItem : PolicyArticle
interface At {
  readonly id: string
  readonly version: number
}

/**
 * Writes one entry of a version: in its place where its id is known, else behind `after` (at the head where that is
 * null). Tags and drafts keep the words that they took. Refuses with `bad_input` a code that another entry has, or a
 * branch that does not hang together.
 */
export function putEntry<K extends Published>(
  caseFile: CaseFile,
  kind: K,
  { id, version, entry, after }: At & { readonly entry: Entry<K>; readonly after: string | null },
): RecordOf<K> {
  const entries = entriesOf(kind, recordOf(caseFile, kind, id).body) as readonly Entry<K>[]
  const before = entries.find((one) => one.id === entry.id)
  const written = kind === 'catalogue' ? (hung(entries as readonly CatalogueItem[], entry as CatalogueItem) as Entry<K>) : entry
  const at = after === null ? 0 : entries.findIndex((one) => one.id === after) + 1
  if (before === undefined && after !== null && at === 0) throw new Refusal('bad_input', 'after')
  const next = before === undefined ? entries.toSpliced(at, 0, written) : entries.map((one) => (one === before ? written : one))
  return save(caseFile, kind, { id, version }, next)
}

/** Takes an entry out of its version. Refuses with `relied_on`, or `bad_input` where something stands below it. */
export function removeEntry<K extends Published>(
  caseFile: CaseFile,
  kind: K,
  { id, version, entryId }: At & { readonly entryId: string },
): RecordOf<K> {
  const entries = entriesOf(kind, recordOf(caseFile, kind, id).body) as readonly Entry<K>[]
  if (!entries.some((one) => one.id === entryId)) throw new Refusal('not_found', kind)
  if (entries.some((one) => 'parentId' in one && one.parentId === entryId)) throw new Refusal('bad_input', 'entryId')
  const next = entries.filter((one) => one.id !== entryId)
  return save(caseFile, kind, { id, version }, next)
}

const save = <K extends Published>(caseFile: CaseFile, kind: K, at: At, entries: readonly Entry<K>[]): RecordOf<K> => {
  const changes = { [kind === 'catalogue' ? 'items' : 'articles']: entries } as unknown as Partial<Body<K>>
  return saveRecord(caseFile, kind, { ...at, changes })
}

/** The entry at the depth at which it hangs. It stays in its branch: what stands below it would have to move with it. */
function hung(items: readonly CatalogueItem[], { offset, ...rest }: CatalogueItem): CatalogueItem {
  const item: CatalogueItem = offset === undefined || offset === '' ? rest : { ...rest, offset }
  if (items.some(({ id, code }) => id !== item.id && code === item.code)) throw new Refusal('bad_input', 'entry/code')
  if (item.offset !== undefined && offsetIn(item.offset) === null) throw new Refusal('bad_input', 'entry/offset')
  const before = items.find(({ id }) => id === item.id)
  if (before !== undefined) return { ...item, parentId: before.parentId, level: before.level }
  const parent = items.find(({ id }) => id === item.parentId)
  if (item.parentId !== null && parent === undefined) throw new Refusal('bad_input', 'entry/parentId')
  return { ...item, level: (parent?.level ?? 0) + 1 }
}
