import type { Deliberation } from '../model/deliberation.ts'
import type { FactConfirmation } from '../model/fact-confirmation.ts'
import type { Portrait } from '../model/portrait.ts'
import type { MemberKey, SampleEvidence, UnitKey } from './shape.ts'

/** Meetings, sheets, logs and portraits of the invented round; drafts are named by key. */
export interface SampleMeeting extends Pick<Deliberation, 'heldOn' | 'place' | 'topics'> {
  readonly chair: MemberKey
  readonly recorder: MemberKey
  readonly present: readonly MemberKey[]
  readonly absent: readonly MemberKey[]
  readonly rows: readonly {
    readonly draft: string
    readonly decision: Deliberation['rows'][number]['decision']
    readonly into?: string
    readonly opinion: string
  }[]
}

export const everybody: readonly MemberKey[] = ['shen', 'han', 'fang', 'xu', 'sun', 'zheng', 'tang']

export const meetings: readonly SampleMeeting[] = [
  {
    heldOn: '2026-04-10',
    place: '市公用局（示例）三楼巡察组会议室',
    chair: 'shen',
    recorder: 'fang',
    present: [...everybody, 'zou'],
    absent: [],
    topics: '听取维修改造项目查证情况汇报；明确下一步谈话和核实分工。',
    rows: [
      { draft: 'works-before-meeting', decision: 'agreed', opinion: '事实清楚，先开工后上会的时间节点由会议记录和开工令相互印证。' },
      { draft: 'splitting', decision: 'agreed', opinion: '四份合同的签订时间、发包方式已逐份核对，同意。' },
      { draft: 'overpayment', decision: 'agreed', opinion: '金额与凭证一致，同意按现有表述认定。' },
      { draft: 'late-attachments', decision: 'merged', into: 'overpayment', opinion: '与超比例支付为同一笔付款，按一事一底稿并入。' },
      { draft: 'canteen', decision: 'not_pursued', opinion: '经查验招采资料，未发现个人指定供应商，反映不实。' },
    ],
  },
  {
    heldOn: '2026-04-14',
    place: '市公用局（示例）三楼巡察组会议室',
    chair: 'shen',
    recorder: 'sun',
    present: everybody,
    absent: ['zou'],
    topics: '研究选人用人、监督执纪方面底稿。',
    rows: [
      { draft: 'promotion', decision: 'agreed', opinion: '动议、考察、公示三个环节的缺项均有原始材料，同意。' },
      { draft: 'rotation', decision: 'agreed', opinion: '岗位名单和任职时间与人事档案一致，同意。' },
      { draft: 'cars', decision: 'sent_back', opinion: '加油量与行驶里程的对应关系还需补充派车单，退回补证。' },
      { draft: 'study', decision: 'agreed_with_changes', opinion: '概述中“造假”的认定要有笔迹、时间两方面依据，改后再报。' },
      { draft: 'audit', decision: 'agreed', opinion: '同意。' },
    ],
  },
  {
    heldOn: '2026-04-15',
    place: '园林环卫中心（示例）二楼会议室',
    chair: 'han',
    recorder: 'fang',
    present: ['han', 'fang', 'xu', 'sun', 'zheng', 'tang'],
    absent: ['shen', 'zou'],
    topics: '研究园林环卫中心（示例）底稿。',
    rows: [
      { draft: 'appraisal', decision: 'agreed', opinion: '考核表与扣款凭证已核对，同意。' },
      { draft: 'heat', decision: 'agreed', opinion: '涉及环卫工人切身利益，同意，并建议同步立行立改。' },
      { draft: 'trees', decision: 'sent_back', opinion: '多付货款的数额须由两人重新计算，附计算表后再报。' },
      { draft: 'branch-life', decision: 'postponed', opinion: '待与支部书记谈话核实后再研究。' },
    ],
  },
]

export interface SampleSheet
  extends Pick<
    FactConfirmation,
    'preNumber' | 'exchangedWith' | 'exchangedPost' | 'exchangedOn' | 'exchangeOpinion' | 'result' | 'status' | 'returnReason'
  > {
  readonly unit: UnitKey
  readonly drafts: readonly string[]
  readonly handlers: readonly MemberKey[]
}

