import type { RecordOf } from '../model/record.ts'
import { isRowsField, type PlainUploadField, type RowsUploadField, type UploadProfile, type UploadTable } from '../model/upload-profile.ts'
import { valueAt } from '../records/fields.ts'
import { dayWritten } from './dates.ts'
import type { Outgoing } from './outgoing.ts'

/** One line of a table as it goes out, and as people read it. */
export interface MappedLine {
  readonly line: Readonly<Record<string, unknown>>
  readonly cells: readonly (string | number | null)[]
  readonly problems: readonly LineProblem[]
}

export type LineProblemCode = 'missing' | 'too_long' | 'no_value_for' | 'not_in_codes' | 'no_date' | 'no_number' | 'schema'
export interface LineProblem {
  readonly field: string
  readonly code: LineProblemCode
}

/** What a record is seen in: what `@round/…`, `@unit/…` and ids of people lead to. */
export interface Surroundings {
  readonly record: RecordOf
  readonly number: string
  readonly title: string
  readonly round: unknown
  readonly unit: unknown
  nameOf(id: string): string
}

/** A row as a field sees it: its own values, and those of the record around it. */
interface Place {
  readonly own: Outgoing
  readonly around: Outgoing
  /** From 1 within the record. */
  readonly line: number
}

/** Every line that a record makes in a table. `body` is what may leave of it. */
export function linesOf(table: UploadTable, body: Outgoing, surroundings: Surroundings, profile: UploadProfile): readonly MappedLine[] {
  if (table.each === undefined) return [lineOf(table, { own: body, around: body, line: 1 }, surroundings, profile)]
  const rows = valueAt(body.body, table.each)
  return (Array.isArray(rows) ? rows : []).map((row, index) =>
    lineOf(table, { own: { body: row, whole: row }, around: body, line: index + 1 }, surroundings, profile),
  )
}

function lineOf(table: UploadTable, place: Place, surroundings: Surroundings, profile: UploadProfile): MappedLine {
  const line = {}
  const cells: (string | number | null)[] = []
  const problems: LineProblem[] = []
  for (const field of table.fields) {
    const found = isRowsField(field) ? rowsOf(field, place, surroundings, profile) : fieldValue(field, place, surroundings, profile)
    problems.push(...found.problems)
    if (found.value !== undefined) put(line, field.to, found.value)
    cells.push(found.cell)
  }
  return { line, cells, problems }
}

interface Found {
  readonly value: unknown
  readonly cell: string | number | null
  readonly problems: readonly LineProblem[]
}

const nothing = (label: string, required: boolean): Found => ({
  value: undefined,
  cell: null,
  problems: required ? [{ field: label, code: 'missing' }] : [],
})
const wrong = (field: string, code: LineProblemCode): Found => ({ value: undefined, cell: null, problems: [{ field, code }] })

function rowsOf(field: RowsUploadField, { around, own, line }: Place, surroundings: Surroundings, profile: UploadProfile): Found {
  const rows = rawValue(field.from, false, { around, own, line }, surroundings)
  if (!Array.isArray(rows) || rows.length === 0) return nothing(field.label, field.required)
  const problems: LineProblem[] = []
  const texts: string[] = []
  const value = rows.map((row, index) => {
    const written = {}
    const parts: string[] = []
    for (const inner of field.fields) {
      const found = fieldValue(inner, { own: { body: row, whole: row }, around, line: index + 1 }, surroundings, profile)
      problems.push(...found.problems.map(({ code }) => ({ field: `${field.label}（第 ${index + 1} 行）${inner.label}`, code })))
      if (found.value !== undefined) put(written, inner.to, found.value)
      if (found.cell !== null) parts.push(`${inner.label}：${found.cell}`)
    }
    texts.push(parts.join('；'))
    return written
  })
  return { value, cell: texts.map((text, index) => `${index + 1}. ${text}`).join('\n'), problems }
}

