import { App, Button } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { v7 as newId } from 'uuid'
import type { ShownVotes } from '../../../db/model/forms/suppression.ts'
import { shownVotes, votesOf } from '../../../db/model/forms/survey.ts'
import type { Survey, SurveyQuestion } from '../../../db/model/survey.ts'
import type { TableRefused } from '../../../electron/contract/index.ts'
import { useMay } from '../../app/session.tsx'
import { useSay } from '../../app/workstation.ts'
import { Section } from '../../parts/field.tsx'
import { TableProblems } from '../../parts/table-problems.tsx'
import { useUndoNotice } from '../../parts/undo-notice.tsx'
import { surveyWords as words } from '../../words/surveys.ts'
import type { ExtraProps } from './extras.ts'
import './figures.css'
import './survey-results.css'

const BarChart = lazy(() => import('../../parts/bar-chart.tsx').then((loaded) => ({ default: loaded.BarChart })))

/** 统计: what may be shown of the count, as a table and as bars; and counts that come as a table. */
export const SurveyResults = (props: ExtraProps) => {
  const survey = props.body as unknown as Survey
  const { issued, returned, valid, questions } = survey
  const mayWrite = useMay('write') && props.record.deletedAt === null
  const counted = questions.map((question, index) => ({ question, number: index + 1 })).filter(({ question }) => votesOf(question) > 0)
  const rate = issued > 0 && returned <= issued ? `${Math.round((returned / issued) * 100)}%` : ''
  return (
    <Section title={words.title}>
      {mayWrite && <Acts {...props} survey={survey} />}
      {counted.length === 0 ? (
        <p className="quiet">{words.nothing}</p>
      ) : (
        <>
          <p>{words.valid(valid, returned, issued, rate)}</p>
          {counted.map(({ question, number }) => (
            <Result key={question.id} question={question} number={number} valid={valid} />
          ))}
          <p className="quiet">{words.fewHint}</p>
        </>
      )}
    </Section>
  )
}

const Result = ({ question, number, valid }: { readonly question: SurveyQuestion; readonly number: number; readonly valid: number }) => {
  const lines = useMemo(() => shownVotes(question, valid), [question, valid])
  const bars = useMemo(
    () => lines?.map(({ name, shown }) => ({ name, value: shown.shown === 'votes' ? shown.votes : null, word: wordOf(shown) })) ?? [],
    [lines],
  )
  const heading = words.question(number, question.text)
  return (
    <section className="survey-result" aria-label={heading}>
      <h3>{heading}</h3>
      {lines === null ? (
        <p className="red">{words.wrongSum}</p>
      ) : (
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
              {lines.map(({ id, name, shown }) => (
                <tr key={id}>
                  <td>{name}</td>
                  <td className="figure">{wordOf(shown)}</td>
                  <td className="figure">{shareOf(shown, valid)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Suspense fallback={null}>
            <BarChart bars={bars} most={valid} label={words.chart(question.text)} />
          </Suspense>
        </div>
      )}
    </section>
  )
}

const wordOf = (shown: ShownVotes): string => (shown.shown === 'votes' ? String(shown.votes) : words[shown.shown])
const shareOf = (shown: ShownVotes, valid: number): string =>
  shown.shown === 'votes' && valid > 0 ? `${((shown.votes / valid) * 100).toFixed(1)}%` : ''

/** Usual options for questions that have none, and counts by table. */
const Acts = ({ record, change, flush, survey }: ExtraProps & { readonly survey: Survey }) => {
  const { message } = App.useApp()
  const notice = useUndoNotice()
  const [refused, setRefused] = useState<TableRefused | null>(null)
  const taking = useSay('surveys', 'importTally')
  const saving = useSay('surveys', 'saveTemplate')
  const { questions } = survey
  const bare = questions.filter(({ type, options }) => type !== 'open' && options.length === 0)
  const fill = (texts: readonly string[]) => {
    const options = () => texts.map((text) => ({ id: newId(), text, votes: 0 }))
    change({ questions: questions.map((question) => (bare.includes(question) ? { ...question, options: options() } : question)) })
  }
  const take = async () => {
    await flush()
    setRefused(null)
    const taken = await taking.mutateAsync({ id: record.id }).catch(() => null)
    if (taken === null) return
    if (taken.ok) notice(record.id, words.taken(taken.fileName, taken.questions, taken.counts), words.undo, () => change({ questions }))
    else setRefused(taken)
  }
  const save = async () => {
    await flush()
    const saved = await saving.mutateAsync({ id: record.id }).catch(() => null)
    if (saved !== null) void message.info(words.savedAs(saved.name))
  }
  return (
    <>
      <div className="survey-acts">
        {bare.length > 0 &&
          words.grades.map(({ name, options }) => (
            <Button key={name} size="small" onClick={() => fill(options)}>
              {words.fillIn(bare.length, name)}
            </Button>
          ))}
        <Button size="small" loading={taking.isPending} onClick={() => void take()}>
          {words.importTally}
        </Button>
        <Button size="small" disabled={questions.every(({ options }) => options.length === 0)} onClick={() => void save()}>
          {words.saveTemplate}
        </Button>
      </div>
      {refused !== null && <TableProblems refused={refused} />}
    </>
  )
}
