import type { SampleDraft } from '../shape.ts'

/** Payments ahead of progress and a guarantee handed back. */
export const money: readonly SampleDraft[] = [
  {
    key: 'overpayment',
    unit: 'bureau',
    title: '滨河路项目工程款超合同约定比例支付',
    domains: ['财务管理', '工程建设'],
    sources: ['document', 'interview'],
    level: '局机关',
    classification: '财务管理不规范',
    occurredFrom: '2024-04-12',
    occurredTo: '2024-07-26',
    place: '市公用局（示例）财务科、工程建设科',
    summary:
      '滨河路维修改造项目在竣工验收前累计支付工程款313.20万元，占合同价85%，超过合同约定和本局规定的70%，超付55.25万元；其中第三笔110.55万元付款时无进度计量表，后补附件。',
    discovery:
      '查阅2024年4月、6月、7月工程款支付凭证及施工合同，发现附件日期晚于付款日期；与何示平、吴示成、蒋示芸、章示琪、潘示杰、彭示洋谈话核实。',
    analysis:
      '以解决农民工工资为由突破制度，却未要求提供任何工资支付凭证；财务科提出异议后未书面拒绝，分管财务领导明知超比例仍要求先付后补，“按制度办”停留在口头，内部控制被层层签字架空。',
    responsibleParty: '市公用局（示例）',
    firstResponsible: '何示平',
    responsibleLeader: '吴示成',
    supervisingParty: '市公用局机关纪委（示例）',
    draftedOn: '2026-04-08',
    handlers: ['zheng', 'xu'],
    progress: { stage: 'final' },
    statements: [
      {
        text: '合同约定竣工验收合格前累计支付至合同价款的70%时暂停支付，即257.95万元。',
        evidence: [{ from: 'contract-binhe', quote: '竣工验收合格前，累计支付至合同价款的70%时暂停支付' }],
      },
      {
        text: '2024年4月12日、6月7日、7月26日分三次支付110.55万元、92.10万元、110.55万元，累计313.20万元，占合同价85%，竣工验收日期为2024年9月12日。',
        evidence: [
          { from: 'voucher-april', quote: '付恒筑公司滨河路工程款1105500.00元（合同价30%）。' },
          { from: 'voucher-june', quote: '付恒筑公司滨河路工程款921000.00元。' },
          { from: 'voucher-july', quote: '累计支付3132000.00元，占合同价85%。' },
          { from: 'acceptance', quote: '验收日期2024年9月12日，验收结论：合格。' },
          { from: 'jiang', quote: '加起来313.20万元，合同价368.50万元，占百分之八十五。' },
        ],
      },
      {
        text: '第三笔付款时仅有施工单位报告和发票，无进度计量表；计量表监理签署日期为2024年8月15日，系付款后补附。',
        evidence: [
          { from: 'voucher-july', quote: '计量截止日期2024年8月15日，累计完成合同价的86%。' },
          { from: 'zhang', quote: '我看了附件，只有一份恒筑公司的“关于申请支付工程款的报告”，一张发票，没有计量表。' },
          { from: 'peng', quote: '潘科长让我把日期写成7月20日，监理不同意' },
        ],
      },
      {
        text: '财务科当面提出超比例、无计量表不能支付，分管财务领导要求先付、后补，财务科未在审核意见栏写明。',
        evidence: [
          { from: 'he', quote: '我让蒋示芸先办，让工程科尽快把计量表补来。' },
          { from: 'jiang', quote: '我拿去找何局长，说超比例了，又没有计量表，不能付。' },
        ],
      },
      {
        text: '以支付农民工工资为由申请付款，未附工资表或代发凭证，施工单位至今不能提供当月工资表。',
        evidence: [
          { from: 'voucher-july', quote: '因农民工工资发放困难，恳请贵局支付工程款110.55万元。' },
          { from: 'wu-again', quote: '我后来问了恒筑公司，他们拿不出当月的工资表。当时我没有核实，是失职。' },
        ],
      },
    ],
    bases: [
      {
        document: '财务支出管理办法（示例）',
        article: '第十五条',
        quote: '工程进度款凭经监理单位、工程建设科审核的进度计量表支付，竣工验收合格前累计支付不得超过合同价款的百分之七十。',
      },
      {
        document: '财务支出管理办法（示例）',
        article: '第二十条',
        quote: '财务人员对手续不全、不符合规定的支出应当拒绝办理，并书面说明理由。',
      },
    ],
  },
  {
    key: 'late-attachments',
    unit: 'bureau',
    title: '滨河路项目付款凭证附件事后补做',
    domains: ['财务管理'],
    sources: ['document'],
    level: '局机关',
    classification: '财务管理不规范',
    occurredFrom: '2024-07-26',
    occurredTo: '2024-08-15',
    place: '市公用局（示例）财务科',
    summary: '2024年7月记-67号凭证所附进度计量表在付款20天后补做。',
    discovery: '查阅会计凭证发现。',
    analysis: '与超比例支付系同一事项的两个方面，合并反映更为清楚。',
    responsibleParty: '市公用局财务科（示例）',
    firstResponsible: '蒋示芸',
    responsibleLeader: '何示平',
    supervisingParty: '',
    draftedOn: '2026-03-20',
    handlers: ['zheng', 'sun'],
    progress: { stage: 'merged', into: 'overpayment', reason: '与“超合同约定比例支付”为同一笔付款，按一事一底稿并入该底稿第三项事实。' },
    statements: [
      {
        text: '计量表监理签署日期晚于付款日期20天。',
        evidence: [{ from: 'voucher-july', quote: '监理签署日期：2024年8月15日。' }],
      },
    ],
    bases: [],
  },
  {
    key: 'guarantee',
    unit: 'bureau',
    title: '滨河路项目质量保证金提前一年退还',
    domains: ['工程建设', '财务管理', '民生服务'],
    sources: ['interview', 'document', 'petition'],
    level: '局机关',
    classification: '工程项目管理不规范',
    occurredFrom: '2025-05-12',
    occurredTo: '2025-11-28',
    place: '市公用局（示例）工程建设科、滨河路西段',
    summary:
      '滨河路项目缺陷责任期24个月未满，且已发现1.3公里路面裂缝的情况下，市公用局（示例）于2025年9月退还全部质量保证金11.055万元，随后以养护经费9.8万元维修，群众投诉22件。',
    discovery: '市政设施管护科在谈话中反映，经查阅质保金退还凭证、巡查记录、维修结算凭证和12345转办台账核实。',
    analysis:
      '建设与管护脱节，退还质保金既不看合同、也不看现场，审核意见“质保期满、无质量问题”与事实两处不符；本应由施工单位承担的费用由财政资金承担。',
    responsibleParty: '市公用局（示例）',
    firstResponsible: '吴示成',
    responsibleLeader: '吴示成',
    supervisingParty: '市公用局机关纪委（示例）',
    draftedOn: '2026-04-13',
    handlers: ['zheng', 'xu'],
    progress: { stage: 'signing', signedBy: ['zheng'] },
    statements: [
      {
        text: '合同约定缺陷责任期24个月，自2024年9月12日验收合格之日起计算；2025年9月30日退还质保金110550元，距期满尚有近一年。',
        evidence: [
          { from: 'contract-binhe', quote: '缺陷责任期24个月，自竣工验收合格之日起计算' },
          { from: 'warranty-refund', quote: '质保期满，无质量问题，同意退还110550.00元。' },
          { from: 'pan', quote: '合同写的是二十四个月，我签的时候没有去翻，后来蒋科长问我，我嘴上说合同写错了，其实是我没看。' },
        ],
      },
      {
        text: '2025年5月12日，养护巡查已发现约1.3公里路面43条横向裂缝、2处沉陷，仅电话通知，未书面要求施工单位维修。',
        evidence: [
          { from: 'patrol-record', quote: '横向裂缝43条，沉陷2处，最大深度4厘米。' },
          { from: 'peng', quote: '电话通知过，没有书面的。书面通知要科长签，他说先打电话。' },
        ],
      },
      {
        text: '2025年11月使用市政设施养护费98000元维修，致三处人行道维修顺延。',
        evidence: [
          { from: 'repair-voucher', quote: '结算金额98000.00元，列支市政设施养护费。' },
          { from: 'ma', quote: '当年计划修的三处人行道没有修成，顺延到今年。' },
        ],
      },
      {
        text: '2025年5月至10月，12345转办滨河路投诉22件，答复雷同，9件回访不满意；10月16日一名老人因路面沉陷摔倒。',
        evidence: [
          { from: 'hotline-road', quote: '滨河路共22件，办结22件，回访不满意9件。' },
          { from: 'ma', quote: '10月16日老人摔倒以后，我们派人去医院看望，垫了八百多元检查费' },
        ],
      },
    ],
    bases: [
      {
        document: '财务支出管理办法（示例）',
        article: '第十六条',
        quote: '质量保证金在缺陷责任期满、经使用管理科室会签确认无质量问题后退还。',
      },
      {
        document: '工程项目管理办法（示例）',
        article: '第二十三条',
        quote: '缺陷责任期内发现质量问题的，由工程建设科书面通知施工单位维修；施工单位拒不维修的，从质量保证金中列支。',
      },
    ],
  },
]
