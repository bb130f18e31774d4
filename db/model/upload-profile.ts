import { z } from 'zod'
import { Line } from './ids.ts'
import { bodies, Kind } from './record.ts'
import { personalFields } from './upload-personal.ts'

/**
 * How records become what a network platform takes in: a mapping as data. The platform's format is not public, so
 * nothing of it is in the code; another platform, or another year's format, is another profile.
 */

/** Letters of a path of names: `person/name`. */
const Path = z
  .string()
  .regex(/^[^/\s]+(\/[^/\s]+)*$/)
  .max(200)

/**
 * Where a value comes from: a path in the body (`interviewee/name`), `@id`, `@number`, `@title`, `@version`,
 * `@createdAt`, `@updatedAt`, `@round/name`, `@unit/name`, `@line` (from 1 within its record); inside rows a path in
 * the row, and `^` before a path for the record around it.
 */
const From = z.string().min(1).max(200)

const plainField = {
  to: Path,
  /** What people call it: head of the Excel column, and what a problem names. */
  label: Line.min(1),
  from: From.optional(),
  /** Goes out as it stands here, whatever the record says. */
  constant: z.union([z.string().max(2000), z.number(), z.boolean()]).optional(),
  type: z.enum(['text', 'integer', 'number', 'flag', 'texts']).default('text'),
  /** Our value → theirs. */
  values: z.record(z.string().max(200), z.string().max(200)).optional(),
  /** For values that `values` does not name; without it they are problems. */
  otherwise: z.string().max(200).optional(),
  /** Name of a code list that the outcome must be in. */
  codes: z.string().max(100).optional(),
  /** `YYYYMMDD`, `YYYY-MM-DD HH:mm:ss` …: how a day or an instant is written. */
  date: z.string().min(1).max(40).optional(),
  /** Ids of people and records are written as their names. */
  names: z.boolean().default(false),
  /** Between several values that become one text. */
  join: z.string().max(10).default('、'),
  required: z.boolean().default(false),
  longest: z.int().min(1).max(1_000_000).optional(),
  /** The field holds what is shown to no reader of a list (身份证号、联系方式), and is wanted all the same. */
  personal: z.boolean().default(false),
}
const PlainField = z.strictObject(plainField)
/** Rows inside a record as a list inside a line. */
const RowsField = z.strictObject({
  to: Path,
  label: Line.min(1),
  from: From,
  required: z.boolean().default(false),
  fields: z.array(PlainField).min(1).max(100),
})
export const UploadField = z.union([RowsField, PlainField])
export type UploadField = z.infer<typeof UploadField>
export type PlainUploadField = z.infer<typeof PlainField>
export type RowsUploadField = z.infer<typeof RowsField>

export const isRowsField = (field: UploadField): field is RowsUploadField => 'fields' in field

export const UploadTable = z.strictObject({
  kind: Kind,
  /** Name of its files, without ending. */
  file: z
    .string()
    .regex(/^[\p{L}\p{N}_-]+$/u)
    .max(80),
  title: Line.min(1),
  /** Only records in which each of these fields has one of its values. */
  where: z
    .array(z.strictObject({ field: Path, is: z.array(z.string()).min(1).max(50) }))
    .max(10)
    .default([]),
  /** One line for each of these rows of a record, instead of one for the record. */
  each: Path.optional(),
  fields: z.array(UploadField).min(1).max(300),
})
export type UploadTable = z.infer<typeof UploadTable>

export const UploadProfile = z.strictObject({
  format: z.literal('xuncha-upload-profile'),
  formatVersion: z.literal(1),
  id: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .max(60),
  name: Line.min(1),
  version: Line.min(1),
  note: z.string().max(2000).default(''),
  codeLists: z.record(z.string().max(100), z.strictObject({ name: Line.min(1), codes: z.record(z.string().max(100), Line) })).default({}),
  tables: z.array(UploadTable).min(1).max(100),
})
export type UploadProfile = z.infer<typeof UploadProfile>

/** What is wrong with a profile, and where: `tables/0/fields/3/from`. */
export interface ProfileProblem {
  readonly path: string
  readonly code:
    | 'not_json'
    | 'shape'
    | 'unknown_field'
    | 'unknown_code_list'
    | 'not_in_code_list'
    | 'nothing_to_write'
    | 'doubled'
    | 'not_rows'
    | 'personal'
  readonly detail: string
}

export type ReadProfile =
  | { readonly ok: true; readonly profile: UploadProfile }
  | { readonly ok: false; readonly problems: readonly ProfileProblem[] }

/** Reads a profile and holds it against the kinds of record there are. */
export function readProfile(text: string): ReadProfile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, problems: [{ path: '', code: 'not_json', detail: '' }] }
  }
  const parsed = UploadProfile.safeParse(value)
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) => shapeProblems(issue, []))
    return { ok: false, problems: problems.slice(0, 100) }
  }
  const problems = problemsOf(parsed.data)
  return problems.length === 0 ? { ok: true, profile: parsed.data } : { ok: false, problems }
}

