import type { SampleDraft } from '../shape.ts'

/** The centre: shops and the second branch. */
export const centreBranch: readonly SampleDraft[] = [
  {
    key: 'leasing',
    unit: 'centre',
    title: '门面出租未公开招租、到期后无合同占用',
    domains: ['资产管理', '决策程序'],
    sources: ['document', 'interview'],
    level: '局属单位',
    classification: '国有资产管理不规范',
    occurredFrom: '2022-05-20',
    occurredTo: '2026-02-28',
    place: '园林环卫中心（示例）南门街门面',
    summary:
      '园林环卫中心（示例）7间门面2022年未经评估和公开招租即续租三年，2025年5月到期后无合同继续占用，3户欠租68400元，未采取有效催收措施。',
    discovery: '查阅租赁合同、党总支会议记录和租金明细，与贺示兰、罗示川、戴示明谈话核实。',
    analysis: '以照顾老租户为由规避公开招租，怕得罪人、以拖待变，国有资产收益流失。',
    responsibleParty: '园林环卫中心党总支（示例）',
    firstResponsible: '罗示川',
    responsibleLeader: '罗示川',
    supervisingParty: '市公用局（示例）',
    draftedOn: '2026-04-13',
    handlers: ['tang', 'sun'],
    progress: {
      stage: 'returned',
      by: 'han',
      reason: '“租金明显低于市场价”目前只有贺示兰一人说法，建议补充同地段成交价或者评估资料；两间门面转租的情况请入户核实后单列一项事实。',
    },
    statements: [
      {
        text: '2022年5月20日党总支会议决定续租三年，会上有人提出应评估和公开招租，未采纳。',
        evidence: [
          { from: 'branch-minutes-2022', quote: '贺：细则要求评估和公开招租。罗：情况特殊，照顾老租户，续三年。' },
          { from: 'helan', quote: '没有评估，也没有公开招租，直接续签。' },
        ],
      },
      {
        text: '7份合同2025年5月31日到期后未重新招租、未签合同，租户继续占用。',
        evidence: [
          { from: 'shop-leases', quote: '租赁期限三年，自2022年6月1日至2025年5月31日。' },
          { from: 'helan', quote: '没有签新合同。我做过一个招租方案，8月报上去，一直没有批。' },
        ],
      },
      {
        text: '截至2026年2月底，3户欠租68400元，未书面催缴、未以押金抵扣。',
        evidence: [
          { from: 'rent-ledger', quote: '14号欠12个月28800元，18号欠9个月19800元，22号欠6个月19800元，合计68400元。' },
          { from: 'dai', quote: '我们没有停过水电，也没有扣过押金。' },
        ],
      },
    ],
    bases: [
      { document: '国有资产出租管理细则（示例）', article: '第六条', quote: '房屋出租应当评估租金底价并公开招租，租期届满应当重新招租。' },
      {
        document: '国有资产出租管理细则（示例）',
        article: '第十一条',
        quote: '承租人欠租超过三个月的，应当书面催缴，并以押金抵扣或者依法追缴。',
      },
    ],
  },
  {
    key: 'branch-life',
    unit: 'centre',
    title: '第二党支部补写会议记录应付检查',
    domains: ['基层党建', '作风建设'],
    sources: ['document', 'interview'],
    level: '局属单位',
    classification: '基层党组织建设薄弱',
    occurredFrom: '2025-01-01',
    occurredTo: '2025-12-19',
    place: '园林环卫中心（示例）第二党支部',
    summary:
      '2025年第二党支部实际召开党员大会2次、支委会5次，为应付检查一次补写2次大会、7次支委会记录；前三季度党费一次收取；总支只要求补资料、不要求补会议。',
    discovery: '查阅会议记录本、党费台账、整改通知，与卢示英、贺示兰、任示强、罗示川谈话核实。',
    analysis:
      '一线支部工学矛盾客观存在，但总支以“补齐资料”代替“补开会议”，助长了形式主义；支部提出的在休息点利用收班时间开会的办法未获支持。',
    responsibleParty: '园林环卫中心党总支（示例）',
    firstResponsible: '罗示川',
    responsibleLeader: '卢示英',
    supervisingParty: '园林环卫中心党总支纪检委员（示例）',
    draftedOn: '',
    handlers: ['tang', 'sun'],
    progress: { stage: 'drafting' },
    statements: [
      {
        text: '实际召开党员大会2次、支委会5次、党课2次，会议记录本记录党员大会4次、支委会12次。',
        evidence: [
          { from: 'lu', quote: '实际党员大会开了2次，支委会5次，党课2次。' },
          { from: 'branch-book', quote: '记录党员大会4次、支委会12次。' },
        ],
      },
      {
        text: '卢示英承认一个晚上补写两次大会、七次支委会记录，发言抄自网络和其他支部。',
        evidence: [
          { from: 'lu', quote: '我一个晚上补了两次大会、七次支委会的记录。' },
          { from: 'lu', quote: '网上找了一些，还有从第一支部的记录上抄了一些。把人名换了一下。' },
        ],
      },
      {
        text: '党总支整改通知只要求“补齐相关资料，迎接上级检查”。',
        evidence: [{ from: 'branch-notice', quote: '请于12月10日前补齐相关资料，迎接上级检查。' }],
      },
      {
        text: '2025年前三季度党费于11月28日一次性收取。',
        evidence: [{ from: 'dues-ledger', quote: '第一、二、三季度：11月28日' }],
      },
    ],
    bases: [
      {
        document: '党支部组织生活制度（示例）',
        article: '第三条',
        quote: '支部党员大会每季度至少召开一次，支部委员会会议每月召开一次，党课每季度至少一次，如实记录。',
      },
    ],
  },
]
