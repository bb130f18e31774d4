import { type Field, type Form, fieldsOf, type Rows, rowFieldsOf, rowsOf } from '../../db/model/forms/form.ts'
import { formOf } from '../../db/model/forms/index.ts'
import { sourceNames } from '../../db/model/paper/issue-draft.ts'
import type { Body, Kind } from '../../db/model/record.ts'
import { mediumWords, originalWords, requestStatusWords, returnWords, reviewStatusWords } from './documents.ts'
import { stageWords } from './drafts.ts'
import { categoryWords, interviewStatusWords, sexWords, signingWords } from './interviews.ts'
import { postWords } from './people.ts'
import { policyTypeWords } from './policies.ts'
import { classificationWords, inspectionKindWords, signerWords } from './rounds.ts'

/** Kinds whose history a person can open. */
export type ToldKind = Extract<
  Kind,
  | 'round'
  | 'unit'
  | 'member'
  | 'catalogue'
  | 'policy'
  | 'interview'
  | 'interview_outline'
  | 'document_request'
  | 'document_review'
  | 'issue_draft'
>

/** Every field of every kind by its name. */
export const fieldNames: { readonly [K in ToldKind]: Readonly<Record<keyof Body<K>, string>> } = {
  round: {
    term: '届次',
    year: '年度',
    name: '轮次名称',
    kind: '巡察方式',
    groupName: '巡察组',
    startsOn: '进驻日期',
    endsOn: '撤点日期',
    petitionsCloseDaysBefore: '信访截止',
    documentDueDays: '调阅资料提供时限',
    rectificationDueDays: '立行立改办理时限',
    classification: '密级标志',
    signOffSteps: '签批步骤',
    leastTalkers: '谈话至少人数',
    leastHandlers: '承办人至少人数',
    leastEvidence: '佐证至少份数',
    dayCounting: '日程按',
    restDays: '节假日',
    workDays: '调休上班日',
    clueOpening: '线索开启方式',
    interviewSignatures: '谈话记录签名',
    interviewClosing: '谈话记录末行',
    deliberation: '组务会研究',
    release: '移交前组长放行',
    ciphers: '密码算法',
    sample: '示例',
    note: '备注',
  },
  unit: {
    name: '单位全称',
    shortName: '简称',
    partyOrganization: '党组织',
    kind: '单位类型',
    headName: '主要负责人',
    liaisonName: '联络员',
    address: '地址',
    startsOn: '进驻日期',
    endsOn: '撤点日期',
    requirements: '必谈必看必访',
    note: '备注',
  },
  catalogue: {
    family: '类别',
    name: '目录名称',
    versionName: '版本',
    validFrom: '启用日期',
    validTo: '停用日期',
    applies: '适用范围',
    sample: '示例',
    items: '条目',
  },
  policy: {
    title: '文件名称',
    shortName: '简称',
    issuer: '制发机关',
    documentNumber: '文号',
    type: '类型',
    issuedOn: '发布日期',
    effectiveOn: '施行日期',
    repealedOn: '废止日期',
    sample: '示例',
    articles: '条文',
    note: '备注',
  },
  member: { name: '姓名', post: '职务', duty: '工作岗', homeUnit: '原单位', phone: '电话', note: '备注' },
  interview: {
    number: '编号',
    interviewee: '谈话对象',
    category: '谈话类别',
    startedAt: '开始时间',
    endedAt: '结束时间',
    place: '谈话地点',
    talkers: '谈话人',
    recorder: '记录人',
    outlineId: '谈话提纲',
    covered: '提纲已问',
    turns: '问答',
    signing: '签字情况',
    refusalReason: '拒签原因',
    recordingNumber: '录音编号',
    status: '状态',
    note: '备注',
  },
  interview_outline: { name: '提纲名称', forWhom: '适用对象', topics: '提纲内容' },
  document_request: {
    number: '编号',
    title: '调阅内容',
    requestedBy: '调阅人',
    requestedOn: '调阅日期',
    dueOn: '提供时限',
    leaderSigned: '组长签字',
    leaderSignedOn: '签字日期',
    items: '材料',
    status: '状态',
    note: '备注',
  },
  document_review: {
    number: '编号',
    title: '资料名称',
    documentNumber: '文号',
    issuer: '制发单位',
    documentDate: '成文日期',
    category: '类别',
    requestId: '调阅清单',
    requestItemId: '调阅材料',
    excerpts: '摘录',
    reviewers: '查阅人',
    reviewedOn: '查阅日期',
    copyNumber: '复印件编号',
    status: '状态',
    note: '备注',
  },
  issue_draft: {
    number: '编号',
    title: '问题标题',
    domains: '问题领域',
    sources: '问题来源',
    sourceOther: '其他来源',
    level: '发生单位层级',
    classification: '问题分类',
    occurredFrom: '发生时间起',
    occurredTo: '发生时间止',
    place: '发生地点',
    summary: '问题概述',
    discovery: '了解方式',
    statements: '查证事实',
    bases: '定性依据',
    analysis: '问题剖析',
    responsibleParty: '责任主体',
    firstResponsible: '第一责任人',
    responsibleLeader: '主要（分管）领导',
    supervisingParty: '监督责任',
    handlers: '承办人',
    deputyLeader: '副组长',
    groupLeader: '组长',
    draftedOn: '编制日期',
    note: '备注',
    revision: '版次',
    stage: '阶段',
  },
}