type Issue = z.core.$ZodIssue

/** A field is one of two shapes; what is told is what keeps it from being the nearer one. */
function shapeProblems(issue: Issue, above: readonly PropertyKey[]): readonly ProfileProblem[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'invalid_union') {
    const nearest = [...issue.errors].sort((a, b) => a.length - b.length)[0] ?? []
    return nearest.flatMap((inner) => shapeProblems(inner, path))
  }
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : ''
  return [{ path: path.join('/'), code: 'shape', detail: keys === '' ? issue.code : keys }]
}

function problemsOf({ tables, codeLists }: UploadProfile): readonly ProfileProblem[] {
  const problems: ProfileProblem[] = []
  const tell = (path: string, code: ProfileProblem['code'], detail = ''): void => void problems.push({ path, code, detail })
  tables.forEach((table, index) => {
    const at = `tables/${index}`
    if (tables.findIndex(({ file }) => file === table.file) !== index) tell(`${at}/file`, 'doubled', table.file)
    const record: Shape = shapeOf(table.kind)
    const row = table.each === undefined ? record : elementOf(shapeAt(record, table.each))
    if (row === undefined) tell(`${at}/each`, 'not_rows', table.each)
    table.where.forEach(({ field }, place) => {
      if (shapeAt(record, field) === undefined) tell(`${at}/where/${place}/field`, 'unknown_field', field)
    })
    checkFields(table.fields, { at: `${at}/fields`, row: row ?? record, record, codeLists }, tell)
    const personal = personalFields(table.kind)
    table.fields.forEach((field, place) => {
      if (!isRowsField(field) && !field.personal && field.from !== undefined && personal.includes(field.from))
        tell(`${at}/fields/${place}/personal`, 'personal', field.from)
    })
  })
  return problems
}

interface Surroundings {
  readonly at: string
  readonly row: Shape
  readonly record: Shape
  readonly codeLists: UploadProfile['codeLists']
}

function checkFields(
  fields: readonly UploadField[],
  { at, row, record, codeLists }: Surroundings,
  tell: (path: string, code: ProfileProblem['code'], detail?: string) => void,
): void {
  fields.forEach((field, index) => {
    const here = `${at}/${index}`
    if (fields.findIndex(({ to }) => to === field.to || to.startsWith(`${field.to}/`)) !== index) tell(`${here}/to`, 'doubled', field.to)
    const shape = field.from === undefined ? undefined : shapeFrom(field.from, row, record)
    if (field.from !== undefined && shape === undefined) tell(`${here}/from`, 'unknown_field', field.from)
    if (isRowsField(field)) {
      const inner = elementOf(shape)
      if (shape !== undefined && inner === undefined) tell(`${here}/from`, 'not_rows', field.from)
      if (inner !== undefined) checkFields(field.fields, { at: `${here}/fields`, row: inner, record, codeLists }, tell)
      return
    }
    if (field.from === undefined && field.constant === undefined) tell(here, 'nothing_to_write')
    if (field.codes === undefined) return
    const list = codeLists[field.codes]
    if (list === undefined) tell(`${here}/codes`, 'unknown_code_list', field.codes)
    for (const value of [...Object.values(field.values ?? {}), ...(field.otherwise === undefined ? [] : [field.otherwise])])
      if (list !== undefined && !Object.hasOwn(list.codes, value)) tell(`${here}/values`, 'not_in_code_list', value)
  })
}

/** JSON Schema of a body, as far as its fields are concerned. */
interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
}

const shapeOf = (kind: Kind): Shape => z.toJSONSchema(bodies[kind] as unknown as z.ZodType) as unknown as Shape

const ownFacts = ['@id', '@number', '@title', '@version', '@createdAt', '@updatedAt', '@line']

function shapeFrom(from: string, row: Shape, record: Shape): Shape | undefined {
  if (ownFacts.includes(from)) return {}
  if (from.startsWith('@round/')) return shapeAt(shapeOf('round'), from.slice('@round/'.length))
  if (from.startsWith('@unit/')) return shapeAt(shapeOf('unit'), from.slice('@unit/'.length))
  return from.startsWith('^') ? shapeAt(record, from.slice(1)) : shapeAt(row, from)
}

const shapeAt = (shape: Shape | undefined, path: string): Shape | undefined =>
  path.split('/').reduce<Shape | undefined>((found, segment) => {
    const branches = [found, ...(found?.anyOf ?? []), ...(found?.oneOf ?? [])]
    return branches.map((branch) => branch?.properties?.[segment]).find((inner) => inner !== undefined)
  }, shape)

/** What a list holds, where that has fields. */
const elementOf = (shape: Shape | undefined): Shape | undefined => (shape?.items?.properties === undefined ? undefined : shape.items)
