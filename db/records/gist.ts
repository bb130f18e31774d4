import { sql } from 'kysely'
import type { Body, Kind } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'

/** A record by its content, as its row knows it. */
export interface Content {
  readonly id: string
  readonly content_hash: string
}

/**
 * What a report needs of the bodies of many records of a kind, made once for each content: reading and parsing thousands
 * of bodies takes far longer than whatever is asked of them. Kept with the case file; a lock ends the whole thread.
 */
export function gistOf<K extends Kind, G, R extends Content = Content>(make: (body: Body<K>, record: R) => G) {
  const known = new WeakMap<CaseFile, Map<string, { readonly content: string; readonly gist: G }>>()
  return (caseFile: CaseFile, records: readonly R[]): ((id: string) => G | undefined) => {
    const kept = known.get(caseFile) ?? new Map<string, { readonly content: string; readonly gist: G }>()
    known.set(caseFile, kept)
    const fresh = new Map<string, R>()
    for (const record of records) if (kept.get(record.id)?.content !== record.content_hash) fresh.set(record.id, record)
    for (const { record_id, json } of fresh.size === 0 ? [] : bodiesOf(caseFile, [...fresh.keys()])) {
      const record = fresh.get(record_id)
      if (record !== undefined) kept.set(record_id, { content: record.content_hash, gist: make(JSON.parse(json) as Body<K>, record) })
    }
    return (id) => kept.get(id)?.gist
  }
}

function bodiesOf({ queries }: CaseFile, ids: readonly string[]) {
  const these = sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
  return queries.all(queries.k.selectFrom('body').selectAll().where('record_id', 'in', these))
}
