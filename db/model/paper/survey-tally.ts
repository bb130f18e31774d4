import { hiddenVotes, notChosen } from '../forms/survey.ts'
import { isOneVote, resultOf } from '../forms/survey-counts.ts'
import type { Survey, SurveyQuestion } from '../survey.ts'
import { columnsFor } from './columns.ts'
import { layouts, ordinalColumn, textWidth } from './layout.ts'
import { type Block, paragraphs } from './paper.ts'

const width = textWidth(layouts.record)
const explained = '“<5”为少于5票；“隐去”为防止由合计推算而一并不显示。'

type Cells = NonNullable<ReturnType<typeof resultOf>>
type Cell = Cells[number]
const wordOf = ({ votes, withheld }: Cell): string => (withheld === undefined ? String(votes) : hiddenVotes[withheld])
const shareOf = ({ votes, withheld }: Cell, valid: number): string =>
  withheld === undefined && valid > 0 ? `${((votes / valid) * 100).toFixed(1)}%` : ''

const optionsOf = ({ options }: SurveyQuestion): string => options.map(({ text }) => text).join('\n')
/** So many options still stand side by side. */
const mostAcross = 6
const standsAcross = (question: SurveyQuestion): boolean =>
  isOneVote(question) && question.options.length > 0 && question.options.length <= mostAcross

/** What of the count may be shown, question by question; those that follow each other with the same options in one table. */
export function surveyTally({ questions, valid }: Survey): readonly Block[] {
  const runs: { readonly from: number; readonly questions: SurveyQuestion[] }[] = []
  questions.forEach((question, index) => {
    const run = runs.at(-1)
    const first = run?.questions[0]
    if (run && first && standsAcross(question) && standsAcross(first) && optionsOf(question) === optionsOf(first))
      run.questions.push(question)
    else runs.push({ from: index + 1, questions: [question] })
  })
  const blocks = runs.flatMap(({ from, questions: [first, ...more] }) => {
    if (first === undefined) return []
    return more.length > 0 ? [across([first, ...more], from, valid)] : alone(first, from, valid)
  })
  return [...blocks, ...(questions.some((question) => resultOf(question, valid) !== null) ? paragraphs(explained) : [])]
}

function across(questions: readonly [SurveyQuestion, ...SurveyQuestion[]], from: number, valid: number): Block {
  const options = [...questions[0].options.map(({ text }) => text), notChosen]
  const [what, ...counts] = columnsFor(
    [{ label: '题目', control: 'line' }, ...options.map((_, index) => ({ label: String(index), control: 'number' as const }))],
    width - ordinalColumn,
  )
  return {
    type: 'table',
    columns: [
      { title: '序号', width: ordinalColumn, align: 'center' },
      { title: '题目', width: what?.width ?? 0 },
      ...counts.map((column, index) => ({ ...column, title: options[index] ?? '' })),
    ],
    rows: questions.map((question, index) => [
      String(from + index),
      question.text,
      ...(resultOf(question, valid)?.map(wordOf) ?? options.map(() => '')),
    ]),
  }
}

function alone(question: SurveyQuestion, number: number, valid: number): readonly Block[] {
  const { text, type, answers, options } = question
  const asked: Block = {
    type: 'turn',
    label: `${number}．`,
    text: `${text}${type === 'multiple' && !text.includes('多选') ? '（可多选）' : ''}`,
  }
  if (type === 'open') return [asked, ...paragraphs(answers)]
  const counts = resultOf(question, valid)
  const names = [...options.map((option) => option.text), ...(isOneVote(question) ? [notChosen] : [])]
  return [
    asked,
    {
      type: 'table',
      columns: [
        { title: '选项', width: width - 48 },
        { title: '票数', width: 24, align: 'center' },
        { title: '占有效票', width: 24, align: 'center' },
      ],
      rows: names.map((name, index) => {
        const shown = counts?.[index]
        return shown === undefined ? [name, '', ''] : [name, wordOf(shown), shareOf(shown, valid)]
      }),
    },
  ]
}
