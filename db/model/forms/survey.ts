import type { Survey } from '../survey.ts'
import type { Form, Option, Remark } from './form.ts'

export const questionTypeOptions: readonly Option[] = [
  { value: 'single', word: '单选' },
  { value: 'multiple', word: '多选' },
  { value: 'scale', word: '等次' },
  { value: 'open', word: '开放' },
]
const hasOptions = ({ type }: Readonly<Record<string, unknown>>): boolean => type !== 'open'

/** 问卷和民主测评: paper handed out and counted; no ballot is kept, and no small count once counting has ended. */
export const surveyForm: Form<'survey'> = {
  kind: 'survey',
  room: '问卷测评',
  thing: '问卷测评',
  numberPrefix: 'W',
  scope: 'unit',
  statuses: [
    { value: 'preparing', word: '设计', mark: 'open' },
    { value: 'issued', word: '已发放', mark: 'begun' },
    { value: 'counted', word: '已统计', mark: 'half' },
    { value: 'checked', word: '已结束计票', mark: 'done', reachedBy: 'act' },
  ],
  title: ({ title }) => title,
  untitled: '未写名称的问卷',
  subtitle: ({ kind, audience, returned, issued }) =>
    [kind === 'appraisal' ? '民主测评' : '问卷', audience, issued > 0 ? `收回 ${returned}/${issued}` : '']
      .filter((part) => part !== '')
      .join(' · '),
  occurredOn: ({ heldOn }) => heldOn,
  learnedBy: 'other',
  kept: { 'questions/result': '统计' },
  sections: [
    {
      title: '发放和收回',
      columns: 4,
      fields: [
        {
          name: 'kind',
          label: '种类',
          control: 'choice',
          filter: true,
          options: [
            { value: 'questionnaire', word: '问卷' },
            { value: 'appraisal', word: '民主测评' },
          ],
        },
        { name: 'title', label: '名称', control: 'line', span: 2 },
        { name: 'heldOn', label: '日期', control: 'day' },
        { name: 'audience', label: '发放范围', control: 'line', span: 2 },
        { name: 'tellers', label: '计票人', control: 'members', span: 2 },
        { name: 'issued', label: '发出', control: 'number', least: 0, most: 1_000_000 },
        { name: 'returned', label: '收回', control: 'number', least: 0, most: 1_000_000 },
        { name: 'valid', label: '有效', control: 'number', least: 0, most: 1_000_000 },
      ],
    },
    {
      title: '题目和计票',
      fields: [
        {
          control: 'rows',
          name: 'questions',
          label: '题目',
          row: '题目',
          fields: [
            { name: 'text', label: '题目', control: 'line', span: 3 },
            { name: 'type', label: '题型', control: 'choice', options: questionTypeOptions },
            {
              name: 'answers',
              label: '答复归纳',
              control: 'text',
              lines: 2,
              span: 'all',
              hint: '归纳意见，不写能认出个人的原话',
              when: ({ type }) => type === 'open',
            },
          ],
          within: {
            control: 'rows',
            name: 'options',
            label: '选项',
            row: '选项',
            when: hasOptions,
            unread: true,
            fields: [{ name: 'text', label: '选项', control: 'line' }],
          },
        },
      ],
    },
    {
      title: '分析',
      fields: [
        { name: 'finding', label: '情况分析', control: 'text', lines: 4, span: 'all' },
        { name: 'note', label: '备注', control: 'text', lines: 1, span: 'all' },
      ],
    },
  ],
  paper: {
    title: ({ kind }) => (kind === 'appraisal' ? '民主测评统计表' : '问卷统计表'),
    texts: 'prose',
    signatures: ['计票人签名', '监票人签名'],
  },
  register: {
    title: '问卷测评台账',
    columns: ['kind', 'title', 'heldOn', 'audience', 'tellers', 'issued', 'returned', 'valid'],
  },
  empty: {
    title: '还没有问卷和测评',
    text: '写下题目和选项，收回后逐项填票数，也可以从表格导入。结束计票后，少于 5 票的格子不再保留票数。',
  },
  begin: ({ memberId, today }) => ({ heldOn: today, tellers: [memberId] }),
  remarks: remarksOf,
}

/** What papers without a mark for a question are called. */
export const notChosen = '未选'
/** What stands in the place of a count that is not shown. */
export const hiddenVotes = { few: '<5', beside: '隐去' } as const

function remarksOf({ issued, returned, valid }: Survey): readonly Remark[] {
  return [
    ...(returned > issued ? [{ field: 'returned', text: `收回 ${returned} 份，多于发出的 ${issued} 份。` }] : []),
    ...(valid > returned ? [{ field: 'valid', text: `有效 ${valid} 份，多于收回的 ${returned} 份。` }] : []),
  ]
}
