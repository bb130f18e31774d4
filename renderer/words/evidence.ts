export const pickerWords = {
  title: '作为证据',
  search: '选择底稿',
  searchHint: '输入编号或标题；没有的，直接新建',
  list: '底稿',
  create: (title: string) => (title === '' ? '新建底稿' : `新建底稿「${title}」`),
  file: (name: string, page: number | null) => (page === null ? `整份附件：${name}` : `附件第 ${page} 页：${name}`),
  hint: '↑↓ 选择　Enter 确定　Esc 取消',
  done: (draft: string) => `已取为底稿 ${draft} 的证据`,
} as const

/** What a link says at its source. */
export const evidenceChipWords = {
  files: '附件',
  take: '作为证据',
  takePage: '本页作为证据',
  to: (number: string) => `证据 → 底稿 ${number}`,
  titled: (title: string) => (title === '' ? '' : `「${title}」`),
  states: {
    text_changed: '原文已改动',
    source_deleted: '来源已移入回收站',
    file_missing: '附件已不在',
  },
} as const
