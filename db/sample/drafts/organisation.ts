import type { SampleDraft } from '../shape.ts'

/** Cadres and study. */
export const organisation: readonly SampleDraft[] = [
  {
    key: 'promotion',
    unit: 'bureau',
    title: '选拔任用中层干部程序不严谨',
    domains: ['选人用人'],
    sources: ['document', 'interview'],
    level: '局机关',
    classification: '贯彻新时代党的组织路线有差距',
    occurredFrom: '2023-11-06',
    occurredTo: '2025-04-16',
    place: '市公用局（示例）人事科',
    summary: '2023年11月选拔3名中层副职，考察材料形成于考察之前，2人档案任前审核无结论，廉政意见在党组会后补出，试用期满考核推迟近5个月。',
    discovery: '查阅纪实材料、档案任前审核表和试用期考核材料，与廖示梅、林示安、丁示慧、马示驰谈话核实。',
    analysis: '把程序当作填表，考察、审核、征求意见三个环节先后颠倒，反映出党组对选人用人把关不严，人事部门责任心不强。',
    responsibleParty: '市公用局党组（示例）',
    firstResponsible: '周示远',
    responsibleLeader: '周示远',
    supervisingParty: '市公用局机关纪委（示例）',
    draftedOn: '2026-04-07',
    handlers: ['tang', 'xu'],
    awaitsAnyLeader: true,
    progress: { stage: 'signing', signedBy: ['tang', 'xu', 'han'] },
    statements: [
      {
        text: '三份考察材料落款均为2023年11月8日，早于11月9日的考察；郭示萍考察谈话原始记录缺失。',
        evidence: [
          { from: 'promotion-file', quote: '考察组 2023年11月8日' },
          { from: 'liao', quote: '材料是提前写好的框架，考察谈话完了再往里填。落款忘了改。' },
          { from: 'promotion-file', quote: '丁示慧8人、马示驰6人；郭示萍：（缺）' },
        ],
      },
      {
        text: '马示驰、郭示萍的档案任前审核表无审核结论、无审核人签字。',
        evidence: [{ from: 'archive-check', quote: '马示驰：（空白）。郭示萍：（空白）。' }],
      },
      {
        text: '2023年11月13日党组会研究后，机关纪委于11月15日才出具书面廉政意见。',
        evidence: [
          { from: 'promotion-file', quote: '机关纪委：未发现影响任用的问题。2023年11月15日' },
          { from: 'lin', quote: '书面的意见是11月15日补的，党组会是11月13日开的。程序上晚了两天。' },
        ],
      },
      {
        text: '试用期2024年11月21日届满，2025年4月14日至16日才进行考核。',
        evidence: [{ from: 'probation', quote: '试用期自2023年11月21日起一年。考核时间：2025年4月14日至16日。' }],
      },
    ],
    bases: [
      {
        document: '中层干部选拔任用工作办法（示例）',
        article: '第十四条',
        quote: '提交党组会议讨论前，应当完成人事档案任前审核，书面征求机关纪委意见。',
      },
      { document: '中层干部选拔任用工作办法（示例）', article: '第二十一条', quote: '试用期为一年，期满后一个月内完成考核。' },
    ],
  },
  {
    key: 'rotation',
    unit: 'bureau',
    title: '重点岗位长期未轮岗',
    domains: ['选人用人', '廉政风险'],
    sources: ['interview', 'document'],
    level: '局机关',
    classification: '贯彻新时代党的组织路线有差距',
    occurredFrom: '2020-04-01',
    occurredTo: '2026-02-28',
    place: '市公用局（示例）',
    summary: '工程建设科、财务科两名科长在重点岗位任职分别近11年、近9年，超过5年轮岗规定，两次轮岗方案均未提交党组会研究。',
    discovery: '查阅任职一览表、轮岗方案及批示、廉政风险排查报告，与周示远、林示安、廖示梅、曹示全等谈话核实。',
    analysis: '以业务需要为由搁置制度，主要负责人未将应当上会的事项上会，机关纪委建议未得到回应，高风险岗位长期失去应有的制约。',
    responsibleParty: '市公用局党组（示例）',
    firstResponsible: '周示远',
    responsibleLeader: '周示远',
    supervisingParty: '市公用局机关纪委（示例）',
    draftedOn: '2026-04-08',
    handlers: ['tang', 'sun'],
    progress: { stage: 'final' },
    statements: [
      {
        text: '潘示杰2015年4月任工程建设科科长，蒋示芸2017年3月任财务科科长，至巡察进驻时均未轮岗。',
        evidence: [
          { from: 'tenure-table', quote: '财务科科长蒋示芸，2017年3月任现职；工程建设科科长潘示杰，2015年4月任现职。' },
          { from: 'liao', quote: '潘示杰2015年4月任职，到现在快十一年。蒋示芸2017年3月任职，九年。' },
        ],
      },
      {
        text: '2022年12月、2024年9月人事科两次提出轮岗方案，周示远分别以“放一放”“再研究”搁置，均未提交党组会研究。',
        evidence: [
          { from: 'rotation-plan', quote: '涉及业务衔接，再研究。周示远 9月12日' },
          { from: 'zhou', quote: '我压了一压，没有上党组会研究。这件事是我考虑业务多，考虑制度少。' },
        ],
      },
      {
        text: '2024年8月机关纪委将两岗位列为高风险岗位并建议轮岗，党组未作研究。',
        evidence: [
          { from: 'risk-report', quote: '工程建设科科长、财务科科长等5个岗位列为高风险岗位，建议按规定轮岗交流。' },
          { from: 'lin', quote: '建议轮岗。报告送了党组，没有下文。' },
        ],
      },
    ],
    bases: [
      {
        document: '重点岗位轮岗交流办法（示例）',
        article: '第五条',
        quote: '在同一重点岗位任职满五年的应当轮岗交流。因工作特殊需要延长的，由党组会议研究决定，延长期不超过两年。',
      },
    ],
  },
  {
    key: 'study',
    unit: 'bureau',
    title: '党组理论学习中心组学习记录造假',
    domains: ['理论学习', '作风建设'],
    sources: ['document', 'interview'],
    level: '局机关',
    classification: '党的理论学习不深入',
    occurredFrom: '2025-01-17',
    occurredTo: '2025-12-31',
    place: '市公用局（示例）',
    summary: '2025年6月13日中心组学习未开展研讨，事后照搬5月16日研讨内容补做记录并代签名；全年另有3次学习无研讨发言。',
    discovery: '比对2025年12次学习记录，发现两次研讨发言逐字相同；与冯示华、何示平、林示安、谭示宁谈话，并核对差旅凭证。',
    analysis: '学习以会代学、以补代学，用假材料应付检查，是形式主义在理论学习上的反映，主要负责人第一责任人职责履行不到位。',
    responsibleParty: '市公用局党组（示例）',
    firstResponsible: '周示远',
    responsibleLeader: '何示平',
    supervisingParty: '市公用局机关纪委（示例）',
    draftedOn: '2026-04-10',
    handlers: ['tang', 'sun'],
    progress: { stage: 'drafting' },
    statements: [
      {
        text: '2025年6月13日学习记录中的研讨发言与5月16日逐字相同。',
        evidence: [
          { from: 'study-may', quote: '抓工程质量，关键在过程控制，要把检验批做实，把旁站监理做实' },
          { from: 'study-june', quote: '抓工程质量，关键在过程控制，要把检验批做实，把旁站监理做实' },
          { from: 'feng', quote: '这段话是5月份那次我讲的，原封不动搬到6月来了。' },
        ],
      },
      {
        text: '冯示华6月13日在外地出差，签到表签名系他人代签。',
        evidence: [
          { from: 'travel-voucher', quote: '冯示华，2025年6月12日至14日，赴外地参加技术评审' },
          { from: 'feng', quote: '13日的学习我肯定没有参加。签到表上的名字不是我签的' },
        ],
      },
      {
        text: '补做记录、代签名系为应付年底检查，办公室主任知情未制止。',
        evidence: [{ from: 'tan', quote: '签到表也是12月份一起补的，有几位领导的名字是代签的。这件事我知道，没有制止。' }],
      },
      {
        text: '全年12次学习中，第3次、第8次、第11次无研讨发言。',
        evidence: [{ from: 'study-plan', quote: '其中第3次、第8次、第11次无研讨发言记录。' }],
      },
    ],
    bases: [
      {
        document: '党组理论学习中心组学习制度（示例）',
        article: '第六条',
        quote: '每次集中学习应当安排研讨发言，如实记录出席情况和发言要点，不得事后补记、代签。',
      },
    ],
    note: '待郭示萍谈话后补充执笔经过。',
  },
]
