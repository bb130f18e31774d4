import type { draftStages, issueSources } from '../../db/model/draft.ts'
import type { Evidence, Gap, GapCode } from '../../electron/contract/index.ts'
import type { StatusMeaning } from '../parts/status-word.tsx'

export const stageWords: Record<(typeof draftStages)[number], StatusMeaning> = {
  drafting: { word: '草稿', mark: 'open' },
  signing: { word: '签批中', mark: 'half' },
  final: { word: '已定稿', mark: 'done' },
  returned: { word: '退回修改', mark: 'alert' },
  merged: { word: '已并入', mark: 'stopped' },
  abandoned: { word: '不再使用', mark: 'stopped' },
}

export const sourceWords: Record<(typeof issueSources)[number], string> = {
  interview: '个别谈话',
  document: '查阅资料',
  petition: '信访反映',
  field_visit: '走访调研',
  observed_meeting: '列席会议',
  forum: '座谈会',
  special_check: '专项检查',
  data_comparison: '数据比对',
  personal_matters: '个人事项抽查',
  pre_notice: '巡前通报',
  other: '其他',
}

export const evidenceStateWords: Record<Evidence['state'], string> = {
  fresh: '与原文一致',
  text_changed: '原文已改动',
  source_deleted: '来源记录已移入回收站',
  file_missing: '来源附件已不在',
}

/** Why a link no longer holds, and what a person can do about it. */
export const staleAdvice: Record<Exclude<Evidence['state'], 'fresh'>, string> = {
  text_changed: '取证以后，原文被修改过。请查看原文：仍能证明的，重新取证；不能证明的，移除这条佐证。',
  source_deleted: '来源记录已被移入回收站。请恢复来源记录，或移除这条佐证。',
  file_missing: '来源附件已被移走。请恢复附件，或移除这条佐证。',
}

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
}

const figure = (gap: Gap, name: string): string => {
  const value = gap.detail?.[name]
  return value === undefined ? '' : String(value)
}

/** `第 3 条` where the casework named a position, else `有` so that the sentence still stands. */
const which = (gap: Gap): string => {
  const position = figure(gap, 'position') || figure(gap, 'number') || figure(gap, 'ordinal')
  return position === '' ? '有一条' : `第 ${position} 条`
}

const gapSentences: Record<GapCode, (gap: Gap) => string> = {
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
  basis_without_article: (gap) => `${which(gap)}定性依据没有写到条款。`,
  basis_without_quote: (gap) => `${which(gap)}定性依据没有摘录条文原文。`,
  too_few_handlers: (gap) => (figure(gap, 'least') === '' ? '承办人不够。' : `承办人不足 ${figure(gap, 'least')} 人。`),
  too_little_evidence: (gap) => (figure(gap, 'least') === '' ? '佐证材料不够。' : `佐证材料不足 ${figure(gap, 'least')} 份。`),
  statement_without_evidence: (gap) => `${which(gap)}查证事实没有佐证。请从谈话、资料中取证。`,
  stale_evidence: (gap) => (figure(gap, 'ordinal') === '' ? '有佐证与原文已不一致。' : `佐证 ${figure(gap, 'ordinal')} 与原文已不一致。`),
  several_matters: () => '标题像是合并了几件事。一事一底稿，请拆开或改写标题。',
  no_analysis: () => '还没有写问题剖析。',
  no_deputy_leader: () => '没有指定审核的副组长。',
  no_group_leader: () => '没有指定审签的组长。',
}

/** A gap as one sentence for the person who has to close it. */
export const gapWords = (gap: Gap): string => gapSentences[gap.code](gap)

/** Why a draft can only be read. */
export const frozenWords = {
  signing: '这一版已有人签字，内容冻结，只能阅读。要改动，请退回或开新版次。',
  final: '已全部签完，本版定稿，只能阅读。要改动，请开新版次。',
  merged: '本底稿已并入其他底稿，只能阅读。',
  abandoned: '本底稿不再使用，只能阅读。',
  office: '来自巡察组的成果，巡察办只读。',
} as const

