import { type Field, fieldsOf, type Option, type PaperRegister, type Rows, rowsOf, type Status, settable } from './forms/form.ts'
import { formOf } from './forms/index.ts'
import type { Kind } from './record.ts'

/**
 * A kind as tables and acts in bulk see it: its fields in order, each with its label. Kinds with a form have one by
 * themselves; those with an editor of their own have it here. `name` of a field is a path: `interviewee/name`.
 */
export interface Register {
  /** Of the list: 信访. */
  readonly title: string
  readonly fields: readonly Field[]
  readonly rows: readonly Rows[]
  readonly statuses: readonly Status[]
  /** Field of the course where a person sets it; null where it follows from other acts. */
  readonly course: string | null
  readonly paper: PaperRegister
}

type Settled = Omit<Register, 'rows'> & Partial<Pick<Register, 'rows'>>

const interviews: Settled = {
  title: '谈话',
  course: 'status',
  paper: {
    title: '谈话登记表',
    columns: ['interviewee/name', 'interviewee/unit', 'interviewee/post', 'category', 'startedAt', 'place', 'talkers', 'signing'],
  },
  statuses: [
    { value: 'planned', word: '计划', mark: 'open' },
    { value: 'talked', word: '已谈', mark: 'begun' },
    { value: 'checked', word: '已核对', mark: 'half' },
    { value: 'signed', word: '已签字', mark: 'half' },
    { value: 'distilled', word: '已提炼', mark: 'done' },
    { value: 'archived', word: '归档', mark: 'done' },
  ],
  fields: [
    { name: 'number', label: '编号', control: 'line' },
    { name: 'interviewee/name', label: '谈话对象', control: 'line' },
    { name: 'interviewee/unit', label: '单位', control: 'line' },
    { name: 'interviewee/post', label: '职务', control: 'line' },
    {
      name: 'category',
      label: '谈话类别',
      control: 'choice',
      options: [
        { value: 'mandatory', word: '必谈' },
        { value: 'optional', word: '选谈' },
        { value: 'appointed', word: '约谈' },
        { value: 'return_visit', word: '回访' },
      ],
    },
    { name: 'startedAt', label: '开始时间', control: 'minute' },
    { name: 'endedAt', label: '结束时间', control: 'minute' },
    { name: 'place', label: '谈话地点', control: 'line' },
    { name: 'talkers', label: '谈话人', control: 'members' },
    { name: 'recorder', label: '记录人', control: 'member' },
    {
      name: 'signing',
      label: '签字情况',
      control: 'choice',
      options: [
        { value: 'unsigned', word: '未签字' },
        { value: 'signed', word: '已签字' },
        { value: 'refused', word: '拒绝签字' },
      ],
    },
    { name: 'note', label: '备注', control: 'text' },
  ],
}

const outlines: Settled = {
  title: '谈话提纲',
  course: null,
  paper: { title: '谈话提纲目录', columns: ['name', 'forWhom', 'topics'] },
  statuses: [],
  fields: [
    { name: 'name', label: '提纲名称', control: 'line' },
    { name: 'forWhom', label: '适用对象', control: 'line' },
  ],
  rows: [{ control: 'rows', name: 'topics', label: '提纲内容', row: '主题', fields: [{ name: 'name', label: '主题', control: 'line' }] }],
}

const returnStates: readonly Option[] = [
  { value: 'none', word: '不需归还' },
  { value: 'to_return', word: '待归还' },
  { value: 'returned', word: '已归还' },
  { value: 'kept', word: '留存' },
]

const requests: Settled = {
  title: '调阅清单',
  course: 'status',
  paper: { title: '调阅登记表', columns: ['title', 'requestedBy', 'requestedOn', 'dueOn', 'leaderSigned'] },
  statuses: [
    { value: 'planned', word: '拟调', mark: 'open' },
    { value: 'leader_signed', word: '组长已签', mark: 'begun' },
    { value: 'sent', word: '已发', mark: 'begun' },
    { value: 'partly_provided', word: '部分提供', mark: 'half' },
    { value: 'provided', word: '已提供', mark: 'done' },
    { value: 'returned', word: '已归还', mark: 'done' },
    { value: 'kept', word: '留存', mark: 'done' },
  ],
  fields: [
    { name: 'number', label: '编号', control: 'line' },
    { name: 'title', label: '调阅内容', control: 'line' },
    { name: 'requestedBy', label: '调阅人', control: 'members' },
    { name: 'requestedOn', label: '调阅日期', control: 'day' },
    { name: 'dueOn', label: '提供时限', control: 'day' },
    { name: 'leaderSigned', label: '组长签字', control: 'flag' },
    { name: 'note', label: '备注', control: 'text' },
  ],
  rows: [
    {
      control: 'rows',
      name: 'items',
      label: '材料',
      row: '材料',
      fields: [
        { name: 'name', label: '名称', control: 'line' },
        { name: 'copies', label: '份数', control: 'number' },
        { name: 'provider', label: '提供人', control: 'line' },
        { name: 'providedOn', label: '提供日期', control: 'day' },
        { name: 'returnState', label: '归还', control: 'choice', options: returnStates },
        { name: 'note', label: '备注', control: 'line' },
      ],
    },
  ],
}

