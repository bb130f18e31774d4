import type { SampleDraft } from '../shape.ts'

/** Cars that nobody counted, and an audit answered on paper. */
export const oversight: readonly SampleDraft[] = [
  {
    key: 'cars',
    unit: 'bureau',
    title: '公务用车加油卡和派车管理失控',
    domains: ['作风建设', '资产管理'],
    sources: ['data_comparison', 'document', 'interview'],
    level: '局机关',
    classification: '公务用车管理不规范',
    occurredFrom: '2024-01-01',
    occurredTo: '2024-12-31',
    place: '市公用局（示例）办公室',
    summary: '市公用局（示例）加油卡长期由驾驶员自行保管，节假日无派车单加油12笔4612元，单次加油量超过油箱容量，里程登记年底倒推补填。',
    discovery: '将2024年加油卡流水318笔与派车单存根、值班表逐笔比对，发现疑点后与石示勇、谭示宁、章示琪谈话核实。',
    analysis:
      '管理制度被“方便工作”架空，办公室未经程序下放加油卡，财务凭季度汇总付款，三个环节均不核对明细。石示勇对10月3日用途先后有防汛值班、拉水泵、油桶备用三种说法，与值班表不符，尚需进一步核实。',
    responsibleParty: '市公用局办公室（示例）',
    firstResponsible: '谭示宁',
    responsibleLeader: '何示平',
    supervisingParty: '市公用局机关纪委（示例）',
    draftedOn: '2026-04-14',
    handlers: ['xu', 'zheng'],
    progress: {
      stage: 'returned',
      by: 'han',
      reason:
        '石示勇对10月3日用车的说法前后不一，且笔录未签字，请调取澄州示例服务区监控或者值班室钥匙登记本补充印证后再报；第四项事实请补充同型号车辆对比的数据来源。',
    },
    statements: [
      {
        text: '2023年起加油卡下放驾驶员自行保管，未履行任何程序。',
        evidence: [
          { from: 'tan', quote: '2023年之前是统一保管，后来值班任务多，领来领去不方便，就放下去了，没有发过文，是我同意的。' },
          { from: 'shi', quote: '一车一卡，谁开车卡在谁手里。' },
        ],
      },
      {
        text: '2024年节假日加油且无派车单12笔，4612元，其中07号车7笔。',
        evidence: [
          { from: 'fuel-flow', quote: '节假日加油且无派车单12笔，4612元，其中07号车7笔。' },
          { from: 'fuel-flow', file: '节假日加油比对明细（示例）.csv' },
        ],
      },
      {
        text: '2024年10月3日，07号车在外市加油62.4升，超过55升油箱容量，当日值班表无出车记录，无派车单。',
        evidence: [
          { from: 'fuel-flow', quote: '2024-10-03 15:20，07号车卡，澄州示例服务区站，92号汽油62.4升，498.58元。' },
          { from: 'duty-roster', quote: '晴，无异常。带班：何示平，值班：彭示洋。出车：无。' },
          { from: 'dispatch-stubs', quote: '07号车无派车单。' },
        ],
      },
      {
        text: '07号车全年百公里油耗13.8升，明显高于同型号车辆，里程登记年底倒推补填。',
        evidence: [{ from: 'shi', quote: '年底的时候对着里程表往回推，推出来平均一下填上去。' }],
      },
    ],
    bases: [
      {
        document: '公务用车管理办法（示例）',
        article: '第八条',
        quote: '公务用车实行派车单制度，一次一单，注明事由、目的地、往返时间和里程。',
      },
      {
        document: '公务用车管理办法（示例）',
        article: '第十三条',
        quote: '加油卡一车一卡，由办公室指定专人保管。节假日除值班车辆外一律封存，钥匙交值班室。',
      },
    ],
  },
  {
    key: 'audit',
    unit: 'bureau',
    title: '审计查出问题整改不实、以措施代结果',
    domains: ['审计整改'],
    sources: ['document', 'interview', 'pre_notice'],
    level: '局机关',
    classification: '巡视巡察、审计等监督发现问题整改不到位',
    occurredFrom: '2023-10-20',
    occurredTo: '2025-12-31',
    place: '市公用局（示例）',
    summary:
      '市公用局（示例）2024年6月报告经济责任审计9项问题“全部整改完成”，实际往来款126.4万元至2025年底分文未清，37件固定资产仍未登记入账；统稿时将“正在清理”改为“已完成清理”。',
    discovery: '比对审计报告、整改报告、财务科报送稿与2025年12月账簿、盘点表；与何示平、谭示宁、蒋示芸、章示琪谈话核实。',
    analysis:
      '对审计整改重报告、轻落实，统稿把“发函催收”当作“完成清理”，会签、签发环节均未核对，报告失实而无人担责；清理工作有分类、有办法，长期无人拍板。',
    responsibleParty: '市公用局党组（示例）',
    firstResponsible: '周示远',
    responsibleLeader: '何示平',
    supervisingParty: '市公用局机关纪委（示例）',
    draftedOn: '2026-04-09',
    handlers: ['zheng', 'tang'],
    progress: { stage: 'final' },
    statements: [
      {
        text: '2023年10月审计指出，其他应收款126.4万元（14户）长期未清理，37件固定资产28.7万元未入账。',
        evidence: [
          { from: 'audit-report', quote: '其他应收款126.4万元（14户）账龄超过三年，长期未清理。' },
          { from: 'audit-report', quote: '37件固定资产28.7万元未登记入账。' },
        ],
      },
      {
        text: '2024年6月30日，整改报告称往来款已完成清理、固定资产已全部补登记、9项问题全部整改完成。',
        evidence: [
          { from: 'audit-rectification', quote: '往来款126.4万元已完成清理。' },
          { from: 'audit-rectification', quote: '截至2024年6月30日，9项问题全部整改完成。' },
        ],
      },
      {
        text: '截至2025年12月31日，14户126.4万元仍全额挂账，当年无任何发生额；37件资产系统内无卡片。',
        evidence: [
          { from: 'receivables', quote: '14户合计1264000.00元，本年借方、贷方发生额均为0。' },
          { from: 'asset-count', quote: '照明器材、办公家具等37件，估值28.7万元，系统内无卡片。' },
          { from: 'jiang', quote: '一分没动。14户，都是三年以上的，有的单位已经撤销了。' },
        ],
      },
      {
        text: '财务科报送稿为“正在清理，预计2025年底前完成”，办公室统稿时改为“已完成清理”，会签和签发均未发现。',
        evidence: [
          { from: 'finance-draft', quote: '三、往来款清理：已发函催收，正在清理，预计2025年底前完成。' },
          { from: 'tan', quote: '我理解催收函发了就算措施落实了，写了“已完成”。没有人明确要我改，是我自己把握的口径。' },
          { from: 'zhou', quote: '如果写成全部完成，同实际情况有出入，我签发时审核不严。' },
        ],
      },
    ],
    bases: [
      {
        document: '审计查出问题整改工作规定（示例）',
        article: '第四条',
        quote: '整改情况应当如实报告。未完成整改的，应当说明原因和完成时限，不得以阶段性措施代替整改结果。',
      },
    ],
  },
]
