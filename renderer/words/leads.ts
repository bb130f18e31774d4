import type { SupportWeight } from '../../db/model/lead.ts'
import type { IndependentSource, LeadStep, UnusedReason } from '../../electron/contract/index.ts'

export const leadPickerWords = {
  title: '印证疑点',
  search: '选择疑点',
  searchHint: '输入编号或标题；没有的，直接新建',
  list: '疑点',
  create: (title: string) => (title === '' ? '新建疑点' : `新建疑点「${title}」`),
  weight: '这段话',
  hint: '↑↓ 选择　Enter 确定　Esc 取消',
  done: (lead: string) => `已记入疑点 ${lead}`,
  take: '印证疑点',
  takePage: '本页印证疑点',
  form: '形成疑点',
  unmark: '取消标记',
} as const

export const weightWords: Readonly<Record<SupportWeight, string>> = { supports: '印证', contradicts: '相反', neutral: '仅参考' }

/** What a support says at its source. */
export const leadChipWords = {
  to: (weight: SupportWeight, number: string) => `${weightWords[weight]} → 疑点 ${number}`,
} as const

export const leadWords = {
  supports: '印证情况',
  none: '还没有来源。在谈话、资料等任何一段话上按 Ctrl+D，把它记到这条疑点上。',
  count: (independent: number, contradictions: number, stale: number) =>
    [
      `独立来源 ${independent} 个`,
      contradictions > 0 ? `相反说法 ${contradictions} 个` : '',
      stale > 0 ? `原文已变 ${stale} 处（不计入）` : '',
    ]
      .filter((part) => part !== '')
      .join('，'),
  sameSource: ({ origin, supports }: IndependentSource) =>
    ({
      person: `同一人的 ${supports.length} 处说法，算一个来源`,
      document: `同一文件的 ${supports.length} 处内容，算一个来源`,
      record: `同一份记录的 ${supports.length} 处内容，算一个来源`,
    })[origin.by],
  weightOf: (n: number) => `第 ${n} 处来源的作用`,
  noteOf: (n: number) => `第 ${n} 处来源的说明`,
  noteHint: '说明',
  refresh: '按现在的文字更新',
  remove: (n: number) => `取下第 ${n} 处来源`,
  removed: '已取下一处来源。',
  undo: '撤销',
  end: '了结',
  toDraft: '形成底稿',
  toDraftHint: '标题、承办人、来源、印证的原话一并带入新底稿。',
  made: (number: string, left: number) =>
    left === 0 ? `已形成底稿 ${number}` : `已形成底稿 ${number}；另有 ${left} 处来源未带入（原文已变、相反或仅参考）`,
  toKnownDraft: '归入已有底稿',
  clue: '转问题线索',
  clueHint: '疑点的标题、情况、涉及人员和来源带入一条新线索。线索单独加密，只有知情人看得到；疑点这边只记“转问题线索”和原因。',
  clueMade: '已登记问题线索，疑点已了结',
  merge: '并入另一条疑点',
  exclude: '排除',
  reopen: '重新核查',
  reason: '原因',
  target: { draft: '哪一份底稿', merged: '并入哪一条疑点' },
  cancel: '取消',
  mergeHint: '并入后，本条的来源也记到那一条上；本条原样保留。',
  fromLead: (number: string, title: string) => `来自疑点 ${number}${title === '' ? '' : `「${title}」`}`,
} as const

export const boardWords = {
  title: '印证矩阵',
  grid: '印证矩阵：每行一条疑点，每列一类来源',
  lead: '疑点',
  total: '独立来源',
  next: '下一步',
  needed: (needed: number) => `每条疑点至少要有 ${needed} 个独立来源（本轮设置的佐证至少份数）。最接近成稿的排在最上。`,
  ended: '包括已了结的',
  count: (open: number) => `${open} 条`,
  overdue: (day: string) => `${day} 已过期`,
  due: (day: string) => `期限 ${day}`,
  high: '要紧',
  missing: '缺',
  planned: '拟采取，还没有',
  stale: (n: number) => `${n} 处原文已变`,
  against: (n: number) => `反 ${n}`,
  neutral: (n: number) => `参考 ${n}`,
  emptyTitle: '还没有可以印证的疑点',
  emptyText: '先在谈话、资料的原话上按 Ctrl+D 记成疑点，这里就会列出每条疑点有几个独立来源、还缺什么、下一步做什么。',
  noRound: '先选定一个轮次',
  toLeads: '到疑点列表',
  shortcuts: [
    { keys: '↑ ↓ ← →', does: '在格子间移动' },
    { keys: 'Home / End', does: '本行第一格、最后一格' },
    { keys: 'PageUp / PageDown', does: '上翻、下翻' },
    { keys: 'Enter', does: '打开这条疑点的印证情况' },
  ],
} as const

/** What to do next, with the kinds of source that are meant. */
export const stepWords = (step: LeadStep, kinds: string): string => {
  switch (step) {
    case 'check_stale':
      return `先核对：${kinds}里的原文改动过`
    case 'find_source':
      return kinds === '' ? '还没有来源：先取一段原话' : `还没有来源：先从${kinds}入手`
    case 'settle_contradiction':
      return `${kinds}里有相反说法：找当事人或书证核实`
    case 'find_written':
      return `只有口头说法，缺书证：${kinds}`
    case 'find_spoken':
      return `只有书证，缺当事人说法：${kinds}`
    case 'try_planned':
      return `拟采取的还没有做：${kinds}`
    case 'find_another':
      return '独立来源不足：再找一个不同的人或文件'
    case 'confirm':
      return '来源已足：核定后标为已印证'
    case 'write_draft':
      return '可以形成底稿'
  }
}

export const coverageWords = {
  title: '证据核对',
  lead: '以下清单由全部记录逐条核出。已放弃、已并入的底稿不计。',
  noRound: '先选定一个轮次',
  unsupported: '没有证据的事实',
  unsupportedNone: '每一条查证事实都有证据。',
  statement: (n: number) => `事实 ${n}`,
  unused: '收集了但没有用上的证据',
  unusedNone: '收集到的证据都已用上。',
  unsigned: '没有签完的底稿',
  unsignedNone: '没有未签完的底稿。',
  stale: '原文已变的证据',
  staleNone: '所有证据都与原文一致。',
  evidence: (n: number) => `证据 ${n}`,
  more: (n: number) => `再显示 ${n} 条`,
  jump: (what: string, n: number) => `${what} ${n}`,
  summary: (drafts: number, statements: number, links: number) => `底稿 ${drafts} 份，查证事实 ${statements} 条，证据 ${links} 处`,
} as const

export const unusedWords: Readonly<Record<UnusedReason, string>> = {
  marked: '标了疑点，未形成',
  tagged: '加了标签，未引用',
  supports_lead: '印证疑点，未入底稿',
  review_evidence: '列为证据的资料，未引用',
}
