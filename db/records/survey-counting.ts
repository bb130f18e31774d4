import { Refusal } from '../model/failure.ts'
import { countRemarks, shownCells } from '../model/forms/survey-counts.ts'
import type { RecordOf } from '../model/record.ts'
import { type Survey, SurveyCounts } from '../model/survey.ts'
import type { CaseFile } from '../vault/case-file.ts'
import type { Counting } from '../worker/requests/surveys.ts'
import { atomically } from './atomically.ts'
import { change } from './footing.ts'
import { recordOf } from './rows.ts'
import { isClosed } from './survey.ts'

/**
 * 计票. Counts lie beside the survey while they are taken, and in no history. When counting ends the record gets what
 * may be shown of them, and they are gone: nobody can look a single vote up any more, here or in a bundle.
 */

/** What has been counted so far. Throws `not_found`; `not_ready` once counting has ended. */
export function countingOf(caseFile: CaseFile, id: string): Counting {
  const { body } = openSurvey(caseFile, id)
  const row = caseFile.queries.first(caseFile.queries.k.selectFrom('survey_count').selectAll().where('record_id', '=', id))
  if (row !== undefined) return { version: row.version, body: SurveyCounts.parse(JSON.parse(row.counts)) }
  return { version: 1, body: Object.fromEntries(body.questions.flatMap(({ options }) => options.map((each) => [each.id, each.votes]))) }
}

/** Notes counts, typed on `version`. Throws as `countingOf` does, `version_conflict`, and `bad_input` for options of another survey. */
export function noteCounts(caseFile: CaseFile, id: string, version: number, changes: SurveyCounts): Counting {
  return atomically(caseFile, () => {
    const counting = countingOf(caseFile, id)
    if (counting.version !== version) throw new Refusal('version_conflict', undefined, { version: counting.version })
    const { questions } = recordOf(caseFile, 'survey', id).body
    const options = new Set(questions.flatMap((question) => question.options.map((option) => option.id)))
    if (Object.keys(changes).some((option) => !options.has(option))) throw new Refusal('bad_input', 'votes')
    return keep(caseFile, id, { version: version + 1, body: { ...counting.body, ...changes } })
  })
}

/**
 * Ends the counting: the survey keeps what may be shown, the counts go, and with them what its history may hold of
 * earlier ones. Throws `not_ready` while sums do not come out or nothing was counted, `version_conflict`.
 */
export function endCounting(caseFile: CaseFile, id: string, version: number): RecordOf<'survey'> {
  return atomically(caseFile, () => {
    const survey = openSurvey(caseFile, id, version)
    const { body } = survey
    const counts = countingOf(caseFile, id).body
    const wrong = countRemarks(body, counts).filter(({ grave }) => grave)
    const questions = body.questions.map((question) => withResult(question, shownCells(question, counts, body.valid)))
    const lacking = questions.some(({ result }) => result !== undefined) ? wrong.map(({ text }) => text) : ['还没有填写票数。']
    if (lacking.length > 0) throw new Refusal('not_ready', 'questions', { lacking })
    return settle(caseFile, survey, { questions, status: 'checked' })
  })
}

/** Counts anew: what was shown is where it starts from; what was withheld has to be counted again. */
export function countAgain(caseFile: CaseFile, id: string, version: number): RecordOf<'survey'> {
  return atomically(caseFile, () => {
    const survey = surveyAt(caseFile, id, version)
    if (!isClosed(survey.body)) return survey
    const { questions } = survey.body
    const shown = questions.flatMap(({ options, result }) =>
      options.flatMap((option) => {
        const cell = result?.cells.find((each) => each.id === option.id)
        return cell === undefined || cell.withheld !== undefined ? [] : [[option.id, cell.votes] as const]
      }),
    )
    const counted = settle(caseFile, survey, { questions: questions.map((question) => withResult(question, null)), status: 'counted' })
    keep(caseFile, id, { version: 1, body: Object.fromEntries(shown) })
    return counted
  })
}

/** Where surveys of before held their counts. */
const rawVotes = 'questions/%/options/%/votes'

function settle(caseFile: CaseFile, survey: RecordOf<'survey'>, changes: Pick<Survey, 'questions' | 'status'>): RecordOf<'survey'> {
  const { k } = caseFile.queries
  forgetVotes(caseFile, survey.id)
  const settled = change(caseFile, survey, { ...survey.body, ...changes }, { apart: true })
  caseFile.queries.run(k.deleteFrom('history').where('record_id', '=', survey.id).where('field', 'like', rawVotes))
  caseFile.queries.run(k.deleteFrom('survey_count').where('record_id', '=', survey.id))
  return settled
}

function withResult(question: Survey['questions'][number], cells: ReturnType<typeof shownCells>): Survey['questions'][number] {
  const { result: _, options, ...rest } = question
  return { ...rest, options: options.map((option) => ({ ...option, votes: 0 })), ...(cells !== null && { result: { cells } }) }
}

/**
 * Takes out of the history what tells of votes: earlier results, and the raw counts that surveys once held. The only
 * history there is that is not kept; a count that may not be shown must not be looked up in it.
 */
function forgetVotes({ queries }: CaseFile, id: string): void {
  const { k } = queries
  const rows = queries.all(k.selectFrom('history').selectAll().where('record_id', '=', id).where('field', 'like', 'questions/%'))
  for (const row of rows) {
    const ofVotes = row.field.endsWith('/votes') || row.field.split('/')[2] === 'result'
    if (ofVotes) queries.run(k.deleteFrom('history').where('id', '=', row.id))
    else
      queries.run(
        k
          .updateTable('history')
          .set({ before: unvoted(row.before), after: unvoted(row.after) })
          .where('id', '=', row.id),
      )
  }
}

const unvoted = (json: string | null): string | null =>
  json === null
    ? null
    : JSON.stringify(JSON.parse(json, (key, value: unknown) => (key === 'votes' ? 0 : key === 'result' ? undefined : value)))

function keep({ queries }: CaseFile, id: string, counting: Counting): Counting {
  const row = { version: counting.version, counts: JSON.stringify(counting.body) }
  queries.run(
    queries.k
      .insertInto('survey_count')
      .values({ record_id: id, ...row })
      .onConflict((conflict) => conflict.column('record_id').doUpdateSet(row)),
  )
  return counting
}

function surveyAt(caseFile: CaseFile, id: string, version?: number): RecordOf<'survey'> {
  const survey = recordOf(caseFile, 'survey', id)
  if (survey.deletedAt !== null) throw new Refusal('not_found', 'survey')
  if (version !== undefined && survey.version !== version) throw new Refusal('version_conflict', undefined, { version: survey.version })
  return survey
}

function openSurvey(caseFile: CaseFile, id: string, version?: number): RecordOf<'survey'> {
  const survey = surveyAt(caseFile, id, version)
  if (isClosed(survey.body)) throw new Refusal('not_ready', 'status', { gaps: ['counting_over'] })
  return survey
}
