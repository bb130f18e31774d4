import { sql } from 'kysely'
import type { DocumentRequest } from '../../model/document.ts'
import { coverageOf } from '../coverage.ts'
import { staleLinksWithin } from '../evidence-state.ts'
import { livingBodies, livingRows } from '../living.ts'
import { mustCounters } from '../musts.ts'
import { type ExitCheck, type Leaving, openRecord, recordsWhere } from './check.ts'

export const mustTalkLeft: ExitCheck = (caseFile, leaving) =>
  mustCounters(caseFile, leaving)
    .filter(({ way }) => way === 'talk')
    .flatMap(({ unitId, what, left, missing }) => [
      ...left.map(({ id, name, post }) => ({ key: id, kind: 'roster_person' as const, id, number: '', title: name, note: post })),
      ...missingOf(unitId, 'talk', what, missing),
    ])

export const mustSeeLeft: ExitCheck = (caseFile, leaving) =>
  mustCounters(caseFile, leaving)
    .filter(({ way }) => way !== 'talk')
    .flatMap(({ unitId, way, what, missing }) => missingOf(unitId, way, what, missing))

/** What nobody has entered yet has no record to lead to; how many are missing is part of the key: one more is something new. */
const missingOf = (unitId: string, way: string, what: string, missing: number) =>
  missing === 0
    ? []
    : [{ key: `${unitId} ${way} ${what} ${missing}`.slice(0, 500), kind: null, id: null, number: '', title: what, note: String(missing) }]

type Item = DocumentRequest['items'][number]

/** Rows of the document requests, each a thing of its own. */
export const documentItems =
  (isOpen: (item: Item, request: DocumentRequest, leaving: Leaving) => boolean): ExitCheck =>
  (caseFile, leaving) =>
    livingBodies(caseFile, 'document_request', leaving).flatMap(({ id, number, body }) =>
      body.items
        .filter((item) => isOpen(item, body, leaving))
        .map((item) => ({
          key: item.id,
          kind: 'document_request' as const,
          id,
          number,
          title: item.name,
          at: `items/${item.id}`,
          note: item.dueOn || body.dueOn,
        })),
    )

export const evidenceStale: ExitCheck = (caseFile, leaving) => {
  const stale = new Set(staleLinksWithin(caseFile, leaving).map(({ ofId }) => ofId))
  return stale.size === 0
    ? []
    : livingRows(caseFile, 'issue_draft', leaving)
        .filter(({ id }) => stale.has(id))
        .map((draft) => openRecord('issue_draft', draft))
}

/** Documents that were read as evidence, and that no draft cites. */
export const evidenceUnused = recordsWhere(
  'document_review',
  () => sql`status = 'evidence' AND NOT EXISTS (
    SELECT 1 FROM reference JOIN record AS link ON link.id = from_id WHERE to_id = record.id AND role = 'evidence_from' AND link.deleted_at IS NULL)`,
)

export const untouched: ExitCheck = (caseFile, leaving) =>
  coverageOf(caseFile, leaving, ['focus']).flatMap(({ items }) =>
    items
      .filter(({ leaf, state }) => leaf && state === 'untouched')
      .map(({ id, code, text }) => ({ key: id, kind: null, id: null, number: code, title: text })),
  )

/** Tasks that should be done by now: the day of a task is that on which it is due. */
export const tasksOpen = recordsWhere(
  'task',
  ({ today }) => sql`status IN ('todo', 'doing') AND occurred_on <> '' AND occurred_on <= ${today}`,
)
