import { rows, type SampleEntry } from './entry.ts'

const options = (...texts: readonly string[]) => rows(texts.map((text) => ({ text })))
const graded = (text: string) => ({ text, type: 'scale' as const, options: options('好', '较好', '一般', '差') })

/** 问卷测评: an appraisal of the leaders, and a questionnaire among cleaners. */
export const surveys: readonly SampleEntry<'survey'>[] = [
  {
    kind: 'survey',
    unit: 'bureau',
    by: 'sun',
    body: ({ member }) => ({
      kind: 'appraisal',
      title: '市公用局（示例）领导班子民主测评',
      heldOn: '2026-03-02',
      audience: '机关全体干部、所属单位班子成员',
      tellers: [member('sun'), member('tang')],
      issued: 62,
      returned: 60,
      valid: 58,
      questions: rows([
        graded('领导班子总体评价'),
        graded('执行民主集中制情况'),
        graded('选人用人工作'),
        graded('党风廉政建设'),
        {
          text: '您认为班子最需要改进的方面（可多选）',
          type: 'multiple' as const,
          options: options('重大事项决策程序', '工程项目管理', '干部选拔任用', '服务基层群众', '其他'),
        },
        {
          text: '意见建议',
          type: 'open' as const,
          answers: '主要集中在：重大事项会前沟通不够；道路维修计划公开不够；年轻干部培养渠道单一。',
        },
      ]),
      finding: '执行民主集中制一题评价明显低于总体评价，与列席党组会议和谈话了解的情况相互印证。',
      status: 'counted',
    }),
    counted: {
      votes: [
        [24, 21, 9, 3],
        [17, 19, 14, 8],
        [15, 22, 13, 6],
        [20, 24, 12, 2],
        [31, 28, 19, 22, 3],
      ],
      ended: true,
    },
  },
  {
    kind: 'survey',
    unit: 'centre',
    by: 'tang',
    body: ({ member }) => ({
      kind: 'questionnaire',
      title: '环卫作业人员待遇落实情况问卷',
      heldOn: '2026-03-17',
      audience: '三个环卫队作业人员',
      tellers: [member('tang')],
      issued: 120,
      returned: 113,
      valid: 111,
      questions: rows([
        {
          text: '2025年高温津贴是否足额领到',
          type: 'single' as const,
          options: options('足额领到', '只领到一部分', '没有领到'),
        },
        {
          text: '对休息点条件是否满意',
          type: 'scale' as const,
          options: options('满意', '基本满意', '不满意'),
        },
      ]),
      status: 'counted',
    }),
    counted: {
      votes: [
        [12, 87, 12],
        [18, 35, 56],
      ],
      ended: false,
    },
  },
]
