import { useQuery } from '@tanstack/react-query'
import { App, Button, InputNumber } from 'antd'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { countRemarks, shownCells, votesOf } from '../../../db/model/forms/survey-counts.ts'
import type { Survey, SurveyCounts, SurveyQuestion } from '../../../db/model/survey.ts'
import type { Counting, TableRefused } from '../../../electron/contract/index.ts'
import { call, type FailureError, queries, useSay } from '../../app/workstation.ts'
import { useKeeping } from '../../parts/autosave.ts'
import { ConfirmButton } from '../../parts/confirm-button.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { fieldId, focusField, Section } from '../../parts/field.tsx'
import { TableProblems } from '../../parts/table-problems.tsx'
import { useUndoNotice } from '../../parts/undo-notice.tsx'
import { surveyWords as words } from '../../words/surveys.ts'
import type { ExtraProps } from './extras.ts'

interface SurveyProps extends ExtraProps {
  readonly survey: Survey
}

const keyOf = (id: string) => ['surveys', 'counting', { id }] as const

/** 计票: what was counted, by hand or from a table, until counting ends. */
export const SurveyCounting = (props: SurveyProps) => {
  const { id } = props.record
  // The page forgets them as soon as they leave the screen.
  const asked = useQuery<Counting, FailureError>({ queryKey: keyOf(id), queryFn: () => call('surveys', 'counting', { id }), gcTime: 0 })
  return (
    <Section title={words.counting}>
      {asked.error !== null && <FailureNote failure={asked.error.failure} />}
      {asked.data !== undefined && <Counts {...props} counting={asked.data} />}
    </Section>
  )
}

/** Saves counts by themselves, as records are. */
const useCounts = (id: string, counting: Counting) =>
  useKeeping<SurveyCounts, Counting>(`counting ${id}`, counting, {
    save: async (version, changes) => {
      const saved = await call('surveys', 'count', { id, version, changes: changes as SurveyCounts })
      queries.setQueryData(keyOf(id), saved)
      return saved
    },
    open: () => call('surveys', 'counting', { id }),
  })

const Counts = ({ record, survey, change, flush, counting }: SurveyProps & { readonly counting: Counting }) => {
  const { body: counts, change: count, flush: flushCounts, failure } = useCounts(record.id, counting)
  const asked = survey.questions.map((question, index) => ({ question, number: index + 1 })).filter(({ question }) => isAsked(question))
  const saveAll = async () => {
    await flush()
    await flushCounts()
  }
  return (
    <>
      <Acts id={record.id} survey={survey} counts={counts} change={change} count={count} flush={saveAll} />
      {failure !== null && <FailureNote failure={failure} />}
      <div className="formed-remarks" role="status" aria-label={words.sums}>
        {countRemarks(survey, counts).map(({ field, text, grave }) => (
          <button key={text} type="button" className={grave ? 'formed-remark red' : 'formed-remark'} onClick={() => focusField(field)}>
            {text}
          </button>
        ))}
      </div>
      {asked.length === 0 ? (
        <p className="quiet">{words.nothing}</p>
      ) : (
        <div className="survey-counts">
          {asked.map(({ question, number }) => (
            <Count key={question.id} question={question} number={number} valid={survey.valid} counts={counts} count={count} />
          ))}
        </div>
      )}
      <p className="quiet">{words.countingHint}</p>
    </>
  )
}

const isAsked = ({ type, options }: SurveyQuestion): boolean => type !== 'open' && options.length > 0

interface CountProps {
  readonly question: SurveyQuestion
  readonly number: number
  readonly valid: number
  readonly counts: SurveyCounts
  readonly count: (changes: SurveyCounts) => void
}

const Count = ({ question, number, valid, counts, count }: CountProps) => {
  const cells = shownCells(question, counts, valid) ?? []
  const heading = words.question(number, question.text)
  return (
    <section className="survey-result" aria-label={heading}>
      <h3>{heading}</h3>
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{words.option}</th>
            <th scope="col">{words.votes}</th>
            <th scope="col" className="figure">
              {words.willShow}
            </th>
          </tr>
        </thead>
        <tbody>
          {question.options.map(({ id, text }) => (
            <tr key={id}>
              <td>{text}</td>
              <td>
                <InputNumber
                  id={fieldId(id)}
                  size="small"
                  aria-label={words.votesOf(text)}
                  min={0}
                  max={1_000_000}
                  precision={0}
                  value={counts[id] ?? 0}
                  onChange={(votes) => count({ [id]: votes ?? 0 })}
                />
              </td>
              <td className="figure">{wordOf(cells.find((cell) => cell.id === id))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const wordOf = (cell: NonNullable<ReturnType<typeof shownCells>>[number] | undefined): string =>
  cell === undefined ? '' : cell.withheld === undefined ? String(cell.votes) : words[cell.withheld]

interface ActsProps extends Pick<ExtraProps, 'change' | 'flush'> {
  readonly id: string
  readonly survey: Survey
  readonly counts: SurveyCounts
  readonly count: (changes: SurveyCounts) => void
}

/** Usual options for questions that have none, counts by table, and the end of the counting. */
const Acts = ({ id, survey, counts, change, count, flush }: ActsProps) => {
  const { message } = App.useApp()
  const notice = useUndoNotice()
  const [refused, setRefused] = useState<TableRefused | null>(null)
  const taking = useSay('surveys', 'importTally')
  const saving = useSay('surveys', 'saveTemplate')
  const ending = useSay('surveys', 'endCounting')
  const { questions } = survey
  const bare = questions.filter(({ type, options }) => type !== 'open' && options.length === 0)
  const fill = (texts: readonly string[]) => {
    const options = () => texts.map((text) => ({ id: newId(), text, votes: 0 }))
    change({ questions: questions.map((question) => (bare.includes(question) ? { ...question, options: options() } : question)) })
  }
  const take = async () => {
    await flush()
    setRefused(null)
    const taken = await taking.mutateAsync({ id }).catch(() => null)
    if (taken === null) return
    const before = Object.fromEntries(questions.flatMap(({ options }) => options.map((option) => [option.id, counts[option.id] ?? 0])))
    const undo = () => (questions.length === 0 ? change({ questions }) : count(before))
    if (taken.ok) notice(id, words.taken(taken.fileName, taken.questions, taken.counts), words.undo, undo)
    else setRefused(taken)
  }
  const save = async () => {
    await flush()
    const saved = await saving.mutateAsync({ id }).catch(() => null)
    if (saved !== null) void message.info(words.savedAs(saved.name))
  }
  const end = async () => {
    await flush()
    const { version } = await call('surveys', 'open', { id })
    ending.mutate({ id, version })
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
        <ConfirmButton
          size="small"
          disabled={questions.every((question) => votesOf(question, counts) === 0)}
          question={words.endQuestion}
          meaning={words.endMeaning}
          act={words.end}
          loading={ending.isPending}
          onConfirm={() => void end()}
        >
          {words.end}
        </ConfirmButton>
      </div>
      {refused !== null && <TableProblems refused={refused} />}
    </>
  )
}
