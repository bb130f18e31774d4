import type { Gap, GapCode } from '../../electron/contract/index.ts'

/** The four accuracies that a draft is held against, and what belongs to none of them. */
export const accuracies = ['source', 'responsibility', 'time_place', 'basis', 'whole'] as const
export type Accuracy = (typeof accuracies)[number]
export const accuracyWords: Record<Accuracy, string> = {
  source: '了解方式准确',
  responsibility: '责任主体准确',
  time_place: '时间地点准确',
  basis: '政策依据准确',
  whole: '事实与签批',
}

export const accuracyOf: Record<GapCode, Accuracy> = {
  no_discovery: 'source',
  no_source: 'source',
  no_responsible_party: 'responsibility',
  no_first_responsible: 'responsibility',
  no_time: 'time_place',
  time_reversed: 'time_place',
  no_place: 'time_place',
  no_basis: 'basis',
  basis_without_article: 'basis',
  basis_without_quote: 'basis',
  basis_not_quoted_exactly: 'basis',
  basis_not_in_force: 'basis',
  no_title: 'whole',
  no_summary: 'whole',
  no_statement: 'whole',
  too_few_handlers: 'whole',
  too_little_evidence: 'whole',
  statement_without_evidence: 'whole',
  stale_evidence: 'whole',
  several_matters: 'whole',
  no_analysis: 'whole',
  no_deputy_leader: 'whole',
  no_group_leader: 'whole',
  not_deliberated: 'whole',
  changed_since_deliberation: 'whole',
  open_conflict: 'whole',
}

const figure = (gap: Gap, name: string): string => {
  const value = gap.detail?.[name]
  return value === undefined ? '' : String(value)
}

/** `第 3 条`, or `有一条` where the row is not known, so that the sentence still stands. */
const which = (position: number): string => (position === 0 ? '有一条' : `第 ${position} 条`)

const gapSentences: Record<GapCode, (gap: Gap, position: number) => string> = {
  no_title: () => '还没有写问题标题。',
  no_summary: () => '还没有写问题概述。概述是写进报告的话，请用一两句说清是什么问题。',
  no_statement: () => '还没有写查证事实。请一条一条写明时间、经过、金额和后果。',
  no_discovery: () => '没有写明问题是怎样发现、怎样核实的。',
  no_source: () => '没有选了解方式（个别谈话、查阅资料等）。',
  no_responsible_party: () => '没有写责任主体，即哪个党组织对此负责。',
  no_first_responsible: () => '没有写第一责任人的姓名和职务。',
  no_time: () => '没有写问题发生的时间。',
  time_reversed: () => '发生时间的起止颠倒了。',
  no_place: () => '没有写问题发生的地点或部门。',
  no_basis: () => '没有引用定性依据。请写明违反哪项规定。',
  basis_without_article: (_, position) => `${which(position)}定性依据没有写到条款。`,
  basis_without_quote: (_, position) => `${which(position)}定性依据没有摘录条文原文。`,
  basis_not_quoted_exactly: (_, position) => `${which(position)}定性依据与条文原文不一致。请重新从条文取用，一字不改。`,
  basis_not_in_force: (gap, position) =>
    `${which(position)}定性依据在问题发生时${figure(gap, 'repealedOn') === '' ? `尚未施行（${figure(gap, 'effectiveOn')} 起施行）` : `已经废止（${figure(gap, 'repealedOn')} 起废止）`}。请引用当时有效的版本。`,
  too_few_handlers: (gap) => `承办人不足 ${figure(gap, 'needed')} 人，现有 ${figure(gap, 'has')} 人。`,
  too_little_evidence: (gap) => `有效佐证不足 ${figure(gap, 'needed')} 条，现有 ${figure(gap, 'has')} 条。`,
  statement_without_evidence: (_, position) => `${which(position)}查证事实没有佐证。请从谈话、资料中取证。`,
  stale_evidence: (gap) => `证据${figure(gap, 'ordinal')}与原文已不一致。`,
  several_matters: () => '标题像是合并了几件事。一事一底稿，请拆开或改写标题。',
  no_analysis: () => '还没有写问题剖析。',
  no_deputy_leader: () => '没有指定审核的副组长。',
  no_group_leader: () => '没有指定审签的组长。',
  not_deliberated: () => '组务会还没有研究同意，组长审签前须先研究。',
  changed_since_deliberation: () => '组务会同意以后，底稿又改过。',
  open_conflict: (gap) => `${figure(gap, 'what')}在不同电脑上改得不一样，还没有选定用哪一边。请先到“冲突处理”里选定。`,
}

/** A gap as one sentence for the person who has to close it; `position` is the row it concerns, from 1, or 0. */
export const gapWords = (gap: Gap, position: number): string => gapSentences[gap.code](gap, position)
