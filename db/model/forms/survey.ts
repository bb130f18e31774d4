import type { Survey, SurveyQuestion } from '../survey.ts'
import type { Form, Option, Remark } from './form.ts'
import { type ShownVotes, withheldAlone, withheldInRow } from './suppression.ts'

export const questionTypeOptions: readonly Option[] = [
  { value: 'single', word: '单选' },
  { value: 'multiple', word: '多选' },
  { value: 'scale', word: '等次' },
  { value: 'open', word: '开放' },
]
const hasOptions = ({ type }: Readonly<Record<string, unknown>>): boolean => type !== 'open'

/** 问卷和民主测评: paper handed out and counted; no ballot is kept. */
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
    { value: 'checked', word: '已核对', mark: 'done' },
  ],
  title: ({ title }) => title,
  untitled: '未写名称的问卷',
  subtitle: ({ kind, audience, returned, issued }) =>
    [kind === 'appraisal' ? '民主测评' : '问卷', audience, issued > 0 ? `收回 ${returned}/${issued}` : '']
      .filter((part) => part !== '')
      .join(' · '),
  occurredOn: ({ heldOn }) => heldOn,
  learnedBy: 'other',
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
            fields: [
              { name: 'text', label: '选项', control: 'line' },
              { name: 'votes', label: '票数', control: 'number', least: 0, most: 1_000_000 },
            ],
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
  empty: { title: '还没有问卷和测评', text: '写下题目和选项，收回后逐项填票数，也可以从表格导入。少于 5 票的格子在图表里不显示票数。' },
  begin: ({ memberId, today }) => ({ heldOn: today, tellers: [memberId] }),
  remarks: remarksOf,
}

const isCounted = ({ type, options }: SurveyQuestion): boolean => type !== 'open' && options.some(({ votes }) => votes > 0)
/** Votes of a question, all options together. */
export const votesOf = ({ options }: Pick<SurveyQuestion, 'options'>): number => options.reduce((sum, { votes }) => sum + votes, 0)
/** Whether each valid paper gives one vote at most. */
export const isOneVote = ({ type }: Pick<SurveyQuestion, 'type'>): boolean => type === 'single' || type === 'scale'

/** What papers without a mark for this question are called. */
export const notChosen = '未选'
/** What stands in the place of a count that is not shown. */
export const hiddenVotes = { few: '<5', beside: '隐去' } as const

/** What of a question's count may be shown, option by option and for papers without a mark; null where its sum cannot be right. */
export function shownVotes(
  question: SurveyQuestion,
  valid: number,
): readonly { readonly id: string; readonly name: string; readonly shown: ShownVotes }[] | null {
  const counts = question.options.map(({ votes }) => votes)
  const options = question.options.map(({ id, text }) => ({ id, name: text }))
  if (!isOneVote(question)) {
    if (counts.some((votes) => votes > valid)) return null
    return paired(options, withheldAlone(counts))
  }
  const left = valid - votesOf(question)
  return left < 0 ? null : paired([...options, { id: question.id, name: notChosen }], withheldInRow([...counts, left]))
}

const paired = <T>(lines: readonly T[], shown: readonly ShownVotes[]) =>
  lines.map((line, index) => ({ ...line, shown: shown[index] ?? ({ shown: 'beside' } as const) }))

function remarksOf(body: Survey): readonly Remark[] {
  const { issued, returned, valid, questions } = body
  return [
    ...(returned > issued ? [{ field: 'returned', text: `收回 ${returned} 份，多于发出的 ${issued} 份。` }] : []),
    ...(valid > returned ? [{ field: 'valid', text: `有效 ${valid} 份，多于收回的 ${returned} 份。` }] : []),
    ...questions.filter(isCounted).flatMap((question) => sums(question, questions.indexOf(question) + 1, valid)),
  ]
}

function sums(question: SurveyQuestion, number: number, valid: number): readonly Remark[] {
  const at = (id: string | undefined): string => `questions/${question.id}/options/${id}/votes`
  const votes = votesOf(question)
  if (isOneVote(question)) {
    if (votes > valid)
      return [{ field: at(question.options[0]?.id), text: `第 ${number} 题各选项合计 ${votes} 票，多于有效的 ${valid} 份。` }]
    return votes < valid
      ? [
          {
            field: at(question.options[0]?.id),
            text: `第 ${number} 题各选项合计 ${votes} 票，有效 ${valid} 份，差 ${valid - votes} 票按未选计。`,
          },
        ]
      : []
  }
  const over = question.options.filter((option) => option.votes > valid)
  return over.map(({ id, text }) => ({ field: at(id), text: `第 ${number} 题“${text}”的票数多于有效的 ${valid} 份。` }))
}
