import type { Change, Said, SetAside } from '../../electron/contract/index.ts'

export const changeWords: Record<Change, string> = {
  new: '新增',
  changed: '有改动',
  deleted: '删除',
  merged: '两边改动已合并',
  conflict: '冲突待选定',
  unchanged: '没有变化',
  older: '比库中旧，不动',
}

export const officeWords = {
  taskText:
    '进驻前发给巡察组：轮次和单位、名册、组员和分工、目录和法规、谈话提纲、各台电脑和备用机的名片。组里每台电脑导入同一个任务包即可开始。',
  taskNoRound: '请先在“轮次与单位”里建立轮次。',
  taskNoLaptops: '还没有登记巡察组的电脑。请先在“密钥名片”里登记组里每台电脑的名片。',
  taskTo: (round: string) => `${round} 任务包发给`,
  taskLeader: '组长用的电脑',
  taskLeaderHint: '请指定一台，组员的合并包都发给它',
  taskSend: '制作任务包',

  room: '接收成果包',
  lead: '登记巡察组的名片，导入成果包，开出回执。',
  tabs: {
    receive: '导入成果包',
    cards: '密钥名片',
    imports: '导入记录',
    groups: '各组情况',
    browse: '成果一览',
    task: '任务包',
  },

  dropHere: '松开鼠标，开始核验',
  waiting: '等待核验',
  verifying: '正在核验',
  verified: '核验通过',
  refused: '不能导入',
  takenIn: '已入库',
  givenUp: '已放弃，未改动案件库',
  remove: '从列表移走',
  clear: '清空已处理的',
  details: '来源、指纹与变化',
  leaveOut: '移出，不入库',
  signedBy: (name: string) => `签名 ${name}`,
  alreadyShort: '以前已入库，没有变化',

  ciphers: '密码算法',
  signer: '签名',
  signerPrint: '名片指纹',
  signerKnown: '与已登记的名片一致',
  from: '来自',
  forGroup: '发给',
  round: '轮次',
  madeBy: '移交人',
  madeAt: '移交时间',
  sequence: '序号',
  classification: '密级',
  reason: '备注',
  fingerprintText: '请与送件人手中的指纹核对。',
  sample: '示例数据，非真实情况',
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

/** What the office calls a bundle that comes in, and what the laptops of a group do: to them come tasks and each other's work. */
export const incomingWords = {
  office: {
    text: '把成果包拖到这里，或一次选多个 .xcb 文件；分卷的选任何一卷。每个文件先从头到尾核验，再合在一起预览，由您决定入库还是放弃。',
    choose: '选择成果包',
    fingerprint: '成果包指纹',
    already: '这个成果包以前已经入库，案件库不会再有变化。需要时可补存回执。',
    receiptText: '请把回执交还巡察组，对方读取后即知已入库。开出回执后，这次入库不能再撤销。',
    receiptsText: (n: number) => `${n} 个成果包已入库。到“各组情况”里审定，并把回执一并存到U盘；开出回执后，这次入库不能再撤销。`,
    summary: (bundles: number, signers: number, totals: string) => `${bundles} 个成果包、${signers} 个签名者，一起入库后的变化：${totals}`,
  },
  group: {
    text: '把巡察办的任务包、组里其他电脑的合并包拖到这里，或一次选多个 .xcb 文件；分卷的选任何一卷。先核验、预览，再由您决定入库还是放弃。',
    choose: '选择要导入的包',
    fingerprint: '这个包的指纹',
    already: '这个包以前已经入库，案件库不会再有变化。需要时可补存回执。',
    receiptText: '组员清理电脑以前要读入回执：请把回执存到U盘，交还发来这个包的组员。开出回执后，这次入库不能再撤销。',
    receiptsText: (n: number) => `${n} 个包已入库。组员清理电脑以前要读入回执，请在下面逐个存到U盘；开出回执后，这次入库不能再撤销。`,
    summary: (bundles: number, signers: number, totals: string) => `${bundles} 个包、${signers} 个签名者，一起入库后的变化：${totals}`,
  },
} as const

export const asideWords = {
  summary: (n: number) => `${n} 条记录读不出来，搁置不入库`,
  text: '包本身完整，其余照常入库。搁置的记录原样保存，请对方核对后重新移交；升级程序后再导入同一个包，也会补入。',
  which: (kind: string, number: string, line: number) => `${kind}${number === '' ? '' : ` ${number}`}（第 ${line} 行）`,
  why: (reason: SetAside['reason'], field: string) => (field === '' ? whyAside[reason] : `${whyAside[reason]}，位置 ${field}`),
  here: (n: number) => `另有 ${n} 条曾被搁置，后来的包里已有。`,
  recovers: (n: number) => `以前搁置的 ${n} 条记录，这次可以读出。`,
  refer: (n: number) => `${n} 条记录读不出来，入库时搁置，见各包的明细。`,
} as const

const whyAside: Readonly<Record<SetAside['reason'], string>> = {
  envelope: '不是一条完整的记录',
  body: '内容不合这类记录的格式',
  lineage: '修改来历与内容不符',
  hash: '内容与其校验值不符',
}

export const decisionWords = {
  none: '未审定',
  said: (decision: Said['decision'], at: string, by: string) => `${decision === 'accepted' ? '✓ 准予入库' : '✕ 退回'} ${at} ${by}`,
  meant: (records: Said['reasons']['records']) =>
    `涉及：${records.map(({ number, title }) => (number === '' ? title : `${number} ${title}`)).join('、')}`,
  sendBackTitle: (group: string, sequence: number) => `退回 ${group} 第 ${sequence} 号成果包`,
  reasons: '退回原因',
  mustSay: '请写明原因，或选出有问题的记录。',
  records: '有问题的记录',
  recordsHint: '可选多条；随回执告知巡察组。',
  sendBack: '退回',
  cancel: '取消',
} as const

export const groupWords = {
  lead: '各组交来的成果包。审定结果和退回原因写在回执里，改了审定须重新存回执。',
  empty: '还没有登记巡察组的名片。',
  staleDays: '超过多少天没有移交要提醒',
  stale: (days: number) => `已超过 ${days} 天没有新的成果包`,
  nothing: '还没有交来成果包。',
  silent: (names: readonly string[]) => `还没有交来成果包：${names.join('、')}。组员的电脑交给组长，不直接交来。`,
  last: (at: string) => `最近一次入库 ${at}`,
  gaps: (gaps: readonly { readonly from: number; readonly to: number }[]) =>
    `序号缺 ${gaps.map(({ from, to }) => (from === to ? from : `${from}—${to}`)).join('、')}。组内合并包和备份也占序号；有疑问的，请向该组核对是否漏交。`,
  sequence: '序号',
  round: '轮次与变化',
  importedAt: '入库时间',
  decision: '审定',
  receipt: '回执',
  receiptYes: '已存',
  receiptNo: '未存',
  acts: '处理',
  accept: '准予入库',
  acceptOf: (sequence: number) => `准予入库：第 ${sequence} 号`,
  sendBack: '退回',
  sendBackOf: (sequence: number) => `退回：第 ${sequence} 号`,
  saveReceipts: (n: number) => (n === 0 ? '回执都已存' : `未存的 ${n} 份回执一并存到U盘`),
  receiptsSaved: (saved: number, failed: number) => (failed === 0 ? `已存 ${saved} 份回执` : `已存 ${saved} 份回执，${failed} 份没有存成`),
} as const

export const deskWords = {
  together: '一起入库',
  counting: '正在合并预览',
  signers: (names: readonly string[]) => `签名：${names.join('、')}`,
  refused: (n: number) => `另有 ${n} 个文件不能导入，原因见下方各条；不影响其余的入库。`,
  severalTimes: (n: number) => `有 ${n} 条记录在几个包里内容不同，按序号先后合并，只计一次。`,
  files: (fresh: string, bytes: string) => `附件文件：新 ${fresh} 个（${bytes}）`,
  undoAfter: '入库前自动备份，入库后可整体撤销。',
  last: (at: string, by: string, n: number) => `最近一次入库：${at}，${by}，${n} 个包。`,
  undo: '撤销这次入库',
  undoQuestion: (n: number) => `撤销 ${n} 个包的入库？`,
  undoMeaning: '案件库回到入库之前，审计记录保留。包的文件还在，可以重新导入。',
  undone: (n: number) => `已撤销，${n} 个包的内容已退出案件库`,
  obstacle: {
    receipt: '回执已开出，不能撤销。',
    changed: '此后案件库又有改动，不能撤销。',
    gone: '入库前的备份已不在，不能撤销。',
  },
} as const

/** `新增 120、有改动 3`; 没有变化 alone when nothing else happened. */
export const totalsWords = (totals: Readonly<Record<Change, number>>): string => {
  const told = (['new', 'changed', 'deleted', 'merged', 'conflict', 'older'] as const).filter((change) => totals[change] > 0)
  return told.length === 0 ? changeWords.unchanged : told.map((change) => `${changeWords[change]} ${totals[change]}`).join('、')
}
