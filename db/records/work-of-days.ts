import { Refusal } from '../model/failure.ts'
import type { Body, Kind, RecordOf } from '../model/record.ts'
import type { Figures } from '../model/work-log.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { LogOfDays, WorkDone, WorkOfDays } from '../worker/requests/days.ts'
import { atomically } from './atomically.ts'
import { countBy } from './count-by.ts'
import { change, createRecord } from './footing.ts'
import { logOfDay } from './logs-of-days.ts'
import { recordOf } from './rows.ts'
import { doers, doneWithin, workDay, workKinds } from './work-done.ts'

interface Days {
  readonly roundId: string
  readonly from: string
  readonly to: string
}

/** What the records of a round say of a stretch of days: the figures, the work they count, the logs that lie in it. */
export function workOfDays(caseFile: CaseFile, days: Days): WorkOfDays {
  const found = workDone(caseFile, days)
  const work = found.map(({ facets: _, ...one }) => one)
  return { figures: figuresOf(days, found), work, logs: logsWithin(caseFile, days) }
}

type Found = WorkDone & { readonly facets: string }

/** Every piece of work that the days saw, by day. */
function workDone({ queries }: CaseFile, { roundId, from, to }: Days): readonly Found[] {
  return queries
    .all(
      queries.k
        .selectFrom('record')
        .select(['record.id', 'record.kind', 'number', 'title', 'subtitle', 'facets', workDay.as('day'), doers.as('doers')])
        .where('record.round_id', '=', roundId)
        .where('record.kind', 'in', workKinds)
        .where('record.deleted_at', 'is', null)
        .where(doneWithin(from, to))
        .orderBy('day')
        .orderBy('record.kind')
        .orderBy('number')
        .orderBy('record.id'),
    )
    .map(({ kind, doers: json, ...row }) => ({ ...row, kind: kind as Kind, members: JSON.parse(json) as string[] }))
}

function figuresOf({ from, to }: Days, work: readonly Found[]): Figures {
  const members = [...new Set(work.flatMap((one) => one.members))].sort()
  const domains = work
    .filter(({ kind }) => kind === 'issue_draft')
    .flatMap(({ facets }) => {
      const named = new Set((JSON.parse(facets) as { readonly domain?: readonly string[] }).domain)
      return named.size === 0 ? [''] : [...named]
    })
  return {
    from,
    to,
    byKind: countBy(work.map(({ kind }) => kind)),
    byMember: members.map((memberId) => ({
      memberId,
      byKind: countBy(work.filter((one) => one.members.includes(memberId)).map(({ kind }) => kind)),
    })),
    draftsByDomain: countBy(domains),
  }
}

function logsWithin(caseFile: CaseFile, { roundId, from, to }: Days): readonly LogOfDays[] {
  const { queries } = caseFile
  const ids = queries.all(
    queries.k
      .selectFrom('record')
      .select('id')
      .where('kind', '=', 'work_log')
      .where('round_id', '=', roundId)
      .where('deleted_at', 'is', null)
      .where('occurred_on', '>=', from)
      .where('occurred_on', '<=', to)
      .orderBy('occurred_on'),
  )
  return ids.map(({ id }) => {
    const { day, findings, todos, status } = recordOf(caseFile, 'work_log', id).body
    return { id, day, findings, todos, status }
  })
}

/** The log of a day of a round; made where there is none, with a line for everybody. */
export function logOf(caseFile: CaseFile, roundId: string, day: string): RecordOf<'work_log'> {
  return atomically(caseFile, () => {
    const known = logOfDay(caseFile, 'work_log', roundId, day)
    return known === undefined
      ? createRecord(caseFile, 'work_log', { roundId, unitId: null, body: { day } })
      : recordOf(caseFile, 'work_log', known)
  })
}

type Closable = 'work_log' | 'weekly_report'
interface Asked<K extends Closable = Closable> {
  readonly kind: K
  readonly id: string
  readonly version: number
}

/** 日结, 周结: keeps the figures as they are now. Refuses with `not_ready` where the days are unknown. */
export function closeDays<K extends Closable>(caseFile: CaseFile, asked: Asked<K>): RecordOf<K> {
  return atomically(caseFile, () => {
    const record = openLog(caseFile, asked)
    const body = record.body as Body<Closable>
    const [from, to] = 'day' in body ? [body.day, body.day] : [body.from, body.to]
    if (from === '' || to === '' || record.roundId === null) throw new Refusal('not_ready', 'day', { gaps: ['no_day'] })
    const { figures } = workOfDays(caseFile, { roundId: record.roundId, from, to })
    const closing = { figures, closedAt: caseFile.now(), closedBy: caseFile.person.memberId, status: 'closed' as const }
    caseFile.audit.append('log.close', { kind: asked.kind, id: asked.id })
    return change(caseFile, record, { ...record.body, ...closing })
  })
}

/** Opens what was closed; its figures are computed again until it is closed anew. */
export function reopenDays<K extends Closable>(caseFile: CaseFile, asked: Asked<K>): RecordOf<K> {
  return atomically(caseFile, () => {
    const record = openLog(caseFile, asked)
    caseFile.audit.append('log.reopen', { kind: asked.kind, id: asked.id })
    return change(caseFile, record, { ...record.body, figures: null, closedAt: null, closedBy: null, status: 'open' as const })
  })
}

function openLog<K extends Closable>(caseFile: CaseFile, { kind, id, version }: Asked<K>): RecordOf<K> {
  const record = recordOf(caseFile, kind, id)
  if (record.deletedAt !== null) throw new Refusal('not_found', kind)
  if (record.version !== version) throw new Refusal('version_conflict', undefined, { version: record.version })
  return record
}
