import type { IssueDraft } from '../draft.ts'
import { signedRow } from './layout.ts'
import { type Block, dayOnPaper, type Part, paragraphs } from './paper.ts'

/** One step of the chain as it stands: whoever has signed, and whoever is still to sign. */
export interface ApprovalStep {
  readonly name: string
  readonly signed: readonly { readonly name: string; readonly day: string }[]
  readonly waitingFor: readonly string[]
}

export interface DraftFacts {
  readonly body: IssueDraft
  readonly unitName: string
  readonly groupName: string
  readonly nameOf: (memberId: string) => string
  /** In the order of their numbers: what it is, and which words it gives. */
  readonly evidence: readonly { readonly number: number; readonly source: string; readonly proves: string; readonly quote: string }[]
  readonly approval: readonly ApprovalStep[]
  /** SHA-256 of the signed revision, its first digits; empty while unsigned. */
  readonly print: string
}

export const sourceNames: Readonly<Record<IssueDraft['sources'][number], string>> = {
  interview: '个别谈话',
  document: '查阅资料',
  petition: '信访',
  field_visit: '走访调研',
  observed_meeting: '列席会议',
  forum: '座谈',
  special_check: '专项检查',
  data_comparison: '数据比对',
  personal_matters: '个人事项抽查',
  pre_notice: '巡前通报',
  other: '其他',
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

/** Chapters with their Chinese numbers; an empty one is left out, and the numbers close up. */
const chapters = (...all: readonly (readonly [string, readonly Block[]])[]): readonly Block[] =>
  all
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([title, blocks], index) => [{ type: 'heading', text: `${numerals[index]}、${title}` } as const, ...blocks])

const numbered = (texts: readonly string[]): readonly Block[] =>
  texts.filter((text) => text.trim() !== '').flatMap((text, index) => paragraphs(`${index + 1}. ${text.trim()}`))

const time = ({ occurredFrom, occurredTo }: IssueDraft): string =>
  [occurredFrom, occurredTo]
    .map(dayOnPaper)
    .filter((day, at, days) => day !== '' && days.indexOf(day) === at)
    .join('至')

const known = (pairs: readonly (readonly [string, string])[]): readonly Block[] =>
  pairs.filter(([, value]) => value.trim() !== '').flatMap(([label, value]) => paragraphs(`${label}：${value.trim()}`))

const evidenceTable = ({ evidence }: DraftFacts): readonly Block[] =>
  evidence.length === 0
    ? []
    : [
        {
          type: 'table',
          columns: [
            { title: '编号', width: 16, align: 'center' },
            { title: '证据来源', width: 44 },
            { title: '证明', width: 20, align: 'center' },
            { title: '内容', width: 76 },
          ],
          rows: evidence.map(({ number, source, proves, quote }) => [`证据${number}`, source, proves, quote]),
        },
      ]

/** 审签单: every step of the round's chain with the names and days of the acts that the record holds, else blank to sign. */
const approvalSheet = ({ body, approval, print, unitName, groupName, nameOf }: DraftFacts): readonly Block[] => [
  { type: 'new_sheet' },
  { type: 'title', text: '问题底稿审签单' },
  {
    type: 'facts',
    rows: [
      [{ label: '底稿标题', value: body.title, widths: [30, 126] }],
      [
        { label: '编号', value: body.number, widths: [30, 48] },
        { label: '版次', value: `第${body.revision}版`, widths: [30, 48] },
      ],
      [
        { label: '巡察组', value: groupName, widths: [30, 48] },
        { label: '编制日期', value: dayOnPaper(body.draftedOn), widths: [30, 48] },
      ],
      [{ label: '被巡察单位', value: unitName, widths: [30, 126] }],
      [{ label: '承办人', value: body.handlers.map(nameOf).join('、'), widths: [30, 126] }],
      ...(print === '' ? [] : [[{ label: '内容指纹', value: print, widths: [30, 126] } as const]]),
    ],
  },
  {
    type: 'table',
    columns: [
      { title: '步骤', width: 30, align: 'center' },
      { title: '意见', width: 46 },
      { title: '签名', width: 44, align: 'center' },
      { title: '日期', width: 36, align: 'center' },
    ],
    rowHeight: signedRow,
    rows: approval.flatMap(({ name, signed, waitingFor }) => {
      const done = signed.map((act) => [name, '同意', act.name, act.day])
      const open = waitingFor.map((who) => [name, '', who === '' ? '' : `（${who}）`, ''])
      return done.length + open.length === 0 ? [[name, '', '', '']] : [...done, ...open]
    }),
  },
]

/** 问题底稿 with its evidence and its 审签单. */
export const issueDraft = (facts: DraftFacts): Part => {
  const { body, unitName, groupName, nameOf } = facts
  const sources = [...body.sources.map((source) => sourceNames[source]), body.sourceOther].filter((part) => part !== '').join('、')
  return {
    form: 'issue_draft',
    title: '问题底稿',
    layout: 'formal',
    fileName: ['问题底稿', body.number, `第${body.revision}版`].filter((part) => part !== '').join(' '),
    blocks: [
      { type: 'title', text: body.title.trim() === '' ? '问题底稿' : body.title },
      { type: 'caption', text: [body.number, `第${body.revision}版`].filter((part) => part !== '').join('　') },
      {
        type: 'facts',
        rows: [
          [{ label: '被巡察单位', value: unitName, widths: [30, 126] }],
          [
            { label: '巡察组', value: groupName, widths: [30, 48] },
            { label: '承办人', value: body.handlers.map(nameOf).join('、'), widths: [30, 48] },
          ],
        ],
      },
      ...chapters(
        ['问题概述', paragraphs(body.summary)],
        ['查证事实', numbered(body.statements.map(({ text }) => text))],
        ['了解方式', [...known([['问题来源', sources]]), ...paragraphs(body.discovery)]],
        [
          '时间地点',
          known([
            ['发生时间', time(body)],
            ['发生地点', body.place],
          ]),
        ],
        [
          '定性依据',
          numbered(
            body.bases.map(({ document, article, quote }) =>
              [`${document}${article}`, quote].filter((part) => part.trim() !== '').join('：'),
            ),
          ),
        ],
        [
          '责任主体',
          known([
            ['责任主体', body.responsibleParty],
            ['第一责任人', body.firstResponsible],
            ['分管领导', body.responsibleLeader],
            ['监督责任', body.supervisingParty],
          ]),
        ],
        ['问题剖析', paragraphs(body.analysis)],
        ['佐证材料', evidenceTable(facts)],
        ['备注', paragraphs(body.note)],
      ),
      ...approvalSheet(facts),
    ],
    footSignatures: [],
    strikeRest: false,
  }
}
