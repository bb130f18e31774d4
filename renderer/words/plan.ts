import type { StatusWords } from '../parts/status-word.tsx'
import { categoryWords } from './interviews.ts'

export const talkStateWords: StatusWords = {
  done: { word: '已谈', mark: 'done' },
  begun: { word: '已开始', mark: 'half' },
  overdue: { word: '过时未谈', mark: 'alert' },
  planned: { word: '已安排', mark: 'begun' },
  unplanned: { word: '未安排', mark: 'open' },
  unavailable: { word: '暂不能谈', mark: 'alert' },
  waived: { word: '不再谈', mark: 'stopped' },
}

export const categoryWord = (category: string): string => categoryWords[category as keyof typeof categoryWords] ?? category

export const rosterWords = {
  import: '导入',
  importTitle: '导入谈话名册',
  importText: '选好表格后先给您看有哪些人，确认后才写入。同名同单位的人只收一次。',
  read: (file: string, people: number, mandatory: number, planned: number) =>
    `已读取 ${file}：新增 ${people} 人，其中必谈 ${mandatory} 人，已写计划日期 ${planned} 人`,
  repeated: (people: readonly string[]) => `表内重复，只收第一次：${people.join('；')}`,
  repeatedOne: (name: string, row: number, first: number) => `${name}（第 ${row} 行，同第 ${first} 行）`,
  known: (people: readonly string[]) => `名册里已有，不再收：${people.join('；')}`,
  knownOne: (name: string, row: number) => `${name}（第 ${row} 行）`,
  nobody: '没有可新增的人。',
  commit: (n: number) => `导入 ${n} 人`,
  imported: (n: number) => `已导入 ${n} 人`,
  list: '将导入的人员',
  columns: { row: '行', name: '姓名', unit: '单位', post: '职务', category: '类别', group: '人员范围', planned: '计划时间' },
  talk: '谈话',
  begin: '开始谈话',
  openTalk: '打开谈话记录',
  again: '再谈一次',
  noTalk: '还没有对应的谈话。',
  notYet: '未开始',
} as const

export const planWords = {
  title: '谈话安排',
  rate: '谈话率',
  mandatory: '必谈',
  left: '未谈',
  unplanned: (n: number) => `必谈未安排 ${n} 人`,
  overdue: (n: number) => `过时未谈 ${n} 人`,
  conflicts: (n: number) => `时间冲突 ${n} 处`,
  conflict: (member: string, first: string, second: string) => `${member}：${first} 与 ${second} 时间重叠`,
  fine: '没有缺口，也没有时间冲突。',
  allNames: (n: number) => `全部 ${n} 人`,
  fewer: '收起',
  gaps: '缺口与冲突',
  show: '显示',
  filters: { open: '未谈', mandatory: '必谈未谈', all: '全部' },
  talker: '谈话人',
  anybody: '谈话人不限',
  people: '名册',
  day: (words: string, n: number) => `${words} · ${n} 人`,
  noDay: '未定日期',
  noTime: '时间未定',
  empty: { title: '名册还是空的', text: '先导入谈话名册，再在这里看每天每组谈谁、谈了多少、还差谁。' },
  toRoster: '去谈话名册',
  nobodyLeft: '这里没有人了。',
  columns: { time: '时间', name: '姓名', post: '单位职务', category: '类别', place: '地点', talkers: '谈话人', state: '状态', act: '操作' },
  noRound: { title: '尚未建立轮次', text: '先在“轮次与单位”里建立轮次。' },
  person: (name: string) => `名册：${name}`,
} as const

export const scheduleWords = {
  title: '日程',
  week: (from: string, to: string) => `${from} 至 ${to}`,
  before: '上一周',
  after: '下一周',
  thisWeek: '本周',
  people: '承担人',
  nobody: '未分配',
  noDay: '未定日期',
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  lay: '按步骤排日程',
  layTitle: '按步骤排日程',
  layText: (unit: string, entry: string, exit: string) =>
    `${unit}：进驻 ${entry || '未填'}，撤点 ${exit || '未填'}。以下是将要做的，确认后才写入。`,
  layKept: '有人办过、改过日期或写过备注的任务不动。',
  layNone: '目录里没有写了时限的步骤。请在“目录”里导入带“时限”列的步骤要点，如 进驻+3、撤点-7。',
  layUndated: (n: number) => `${n} 个步骤缺少进驻或撤点日期，排不了：`,
  layWithout: (n: number) => `另有 ${n} 条没有写时限，不排。`,
  counts: (fresh: number, moved: number, same: number, kept: number) =>
    `新增 ${fresh} 项，改期 ${moved} 项，不变 ${same} 项，不动 ${kept} 项`,
  changes: { new: '新增', moved: '改期', same: '不变', kept: '不动' },
  commit: '写入日程',
  laid: (fresh: number, moved: number) => `已排入 ${fresh} 项，改期 ${moved} 项`,
  cancel: '取消',
  chooseUnit: '先在上方选一个单位，再排日程。',
  columns: { code: '编码', title: '步骤', due: '到期日', change: '变化' },
  nothing: '这一周没有到期的任务。',
  hasOverdue: (n: number) => `此前逾期 ${n} 项`,
  grid: '按人按日的任务',
  list: '任务清单',
} as const