export const sheets: readonly SampleSheet[] = [
  {
    preNumber: '示例预〔2026〕1号',
    unit: 'bureau',
    drafts: ['works-before-meeting', 'splitting'],
    handlers: ['xu', 'zheng'],
    exchangedWith: '周示远',
    exchangedPost: '局党组书记、局长',
    exchangedOn: '2026-04-14',
    exchangeOpinion: '对两项事实没有异议。说明当时汛期临近、工期紧，表示党组承担主体责任，已着手修订议事规则。',
    result: 'accepted',
    status: 'accepted',
    returnReason: '',
  },
  {
    preNumber: '示例预〔2026〕2号',
    unit: 'bureau',
    drafts: ['overpayment'],
    handlers: ['zheng', 'xu'],
    exchangedWith: '周示远',
    exchangedPost: '局党组书记、局长',
    exchangedOn: '2026-04-14',
    exchangeOpinion: '认可超比例支付的事实；认为第三笔付款的计量表虽系后补，但工程量属实，请求在表述上予以区分。',
    result: 'partly',
    status: 'pending',
    returnReason: '',
  },
  {
    preNumber: '示例预〔2026〕3号',
    unit: 'centre',
    drafts: ['heat'],
    handlers: ['tang', 'sun'],
    exchangedWith: '罗示川',
    exchangedPost: '中心党总支书记、主任',
    exchangedOn: '2026-04-15',
    exchangeOpinion: '认可拖欠高温津贴的事实，对“挪用”的定性有异议，称系资金临时周转。',
    result: 'disputed',
    status: 'returned',
    returnReason: '请补充专项资金拨付文件和账户流水，说明定性依据后重新提交。',
  },
]

export interface SampleLog {
  readonly day: string
  readonly did: readonly (readonly [member: MemberKey, did: string])[]
  readonly findings: string
  readonly todos: string
  readonly closedBy: MemberKey | null
}

export const logs: readonly SampleLog[] = [
  {
    day: '2026-03-05',
    did: [
      ['shen', '主持与局主要负责人谈话，对接后续谈话安排。'],
      ['han', '与分管财务的班子成员谈话。'],
      ['fang', '整理谈话名册，通知次日谈话对象。'],
      ['sun', '记录两场谈话，当日完成核对签字。'],
    ],
    findings: '维修改造项目开工时间与党组会研究时间说法不一，需调会议记录核对。',
    todos: '调阅2024年党组会议记录和维修改造项目招投标资料。',
    closedBy: 'fang',
  },
  {
    day: '2026-03-11',
    did: [
      ['zheng', '查阅2024年工程款支付凭证，制作付款明细表。'],
      ['tang', '查阅干部选拔任用纪实材料，列出缺项。'],
      ['xu', '与财务科科长谈话。'],
    ],
    findings: '第三笔工程款支付时没有进度计量表。',
    todos: '向财务科会计了解附件补做经过；核对监理签署日期。',
    closedBy: 'fang',
  },
  {
    day: '2026-03-18',
    did: [
      ['sun', '到园林环卫中心（示例）谈话并记录。'],
      ['zheng', '查阅外包保洁合同和考核扣款资料。'],
      ['tang', '查阅环卫工人工资和津贴发放表。'],
    ],
    findings: '高温津贴发放表与银行流水相差近五个月。',
    todos: '找环卫工人代表谈话；核对专项资金去向。',
    closedBy: 'sun',
  },
  {
    day: '2026-03-20',
    did: [
      ['zheng', '核对苗木采购验收单与入库数量。'],
      ['tang', '继续查阅人事和党建资料。'],
    ],
    findings: '苗木验收数量与入库单不符，差额待核。',
    todos: '列出苗木采购差额表，提交组务会。',
    closedBy: null,
  },
]

export interface SampleWeek {
  readonly from: string
  readonly to: string
  readonly reportedOn: string
  readonly reporter: MemberKey
  readonly findings: string
  readonly todos: string
  readonly nextPlan: string
  readonly closed: boolean
}

export const weeks: readonly SampleWeek[] = [
  {
    from: '2026-03-09',
    to: '2026-03-15',
    reportedOn: '2026-03-15',
    reporter: 'fang',
    findings: '维修改造项目付款、质保金退还两方面问题线索清楚；选拔任用程序材料缺项较多。',
    todos: '补齐维修改造项目监理资料；完成财务科、工程建设科全部谈话。',
    nextPlan: '进驻园林环卫中心（示例），开展班子成员谈话；继续查阅外包保洁和津贴发放资料。',
    closed: true,
  },
  {
    from: '2026-03-16',
    to: '2026-03-22',
    reportedOn: '2026-03-22',
    reporter: 'fang',
    findings: '园林环卫中心（示例）外包考核、津贴发放存在突出问题，涉及一线职工利益。',
    todos: '核实苗木采购差额；与环卫工人代表谈话。',
    nextPlan: '完成中心班子成员谈话，起草外包考核、高温津贴两份底稿。',
    closed: false,
  },
]