export const draftWords = {
  room: '问题底稿',
  thing: '底稿',
  emptyTitle: '这里放问题底稿',
  emptyText: '一事一底稿：每发现一个问题，单独写一份，把谈话、资料里的原话连到每条事实后面。',
  untitled: '未写标题',

  title: '问题标题',
  titleHint: '一句话说清一件事，例如：办公楼维修工程未公开招标',
  nature: '分类',
  domains: '问题领域',
  domainsHint: '监督重点，可多选',
  classification: '问题分类',
  level: '发生单位层级',
  levelHint: '如：局机关、下属单位',
  summary: '问题概述',
  summaryHint: '写进报告的话：现象、性质、责任',
  statements: '查证事实',
  statement: (n: number) => `事实 ${n}`,
  statementHint: '时间、地点、经过、金额、后果。一条只写一个事实',
  addStatement: '再写一条事实',
  removeStatement: (n: number) => `删去事实 ${n}`,
  removeRow: '删去',
  moveUp: (n: number) => `事实 ${n} 上移`,
  moveDown: (n: number) => `事实 ${n} 下移`,
  statementGone: '已删去一条事实',
  undo: '撤销',
  howLearned: '怎样发现',
  sources: '了解方式',
  sourceOther: '其他方式',
  discovery: '发现过程',
  discoveryHint: '怎样发现、怎样核实，与谁核对过',
  bases: '定性依据',
  basis: (n: number) => `依据 ${n}`,
  basisDocument: '规定名称',
  basisDocumentHint: '如：中国共产党纪律处分条例',
  basisArticle: '条款',
  basisArticleHint: '第几条第几款',
  basisQuote: '条文原文',
  addBasis: '再加一条依据',
  removeBasis: (n: number) => `删去依据 ${n}`,
  basisGone: '已删去一条依据',
  analysis: '问题剖析',
  analysisHint: '是什么、为什么、谁之责、怎么办',
  responsibility: '责任主体',
  responsibleParty: '责任主体',
  responsiblePartyHint: '对此负责的党组织',
  firstResponsible: '第一责任人',
  responsibleLeader: '分管领导',
  supervisingParty: '监督责任',
  timeAndPlace: '时间地点',
  occurred: '发生时间',
  occurredFrom: '发生时间（起）',
  occurredTo: '发生时间（止）',
  until: '至',
  place: '发生地点',
  placeHint: '单位、部门或地点',
  people: '承办与审签',
  handlers: '承办人',
  deputyLeader: '副组长',
  groupLeader: '组长',
  draftedOn: '编制日期',
  note: '备注',
  attachments: '附件',
  history: '历史',
  revision: (n: number) => `第 ${n} 版`,

  check: '四个准确',
  checkClean: '各项齐备，可以送签。',
  checkBlocking: (n: number) => `${n} 处须补齐后才能签字`,
  checkAdvising: (n: number) => `${n} 处建议补充`,
  checkAllRight: '已齐',
  mustFix: '须补',
  shouldFix: '建议',
  goTo: '去补',

  signOff: '签批',
  signed: '已签',
  awaiting: '待签',
  notYet: '未到',
  awaited: (names: string) => `等待 ${names}`,
  nobodyNamed: '尚未指定签字人',
  sign: '签字',
  signAs: (step: string) => `以“${step}”签字`,
  signTitle: '确认签字',
  signFirst: '签字后，本版内容连同佐证立即冻结，不能再改；要修改只能开新版次。',
  signNext: '您将对下面这一版内容签字。内容指纹与前面签字人所见一致。',
  contentPrint: '内容指纹',
  signOk: '签字',
  cancel: '取消',
  signedNow: '已签字',
  sendBack: '退回',
  sendBackTitle: '退回修改',
  sendBackText: '退回后开出新版次交承办人修改，已签的版次照原样保留。',
  sendBackReason: '退回理由',
  sendBackReasonHint: '请写明哪里不清、要补什么',
  sendBackOk: '退回',
  sentBack: '退回',
  revise: '修改（开新版次）',
  reviseTitle: '开新版次修改',
  reviseText: '已签的版次照原样保留；新版次须从头签批。',
  reviseOk: '开新版次',
  revisionOpened: (n: number) => `已开第 ${n} 版，可以修改`,
  revisions: '历次版次',
  revisionsEmpty: '还没有签过字的版次。',
  more: '更多',
  abandon: '不再使用…',
  merge: '并入其他底稿…',
  abandonTitle: '不再使用这份底稿',
  mergeTitle: '并入其他底稿',
  closeText: '底稿和佐证都会保留，可在列表中查到。',
  closeReason: '理由',
  mergeInto: '并入哪一份',
  abandonOk: '不再使用',
  mergeOk: '并入',

  returnedBy: (who: string, step: string) => `${who}（${step}）退回`,

  evidence: '佐证材料',
  evidenceNumber: (n: number) => `证据${n}`,
  evidenceEmpty: '还没有佐证。可在谈话、资料中选中原话按 Ctrl+E，也可以在这里添加。',
  addEvidence: '添加佐证',
  wholeDraft: '全文',
  proves: '证明',
  viewSource: '查看原文',
  refresh: '重新取证',
  refreshed: '已按现在的原文重新取证',
  removeEvidence: '移除',
  removeEvidenceNumber: (n: number) => `移除证据${n}`,
  statementMissing: '（事实已删）',
  removedEvidence: '已移除一条佐证',
  evidenceNote: '说明',
  evidenceUp: (n: number) => `证据${n} 上移`,
  evidenceDown: (n: number) => `证据${n} 下移`,
  reorderHint: 'Alt+↑ Alt+↓ 调整次序',
  page: (n: number) => `第 ${n} 页`,
  wholeFile: '整份文件',

  pickTitle: '添加佐证',
  pickSearch: '在谈话和资料中查找',
  pickSearchHint: '输入姓名、事项或原话里的词',
  pickEmpty: '没有找到。换一个词试试。',
  pickStart: '先查找，再选定一段原话。',
  pickSelect: '在右侧选中要引用的文字；不选则引用整段。',
  pickSources: '谈话和资料',
  pickNothing: '还没有谈话记录和查阅记录。',
  pickStatement: '证明哪条事实',
  pickUse: '引用这段',
  pickUseOf: (what: string) => `引用：${what}`,
  pickUseFile: '引用这份文件',
  picked: (n: number) => `已加为证据${n}`,
  pickDone: '完成',
  turnAnswer: (n: number) => `第 ${n} 问 · 答`,
  turnQuestion: (n: number) => `第 ${n} 问`,
  excerptText: (place: string) => (place === '' ? '摘录' : `摘录 · ${place}`),
  excerptFinding: (place: string) => (place === '' ? '发现' : `发现 · ${place}`),

  compareTitle: '版次比较',
  compareWith: '与',
  compareNow: '现在的内容',
  compareSame: '两版内容一致。',
  frozenAt: (when: string) => `${when} 冻结`,
  before: '原来',
  after: '后来',
} as const

/** F1 in this room. */
export const draftKeys = [
  { keys: 'Ctrl+Enter', does: '再写一条事实' },
  { keys: 'Alt+↑ / Alt+↓', does: '事实、佐证上移下移' },
]
