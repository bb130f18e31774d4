import type { Decision } from '../../db/model/deliberation.ts'
import { decisionOptions } from '../../db/model/forms/deliberation.ts'
import type { Carrying } from '../../electron/contract/index.ts'

export const decisionWords = Object.fromEntries(decisionOptions.map(({ value, word }) => [value, word])) as Record<Decision, string>

export const deliberationWords = {
  onDraft: '组务会意见',
  said: (heldOn: string, decision: string) => `组务会${heldOn === '' ? '' : ` ${heldOn}`}：${decision}`,
  changedSince: '决定以后底稿已修改，意见针对的是修改前的版本',
  carryOut: '落实决定',
  carryOutAll: (n: number) => `落实全部决定（${n}）`,
  nothing: '没有待落实的决定。',
  waiting: (n: number) => `${n} 项决定待落实。`,
  question: '落实后底稿随即改变，要现在落实吗？',
  meaning: (acts: readonly string[]) => acts.join('；'),
  done: (time: string, name: string) => `已落实 ${time}${name === '' ? '' : ` ${name}`}`,
  carriedOut: '已落实到底稿。',
  acts: { send_back: '退回承办人，附上意见', merge: '并入另一份底稿', abandon: '终止，不再使用' } satisfies Record<
    NonNullable<Carrying['act']>,
    string
  >,
  obstacles: {
    no_draft: '还没有选底稿。',
    final: '底稿已全部签完，须先开新版次。',
    closed: '底稿已经并入或终止，无需再落实。',
    with_handlers: '底稿还在承办人手里，无需退回，意见已显示在底稿上。',
    no_target: '还没有选并入哪份底稿。',
  } satisfies Record<NonNullable<Carrying['obstacle']>, string>,
} as const

export const confirmationWords = {
  onDraft: '事实确认单',
  year: '巡察年份',
  batch: '批次',
  group: '巡察组',
  unit: '被巡察单位',
  prefill: '从底稿带入',
  prefillHint: '概述、查证事实和证据目录从所选底稿带入，承办人和领域一并补上；已写的不动。',
  prefilled: '已从底稿带入。',
  stale: '底稿已修改',
  gone: '依据的底稿已移入回收站',
  same: '与底稿一致',
  takeOver: '按底稿更新',
  takeOverQuestion: '用底稿现在的内容替换这一份事实？',
  takeOverMeaning: '这一份里手工改过的字也会被替换；替换前的内容在修改历史里。',
  takenOver: '已按底稿更新。',
  fields: { summary: '事实概述', facts: '具体事实', evidence: '证据目录' },
} as const

export const dayWords = {
  nth: (n: number, of: number | null) => (of === null ? `第 ${n} 天` : `第 ${n} 天，共 ${of} 天`),
  outside: '不在进驻时间内',
  nthWeek: (n: number) => `第 ${n} 周`,
  live: '数字随记录变化，结账时固定。',
  frozen: (time: string, name: string) => `${time} ${name} 结账，以下是结账时的数字。`,
  changedSince: (words: string) => `结账以后记录有变化，现在是：${words}。`,
  close: { work_log: '日结', weekly_report: '周结' },
  closed: { work_log: '已日结。', weekly_report: '已周结。' },
  reopen: '重新打开',
  reopenQuestion: '重新打开后数字按现在的记录重算，要打开吗？',
  none: '这几天还没有记录。',
  noDays: '请先写明日期。',
  table: '工作量',
  person: '人员',
  all: '合计',
  domains: '底稿按领域',
  noDomain: '未写领域',
  list: (kind: string, n: number) => `${kind} ${n}`,
  nothingToday: '当天没有记录',
  logs: '本周日志',
  take: '取用日志里的发现和待办',
  taken: '已取用。',
  toLog: '今日日志',
} as const

export const portraitWords = {
  confirming: (n: number) => `印证谈话 ${n} 次`,
  none: '还没有支撑底稿、印证记录和引用的原话',
  quote: '引用原话',
  quoteFor: (dimension: string) => `为“${dimension}”引用原话`,
  quoteTitle: '引用原话',
  quotes: '引用的原话',
  quoted: '已引用',
  quoteAnew: '按现在的原文',
  quoteRemove: (words: string) => `去掉引用：${words.slice(0, 20)}`,
  quoteGone: '已去掉这段引用',
  undo: '撤销',
  offered: '可引用的底稿',
  offeredHint: (name: string) => `写有“${name}”的底稿，选一个维度归入。`,
  nothingOffered: '没有其他写到此人的底稿。',
  answers: '列为责任人',
  into: (draft: string) => `将 ${draft} 归入哪个维度`,
  intoHint: '归入维度',
} as const
