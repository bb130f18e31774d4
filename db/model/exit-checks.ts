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

/** Each check by name, and what it is called when nothing is open. */
export const exitCheckNames: Readonly<Record<ExitCheckCode, { readonly title: string; readonly clear: string }>> = {
  must_talk_left: { title: '必谈未谈', clear: '必谈人员都已谈' },
  must_see_left: { title: '必看必访未完成', clear: '必看必访都已完成' },
  talks_planned: { title: '谈话未进行', clear: '没有未进行的谈话' },
  talks_unsigned: { title: '谈话记录未签字', clear: '谈话记录都已签字或注明拒签' },
  documents_to_return: { title: '借阅资料未归还', clear: '借阅资料都已归还' },
  documents_overdue: { title: '调阅资料逾期未提供', clear: '没有逾期的调阅资料' },
  drafts_returned: { title: '底稿退回未改', clear: '没有退回的底稿' },
  drafts_unsigned: { title: '底稿未签完', clear: '底稿都已签完' },
  evidence_stale: { title: '底稿佐证已变', clear: '佐证与来源一致' },
  evidence_unused: { title: '作佐证的资料未被底稿引用', clear: '作佐证的资料都已引用' },
  petitions_open: { title: '信访件未处置', clear: '信访件都已处置' },
  leads_open: { title: '疑点未了结', clear: '疑点都已了结' },
  rectifications_open: { title: '立行立改未销号', clear: '立行立改都已销号' },
  manifestations_untouched: { title: '问题表现未查', clear: '问题表现都已查' },
  tasks_open: { title: '到期任务未办', clear: '到期任务都已办' },
}
