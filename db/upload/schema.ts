import { z } from 'zod'
import { isRowsField, type PlainUploadField, type UploadField, type UploadProfile, type UploadTable } from '../model/upload-profile.ts'
import { datePattern } from './dates.ts'

/** JSON Schema as far as tables need it. Draft 2020-12. */
export interface JsonSchema {
  readonly [key: string]: unknown
}

/** The schema of a table's lines; it is written beside them, and they are held against this very document. */
export const schemaOf = (table: UploadTable, profile: UploadProfile): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: table.title,
  ...objectOf(table.fields, profile),
})

interface Branch {
  readonly properties: Record<string, unknown>
  readonly required: string[]
}

function objectOf(fields: readonly UploadField[], profile: UploadProfile): JsonSchema {
  const root: Branch = { properties: {}, required: [] }
  for (const field of fields) {
    const names = field.to.split('/')
    const last = names.pop() ?? ''
    let place = root
    for (const name of names) {
      // An object on the way is asked for as soon as anything in it is.
      if (field.required && !place.required.includes(name)) place.required.push(name)
      place.properties[name] ??= { type: 'object', additionalProperties: false, properties: {}, required: [] }
      place = place.properties[name] as Branch
    }
    place.properties[last] = { title: field.label, ...leafOf(field, profile) }
    if (field.required) place.required.push(last)
  }
  return { type: 'object', additionalProperties: false, ...root }
}

function leafOf(field: UploadField, profile: UploadProfile): JsonSchema {
  if (isRowsField(field)) return { type: 'array', items: objectOf(field.fields, profile), ...(field.required ? { minItems: 1 } : {}) }
  switch (field.type) {
    case 'flag':
      return { type: 'boolean' }
    case 'integer':
      return { type: 'integer' }
    case 'number':
      return { type: 'number' }
    case 'texts':
      return { type: 'array', items: textOf(field, profile), ...(field.required ? { minItems: 1 } : {}) }
    case 'text':
      return textOf(field, profile)
  }
}

function textOf(field: PlainUploadField, { codeLists }: UploadProfile): JsonSchema {
  const codes = field.codes === undefined ? undefined : Object.keys(codeLists[field.codes]?.codes ?? {})
  if (codes !== undefined) return { type: 'string', enum: codes }
  return {
    type: 'string',
    minLength: 1,
    ...(field.longest === undefined ? {} : { maxLength: field.longest }),
    ...(field.date === undefined ? {} : { pattern: datePattern(field.date) }),
  }
}

/** What checks one line, made from the document itself; answers the path of the first fault, or null. */
export function checker(schema: JsonSchema): (line: unknown) => string | null {
  const shape = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
  return (line) => {
    const checked = shape.safeParse(line)
    return checked.success ? null : (checked.error.issues[0]?.path.join('/') ?? '')
  }
}
