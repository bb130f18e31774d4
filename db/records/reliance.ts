import { sql } from 'kysely'
import { Refusal } from '../model/failure.ts'
import type { Body, Kind } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Reliant } from '../worker/requests/versions.ts'
import { livingBodies } from './living.ts'

/** What is published in versions: later ones take the place of earlier ones, which stay for those that rest on them. */
export type Published = 'catalogue' | 'policy'

/** The entries of a version: what people are tagged with, or cite. */
export const entriesOf = <K extends Published>(kind: K, body: Body<K>): readonly { readonly id: string }[] =>
  kind === 'catalogue' ? (body as Body<'catalogue'>).items : (body as Body<'policy'>).articles

/** Living records that rest on a version, each entry for itself: tags and marks on a catalogue, drafts that cite a policy. */
export function reliantsOf(caseFile: CaseFile, kind: Published, id: string): readonly Reliant[] {
  return kind === 'catalogue' ? [...tagsFrom(caseFile, id), ...marksOf(caseFile, id)] : draftsCiting(caseFile, id)
}

/** Refuses with `relied_on` what would take a version, or an entry of it, from under those who rest on it. */
export function mustNotBeReliedOn<K extends Published>(
  caseFile: CaseFile,
  kind: K,
  { id, before, after }: { readonly id: string; readonly before: Body<K> | null; readonly after: Body<K> | null },
): void {
  if (before === null) return
  const kept = new Set(after === null ? [] : entriesOf(kind, after).map((entry) => entry.id))
  const gone = new Set(entriesOf(kind, before).flatMap((entry) => (kept.has(entry.id) ? [] : [entry.id])))
  if (after !== null && gone.size === 0) return
  const left = reliantsOf(caseFile, kind, id).filter(({ entryId }) => after === null || gone.has(entryId))
  const records = new Set(left.map(({ recordId }) => recordId)).size
  if (records > 0) throw new Refusal('relied_on', kind, { records })
}

function tagsFrom({ queries }: CaseFile, id: string): readonly Reliant[] {
  const { k } = queries
  const rows = queries.all(
    k
      .selectFrom('reference as from')
      .innerJoin('record as tag', 'tag.id', 'from.from_id')
      .innerJoin('reference as on', (join) => join.onRef('on.from_id', '=', 'tag.id').on('on.role', '=', 'tag_of'))
      .innerJoin('record as of', 'of.id', 'on.to_id')
      .innerJoin('reference as with', (join) => join.onRef('with.from_id', '=', 'tag.id').on('with.role', '=', 'tagged_with'))
      .select(['of.id', 'of.kind', 'of.number', 'of.title', 'with.to_id as entryId'])
      .where('from.to_id', '=', id)
      .where('from.role', '=', 'tagged_from')
      .where('tag.deleted_at', 'is', null)
      .where('of.deleted_at', 'is', null)
      .orderBy('of.kind')
      .orderBy('of.number')
      .orderBy('of.id'),
  )
  return rows.map(({ id: recordId, kind, ...row }) => ({ ...row, recordId, kind: kind as Kind }))
}

const marksOf = (caseFile: CaseFile, id: string): readonly Reliant[] =>
  livingBodies(caseFile, 'coverage_mark')
    .filter(({ body }) => body.catalogueId === id)
    .map(({ id: recordId, number, title, body }) => ({ recordId, kind: 'coverage_mark', number, title, entryId: body.itemId }))

/** A draft rests on every article that it cites; on the document as a whole where a basis names none. */
function draftsCiting({ queries }: CaseFile, id: string): readonly Reliant[] {
  const rows = queries.all(
    queries.k
      .selectFrom('reference')
      .innerJoin('record', 'record.id', 'reference.from_id')
      .innerJoin('body', 'body.record_id', 'record.id')
      .select(['id', 'kind', 'number', 'title', sql<string>`json -> '$.bases'`.as('bases')])
      .where('to_id', '=', id)
      .where('role', '=', 'cites')
      .where('deleted_at', 'is', null)
      .orderBy('number')
      .orderBy('id'),
  )
  return rows.flatMap(({ id: recordId, kind, number, title, bases }) => {
    const cited = (JSON.parse(bases) as Body<'issue_draft'>['bases']).filter(({ policyId }) => policyId === id)
    return [...new Set(cited.map(({ articleId }) => articleId ?? ''))].map((entryId) => ({
      ...{ recordId, kind: kind as Kind, number, title, entryId },
    }))
  })
}
