import type { Change } from '../../electron/contract/index.ts'

export const changeWords: Record<Change, string> = {
  new: '新增',
  changed: '有改动',
  deleted: '删除',
  merged: '两边改动已合并',
  conflict: '冲突，待选择',
  unchanged: '没有变化',
  older: '比库中旧，不动',
}

export const officeWords = {
  taskText:
    '进驻前发给巡察组：轮次和单位、名册、组员和分工、目录和法规、谈话提纲、各台电脑和备用机的名片。组里每台电脑导入同一个任务包即可开始。',
  taskNoRound: '请先在“轮次与单位”里建立轮次。',
  taskNoLaptops: '还没有登记巡察组的电脑。请先在“密钥名片”里登记组里每台电脑的名片。',
  taskTo: (round: string) => `“${round}”的任务包发给`,
  taskLeader: '组长用的电脑',
  taskSend: '制作任务包',

  room: '接收成果包',
  lead: '登记巡察组的名片，导入成果包，开出回执。',
  tabs: { receive: '导入成果包', cards: '密钥名片', imports: '导入记录', browse: '成果一览', task: '任务包' },

  receiveText: '可一次选多个 .xcb 文件。每个文件先从头到尾核验，再预览变化，由您决定入库还是放弃。',
  choose: '选择成果包',
  waiting: '等待核验',
  verifying: '正在核验',
  verified: '核验通过',
  refused: '不能导入',
  takenIn: '已入库',
  givenUp: '已放弃，未改动案件库',
  remove: '从列表移走',

  signer: '签名',
  signerPrint: '名片指纹',
  signerKnown: '与已登记的名片一致',
  from: '来自',
  round: '轮次',
  madeBy: '移交人',
  madeAt: '移交时间',
  sequence: '序号',
  classification: '密级',
  reason: '备注',
  fingerprint: '成果包指纹',
  fingerprintText: '请与送件人手中的指纹核对。',
  sample: '示例数据，非真实情况',
  already: '这个成果包以前已经入库，案件库不会再有变化。需要时可补存回执。',
  preview: (totals: string) => `入库后的变化：${totals}`,
  kind: '类别',
  files: (fresh: string, known: string, bytes: string) => `附件文件：新 ${fresh} 个（${bytes}），库中已有 ${known} 个`,
  samples: (n: number) => `列出其中 ${n} 条`,
  total: '合计',
  nothingNew: '内容与库中完全一致，入库不会改变任何记录。',
  commit: '入库',
  commitAll: (n: number) => `全部入库（${n} 个）`,
  giveUp: '放弃',
  close: '关闭',
  conflicts: (n: number) => `有 ${n} 条记录在同一处两边改得不一样。入库后两边的内容都保留，请到“冲突处理”里逐处选定。`,
  toConflicts: '去处理冲突',
  renumbered: (n: number) => `有 ${n} 个编号两边重复，后建的一条已重新编号：`,
  changedBy: (totals: string) => `本次变化：${totals}。`,
  committing: '正在入库',
  saveReceipt: '存回执到U盘',
  receiptSaved: (name: string) => `回执已存为 ${name}`,
  receiptText: '请把回执交还巡察组，对方读取后即知已入库。',
  later: '锁定或关闭程序后，未入库的预览作废，须重新导入。',

  cardsOwnTitle: '本办密钥名片',
  cardsOwnText: '巡察组凭这张名片加密成果包，只有本办能打开。进驻前存到U盘，分发给各组。',
  cardsTitle: '已登记的巡察组',
  cardsText: '只接收已登记名片签名的成果包。',
  cardsEmpty: '还没有登记巡察组的名片。',
  enrol: '登记巡察组名片',

  importsEmpty: '还没有导入过成果包。',
  group: '巡察组',
  importedAt: '入库时间',
  totals: '变化',
  receipt: '回执',
  receiptYes: '已存',
  receiptNo: '未存',
  fileName: '文件',

  browseTitle: '成果一览',
  browseText: '已入库的各组成果。点数字查看记录，只读。',
  browseEmpty: '还没有入库的成果。请先导入成果包。',
  unit: '被巡察单位',
  interviews: '谈话记录',
  documents: '查阅记录',
  requests: '调阅清单',
  drafts: '问题底稿',
  finals: '其中已定稿',
  wholeRound: '全组',
} as const

/** `新增 120、有改动 3`; 没有变化 alone when nothing else happened. */
export const totalsWords = (totals: Readonly<Record<Change, number>>): string => {
  const told = (['new', 'changed', 'deleted', 'merged', 'conflict', 'older'] as const).filter((change) => totals[change] > 0)
  return told.length === 0 ? changeWords.unchanged : told.map((change) => `${changeWords[change]} ${totals[change]}`).join('、')
}
