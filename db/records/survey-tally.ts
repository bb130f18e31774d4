import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { v7 as newId } from 'uuid'
import type { TableProblem, TableRow, Template } from '../model/spreadsheet.ts'
import type { Survey, SurveyQuestion } from '../model/survey.ts'
import { fold } from '../search/fold.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { replaceFile } from '../vault/whole-file.ts'
import type { TallyTaken } from '../worker/requests/surveys.ts'
import { atomically } from './atomically.ts'
import { saveRecord } from './footing.ts'
import { moveData } from './movements.ts'
import { recordOf } from './rows.ts'
import { countingOf, noteCounts } from './survey-counting.ts'
import { tableBytes } from './tables/staged.ts'

const headers = { number: '题号', question: '题目', option: '选项', votes: '票数' } as const

const template: Template = {
  name: '计票表',
  mostRows: 5000,
  columns: [
    { key: 'number', header: headers.number, spellings: ['序号'], type: 'integer', fillsDown: 'blank' },
    { key: 'question', header: headers.question, spellings: ['问题', '测评内容', '测评对象'], type: 'line', fillsDown: 'blank' },
    { key: 'option', header: headers.option, spellings: ['答案', '等次'], type: 'line', required: true },
    { key: 'votes', header: headers.votes, spellings: ['得票', '得票数', '份数'], type: 'integer', required: true },
  ],
}

/**
 * Takes the counts of a table into a survey, all of them, or says what is wrong and changes nothing. Refuses files
 * that cannot be read.
 */
export async function takeTally(caseFile: CaseFile, id: string, path: string): Promise<TallyTaken> {
  const fileName = basename(path)
  const bytes = await tableBytes(path, fileName)
  const { readTable } = await import('../spreadsheets/read.ts') // large, and rarely wanted
  const reading = readTable(bytes, template)
  if (!reading.ok) return { ...reading, fileName }
  return atomically(caseFile, () => {
    const counting = countingOf(caseFile, id)
    const { version, body, roundId } = recordOf(caseFile, 'survey', id)
    const questions = body.questions.length === 0 ? questionsOf(reading.rows) : body.questions
    const { counts, problems } = counted(questions, reading.rows, reading.sheet)
    if (problems.length > 0) return { ok: false, fileName, problems, more: 0 }
    if (questions !== body.questions) saveRecord(caseFile, 'survey', { id, version, changes: { questions } })
    noteCounts(caseFile, id, counting.version, counts)
    const file = { fileName, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), path: fileName }
    moveData(caseFile, {
      action: 'survey.tally',
      subject: { kind: 'survey', id },
      detail: { counts: reading.rows.length, file: fileName },
      movement: { what: 'table', direction: 'in', content: `计票表 ${reading.rows.length} 行`, ...file, roundId },
    })
    const touched = new Set(reading.rows.map((row) => questionOf(questions, row)?.id))
    return { ok: true, fileName, questions: touched.size, counts: reading.rows.length }
  })
}

const textOf = ({ values }: TableRow, key: string): string => String(values[key] ?? '')
const same = (a: string, b: string): boolean => plain(a) === plain(b)
const plain = (text: string): string => fold(text).replace(/[\s\p{P}]/gu, '')

/** By its words where the table has them, else by its number. */
function questionOf(questions: readonly SurveyQuestion[], row: TableRow): SurveyQuestion | undefined {
  const text = textOf(row, 'question')
  const number = row.values.number
  const byText = text === '' ? undefined : questions.find((question) => same(question.text, text))
  return byText ?? (typeof number === 'number' && text === '' ? questions[number - 1] : undefined)
}

/** Questions as a table has them, for a survey that has none yet. */
function questionsOf(rows: readonly TableRow[]): Survey['questions'] {
  const questions = new Map<string, SurveyQuestion>()
  for (const row of rows) {
    const text = textOf(row, 'question')
    if (text === '') continue
    const question = questions.get(plain(text)) ?? { id: newId(), text, type: 'single', options: [], answers: '' }
    const option = { id: newId(), text: textOf(row, 'option'), votes: 0 }
    questions.set(plain(text), { ...question, options: [...question.options, option] })
  }
  return [...questions.values()]
}

function counted(asked: Survey['questions'], rows: readonly TableRow[], sheet: string) {
  const problems: TableProblem[] = []
  const votes = new Map<string, { readonly votes: number; readonly row: number }>()
  for (const row of rows) {
    const place = { ...(sheet !== '' && { sheet }), row: row.row }
    const question = questionOf(asked, row)
    const shown = textOf(row, 'question') || String(row.values.number ?? '')
    if (question === undefined) {
      problems.push({ ...place, code: 'bad_choice', header: headers.question, detail: { shown, allowed: asked.map(({ text }) => text) } })
      continue
    }
    const option = question.options.find(({ text }) => same(text, textOf(row, 'option')))
    const count = Number(row.values.votes)
    const first = option === undefined ? undefined : votes.get(option.id)
    if (option === undefined) {
      const detail = { shown: textOf(row, 'option'), allowed: question.options.map(({ text }) => text) }
      problems.push({ ...place, code: 'bad_choice', header: headers.option, detail })
    } else if (count < 0 || count > 1_000_000) {
      problems.push({ ...place, code: 'bad_integer', header: headers.votes, detail: { shown: String(count) } })
    } else if (first !== undefined) {
      problems.push({ ...place, code: 'repeated', header: headers.option, detail: { shown: option.text, first: first.row } })
    } else {
      votes.set(option.id, { votes: count, row: row.row })
    }
  }
  return { counts: Object.fromEntries([...votes].map(([option, { votes: count }]) => [option, count])), problems }
}

/** Writes the questions and options of a survey as a table to count in. */
export async function saveTallyTable(caseFile: CaseFile, id: string, path: string): Promise<{ readonly name: string }> {
  const { body } = recordOf(caseFile, 'survey', id)
  const { writeTable } = await import('../spreadsheets/write.ts')
  const rows = body.questions.flatMap((question, index) =>
    question.options.map(({ text }): readonly (string | number | null)[] => [index + 1, question.text, text, null]),
  )
  const columns = [
    { header: headers.number, width: 8 },
    { header: headers.question, width: 40 },
    { header: headers.option, width: 20 },
    { header: headers.votes, width: 10 },
  ]
  replaceFile(path, await writeTable({ title: template.name, columns, rows }))
  return { name: basename(path) }
}
