import { type FormedArea, formedAreas, forms } from '../../db/model/forms/index.ts'
import type { LockReason } from '../../electron/contract/index.ts'
import type { Room } from '../app/places.ts'

export const productName = '巡察单机工作站'

const formedRooms = Object.fromEntries(formedAreas.map((area) => [area, forms[area].room])) as Record<FormedArea, string>

export const roomWords: Readonly<Record<Room, string>> = {
  today: '今日',
  interviews: '谈话',
  outlines: '谈话提纲',
  requests: '调阅清单',
  documents: '查阅资料',
  board: '印证矩阵',
  drafts: '问题底稿',
  evidence: '证据核对',
  ...formedRooms,
  catalogues: '目录',
  policies: '政策依据',
  plan: '谈话安排',
  schedule: '日程',
  coverage: '覆盖情况',
  leaving: '撤点核查',
  conflicts: '冲突处理',
  clues: '问题线索',
  exchange: '成果包',
  office: '接收成果包',
  movements: '登记簿',
  round: '轮次与单位',
  settings: '设置',
}

/** Rooms by stage of the work. */
export const groupStages: readonly { readonly name: string; readonly rooms: readonly Room[] }[] = [
  { name: '', rooms: ['today'] },
  { name: '安排', rooms: ['schedule', 'tasks', 'roster', 'plan'] },
  {
    name: '了解',
    rooms: ['interviews', 'outlines', 'requests', 'documents', 'petitions', 'fieldVisits', 'meetings', 'surveys', 'personalMatters'],
  },
  { name: '底稿', rooms: ['leads', 'board', 'drafts', 'evidence', 'deliberations', 'factConfirmations', 'rectifications'] },
  { name: '核查', rooms: ['coverage', 'leaving'] },
  { name: '线索', rooms: ['clues'] },
  { name: '日志与报告', rooms: ['workLogs', 'weeklyReports', 'portraits'] },
  { name: '依据', rooms: ['catalogues', 'policies'] },
  { name: '移交', rooms: ['exchange', 'conflicts', 'movements'] },
  { name: '本机', rooms: ['round', 'settings'] },
]
const read = groupStages.filter(({ name }) => ['安排', '了解', '底稿', '核查', '日志与报告', '依据'].includes(name))
export const officeStages: typeof groupStages = [
  { name: '', rooms: ['today'] },
  { name: '接收', rooms: ['office', 'conflicts', 'movements'] },
  ...read,
  { name: '本机', rooms: ['round', 'settings'] },
]

export const lockedWords: Readonly<Record<LockReason, string>> = {
  by_hand: '已锁定。',
  idle: '一段时间没有操作，已自动锁定。锁定前的内容已经保存。',
  wiped: '案件库已清理，密钥和文件都已销毁。请把清理证明交给巡察办。',
  suspend: '电脑休眠，已自动锁定。锁定前的内容已经保存。',
  quit: '程序正在退出。',
  worker_gone: '内部出错，为安全已锁定。已保存的内容都在，请重新解锁。',
}

export const frameWords = {
  rooms: '工作区',
  hideRooms: '收起工作区栏',
  showRooms: '展开工作区栏',
  chooseRound: '轮次与单位',
  noRound: '尚未建立轮次',
  allUnits: '全部单位',
  sample: '示例',
  search: '搜索',
  saved: (time: string) => `已保存 ${time}`,
  saving: '正在保存',
  notSaved: '未能保存',
  nothingToSave: '自动保存',
  lock: '锁定',
  account: '账户',
  change: '换人（锁定后另选账户）',
  changePassword: '修改密码',
  keys: '快捷键 F1',
  skip: '跳到正文',
  main: '正文',
  failed: '出错提示',
  broken: '这一处显示出错了',
  brokenSafe: '已保存的内容都在案件库里，没有受影响。',
  brokenNext: '可以重新显示；仍不行时请锁定后重新解锁，并把出错的位置告诉巡察办技术人员。',
  again: '重新显示',
  resize: { rooms: '工作区栏宽度', list: '列表宽度' },
} as const
