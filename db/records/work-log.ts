import { Refusal } from '../model/failure.ts'
import type { WeeklyReport, WorkLog } from '../model/work-log.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Rules } from './formed.ts'
import { groupOf, logOfDay } from './logs-of-days.ts'

type Closable = WorkLog | WeeklyReport

/** Figures and their date are written by closing alone (work-of-days.ts); what is closed is opened before it is changed. */
const keptByClosing = <B extends Closable>(before: B | null, after: B): B => ({
  ...after,
  figures: before?.figures ?? null,
  closedAt: before?.closedAt ?? null,
  closedBy: before?.closedBy ?? null,
  status: before?.status ?? 'open',
})

function mustBeOpen(before: Closable | null, after: Closable | null): void {
  if (before?.status === 'closed' && after !== null) throw new Refusal('not_ready', 'status', { gaps: ['settled'] })
}

interface Place {
  readonly kind: 'work_log' | 'weekly_report'
  readonly id: string
  readonly roundId: string | null
}

/** One log a day, one report a week: a second one would be counted and read twice. */
function mustBeOnly(caseFile: CaseFile, { kind, id, roundId }: Place, before: string | undefined, after: string | undefined): void {
  if (after === undefined || after === '' || after === before || roundId === null) return
  const other = logOfDay(caseFile, kind, roundId, after)
  if (other !== undefined && other !== id) throw new Refusal('not_ready', 'day', { gaps: ['already_there'] })
}

/** 工作日志: a new one lists everybody of the group. */
export const workLogRules: Rules<'work_log'> = {
  filled(caseFile, { roundId, before, after }) {
    const body = keptByClosing(before, after)
    return before === null && body.work.length === 0 ? { ...body, work: groupOf(caseFile, roundId) } : body
  },
  admit(caseFile, { id, roundId, before, after }) {
    mustBeOpen(before, after)
    mustBeOnly(caseFile, { kind: 'work_log', id, roundId }, before?.day, after?.day)
  },
}

/** 周报. */
export const weeklyReportRules: Rules<'weekly_report'> = {
  filled: (_caseFile, { before, after }) => keptByClosing(before, after),
  admit(caseFile, { id, roundId, before, after }) {
    mustBeOpen(before, after)
    mustBeOnly(caseFile, { kind: 'weekly_report', id, roundId }, before?.from, after?.from)
    if (after !== null && after.from !== '' && after.to !== '' && after.to < after.from) throw new Refusal('bad_input', 'to')
  },
}
