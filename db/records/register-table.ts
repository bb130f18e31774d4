import { type Field, type Rows, wordOfEntry } from '../model/forms/form.ts'
import { type Called, listed, wordOf, wordsOf } from '../model/forms/words.ts'
import type { RecordOf } from '../model/record.ts'
import type { Register } from '../model/register.ts'
import type { WrittenTable } from '../spreadsheets/write.ts'
import type { CaseFile } from '../vault/case-file.ts'
import { valueAt } from './fields.ts'
import { namesOf } from './names.ts'

/** Excel keeps no more characters in a cell. */
const longestCell = 32_000

type Cell = string | number | null

/**
 * Records of one kind as a table: one line each, choices in words, people and records by name, rows as lines of text.
 * What a form does not show to readers is not in it: quiet fields, unread rows, fields whose condition does not hold.
 */
export function tableOf(caseFile: CaseFile, register: Register, records: readonly RecordOf[]): WrittenTable {
  const shown = register.fields.filter(({ quiet }) => !quiet)
  const rowsShown = register.rows.filter(({ unread }) => !unread)
  const called = namesIn(caseFile, shown, rowsShown, records)
  return {
    title: register.title,
    columns: [
      ...shown.map(({ label }) => ({ header: label })),
      ...(register.statuses.length === 0 ? [] : [{ header: '状态' }]),
      ...rowsShown.map(({ label }) => ({ header: label, width: 48 })),
    ],
    rows: records.map(({ body }) => [
      ...shown.map((field) => (holds(field, body, body) ? cellOf(field, valueAt(body, field.name), called) : null)),
      ...(register.statuses.length === 0 ? [] : [wordOf(register.statuses, statusIn(body))]),
      ...rowsShown.map((rows) =>
        rows.when?.(plain(body)) === false ? '' : fitting(linesOf(rows, valueAt(body, rows.name), body, called)),
      ),
    ]),
  }
}

type Holder = Readonly<Record<string, unknown>>
const plain = (body: unknown): Holder => body as Holder
const holds = (field: Field, values: unknown, body: unknown): boolean => field.when?.(plain(values), plain(body)) !== false

const statusIn = (body: unknown): string => String(valueAt(body, 'status') ?? valueAt(body, 'stage') ?? '')

function cellOf(field: Field, value: unknown, called: Called): Cell {
  if (value === undefined || value === null || value === '') return null
  return field.control === 'number' ? Number(value) : fitting(wordsOf(field, value, called))
}

/** Rows of a record in one cell: numbered lines, each field that holds something with its label. */
function linesOf(rows: Rows, value: unknown, body: unknown, called: Called): string {
  if (!Array.isArray(value)) return ''
  const lines = value.map((row: Holder) => lineOf(rows, row, body, called))
  return lines.map((line, index) => (lines.length === 1 ? line : `${index + 1}. ${line}`)).join('\n')
}

function lineOf({ fields, within }: Rows, row: Holder, body: unknown, called: Called): string {
  const told = fields
    .filter((field) => !field.quiet && holds(field, row, body))
    .flatMap((field) => {
      const cell = field.control === 'entry' ? wordOfEntry(field, row) : cellOf(field, row[field.name], called)
      return cell === null || cell === '' ? [] : [fields.length === 1 ? String(cell) : `${field.label}：${cell}`]
    })
  const inner = within === undefined || within.unread || within.when?.(row) === false ? [] : rowsAt(row, within)
  if (within !== undefined && inner.length > 0)
    told.push(`${within.label}：${inner.map((one) => lineOf(within, one, body, called)).join('，')}`)
  return told.join('；')
}

const rowsAt = (holder: unknown, { name }: Rows): readonly Holder[] => {
  const rows = valueAt(holder, name)
  return Array.isArray(rows) ? (rows as readonly Holder[]) : []
}

/** What does not fit is not dropped in silence. */
const fitting = (text: string): string =>
  text.length <= longestCell ? text : `${text.slice(0, longestCell)}…（余下 ${text.length - longestCell} 字见原记录）`

/** Names of all people and records that these fields and rows mention, asked for once. */
export function namesIn(caseFile: CaseFile, fields: readonly Field[], rows: readonly Rows[], records: readonly RecordOf[]): Called {
  const ids = new Set<string>()
  const gather = (holder: unknown, of: readonly Field[], inner: readonly Rows[]): void => {
    for (const { control, name } of of)
      if (['member', 'members', 'record', 'records'].includes(control)) for (const id of listed(valueAt(holder, name))) ids.add(id)
    for (const each of inner)
      for (const row of rowsAt(holder, each)) gather(row, each.fields, each.within === undefined || each.within.unread ? [] : [each.within])
  }
  for (const { body } of records) gather(body, fields, rows)
  const names = new Map(namesOf(caseFile, [...ids]).map(({ id, number, title }) => [id, `${number} ${title}`.trim()]))
  return (id) => names.get(id) ?? ''
}