/** Fields of what lies in lists and of the interviewee, by their name. */
export const partNames: Readonly<Record<string, string>> = {
  question: '问',
  answer: '答',
  abstract: '摘要',
  tags: '标签',
  lead: '疑点',
  notedAt: '时间',
  name: '名称',
  who: '由谁签',
  questions: '问题',
  text: '内容',
  location: '页码或凭证号',
  finding: '发现',
  document: '文件',
  article: '条款',
  quote: '原文',
  policyId: '政策',
  articleId: '条文',
  copies: '份数',
  medium: '介质',
  original: '原件或复印件',
  dueOn: '提供时限',
  provider: '提供人',
  providedOn: '提供日期',
  returnState: '归还',
  returnedBy: '归还人',
  returnedOn: '归还日期',
  note: '备注',
  unit: '单位',
  post: '职务',
  sex: '性别',
  born: '出生年月',
  politicalStatus: '政治面貌',
  rank: '职级',
  phone: '电话',
  order: '顺序',
  code: '编码',
  keywords: '关键词',
  basis: '依据',
  mandatory: '必查',
  offset: '时限',
  level: '层级',
  number: '条号',
  paragraph: '款项',
  topics: '主题',
}

const named = (words: Readonly<Record<string, { readonly word: string }>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(words).map(([value, { word }]) => [value, word]))

/** Names and choices of a kind with a form are those of its form; an entry's words are told under its own name. */
const formFields = (form: Form): readonly (readonly [string, Field])[] =>
  [...fieldsOf(form).map((field) => ({ path: field.name, field })), ...rowsOf(form).flatMap((rows) => rowFieldsOf(rows))].flatMap<
    readonly [string, Field]
  >(({ path, field }) =>
    field.control === 'entry'
      ? [
          [path, field],
          [path.replace(/[^/]+$/, field.keeps), field],
        ]
      : [[path, field]],
  )

/** Lists that are not shown as they are to readers: `questions/options` of a survey. Their history must not tell them either. */
const unreadIn = (rows: Rows, path = rows.name): readonly string[] => [
  ...(rows.unread ? [path] : []),
  ...(rows.within === undefined ? [] : unreadIn(rows.within, `${path}/${rows.within.name}`)),
]
export const isUnread = (kind: Kind, path: string): boolean => {
  const form = formOf(kind)
  const lists = form === undefined ? [] : rowsOf(form).flatMap((rows) => unreadIn(rows))
  return lists.some((list) => path === list || path.startsWith(`${list}/`))
}

/** Lists of a form by their path, those within rows as well: `questions/options` is 选项. */
const listsOf = (rows: Rows, path = rows.name): readonly (readonly [string, string])[] => [
  [path, rows.label],
  ...(rows.within === undefined ? [] : listsOf(rows.within, `${path}/${rows.within.name}`)),
]

/** What a field of a kind is called, its list's name apart: `people` is 了解人员, `people/result` 了解结果. */
export const nameOfField = (kind: Kind, path: string): string | undefined => {
  const form = formOf(kind)
  if (form === undefined) {
    const own = fieldNames[kind as ToldKind] as Readonly<Record<string, string>> | undefined
    return path.includes('/') ? partNames[path.split('/').at(-1) ?? ''] : own?.[path]
  }
  const lists = rowsOf(form).flatMap((rows) => listsOf(rows))
  const found = formFields(form).find(([name]) => name === path)?.[1].label ?? lists.find(([name]) => name === path)?.[1]
  return found ?? form.kept?.[path] ?? { number: '编号', status: '状态' }[path]
}

/** Whether the casework writes a field by itself: a print or a figure that says nothing to a reader. */
export const isKept = (kind: Kind, path: string): boolean => {
  const kept = formOf(kind)?.kept ?? {}
  return Object.keys(kept).some((one) => one !== 'status' && (path === one || path.startsWith(`${one}/`)))
}

/** Words for the value of a field that holds a choice. */
export const wordOfChoice = (kind: Kind, path: string, value: string): string | undefined => {
  const form = formOf(kind)
  if (form === undefined) return choiceNames[path.split('/').at(-1) ?? '']?.[value]
  if (path === 'status') return form.statuses.find((status) => status.value === value)?.word
  const field = formFields(form).find(([name]) => name === path)?.[1]
  return field?.control === 'choice' || field?.control === 'choices'
    ? field.options.find((option) => option.value === value)?.word
    : undefined
}

/** Words for values of fields that hold a choice, by the last name of the field's path. */
export const choiceNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: inspectionKindWords,
  classification: classificationWords,
  category: categoryWords,
  signing: signingWords,
  sex: sexWords,
  sources: sourceNames,
  stage: named(stageWords),
  status: { ...named(interviewStatusWords), ...named(requestStatusWords), ...named(reviewStatusWords) },
  medium: mediumWords,
  original: originalWords,
  returnState: returnWords,
  post: postWords,
  who: signerWords,
  type: policyTypeWords,
}

export const historyWords = {
  title: '修改历史',
  none: '还没有修改。',
  empty: '（空）',
  yes: '是',
  no: '否',
  added: '新增',
  removed: '删除',
  reordered: '调整了顺序',
  changed: '已改',
  at: (index: number) => `第 ${index} 项`,
  by: (name: string, time: string) => `${name} · ${time}`,
  unknown: '其他人员',
  more: '显示更早的修改',
  changes: '逐次修改',
  compare: '比较两个版本',
  from: '从',
  to: '到',
  now: '现在',
  first: '最初',
  version: (n: number) => `第 ${n} 版`,
  oneVersion: '只有一个版本，没有可比的。',
  same: '这两个版本内容相同。',
  part: '一项',
  giveBack: '恢复到此版本',
  giveBackOf: (name: string) => `将“${name}”恢复到所选较早版本的内容`,
  gaveBack: (name: string) => `“${name}”已恢复；这也是一次修改，可再改回。`,
  gone: '删去',
  come: '写入',
} as const
