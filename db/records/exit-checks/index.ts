import { sql } from 'kysely'
import type { ExitCheckCode } from '../../model/exit-checks.ts'
import { leadEnds } from '../../model/lead.ts'
import { type ExitCheck, recordsAt, recordsNotAt, recordsWhere } from './check.ts'
import { documentItems, evidenceStale, evidenceUnused, mustSeeLeft, mustTalkLeft, tasksOpen, untouched } from './checks.ts'

/** One small function for each sort of open thing. A further one: a code in db/model/exit-checks.ts, a line here, its words. */
export const exitChecks: Readonly<Record<ExitCheckCode, ExitCheck>> = {
  must_talk_left: mustTalkLeft,
  must_see_left: mustSeeLeft,
  talks_planned: recordsAt('interview', 'planned'),
  talks_unsigned: recordsWhere('interview', () => sql`status <> 'planned' AND facets ->> '$.signing[0]' = 'unsigned'`),
  documents_to_return: documentItems(({ returnState }) => returnState === 'to_return'),
  documents_overdue: documentItems(({ providedOn, dueOn }, { dueOn: all }, { today }) => {
    const due = dueOn || all
    return providedOn === '' && due !== '' && due < today
  }),
  drafts_returned: recordsAt('issue_draft', 'returned'),
  drafts_unsigned: recordsAt('issue_draft', 'drafting', 'signing'),
  evidence_stale: evidenceStale,
  evidence_unused: evidenceUnused,
  leads_open: recordsNotAt('lead', ...leadEnds),
  rectifications_open: recordsNotAt('rectification', 'closed'),
  petitions_open: recordsAt('petition', 'registered', 'assessed', 'looking_into'),
  manifestations_untouched: untouched,
  tasks_open: tasksOpen,
}
