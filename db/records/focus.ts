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

/** An entry of a version of a catalogue. */
export type Entry = Pick<FocusTag, 'catalogueId' | 'itemId'>

interface Wish {
  readonly recordId: string
  readonly field: string
  readonly items: readonly Entry[]
}

/** Makes these entries, and no others, the tags of a record or of one part of it. Setting what is set changes nothing. */
export function setTags(caseFile: CaseFile, wish: Wish): readonly TagOfRecord[] {
  return atomically(caseFile, () => {
    putTags(caseFile, wish)
    return tagsOfRecord(caseFile, wish.recordId)
  })
}

/** The entries that a record as a whole is tagged with, in the order in which they were set. */
export const entriesOn = (caseFile: CaseFile, recordId: string): readonly Entry[] =>
  tagsOf(caseFile, recordId)
    .filter(({ body }) => body.field === '')
    .map(({ body: { catalogueId, itemId } }) => ({ catalogueId, itemId }))

/** The same as `setTags`; answers the tags that it made, took off or put back. */
export function putTags(caseFile: CaseFile, { recordId, field, items }: Wish): readonly RecordOf<'focus_tag'>[] {
  return atomically(caseFile, () => {
    const record = findRecord(caseFile, recordId)
    if (record === undefined || record.deletedAt !== null) throw new Refusal('not_found', 'record')
    if (field !== '' && valueAt(record.body, field) === undefined) throw new Refusal('bad_input', 'field')
    const here = tagsOf(caseFile, recordId).filter(({ body }) => body.field === field)
    const wanted = new Map(items.map((item) => [item.itemId, item]))
    const gone = here.filter((tag) => !wanted.delete(tag.body.itemId)).map((tag) => deleteRecord(caseFile, 'focus_tag', tag.id))
    if (wanted.size === 0) return gone
    const removed = new Map(
      tagsOf(caseFile, recordId, true)
        .filter(({ body }) => body.field === field)
        .map((tag) => [tag.body.itemId, tag]),
    )
    const come = [...wanted.values()].map((item) => {
      const before = removed.get(item.itemId)
      return before === undefined ? createTag(caseFile, record, field, item) : restoreRecord(caseFile, 'focus_tag', before.id)
    })
    return [...gone, ...come]
  })
}

function createTag(caseFile: CaseFile, { id, roundId, unitId }: RecordOf, field: string, item: Entry): RecordOf<'focus_tag'> {
  const { code, text } = mustHaveEntry(caseFile, item)
  const body = { recordId: id, field, ...item, code, text }
  return createRecord(caseFile, 'focus_tag', { roundId, unitId, body })
}

/** The entry as it reads now. Refuses with `not_found` where no version here has it. */
export function mustHaveEntry(caseFile: CaseFile, { catalogueId, itemId }: Entry): Pick<FocusTag, 'code' | 'text'> {
  const source = pickSources(caseFile).find(({ recordId }) => recordId === catalogueId)
  const entry = source?.items.find(({ id }) => id === itemId)
  if (entry === undefined) throw new Refusal('not_found', 'catalogue')
  return entry
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
