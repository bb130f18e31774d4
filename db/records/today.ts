import { sql } from 'kysely'
import { formedAreas, forms } from '../model/forms/index.ts'
import type { Kind } from '../model/record.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Today } from '../worker/requests/desk.ts'
import { countConflicts } from './conflicts.ts'
import { dayOf } from './days.ts'
import { staleLinksWithin } from './evidence-state.ts'
import { latestOf } from './latest.ts'
import { facedTask } from './layout.ts'
import { type LivingRow, livingBodies, livingRows } from './living.ts'
import { recordOf } from './rows.ts'
import { saidIn } from './said.ts'
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
  return {
    interviews: interviewsOf(caseFile, scope),
    documents: documentsOf(caseFile, scope),
    drafts: {
      byStage: byStatus(caseFile, scope, 'issue_draft'),
      stale: new Set(staleLinksWithin(caseFile, scope).map(({ ofId }) => ofId)).size,
    },
    toSign: livingRows(caseFile, 'issue_draft', scope, sql`status = 'signing'`).flatMap((draft) => toSign(caseFile, draft)),
    returned: livingRows(caseFile, 'issue_draft', scope, sql`status = 'returned'`).flatMap((draft) => returned(caseFile, draft)),
    sentBack: sentBack(caseFile, scope.roundId),
    conflicts: countConflicts(caseFile, scope.roundId),
    tasks: tasksOf(caseFile, scope),
    did: didOf(caseFile, scope),
    recent: recentOf(caseFile, scope),
  }
}

/** Nothing that was handed over since makes good what the office sent back. */
function sentBack({ queries }: CaseFile, roundId: string): Today['sentBack'] {
  const last = queries.first(
    queries.k
      .selectFrom('made_bundle')
      .select(['sequence', 'decision', 'decided_at', 'decided_by', 'reasons'])
      .where('kind', '=', 'result')
      .where('round_id', '=', roundId)
      .orderBy('sequence', 'desc')
      .limit(1),
  )
  const said = last === undefined ? null : saidIn(last)
  return last !== undefined && said?.decision === 'returned' ? { sequence: last.sequence, said } : null
}

type Row = Pick<LivingRow, 'id' | 'number' | 'title'>

/** How many living records of a kind stand where in their course: counted in the index, no row is read. */
function byStatus({ queries }: CaseFile, { roundId, unitId }: Scope, kind: Kind): Readonly<Record<string, number>> {
  let rows = queries.k
    .selectFrom('record')
    .select(['status', ({ fn }) => fn.countAll<number>().as('records')])
    .where('kind', '=', kind)
    .where('deleted_at', 'is', null)
    .where('round_id', '=', roundId)
  if (unitId) rows = rows.where('unit_id', '=', unitId)
  return Object.fromEntries(queries.all(rows.groupBy('status')).map(({ status, records }) => [status, records]))
}

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((all, count) => all + count, 0)

/** `planned` counts all interviews of the plan, `done` those that took place: 34/41. */
function interviewsOf(caseFile: CaseFile, scope: Scope): Today['interviews'] {
  const { planned = 0, talked = 0, checked = 0, ...others } = byStatus(caseFile, scope, 'interview')
  const done = talked + checked + sum(others)
  return { done, planned: planned + done, unsigned: talked + checked }
}

/** Requested, provided and overdue count the items on the lists; an item's own due day goes before the list's. */
function documentsOf(caseFile: CaseFile, scope: Scope): Today['documents'] {
  const today = dayOf(caseFile.now())
  const items = livingBodies(caseFile, 'document_request', scope).flatMap(({ body }) =>
    body.items.map((item) => ({ provided: item.providedOn !== '', dueOn: item.dueOn || body.dueOn })),
  )
  const { reading: _, ...read } = byStatus(caseFile, scope, 'document_review')
  return {
    requested: items.length,
    provided: items.filter(({ provided }) => provided).length,
    overdue: items.filter(({ provided, dueOn }) => !provided && dueOn !== '' && dueOn < today).length,
    reviewed: sum(read),
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
  // The day of a task's row is that on which it is due.
  const due = sql<boolean>`status IN ('todo', 'doing') AND occurred_on <> '' AND occurred_on <= ${today}
    AND EXISTS (SELECT 1 FROM reference WHERE from_id = record.id AND role = 'assignees' AND to_id = ${mine})`
  return livingBodies(caseFile, 'task', { roundId, unitId }, due)
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
    .where('kind', 'in', [...shown, 'task'])
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

function recentOf(caseFile: CaseFile, scope: Scope): Today['recent'] {
  const { queries } = caseFile
  const rows = latestOf(caseFile, { kinds: shown, ...scope }, mostRecent)
    .leftJoin('record as writer', 'writer.id', 'record.updated_by')
    .select(['record.id', 'record.kind', 'record.number', 'record.title', 'record.updated_at', 'writer.title as by'])
  return queries
    .all(rows.orderBy('record.updated_at', 'desc').orderBy('record.id', 'desc').limit(mostRecent))
    .map(({ id, kind, number, title, updated_at, by }) => ({ id, kind: kind as Kind, number, title, updatedAt: updated_at, by: by ?? '' }))
}
