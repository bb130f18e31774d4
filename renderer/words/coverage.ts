import type { MustWay } from '../../db/model/coverage.ts'
import type { StatusWords } from '../parts/status-word.tsx'

export const coverageStateWords: StatusWords = {
  found: { word: '发现问题', mark: 'done' },
  nothing: { word: '查过未发现', mark: 'stopped' },
  looking: { word: '了解中', mark: 'half' },
  untouched: { word: '未查', mark: 'open' },
}

export const wayWords: Readonly<Record<MustWay, string>> = { talk: '必谈', see: '必看', visit: '必访' }

export const coverageWords = {
  title: '覆盖情况',
  more: (n: number) => `再显示 ${n} 条`,
  musts: '必谈必看必访',
  mustsNone: '还没有要求。把名册里的人标为必谈，或为单位设定要求。',
  unnamed: '未分范围',
  of: (done: number, least: number) => `${done}/${least}`,
  missing: (way: MustWay, n: number) => (way === 'talk' ? `名册还少 ${n} 人` : `还差 ${n}`),
  complete: '已完成',
  ask: '设定要求',
  askTitle: (unit: string) => `必谈必看必访：${unit}`,
  askText: '写明范围和至少几个。范围与名册的“人员范围”或必谈必看必访目录的条目同名，才能自动计数。',
  askWay: '类别',
  askWhat: '范围',
  askLeast: '至少',
  askAdd: '添加一项',
  askRemove: (n: number) => `删去第 ${n} 项`,
  askRow: (n: number) => `第 ${n} 项`,
  askSave: '保存',
  cancel: '取消',

  trees: '目录覆盖',
  tree: '目录',
  view: '查看方式',
  views: { list: '逐条', units: '方面 × 单位', kinds: '条目 × 来源' },
  untouchedOnly: '只看未查',
  none: '还没有目录。到“目录”里导入监督重点，或放入示例目录；记录标注到条目后，这里自动统计。',
  nothing: '没有符合的条目。',
  columns: { code: '编码', text: '条目', state: '结果', records: '记录', by: '查看人', act: '操作', touched: '已查', total: '合计' },
  touched: (touched: number, leaves: number) => `${touched}/${leaves}`,
  cell: (row: string, column: string, n: number) => `${row}，${column}：${n} 条记录`,
  recordsTitle: (what: string) => `标注在“${what}”的记录`,
  finding: '问题',
  close: '关闭',
  mark: '查过未发现',
  markOf: (code: string) => `${code} 查过未发现`,
  markTitle: '查过未发现',
  markText: (text: string) => `“${text}”看过了，没有发现问题。写一句看了什么：`,
  markHint: '如：查阅2023至2025年党组会记录42份，未见异常。',
  markSave: '记下',
  marked: (by: string, on: string) => `${by} ${on}`,
  unmark: '撤回',
  unmarkOf: (code: string) => `撤回 ${code} 的“查过未发现”`,
  mustWrite: '请写一句看了什么。',
} as const
