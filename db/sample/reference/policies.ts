import type { z } from 'zod'
import type { Policy } from '../../model/policy.ts'

type Written = Omit<z.input<typeof Policy>, 'articles'> & {
  readonly articles: readonly (readonly [number: string, text: string, ...topics: string[]])[]
}

/** Documents of an invented unit, in two versions where that matters; and real ones by their titles alone, without text. */
export const policies: readonly Written[] = [
  {
    ...{ title: '示例单位“三重一大”决策制度（示例）', shortName: '决策制度', issuer: '示例单位党组', type: 'local', sample: true },
    ...{ documentNumber: '示例〔2019〕3号', issuedOn: '2019-03-01', effectiveOn: '2019-04-01', repealedOn: '2025-01-01' },
    note: '本文为练习而编写，不是真实文件。',
    articles: [
      ['第一条', '重大决策、重要人事任免、重大项目安排和大额度资金使用，应当由党组会议集体讨论决定。', '集体决策'],
      ['第二条', '大额度资金是指单笔十万元以上的支出。', '资金'],
      ['第三条', '会议应当有三分之二以上成员到会，主要负责人最后表态。', '末位表态'],
    ],
  },
  {
    ...{ title: '示例单位“三重一大”决策制度（示例）', shortName: '决策制度', issuer: '示例单位党组', type: 'local', sample: true },
    ...{ documentNumber: '示例〔2024〕11号', issuedOn: '2024-12-10', effectiveOn: '2025-01-01' },
    note: '本文为练习而编写，不是真实文件。',
    articles: [
      [
        '第一条',
        '重大决策、重要人事任免、重大项目安排和大额度资金使用，必须由党组会议集体讨论决定，不得以专题会、碰头会或者传阅会签代替。',
        '集体决策',
      ],
      ['第二条', '大额度资金是指单笔五万元以上的支出。', '资金'],
      ['第三条', '会议应当有三分之二以上成员到会。主要负责人应当最后表态，会议记录应当载明每位成员的意见。', '末位表态'],
      ['第四条', '决策事项应当在会前征求有关科室意见，专业性较强的应当论证。', '论证'],
    ],
  },
  {
    ...{ title: '示例单位采购管理办法（示例）', shortName: '采购办法', issuer: '示例单位', type: 'local', sample: true },
    ...{ documentNumber: '示例〔2022〕7号', issuedOn: '2022-06-01', effectiveOn: '2022-07-01' },
    note: '本文为练习而编写，不是真实文件。',
    articles: [
      ['第三条', '采购金额在五万元以上的货物、工程和服务，应当公开比选，不得直接指定供应商。', '采购'],
      ['第五条', '不得将同一项目拆分后分别采购。', '拆分'],
      ['第九条', '合同应当在实施之前签订，并经办公室和财务科审核。', '合同'],
      ['第十二条', '验收应当由使用科室和财务科两人以上参加，并留存书面记录。', '验收'],
    ],
  },
  {
    ...{ title: '示例单位财务报销规定（示例）', shortName: '报销规定', issuer: '示例单位', type: 'local', sample: true },
    ...{ documentNumber: '示例〔2021〕2号', issuedOn: '2021-01-10', effectiveOn: '2021-02-01' },
    note: '本文为练习而编写，不是真实文件。',
    articles: [
      ['第四条', '报销凭证应当真实、完整，由经办人、证明人和分管领导签字。', '报销'],
      ['第六条', '公务接待应当凭公函，一事一结，不得超出标准。', '接待'],
    ],
  },
  {
    ...{
      title: '中国共产党巡视工作条例',
      shortName: '巡视工作条例',
      type: 'party_regulation',
      sample: true,
      issuedOn: '',
      effectiveOn: '',
      articles: [],
    },
    note: '示例仅列标题，不含条文。请从公开发布的正式文本录入条文后再引用。',
  },
  {
    ...{ title: '中国共产党纪律处分条例', shortName: '纪律处分条例', type: 'party_regulation', sample: true, articles: [] },
    note: '示例仅列标题，不含条文。请从公开发布的正式文本录入条文后再引用。',
  },
  {
    ...{ title: '党政领导干部选拔任用工作条例', shortName: '选拔任用条例', type: 'party_regulation', sample: true, articles: [] },
    note: '示例仅列标题，不含条文。请从公开发布的正式文本录入条文后再引用。',
  },
]