const reviews: Settled = {
  title: '查阅资料',
  course: 'status',
  paper: {
    title: '查阅登记表',
    columns: ['title', 'documentNumber', 'issuer', 'documentDate', 'category', 'reviewers', 'reviewedOn', 'copyNumber'],
  },
  statuses: [
    { value: 'reading', word: '查阅中', mark: 'begun' },
    { value: 'reviewed', word: '已查阅', mark: 'half' },
    { value: 'evidence', word: '已取证', mark: 'done' },
    { value: 'returned', word: '已归还', mark: 'done' },
  ],
  fields: [
    { name: 'number', label: '编号', control: 'line' },
    { name: 'title', label: '资料名称', control: 'line' },
    { name: 'documentNumber', label: '文号', control: 'line' },
    { name: 'issuer', label: '制发单位', control: 'line' },
    { name: 'documentDate', label: '成文日期', control: 'day' },
    { name: 'category', label: '类别', control: 'line' },
    { name: 'reviewers', label: '查阅人', control: 'members' },
    { name: 'reviewedOn', label: '查阅日期', control: 'day' },
    { name: 'copyNumber', label: '复印件编号', control: 'line' },
    { name: 'note', label: '备注', control: 'text' },
  ],
  rows: [
    {
      control: 'rows',
      name: 'excerpts',
      label: '摘录',
      row: '摘录',
      fields: [
        { name: 'location', label: '位置', control: 'line' },
        { name: 'text', label: '摘录', control: 'text' },
        { name: 'finding', label: '发现', control: 'text' },
        { name: 'tags', label: '标签', control: 'tags' },
      ],
    },
  ],
}

const drafts: Settled = {
  title: '问题底稿',
  course: null, // where a draft stands is the outcome of sign-off
  paper: {
    title: '问题底稿目录',
    columns: ['title', 'domains', 'occurredFrom', 'occurredTo', 'responsibleParty', 'firstResponsible', 'handlers'],
  },
  statuses: [
    { value: 'drafting', word: '草稿', mark: 'open' },
    { value: 'signing', word: '签批中', mark: 'half' },
    { value: 'final', word: '已定稿', mark: 'done' },
    { value: 'returned', word: '退回修改', mark: 'alert' },
    { value: 'merged', word: '已并入', mark: 'stopped' },
    { value: 'abandoned', word: '不再使用', mark: 'stopped' },
  ],
  fields: [
    { name: 'number', label: '编号', control: 'line' },
    { name: 'title', label: '问题标题', control: 'line' },
    { name: 'domains', label: '问题领域', control: 'tags' },
    { name: 'level', label: '发生单位层级', control: 'line' },
    { name: 'classification', label: '问题分类', control: 'line' },
    { name: 'occurredFrom', label: '发生时间起', control: 'day' },
    { name: 'occurredTo', label: '发生时间止', control: 'day' },
    { name: 'place', label: '发生地点', control: 'line' },
    { name: 'summary', label: '问题概述', control: 'text' },
    { name: 'responsibleParty', label: '责任主体', control: 'line' },
    { name: 'firstResponsible', label: '第一责任人', control: 'line' },
    { name: 'responsibleLeader', label: '主要（分管）领导', control: 'line' },
    { name: 'supervisingParty', label: '监督责任', control: 'line' },
    { name: 'handlers', label: '承办人', control: 'members' },
    { name: 'deputyLeader', label: '副组长', control: 'member', posts: ['deputy_leader', 'nonresident_deputy'] },
    { name: 'groupLeader', label: '组长', control: 'member', posts: ['group_leader'] },
    { name: 'draftedOn', label: '编制日期', control: 'day' },
    { name: 'note', label: '备注', control: 'text' },
  ],
  rows: [
    { control: 'rows', name: 'statements', label: '查证事实', row: '事实', fields: [{ name: 'text', label: '事实', control: 'text' }] },
    {
      control: 'rows',
      name: 'bases',
      label: '定性依据',
      row: '依据',
      fields: [
        { name: 'document', label: '文件', control: 'line' },
        { name: 'article', label: '条款', control: 'line' },
        { name: 'quote', label: '原文', control: 'text' },
      ],
    },
  ],
}

const handMade: Partial<Readonly<Record<Kind, Settled>>> = {
  interview: interviews,
  interview_outline: outlines,
  document_request: requests,
  document_review: reviews,
  issue_draft: drafts,
}

/** The register of a kind that people keep lists of; undefined for others. */
export function registerOf(kind: Kind): Register | undefined {
  const settled = handMade[kind]
  if (settled !== undefined) return { rows: [], ...settled }
  const form = formOf(kind)
  if (form === undefined) return undefined
  const fields = fieldsOf(form)
  const numbered: readonly Field[] = form.numberPrefix === null ? [] : [{ name: 'number', label: '编号', control: 'line' }]
  return {
    title: form.room,
    fields: fields.some(({ name }) => name === 'number') ? fields : [...numbered, ...fields],
    rows: rowsOf(form),
    statuses: form.statuses,
    paper: form.register,
    course: settable(form.statuses).length === 0 ? null : 'status',
  }
}

/** Fields for people that many records can be given at once; those by which lists are filtered come first. */
export const assignable = (register: Register): readonly Field[] =>
  register.fields
    .filter(({ control }) => control === 'member' || control === 'members')
    .toSorted((a, b) => Number(b.filter ?? false) - Number(a.filter ?? false))
/** Fields for free words. */
export const taggable = (register: Register): readonly Field[] => register.fields.filter(({ control }) => control === 'tags')
