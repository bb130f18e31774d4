import { rows, type SampleEntry } from './entry.ts'

/** 抽查个人有关事项: two checks, neither with a conclusion of ours. */
export const matters: readonly SampleEntry<'personal_matters'>[] = [
  {
    kind: 'personal_matters',
    unit: 'bureau',
    by: 'tang',
    body: ({ member }) => ({
      name: '吴示成',
      unit: '市公用局（示例）',
      post: '党组成员、副局长',
      reportName: '2025年度领导干部个人有关事项报告表（示例）',
      reportYear: '2025',
      checkedOn: '2026-03-25',
      checkers: [member('tang'), member('han')],
      rows: rows([
        { item: 'property' as const, what: '滨河花园（示例）住房', declared: '1套，118平方米', checked: '1套，118平方米' },
        {
          item: 'property' as const,
          what: '南湖里（示例）车位',
          declared: '',
          checked: '1个，2023年购入',
          explanation: '以为车位不需填报。',
        },
        { item: 'securities' as const, what: '基金', declared: '市值6万元', checked: '市值6.4万元', explanation: '填报日与查询日不同。' },
        { item: 'family' as const, what: '配偶从业', declared: '无', checked: '无' },
      ]),
      status: 'sent',
    }),
  },
  {
    kind: 'personal_matters',
    unit: 'centre',
    by: 'tang',
    body: ({ member }) => ({
      name: '罗示川',
      unit: '园林环卫中心（示例）',
      post: '党总支书记、主任',
      reportName: '2025年度领导干部个人有关事项报告表（示例）',
      reportYear: '2025',
      checkedOn: '2026-03-26',
      checkers: [member('tang'), member('han')],
      rows: rows([
        { item: 'property' as const, what: '示例小区住房', declared: '2套', checked: '2套' },
        { item: 'vehicle' as const, what: '家用轿车', declared: '1辆', checked: '1辆' },
      ]),
      conclusion: 'truthful',
      concludedBy: '云岭市委组织部（示例）',
      concludedOn: '2026-04-02',
      status: 'concluded',
    }),
  },
]
