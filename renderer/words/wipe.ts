import type { StatusWords } from '../parts/status-word.tsx'
import { count } from './figures.ts'

export const wipeWords = {
  title: '清理本机',
  lead: '巡察结束、成果包已由接收方出具回执后，把本机上的案件库彻底销毁：先毁密钥，再删文件。须两人在场，各输自己的密码。清理证明随U盘交巡察办存档。',
  noRight: '清理由组长或联络员办理。',
  standing: { ready: { word: '可以清理', mark: 'done' }, notReady: { word: '还不能清理', mark: 'open' } } satisfies StatusWords,
  gaps: {
    receipt: '最近一次移交还没有读入回执。请先移交成果包（组员机发组内合并包），取得回执后在上面读入。',
    unsent: (n: number) => `有 ${count(n)} 条内容在移交以后又有新增或改动。请再移交一次，取得回执后再清理。`,
    alone: '本案件库只有您一个账户。清理须两人，请先在设置里为另一名组员开户。',
  },
  counts: (records: number, files: number) => `将销毁记录 ${count(records)} 条、附件 ${count(files)} 个，以及本机上的全部备份。`,
  clues: (n: number) => `线索专区还有 ${count(n)} 条线索，不随成果包走。`,
  cluesDone: '线索已经另行移交，并取得签收',
  start: '清理……',
  second: '第二人',
  secondPassword: '第二人的密码',
  wrongSecond: '第二人的密码不正确。没有销毁任何内容，请核对后再试。',
  typeLabel: (label: string) => `请输入案件库名称“${label}”，确认不是误点`,
  act: '销毁本机案件库',
  cannotUndo: '销毁以后无法恢复。',
  cancel: '取消',

  certificates: '清理证明',
  certificatesLead: '各组清理电脑后交来的证明，签名由登记过的密钥名片核验。',
  keep: '收下清理证明……',
  kept: '已收下',
  none: '还没有收到清理证明。',
  columns: {
    group: '巡察组',
    device: '电脑',
    wiped: '清理时间',
    by: '办理人',
    contents: '销毁内容',
    handedOver: '最后移交',
    keptAt: '收件',
  },
  contents: (records: number, files: number) => `记录 ${count(records)} 条，附件 ${count(files)} 个`,
  sequence: (n: number) => `第 ${n} 号包`,
} as const
