import { formedAreas, forms } from '../model/forms/index.ts'
import type { Kind } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Today } from '../worker/requests/desk.ts'
import { countBy } from './count-by.ts'
import { draftsWithStaleEvidence } from './evidence-state.ts'
import { recordOf } from './rows.ts'
import { signOffState } from './sign-off.ts'

interface Scope {
  readonly roundId: string
  readonly unitId?: string | null | undefined
}

const mostRecent = 12
const shown: readonly Kind[] = [
  ...(['interview', 'interview_outline', 'document_request', 'document_review', 'issue_draft'] as const),
  ...formedAreas.map((area) => forms[area].kind),
]

/** What waits for the person at the keyboard, and where the round (or one unit of it) stands. */
export function todayOf(caseFile: CaseFile, scope: Scope): Today {
  const drafts = rowsOf(caseFile, scope, 'issue_draft')
  return {
    interviews: interviewsOf(caseFile, scope),
    documents: documentsOf(caseFile, scope),
    drafts: {
      byStage: countBy(drafts.map(({ status }) => status)),
      stale: draftsWithStaleEvidence(
        caseFile,
        drafts.map(({ id }) => id),
      ).size,
    },
    toSign: drafts.filter(({ status }) => status === 'signing').flatMap((draft) => toSign(caseFile, draft)),
    returned: drafts.filter(({ status }) => status === 'returned').flatMap((draft) => returned(caseFile, draft)),
    recent: recentOf(caseFile, scope),
  }
}

type Row = Pick<Today['recent'][number], 'id' | 'number' | 'title'> & { readonly status: string }

function rowsOf(caseFile: CaseFile, { roundId, unitId }: Scope, kind: Kind): readonly Row[] {
  let rows = caseFile.queries.k
    .selectFrom('record')
    .select(['id', 'number', 'title', 'status'])
    .where('kind', '=', kind)
    .where('deleted_at', 'is', null)
    .where('round_id', '=', roundId)
  if (unitId) rows = rows.where('unit_id', '=', unitId)
  return caseFile.queries.all(rows.orderBy('number'))
}

/** `planned` counts all interviews of the plan, `done` those that took place: 34/41. */
function interviewsOf(caseFile: CaseFile, scope: Scope): Today['interviews'] {
  const statuses = rowsOf(caseFile, scope, 'interview').map(({ status }) => status)
  return {
    done: statuses.filter((status) => status !== 'planned').length,
    planned: statuses.length,
    unsigned: statuses.filter((status) => status === 'talked' || status === 'checked').length,
  }
}

/** Requested, provided and overdue count the items on the lists; an item's own due day goes before the list's. */
function documentsOf(caseFile: CaseFile, scope: Scope): Today['documents'] {
  const today = dayOf(caseFile.now())
  const items = rowsOf(caseFile, scope, 'document_request').flatMap(({ id }) => {
    const request = recordOf(caseFile, 'document_request', id).body
    return request.items.map((item) => ({ provided: item.providedOn !== '', dueOn: item.dueOn || request.dueOn }))
  })
  const reviews = rowsOf(caseFile, scope, 'document_review')
  return {
    requested: items.length,
    provided: items.filter(({ provided }) => provided).length,
    overdue: items.filter(({ provided, dueOn }) => !provided && dueOn !== '' && dueOn < today).length,
    reviewed: reviews.filter(({ status }) => status !== 'reading').length,
  }
}

/** The calendar day on this laptop's wall. */
function dayOf(instant: number): string {
  const date = new Date(instant)
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}

function toSign(caseFile: CaseFile, { id, number, title }: Row): Today['toSign'] {
  const { mine, current, steps } = signOffState(caseFile, id)
  return mine && current !== null ? [{ id, number, title, step: steps[current]?.step.name ?? '' }] : []
}

/** Drafts sent back, for those who handle them. */
function returned(caseFile: CaseFile, { id, number, title }: Row): Today['returned'] {
  if (!recordOf(caseFile, 'issue_draft', id).body.handlers.includes(caseFile.person.memberId)) return []
  const last = signOffState(caseFile, id).past.findLast(({ decision }) => decision === 'returned')
  return [{ id, number, title, reason: last?.reason ?? '' }]
}

function recentOf({ queries }: CaseFile, { roundId, unitId }: Scope): Today['recent'] {
  let rows = queries.k
    .selectFrom('record')
    .leftJoin('record as writer', 'writer.id', 'record.updated_by')
    .select(['record.id', 'record.kind', 'record.number', 'record.title', 'record.updated_at', 'writer.title as by'])
    .where('record.kind', 'in', shown)
    .where('record.deleted_at', 'is', null)
    .where('record.round_id', '=', roundId)
  if (unitId) rows = rows.where('record.unit_id', '=', unitId)
  return queries
    .all(rows.orderBy('record.updated_at', 'desc').orderBy('record.id').limit(mostRecent))
    .map(({ id, kind, number, title, updated_at, by }) => ({ id, kind: kind as Kind, number, title, updatedAt: updated_at, by: by ?? '' }))
}
