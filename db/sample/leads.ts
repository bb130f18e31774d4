import type { Lead, SupportWeight } from '../model/lead.ts'
import type { MemberKey, SampleEvidence, UnitKey } from './shape.ts'

/** A lead as it is written down: its supports by their exact words, its end by the key of a draft or another lead. */
export interface SampleLead
  extends Pick<Lead, 'title' | 'matter'>,
    Partial<Pick<Lead, 'concernedUnit' | 'concernedPerson' | 'methods' | 'dueOn' | 'priority' | 'note'>> {
  readonly key: string
  readonly unit: UnitKey
  readonly handler: MemberKey
  readonly course:
    | { readonly status: 'raised' | 'in_progress' | 'confirmed' }
    | { readonly status: 'draft' | 'merged'; readonly into: string; readonly reason: string }
    | { readonly status: 'clue' | 'excluded'; readonly reason: string }
  readonly supports: readonly (SampleEvidence & { readonly weight?: SupportWeight })[]
}

/** A dozen leads in every course: some are drafts by now, some lack papers, some people, one was nothing. */
export const leads: readonly SampleLead[] = [
  {
    key: 'works-early',
    unit: 'bureau',
    title: '滨河路项目可能先开工后上会',
    matter: '多人提到施工单位3月初已经进场，而党组会3月18日才研究。',
    concernedUnit: '工程建设科',
    concernedPerson: '吴示成、潘示杰',
    methods: ['interview', 'document_review'],
    handler: 'zheng',
    priority: 'high',
    dueOn: '2026-03-20',
    course: { status: 'draft', into: 'works-before-meeting', reason: '' },
    supports: [
      { from: 'pan', quote: '吴局长把我叫到办公室，说下周一进场，先干起来，程序后面补。' },
      { from: 'peng', quote: '吴局长说“程序后面补，局长那里我去说”。' },
      { from: 'start-report', quote: '同意2024年3月4日开工。' },
      { from: 'contract-binhe', quote: '签订日期：2024年3月1日。' },
    ],
  },
  {
    key: 'splitting-lead',
    unit: 'bureau',
    title: '零星维修五份合同都略低于五十万元，疑为拆分',
    matter: '五个路段同一家公司、同一天报价、工艺相同。',
    concernedUnit: '工程建设科',
    methods: ['interview', 'document_review'],
    handler: 'zheng',
    priority: 'high',
    course: { status: 'draft', into: 'splitting', reason: '' },
    supports: [
      { from: 'ding', quote: '我看到五份的承包人都是恒筑公司，金额又都在五十万以下，觉得不太对，跟冯总工说过。' },
      { from: 'quotations', quote: '落款日期均为2024年5月6日。' },
      { from: 'ma', quote: '预算245万元，曹局长签的意见，建议打捆公开招标。' },
    ],
  },
  {
    key: 'late-papers',
    unit: 'bureau',
    title: '第三笔工程款的计量表是付款后补的',
    matter: '付款凭证是7月，计量表落款8月。',
    methods: ['document_review', 'interview'],
    handler: 'zheng',
    course: { status: 'merged', into: 'overpaid', reason: '与超比例付款是同一笔款、同一件事，一并核。' },
    supports: [{ from: 'voucher-july', quote: '监理签署日期：2024年8月15日。' }],
  },
  {
    key: 'overpaid',
    unit: 'bureau',
    title: '验收前工程款已付到合同价的85%',
    matter: '合同约定验收前付到70%为止。',
    concernedUnit: '财务科',
    concernedPerson: '何示平',
    methods: ['interview', 'document_review'],
    handler: 'zheng',
    priority: 'high',
    dueOn: '2026-03-27',
    course: { status: 'confirmed' },
    supports: [
      { from: 'jiang', quote: '加起来313.20万元，合同价368.50万元，占百分之八十五。' },
      { from: 'voucher-july', quote: '累计支付3132000.00元，占合同价85%。' },
      { from: 'he', quote: '我让蒋示芸先办，让工程科尽快把计量表补来。' },
    ],
  },
  {
    key: 'entertained',
    unit: 'bureau',
    title: '匿名信反映工程科人员与施工单位吃喝',
    matter: '机关纪委2025年7月收到匿名信，谈话一次即了结，没有时间地点。',
    concernedUnit: '工程建设科',
    concernedPerson: '潘示杰',
    methods: ['interview', 'petition', 'document_review'],
    handler: 'xu',
    course: { status: 'clue', reason: '涉嫌违反中央八项规定精神，属干部个人问题线索，按程序移交，不入底稿。' },
    supports: [
      {
        from: 'lin',
        quote: '还有一件是2025年7月的匿名信，说工程科有人同施工单位吃喝，没有具体时间、地点，我同潘示杰谈了一次话，他否认，就了结了。',
        weight: 'neutral',
      },
    ],
  },
  {
    key: 'canteen-lead',
    unit: 'bureau',
    title: '食堂采购由个人指定供应商',
    matter: '信访反映，机关纪委已核实过一次。',
    methods: ['interview', 'document_review', 'petition'],
    handler: 'tang',
    priority: 'low',
    course: { status: 'excluded', reason: '查采购合同和比价记录，供应商经三家比价产生，反映不属实。' },
    supports: [{ from: 'lin', quote: '一件反映食堂采购，核实不属实', weight: 'contradicts' }],
  },
  {
    key: 'warranty',
    unit: 'bureau',
    title: '质保金可能提前一年退还',
    matter: '合同缺陷责任期24个月，2025年9月已退。',
    concernedPerson: '潘示杰',
    methods: ['interview', 'document_review', 'petition'],
    handler: 'xu',
    dueOn: '2026-04-03',
    course: { status: 'in_progress' },
    supports: [
      { from: 'ding', quote: '2025年他们来要求退质保金，合同的质保期是我写进去的，二十四个月，我记得很清楚，但是退质保金没有送我们审。' },
      { from: 'contract-binhe', quote: '缺陷责任期24个月，自竣工验收合格之日起计算' },
      { from: 'jiang', quote: '我看合同写的是二十四个月，问过潘示杰，他说是一年，合同那条写错了。' },
    ],
  },
  {
    key: 'borrowed-staff',
    unit: 'bureau',
    title: '从下属单位借调人员未办手续，清理情况上报不实',
    matter: '借调4人无手续；2025年上报“已全部归还”，实际仍有2人在岗。',
    concernedUnit: '人事科',
    methods: ['interview', 'document_review'],
    handler: 'tang',
    dueOn: '2026-04-10',
    course: { status: 'in_progress' },
    supports: [{ from: 'liao', quote: '2025年市里清理过一次，我们报的是“已全部归还”，实际上有两位还在办公室帮忙。' }],
  },
  {
    key: 'survey-holes',
    unit: 'bureau',
    title: '滨河路西段基层隐患与勘察、旁站、验收把关不严有关',
    matter: '总工程师谈到三个方面的原因，尚无书证。',
    methods: ['document_review', 'interview'],
    handler: 'zheng',
    course: { status: 'raised' },
    supports: [{ from: 'feng', quote: '2023年做勘察的时候钻孔少，基层处理的方案偏薄' }],
  },
  {
    key: 'heat-pay',
    unit: 'centre',
    title: '环卫工人高温津贴专款被挪用',
    matter: '负责人称拨款来得晚，会计称6月已到账，两种说法相反。',
    concernedPerson: '罗示川',
    methods: ['interview', 'document_review'],
    handler: 'sun',
    priority: 'high',
    dueOn: '2026-04-01',
    course: { status: 'in_progress' },
    supports: [
      { from: 'dai', quote: '6月24日到账，12万元，财政专项，用途写的就是环卫工人高温津贴。' },
      { from: 'heat-funding', quote: '收财政拨款120000.00元，用途：环卫工人高温津贴专项。' },
      { from: 'luo', quote: '原因是财政拨款来得晚，下半年才到位', weight: 'contradicts' },
    ],
  },
  {
    key: 'sublet',
    unit: 'centre',
    title: '门面转租无人处理',
    matter: '七间门面有两间转租，合同写明不得转租。',
    methods: ['document_review', 'interview'],
    handler: 'sun',
    course: { status: 'raised' },
    supports: [{ from: 'helan', quote: '七间里有两间转租了。' }],
  },
  {
    key: 'outsourced-wages',
    unit: 'centre',
    title: '外包公司拖欠保洁员工资、不发高温补贴',
    matter: '职工代表转述，未见书证，也没有找外包人员谈过。',
    methods: ['interview', 'document_review', 'petition'],
    handler: 'sun',
    dueOn: '2026-04-15',
    course: { status: 'raised' },
    supports: [],
    note: '先约一名外包保洁员谈话，注意保护其身份。',
  },
]
