import type { Failure } from '../../db/model/failure.ts'
import { failureWords } from './failures.ts'

/** Words for what is done to many records at once, and for lists that leave. */
export const bulkWords = {
  bar: '已选内容',
  chosen: (count: number) => `已选 ${count.toLocaleString('zh-CN')} 条`,
  clear: '取消选择',
  all: (total: number) => `全选 ${total.toLocaleString('zh-CN')} 条`,
  choose: (name: string) => `选择 ${name}`,
  assign: '指派',
  status: '改状态',
  tag: '标签',
  focus: '标注',
  focusAdd: '增加标注',
  focusRemove: '取消标注',
  focusChosen: '所选条目',
  focusHint: '↑↓ 选择　Enter 选中或不选，可选多条',
  focusNot: (code: string) => `不选 ${code}`,
  remove: '移入回收站',
  restore: '恢复',
  export: '导出',
  field: '栏目',
  people: '人员',
  person: '人员',
  how: '方式',
  replace: '改为所选',
  add: '在原有基础上增加',
  tags: '增加的标签',
  gone: '去掉的标签',
  apply: (count: number) => `应用于 ${count.toLocaleString('zh-CN')} 条`,
  undo: '撤销',
  undone: (changed: number) => `已撤销，${changed.toLocaleString('zh-CN')} 条恢复原样。`,
  undoneIn: (changed: number, refused: number) => `已撤销 ${changed.toLocaleString('zh-CN')} 条；${refused} 条此后另有改动，保持现状。`,
  nothing: '所选内容本来就是这样，没有改动。',
  done: (what: BulkDeed, changed: number, unchanged: number) =>
    `${deeds[what](changed.toLocaleString('zh-CN'))}${unchanged > 0 ? `，另 ${unchanged} 条本来就是这样` : ''}。`,
  refused: (count: number) => `${count} 条未改`,
  chooseRefused: '选中这些',
  close: '知道了',
  why: (failure: Failure) => failureWords(failure).happened,
  exportAll: '导出为 Excel',
  exportTitle: '导出为 Excel 表格',
  exportMeaning: (rows: number) =>
    `将 ${rows.toLocaleString('zh-CN')} 条写成一张表，人员、选项用文字，各栏按文本保存。导出的文件不再加密，请按保密要求保管；导出的事由记入审计记录。`,
  exportReason: '导出事由',
  exportAct: '选择位置并导出',
  exported: (name: string, rows: number) => `已导出 ${rows.toLocaleString('zh-CN')} 条到“${name}”`,
} as const

export type BulkDeed = 'assign' | 'status' | 'tag' | 'focus' | 'delete' | 'restore'
const deeds: Readonly<Record<BulkDeed, (count: string) => string>> = {
  assign: (count) => `已指派 ${count} 条`,
  status: (count) => `已改 ${count} 条的状态`,
  tag: (count) => `已改 ${count} 条的标签`,
  focus: (count) => `已改 ${count} 条的标注`,
  delete: (count) => `已将 ${count} 条移入回收站`,
  restore: (count) => `已恢复 ${count} 条`,
}

export const viewWords = {
  title: '常用筛选',
  none: '把现在的查找、状态、筛选和排序存下来，下次一点就到。',
  name: '名称',
  save: '保存当前筛选',
  standard: '默认',
  makeStandard: (name: string) => `进入时默认显示“${name}”`,
  noStandard: (name: string) => `不再默认显示“${name}”`,
  rename: (name: string) => `重命名“${name}”`,
  remove: (name: string) => `删除“${name}”`,
  newName: (name: string) => `“${name}”的新名称`,
  saved: (name: string) => `已保存筛选“${name}”`,
  removed: (name: string) => `已删除筛选“${name}”`,
  taken: '已有同名的筛选，请换一个名称。',
} as const
