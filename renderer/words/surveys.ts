import { hiddenVotes } from '../../db/model/forms/survey.ts'

export const surveyWords = {
  title: '统计',
  option: '选项',
  votes: '票数',
  share: '占有效票',
  ...hiddenVotes,
  fewHint: '“<5”是少于 5 票；“隐去”是为防止由合计推算而一并不显示。原始票数只在填写处可见。',
  question: (number: number, text: string) => `${number}. ${text === '' ? '未写题目' : text}`,
  chart: (text: string) => `“${text}”各选项票数`,
  valid: (valid: number, returned: number, issued: number, rate: string) =>
    `发出 ${issued} 份，收回 ${returned} 份，有效 ${valid} 份${rate === '' ? '' : `，回收率 ${rate}`}。`,
  wrongSum: '合计与有效票数对不上，核对后再统计。',
  nothing: '填写票数后，这里列出统计和图表。',
  grades: [
    { name: '好、较好、一般、差', options: ['好', '较好', '一般', '差'] },
    { name: '满意四档', options: ['满意', '基本满意', '不满意', '不了解'] },
    { name: '是、否', options: ['是', '否', '不了解'] },
  ],
  fillIn: (count: number, name: string) => `给 ${count} 道没有选项的题填入“${name}”`,
  importTally: '从表格导入票数',
  saveTemplate: '存一份计票表',
  taken: (file: string, questions: number, counts: number) => `已从 ${file} 填入 ${questions} 道题、${counts} 格票数。`,
  savedAs: (name: string) => `已保存 ${name}`,
  undo: '撤销',
} as const
