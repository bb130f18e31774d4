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
export function gistOf<K extends Kind, G>(make: (body: Body<K>) => G) {
  const known = new WeakMap<CaseFile, Map<string, { readonly content: string; readonly gist: G }>>()
  return (caseFile: CaseFile, records: readonly Content[]): ((id: string) => G | undefined) => {
    const kept = known.get(caseFile) ?? new Map<string, { readonly content: string; readonly gist: G }>()
    known.set(caseFile, kept)
    const contents = new Map<string, string>()
    for (const { id, content_hash } of records) if (kept.get(id)?.content !== content_hash) contents.set(id, content_hash)
    if (contents.size > 0)
      for (const { record_id, json } of bodiesOf(caseFile, [...contents.keys()]))
        kept.set(record_id, { content: contents.get(record_id) ?? '', gist: make(JSON.parse(json) as Body<K>) })
    return (id) => kept.get(id)?.gist
  }
}

function bodiesOf({ queries }: CaseFile, ids: readonly string[]) {
  const these = sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
  return queries.all(queries.k.selectFrom('body').selectAll().where('record_id', 'in', these))
}
