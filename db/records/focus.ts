import type { FocusTag } from '../model/catalogue.ts'
import { Refusal } from '../model/failure.ts'
import type { RecordOf } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { TaggedRecord, TagOfRecord } from '../worker/requests/focus.ts'
import { atomically } from './atomically.ts'
import { valueAt } from './fields.ts'
import { createRecord, deleteRecord, restoreRecord } from './footing.ts'
import { definitionOf } from './kinds.ts'
import { type PickSource, pickSources } from './picking.ts'
import { findRecord, pointingAt, recordOf } from './rows.ts'

/** Living tags of a record and its parts, in the order in which they were set, each with what became of its entry. */
export function tagsOfRecord(caseFile: CaseFile, recordId: string): readonly TagOfRecord[] {
  const sources = pickSources(caseFile)
  return tagsOf(caseFile, recordId).map((tag) => ({ id: tag.id, tag: tag.body, ...stateOf(sources, tag.body) }))
}

/** Records tagged with an entry, whatever version it was chosen in. */
export function taggedWith(caseFile: CaseFile, itemId: string): readonly TaggedRecord[] {
  return pointingAt(caseFile, itemId, 'tagged_with').flatMap((id) => {
    const { field, recordId } = recordOf(caseFile, 'focus_tag', id).body
    const record = findRecord(caseFile, recordId)
    if (record === undefined || record.deletedAt !== null) return []
    const definition = definitionOf(record.kind)
    const { number, title } = definition.summary(record.body)
    return [{ recordId, kind: record.kind, number, title, field, place: definition.placeOf?.(record.body, field) ?? '' }]
  })
}

/** Makes these entries, and no others, the tags of a record or of one part of it. Setting what is set changes nothing. */
export function setTags(
  caseFile: CaseFile,
  {
    recordId,
    field,
    items,
  }: { readonly recordId: string; readonly field: string; readonly items: readonly Pick<FocusTag, 'catalogueId' | 'itemId'>[] },
): readonly TagOfRecord[] {
  return atomically(caseFile, () => {
    const record = findRecord(caseFile, recordId)
    if (record === undefined || record.deletedAt !== null) throw new Refusal('not_found', 'record')
    if (field !== '' && valueAt(record.body, field) === undefined) throw new Refusal('bad_input', 'field')
    const here = tagsOf(caseFile, recordId).filter(({ body }) => body.field === field)
    const wanted = new Map(items.map((item) => [item.itemId, item]))
    for (const tag of here) if (!wanted.delete(tag.body.itemId)) deleteRecord(caseFile, 'focus_tag', tag.id)
    if (wanted.size > 0) {
      const removed = new Map(
        tagsOf(caseFile, recordId, true)
          .filter(({ body }) => body.field === field)
          .map((tag) => [tag.body.itemId, tag]),
      )
      for (const item of wanted.values()) {
        const before = removed.get(item.itemId)
        if (before !== undefined) restoreRecord(caseFile, 'focus_tag', before.id)
        else createTag(caseFile, record, field, item)
      }
    }
    return tagsOfRecord(caseFile, recordId)
  })
}

function createTag(
  caseFile: CaseFile,
  { id, roundId, unitId }: RecordOf,
  field: string,
  { catalogueId, itemId }: Pick<FocusTag, 'catalogueId' | 'itemId'>,
): void {
  const entry = pickSources(caseFile)
    .find((source) => source.recordId === catalogueId)
    ?.items.find((item) => item.id === itemId)
  if (entry === undefined) throw new Refusal('not_found', 'catalogue')
  const body = { recordId: id, field, catalogueId, itemId, code: entry.code, text: entry.text }
  createRecord(caseFile, 'focus_tag', { roundId, unitId, body })
}

const tagsOf = (caseFile: CaseFile, recordId: string, deleted = false): readonly RecordOf<'focus_tag'>[] =>
  pointingAt(caseFile, recordId, 'tag_of', deleted).map((id) => recordOf(caseFile, 'focus_tag', id))

/** How the entry stands in the newest version of its tree; `unknown` where the tree is not in this case file. */
function stateOf(sources: readonly PickSource[], tag: FocusTag): Pick<TagOfRecord, 'state' | 'now' | 'family'> {
  const chosenIn =
    sources.find(({ recordId, items }) => recordId === tag.catalogueId && items.length > 0) ??
    sources.find(({ items }) => items.some(({ id }) => id === tag.itemId))
  if (chosenIn === undefined) return { state: 'unknown', now: null, family: '' }
  const { family, name } = chosenIn
  const newest = sources.find((source) => source.kind === 'catalogue' && source.family === family && source.name === name)
  const entry = newest?.items.find(({ id }) => id === tag.itemId)
  if (entry === undefined) return { state: 'gone', now: null, family }
  const same = entry.text === tag.text && entry.code === tag.code
  return { state: same ? 'same' : 'reworded', now: { code: entry.code, text: entry.text }, family }
}
