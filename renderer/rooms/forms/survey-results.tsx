import { lazy, Suspense, useMemo } from 'react'
import { resultOf } from '../../../db/model/forms/survey-counts.ts'
import type { Survey, SurveyQuestion } from '../../../db/model/survey.ts'
import { useMay } from '../../app/session.tsx'
import { call, useSay } from '../../app/workstation.ts'
import { ConfirmButton } from '../../parts/confirm-button.tsx'
import { Section } from '../../parts/field.tsx'
import { surveyWords as words } from '../../words/surveys.ts'
import type { ExtraProps } from './extras.ts'
import './figures.css'
import { SurveyCounting } from './survey-counting.tsx'
import './survey-results.css'

const BarChart = lazy(() => import('../../parts/bar-chart.tsx').then((loaded) => ({ default: loaded.BarChart })))

/** 统计: while counting is open the counts, for those who write; after it what may be shown of them, for all. */
export const SurveyResults = (props: ExtraProps) => {
  const survey = props.body as unknown as Survey
  const mayCount = useMay('write') && props.record.deletedAt === null && !props.readOnly
  if (survey.status === 'checked') return <Results {...props} survey={survey} mayCount={mayCount} />
  return mayCount ? (
    <SurveyCounting {...props} survey={survey} />
  ) : (
    <Section title={words.title}>
      <p className="quiet">{words.notEnded}</p>
    </Section>
  )
}

const Results = ({ record, flush, survey, mayCount }: ExtraProps & { readonly survey: Survey; readonly mayCount: boolean }) => {
  const again = useSay('surveys', 'countAgain')
  const press = async () => {
    await flush()
    const { version } = await call('surveys', 'open', { id: record.id })
    again.mutate({ id: record.id, version })
  }
  return (
    <Section
      title={words.title}
      extra={
        mayCount && (
          <ConfirmButton
            size="small"
            question={words.againQuestion}
            meaning={words.againMeaning}
            act={words.again}
            loading={again.isPending}
            onConfirm={() => void press()}
          >
            {words.again}
          </ConfirmButton>
        )
      }
    >
      <p>{turnoutOf(survey)}</p>
      {survey.questions.map((question, index) => (
        <Result key={question.id} question={question} number={index + 1} valid={survey.valid} />
      ))}
      <p className="quiet">{words.fewHint}</p>
    </Section>
  )
}

export const turnoutOf = ({ issued, returned, valid }: Survey): string =>
  words.valid(valid, returned, issued, issued > 0 && returned <= issued ? `${Math.round((returned / issued) * 100)}%` : '')

const Result = ({ question, number, valid }: { readonly question: SurveyQuestion; readonly number: number; readonly valid: number }) => {
  const lines = useMemo(() => linesOf(question, valid), [question, valid])
  const bars = useMemo(() => lines.map(({ name, votes, word }) => ({ name, value: votes, word })), [lines])
  const heading = words.question(number, question.text)
  if (lines.length === 0) return null
  return (
    <section className="survey-result" aria-label={heading}>
      <h3>{heading}</h3>
      <div className="survey-figures">
        <table className="figures-table">
          <thead>
            <tr>
              <th scope="col">{words.option}</th>
              <th scope="col" className="figure">
                {words.votes}
              </th>
              <th scope="col" className="figure">
                {words.share}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, name, votes, word }) => (
              <tr key={id}>
                <td>{name}</td>
                <td className="figure">{word}</td>
                <td className="figure">{votes !== null && valid > 0 ? `${((votes / valid) * 100).toFixed(1)}%` : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Suspense fallback={null}>
          <BarChart bars={bars} most={valid} label={words.chart(question.text)} />
        </Suspense>
      </div>
    </section>
  )
}

/** Each option as it is shown, and those who chose none; nothing where the question was not counted. */
function linesOf(question: SurveyQuestion, valid: number) {
  const cells = resultOf(question, valid) ?? []
  const names = [...question.options.map(({ id, text }) => ({ id, name: text })), { id: question.id, name: words.notChosen }]
  return names.flatMap(({ id, name }) => {
    const cell = cells.find((one) => one.id === id)
    if (cell === undefined) return []
    return [
      {
        id,
        name,
        ...(cell.withheld === undefined ? { votes: cell.votes, word: String(cell.votes) } : { votes: null, word: words[cell.withheld] }),
      },
    ]
  })
}
