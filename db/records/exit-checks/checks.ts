import type { DocumentRequest } from '../../model/document.ts'
import { coverageOf } from '../coverage.ts'
import { draftsWithStaleEvidence } from '../evidence-state.ts'
import { isOpenTask } from '../layout.ts'
import { livingBodies } from '../living.ts'
import { mustCounters } from '../musts.ts'
import { pointingAt } from '../rows.ts'
import { type ExitCheck, type Leaving, openRecord, recordsThat } from './check.ts'

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
  const drafts = livingBodies(caseFile, 'issue_draft', leaving)
  const stale = draftsWithStaleEvidence(
    caseFile,
    drafts.map(({ id }) => id),
  )
  return drafts.filter(({ id }) => stale.has(id)).map((draft) => openRecord('issue_draft', draft))
}

/** Documents that were read as evidence, and that no draft cites. */
export const evidenceUnused: ExitCheck = (caseFile, leaving) =>
  recordsThat('document_review', ({ id, status }) => status === 'evidence' && pointingAt(caseFile, id, 'evidence_from').length === 0)(
    caseFile,
    leaving,
  )

export const untouched: ExitCheck = (caseFile, leaving) =>
  coverageOf(caseFile, leaving, ['focus']).flatMap(({ items }) =>
    items
      .filter(({ leaf, state }) => leaf && state === 'untouched')
      .map(({ id, code, text }) => ({ key: id, kind: null, id: null, number: code, title: text })),
  )

/** Tasks that should be done by now. */
export const tasksOpen: ExitCheck = (caseFile, leaving) =>
  recordsThat('task', ({ body }, { today }) => isOpenTask(body) && body.dueOn !== '' && body.dueOn <= today)(caseFile, leaving)
