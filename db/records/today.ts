import { formedAreas, forms } from '../model/forms/index.ts'
import type { Kind } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Today } from '../worker/requests/desk.ts'
import { countConflicts } from './conflicts.ts'
import { countBy } from './count-by.ts'
import { dayOf } from './days.ts'
import { draftsWithStaleEvidence } from './evidence-state.ts'
import { facedTask, isOpenTask } from './layout.ts'
import { livingBodies } from './living.ts'
import { recordOf } from './rows.ts'
import { signOffState } from './sign-off.ts'

interface Scope {
  readonly roundId: string
  readonly unitId?: string | null | undefined
}

const mostRecent = 12
const mostDone = 40
const shown: readonly Kind[] = [
  ...(['interview', 'interview_outline', 'document_request', 'document_review', 'issue_draft'] as const),
  // Laid out or imported by the dozen, they would push all else off the list.
  ...formedAreas.map((area) => forms[area].kind).filter((kind) => kind !== 'task' && kind !== 'roster_person'),
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
    conflicts: countConflicts(caseFile, scope.roundId),
    tasks: tasksOf(caseFile, scope),
    did: didOf(caseFile, scope),
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

/** Tasks of the person at the keyboard that are due today or overdue, the oldest first. */
function tasksOf(caseFile: CaseFile, { roundId, unitId }: Scope): Today['tasks'] {
  const today = dayOf(caseFile.now())
  const mine = caseFile.person.memberId
  return livingBodies(caseFile, 'task', { roundId, unitId })
    .filter(({ body }) => isOpenTask(body) && body.assignees.includes(mine) && body.dueOn !== '' && body.dueOn <= today)
    .map((task) => facedTask(task, today))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}

/** 日清: what the person at the keyboard has begun or changed today, as its records were last saved. */
function didOf(caseFile: CaseFile, { roundId, unitId }: Scope): Today['did'] {
  const { queries, person } = caseFile
  const midnight = new Date(caseFile.now()).setHours(0, 0, 0, 0)
  let rows = queries.k
    .selectFrom('record')
    .select(['id', 'kind', 'number', 'title', 'status'])
    .where('kind', 'in', [...shown, 'task' as const])
    .where('deleted_at', 'is', null)
    .where('round_id', '=', roundId)
    .where('updated_by', '=', person.memberId)
    .where('updated_at', '>=', midnight)
  if (unitId) rows = rows.where('unit_id', '=', unitId)
  return queries
    .all(rows.orderBy('updated_at', 'desc').limit(mostDone + 1))
    .filter(({ kind, status }) => kind !== 'task' || status === 'done')
    .slice(0, mostDone)
    .map(({ status: _, kind, ...row }) => ({ ...row, kind: kind as Kind }))
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
