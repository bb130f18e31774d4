import type { Clue, ClueCourse, ClueOpening, clueOpinions, disciplines, transferModes } from '../../db/model/clue.ts'
import type { StatusMeaning } from '../parts/status-word.tsx'

/** 线索的进度. */
export const clueStatusWords: Readonly<Record<ClueCourse, StatusMeaning>> = {
  registered: { word: '已登记', mark: 'open' },
  under_consideration: { word: '研判中', mark: 'begun' },
  approved: { word: '已批准', mark: 'half' },
  transferred: { word: '已移交', mark: 'half' },
  received: { word: '已接收', mark: 'half' },
  fed_back: { word: '已反馈', mark: 'half' },
  closed: { word: '已办结', mark: 'done' },
  returned: { word: '退回', mark: 'alert' },
}

export const disciplineWords: Readonly<Record<(typeof disciplines)[number], string>> = {
  political: '政治纪律',
  organizational: '组织纪律',
  integrity: '廉洁纪律',
  masses: '群众纪律',
  work: '工作纪律',
  life: '生活纪律',
}

export const opinionWords: Readonly<Record<(typeof clueOpinions)[number], string>> = {
  '': '未定',
  follow_up: '进一步了解关注',
  attention: '了解关注',
  reference: '建议参考',
}

export const transferModeWords: Readonly<Record<(typeof transferModes)[number], string>> = {
  '': '未定',
  single: '单移交',
  dual: '双移交',
}

export const openingWords: Readonly<Record<ClueOpening, string>> = { single: '一人可开', two_people: '两人同时在场' }

/** Every field by its name. */
export const clueFieldNames: Readonly<Record<keyof Clue, string>> = {
  name: '线索名称',
  person: '被反映人',
  post: '职务',
  rank: '级别',
  aboutHead: '被反映人是被巡察单位主要负责人',
  matter: '具体问题',
  disciplines: '涉及纪律',
  category: '一级分类',
  subcategory: '二级分类',
  sources: '来源记录',
  sourceNote: '线索来源',
  receivedOn: '受理日期',
  opinion: '分类处理意见',
  status: '进度',
  transferMode: '移交方式',
  transferTo: '接收单位',
  transferAlso: '另一接收单位',
  transferBy: '移交经办人',
  transferOn: '移交日期',
  approvedBy: '批准人',
  approvedOn: '批准日期',
  sealedHow: '密封方式',
  receiptBy: '接收经办人',
  receiptOn: '接收日期',
  receiptNumber: '回执编号',
  result: '处理结果',
  resultDetails: '办理情况',
  fedBackOn: '反馈日期',
  closedOn: '办结日期',
  note: '备注',
}

export const clueWords = {
  room: '问题线索',
  thing: '问题线索',
  find: '在问题线索中查找',
  list: '线索列表',
  create: '新登记线索',
  createFirst: '登记第一条线索',
  empty: {
    title: '没有您知情的线索',
    text: '线索单独加密存放，只有被指定的知情人看得到；搜索、统计、成果包里都没有它。',
  },
  nothingFound: '没有符合的线索。',
  trashEmpty: '回收站是空的。',
  trash: '回收站',
  inTrash: '这条线索在回收站里。',
  restore: '恢复',
  remove: '移入回收站',
  removed: '已移入回收站',
  undo: '撤销',
  choose: '请从左边选一条线索',
  noRound: { title: '尚未建立轮次', text: '线索归在轮次之下，请先在“轮次与单位”里建立轮次。' },
  untitled: '未命名线索',
  sealedLine: '密封，须两人在场',
  lostLine: '无法打开',
  handedOver: '我移交组长的',
  handedOverLine: (to: string) => `一条线索已密封交${to}`,
  someone: '组长',

  sealedTitle: '需要两人在场',
  sealedText: '这条线索由两名知情人同时在场才能打开：您已登录，请另一名知情人在此输入本人密码。离开这条线索即重新密封。',
  second: '另一名知情人',
  secondPassword: '本人密码',
  openTogether: '打开',
  lostTitle: '您的钥匙打不开这条线索',
  lostText: '您的账户换过钥匙（例如账户被移除后重新添加）。内容没有丢失，请其他知情人打开后重新指定知情人。',

  newTitle: '登记问题线索',
  newText: '本轮规定线索由两人同时在场打开，请先指定另一名知情人。',
  readersTitle: '知情人',
  readers: '知情人',
  readersHint: '只有这里的人能看到这条线索。去掉的人，从此刻起看不到之后写下的内容。',
  readersFor: '只限组长及组长指定的人知悉；请填写完毕后密封交组长。',
  readersWithMe: (me: string) => `${me}是您本人，始终在内。`,
  readersNotReady: (names: string) => `${names} 还没有在本版本登录过，登录一次后才能指定。`,
  opening: '开启方式',
  changeReaders: '更改知情人…',
  saveReaders: '更改',
  seal: '密封交组长',
  sealQuestion: '把这条线索密封交组长？',
  sealMeaning: '此后只有组长能打开；您这里只留一条已移交的记载。',
  sealed: (to: string) => `已密封交${to}`,

  about: '反映对象',
  matters: '问题',
  sources: '来源',
  addSource: '关联谈话或资料',
  removeSource: (text: string) => `取消关联“${text}”`,
  sourcesHint: '关联只存在这条线索里，谈话和资料那边看不到。',
  handling: '处理意见',
  transfer: '移交',
  receipt: '回执',
  fate: '办理结果',
  files: '材料',
  addFiles: '添加材料',
  noFiles: '还没有材料。',
  fileFailed: (names: string) => `没有加入：${names}`,
  exportFile: (name: string) => `导出“${name}”`,
  removeFile: (name: string) => `移除“${name}”`,
  restoreFile: (name: string) => `放回“${name}”`,
  removedFile: '（已移除）',
  export: '导出',
  remove_: '移除',
  putBack: '放回',
  exportTitle: '导出材料',
  exportMeaning: '导出后的文件不再加密。理由只记在这条线索里。',
  exportReason: '导出理由',
  exported: (name: string) => `已导出“${name}”`,
  notes: '备注',
  course: '进度',
  history: '历史',
  historyTitle: '修改历史',
  noHistory: '还没有修改。',
  historyFile: '材料',
  changed: (before: string, after: string) => `${before} → ${after}`,
  nothing: '（空）',
  form: '移交表',
  formTitle: '问题线索移交表',
  formRound: '轮次',
  formGroup: '巡察组',
  formUnit: '被巡察单位',
  close: '关闭',
  cancel: '不，返回',
  yes: '是',
  no: '否',
} as const

/** Keys of the room. */
export const clueKeys = [
  { keys: '↑ ↓', does: '上一条、下一条' },
  { keys: 'Enter', does: '进入正文' },
  { keys: 'Ctrl+N', does: '登记线索' },
  { keys: 'Ctrl+F', does: '在列表中查找' },
] as const

/** Why two people or a leader are needed, by the place that a refusal names. */
export const clueRefusals: Readonly<Record<string, string>> = {
  second_reader: '本轮规定线索由两人同时在场打开，至少要有两名知情人。',
  readers: '所选人员中有人没有本机账户，或还没有在本版本登录过。',
  leader: '本机没有组长的账户，或组长还没有在本版本登录过。',
  two_people: '这条线索已重新密封，需要两人在场打开。',
}