function fieldValue(field: PlainUploadField, place: Place, surroundings: Surroundings, profile: UploadProfile): Found {
  const raw = field.from === undefined ? field.constant : (rawValue(field.from, field.personal, place, surroundings) ?? field.constant)
  const list = (Array.isArray(raw) ? raw : [raw]).filter((one) => one !== undefined && one !== null && one !== '')
  if (list.length === 0) return nothing(field.label, field.required)
  if (field.type === 'flag') return typeof list[0] === 'boolean' ? told(list[0], list[0] ? '是' : '否') : wrong(field.label, 'no_value_for')
  if (field.type === 'integer' || field.type === 'number') return numbered(field, list[0])
  const texts: string[] = []
  for (const one of list) {
    const written = textOf(field, one, surroundings)
    if (typeof written !== 'string') return wrong(field.label, written.code)
    texts.push(written)
  }
  return fitted(field, texts, profile)
}

const told = (value: unknown, cell: string | number): Found => ({ value, cell, problems: [] })

function numbered(field: PlainUploadField, one: unknown): Found {
  const number = Number(field.values === undefined ? one : (field.values[String(one)] ?? field.otherwise ?? Number.NaN))
  return Number.isFinite(number) && (field.type === 'number' || Number.isInteger(number))
    ? told(number, number)
    : wrong(field.label, 'no_number')
}

function textOf(field: PlainUploadField, one: unknown, surroundings: Surroundings): string | { readonly code: LineProblemCode } {
  if (field.date !== undefined) return dayWritten(one, field.date) ?? { code: 'no_date' }
  if (field.names) return surroundings.nameOf(String(one))
  if (field.values === undefined) return String(one)
  const own = field.values[String(one)]
  return own ?? field.otherwise ?? { code: 'no_value_for' }
}

/** Names of people can come out empty; what is left is held against length and code list. */
function fitted(field: PlainUploadField, found: readonly string[], { codeLists }: UploadProfile): Found {
  const texts = found.filter((text) => text !== '')
  if (texts.length === 0) return nothing(field.label, field.required)
  const codes = field.codes === undefined ? undefined : codeLists[field.codes]?.codes
  if (codes !== undefined && texts.some((text) => !Object.hasOwn(codes, text))) return wrong(field.label, 'not_in_codes')
  const words = texts.map((text) => (codes === undefined ? text : `${text} ${codes[text] ?? ''}`)).join(field.join)
  if (field.type === 'texts') return told(texts, words)
  const joined = texts.join(field.join)
  if (field.longest !== undefined && [...joined].length > field.longest) return wrong(field.label, 'too_long')
  return told(joined, words)
}

function rawValue(from: string, personal: boolean, { own, around, line }: Place, surroundings: Surroundings): unknown {
  const { record, number, title, round, unit } = surroundings
  switch (from) {
    case '@id':
      return record.id
    case '@number':
      return number
    case '@title':
      return title
    case '@version':
      return record.version
    case '@createdAt':
      return record.createdAt
    case '@updatedAt':
      return record.updatedAt
    case '@line':
      return line
  }
  if (from.startsWith('@round/')) return valueAt(round, from.slice('@round/'.length))
  if (from.startsWith('@unit/')) return valueAt(unit, from.slice('@unit/'.length))
  const [holder, path] = from.startsWith('^') ? [around, from.slice(1)] : [own, from]
  return valueAt(personal ? holder.whole : holder.body, path)
}

/** Puts a value at a path of names, making the objects on the way. */
function put(target: Record<string, unknown>, path: string, value: unknown): void {
  const names = path.split('/')
  const last = names.pop() ?? ''
  let place = target
  for (const name of names) {
    place[name] ??= {}
    place = place[name] as Record<string, unknown>
  }
  place[last] = value
}

/** Whether the profile wants this record. */
export const isWanted = (table: UploadTable, body: unknown): boolean =>
  table.where.every(({ field, is }) => is.includes(String(valueAt(body, field) ?? '')))
