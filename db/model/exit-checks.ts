/** 撤点前核查: what must not be left open, in the order in which it is read. A further check is one word here, its words, and one function. */
export const exitCheckCodes = [
  'must_talk_left',
  'must_see_left',
  'talks_planned',
  'talks_unsigned',
  'documents_to_return',
  'documents_overdue',
  'drafts_returned',
  'drafts_unsigned',
  'evidence_stale',
  'evidence_unused',
  'petitions_open',
  'leads_open',
  'rectifications_open',
  'manifestations_untouched',
  'tasks_open',
] as const
export type ExitCheckCode = (typeof exitCheckCodes)[number]
