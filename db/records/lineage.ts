import type { Lineage } from '../model/lineage.ts'
import type { Kind, RecordOf } from '../model/record.ts'
import { statement } from '../schema/queries.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { definitionOf } from './kinds.ts'
import { encoded } from './merge/encoding.ts'
import { firstLineage, oldLineage, openIn, type Side, stateOf } from './merge/meeting.ts'
import { shapeOf } from './merge/shape.ts'
import { type Conflict, saved, type View } from './merge/state.ts'

/** How records came to be what they are, as it is kept beside them. */

export const viewIn = ({ body, deletedAt }: Pick<RecordOf, 'body' | 'deletedAt'>): View => ({
  body: body as unknown as View['body'],
  deleted: deletedAt !== null,
})

/** The lineage of a record that stands here, or what stands for it where it is older than stamps. */
export function sideOf(caseFile: CaseFile, record: RecordOf): Side {
  const lineage = storedLineage(caseFile, record.id)
  const view = viewIn(record)
  if (lineage !== undefined) return { ...view, lineage, isOld: false }
  return { ...view, lineage: oldLineage(record.contentHash, record.version, ancestorsOf(caseFile, record.id)), isOld: true }
}

const lineageOf = statement((k, given: { id: string }) => k.selectFrom('lineage').select('json').where('record_id', '=', given.id))

export function storedLineage(caseFile: CaseFile, id: string): Lineage | undefined {
  const row = caseFile.queries.first(lineageOf({ id }))
  return row === undefined ? undefined : (JSON.parse(row.json) as Lineage)
}

const ancestorRows = statement((k, given: { id: string }) =>
  k.selectFrom('ancestor').select('content_hash').where('record_id', '=', given.id).orderBy('ordinal'),
)

/** Contents under which a record has left or come in, oldest first. */
export const ancestorsOf = ({ queries }: CaseFile, id: string): string[] => queries.all(ancestorRows({ id })).map((row) => row.content_hash)

const keepLineage = statement((k, { id, json, conflicts }: { id: string; json: string; conflicts: number }) =>
  k
    .insertInto('lineage')
    .values({ record_id: id, json, conflicts })
    .onConflict((conflict) => conflict.column('record_id').doUpdateSet({ json, conflicts })),
)

/** Keeps the lineage of a record, or forgets it: undefined, for one that came from before there were stamps. */
export function putLineage({ queries }: CaseFile, id: string, lineage: Lineage | undefined, conflicts: number): void {
  if (lineage === undefined) {
    queries.run(queries.k.deleteFrom('lineage').where('record_id', '=', id))
    return
  }
  queries.run(keepLineage({ id, json: JSON.stringify(lineage), conflicts }))
}

/** Stamps what a save changed, in the running transaction; `before` as it stands until the record itself is written. */
export function stampSave<K extends Kind>(caseFile: CaseFile, before: RecordOf<K> | null, after: RecordOf<K>): void {
  const { actor } = caseFile
  if (before === null) {
    putLineage(caseFile, after.id, firstLineage(actor), 0)
    return
  }
  const shape = shapeOf(after.kind)
  const { vouched } = definitionOf(after.kind)
  const wholly = vouched?.(after.body) === true && !vouched(before.body)
  const [was, is] = [sideOf(caseFile, before), viewIn(after)]
  const state = saved(shape, stateOf(shape, was), { before: was, after: is, actor, wholly })
  const lineage = encoded(shape, state, is)
  putLineage(caseFile, after.id, lineage, openIn(shape, { ...is, lineage, isOld: false }).length)
}

/** The fields of a record in which it waits for a person to choose. */
export const conflictsIn = (caseFile: CaseFile, record: RecordOf): readonly Conflict[] =>
  openIn(shapeOf(record.kind), sideOf(caseFile, record))

/** In how many fields a record waits for a person to choose. */
export function openConflicts({ queries }: CaseFile, id: string): number {
  const row = queries.first(queries.k.selectFrom('lineage').select('conflicts').where('record_id', '=', id).where('conflicts', '>', 0))
  return row?.conflicts ?? 0
}