export interface SamplePortrait extends Pick<Portrait, 'name' | 'post' | 'inPostSince' | 'overall' | 'overallGrade'> {
  readonly unit: UnitKey
  readonly writer: MemberKey
  readonly dimensions: readonly {
    readonly dimension: string
    readonly assessment: string
    readonly grade: Portrait['overallGrade']
    readonly drafts?: readonly string[]
    /** Keys of interviews and reviews. */
    readonly sources?: readonly string[]
    /** Words quoted from one of them. */
    readonly quotes?: readonly SampleEvidence[]
  }[]
}

export const portraits: readonly SamplePortrait[] = [
  {
    unit: 'bureau',
    writer: 'han',
    name: '周示远',
    post: '局党组书记、局长',
    inPostSince: '2022年11月',
    overall:
      '政治立场坚定，熟悉业务，抓重点工程有魄力，干部职工对其敬业精神普遍认可。民主集中制执行不够严格，遇急事习惯先办后议；对分管领导和下属单位的财务、工程监督失之于宽，存在以会议要求代替督促落实的情况。',
    overallGrade: 'fairly_good',
    dimensions: [
      {
        dimension: 'political',
        assessment: '重视理论学习，能联系城市公用事业谈认识；中心组学习记录失实，负有领导责任。',
        grade: 'fairly_good',
        drafts: ['study'],
        sources: ['zhou'],
      },
      {
        dimension: 'organizational',
        assessment: '议事规则执行不严，重大项目先开工后提交党组会研究。',
        grade: 'fair',
        drafts: ['works-before-meeting'],
        sources: ['zhou', 'wu-again', 'lin'],
        quotes: [
          { from: 'wu-again', quote: '让党组研究一件已经做了的事，等于把党组会当成了补手续的地方' },
          { from: 'zhou', quote: '年初1月份党组会过年度计划的时候也提到过滨河路，当时明确具体实施方案另行上会。' },
        ],
      },
      {
        dimension: 'leadership',
        assessment: '统筹协调能力较强，班子总体团结；对分歧意见听取不够充分。',
        grade: 'fairly_good',
        sources: ['wu', 'feng'],
      },
      { dimension: 'duty', assessment: '审计整改以发文代落实，管党治党责任压得不实。', grade: 'fair', drafts: ['audit'], sources: ['tan'] },
      { dimension: 'sample_initiative', assessment: '汛期抢险靠前指挥，群众反映较好。', grade: 'good', sources: ['wu'] },
      {
        dimension: 'sample_democracy',
        assessment: '末位表态坚持得不好，个别会议先定调后讨论。',
        grade: 'fair',
        drafts: ['works-before-meeting'],
      },
      {
        dimension: 'sample_appointments',
        assessment: '选拔任用程序有缺项，重点岗位轮岗推动不力。',
        grade: 'fair',
        drafts: ['promotion', 'rotation'],
        quotes: [{ from: 'zhou', quote: '这件事是我考虑业务多，考虑制度少。' }],
      },
      { dimension: 'sample_integrity', assessment: '谈话和查阅中未发现违反廉洁纪律的反映。', grade: 'good' },
      {
        dimension: 'sample_style',
        assessment: '作风务实，加班多；公务接待、公务用车管理抓得不严。',
        grade: 'fairly_good',
        drafts: ['reception', 'cars'],
      },
      { dimension: 'sample_repute', assessment: '干部职工评价以肯定为主，希望多听基层意见。', grade: 'fairly_good' },
    ],
  },
  {
    unit: 'centre',
    writer: 'xu',
    name: '罗示川',
    post: '中心党总支书记、主任',
    inPostSince: '2021年6月',
    overall: '熟悉环卫业务，日常调度有办法。对一线职工利益重视不够，对外包考核、采购验收疏于管理。',
    overallGrade: 'fair',
    dimensions: [
      { dimension: 'political', assessment: '能够传达学习上级要求，结合实际不够。', grade: 'fairly_good', sources: ['luo'] },
      {
        dimension: 'organizational',
        assessment: '总支委员会议事不规范，记录不全。',
        grade: 'fair',
        drafts: ['branch-life'],
        sources: ['helan'],
      },
      { dimension: 'leadership', assessment: '业务能力强，管理方式较粗放。', grade: 'fairly_good' },
      {
        dimension: 'duty',
        assessment: '高温津贴拖欠近五个月，履责不到位。',
        grade: 'poor',
        drafts: ['heat', 'appraisal'],
        sources: ['luo', 'xia'],
      },
    ],
  },
]
