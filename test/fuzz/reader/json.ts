import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { damaged, must } from './refused.ts'

/** JSON as bundles hold it: parsed, spelled canonically (RFC 8785), and held against a JSON Schema. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
export type Members = { readonly [name: string]: Json }
export type Schema = { readonly [keyword: string]: Json }

export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')
export const isMembers = (value: Json | undefined): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value)

const deepest = 64

export function parsed(bytes: Buffer, where: string): Json {
  must(isUtf8(bytes), where)
  let value: Json
  try {
    value = JSON.parse(bytes.toString('utf8')) as Json
  } catch {
    throw damaged(where)
  }
  must(isPlain(value, deepest), where)
  return value
}

const isPlain = (value: Json, left: number): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (left > 0 && Object.entries(value).every(([name, inner]) => name !== '__proto__' && isPlain(inner as Json, left - 1)))

export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isMembers(value)) return JSON.stringify(value)
  const names = Object.keys(value).sort() // by UTF-16 units, as the RFC wants it
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name] as Json)}`).join(',')}}`
}

/** Whether a value is of a schema: the keywords that `xuncha schema` prints, and lengths in code points. */
export function fits(schema: Schema, value: Json): boolean {
  const among = (name: string) => schema[name] as readonly Schema[] | undefined
  if (schema.const !== undefined && canonical(schema.const) !== canonical(value)) return false
  if (Array.isArray(schema.enum) && !schema.enum.some((each) => each === value)) return false
  if (among('anyOf')?.some((each) => fits(each, value)) === false) return false
  if (among('oneOf') !== undefined && among('oneOf')?.filter((each) => fits(each, value)).length !== 1) return false
  if (schema.type !== undefined && !isOf(schema.type as string, value)) return false
  if (typeof value === 'string') return fitsText(schema, value)
  if (typeof value === 'number') return fitsNumber(schema, value)
  if (Array.isArray(value)) return fitsList(schema, value)
  return !isMembers(value) || fitsMembers(schema, value)
}

function isOf(type: string, value: Json): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isMembers(value)
  if (type === 'integer') return Number.isSafeInteger(value)
  return typeof value === type
}

const between = (value: number, least: Json | undefined, most: Json | undefined): boolean =>
  value >= ((least as number | undefined) ?? Number.NEGATIVE_INFINITY) &&
  value <= ((most as number | undefined) ?? Number.POSITIVE_INFINITY)

const fitsText = (schema: Schema, value: string): boolean =>
  between([...value].length, schema.minLength, schema.maxLength) &&
  (schema.pattern === undefined || new RegExp(schema.pattern as string).test(value))

const fitsNumber = (schema: Schema, value: number): boolean =>
  between(value, schema.minimum, schema.maximum) && (schema.exclusiveMinimum === undefined || value > (schema.exclusiveMinimum as number))

function fitsList(schema: Schema, list: readonly Json[]): boolean {
  const first = (schema.prefixItems ?? []) as readonly Schema[]
  const rest = schema.items as Schema | false | undefined
  const each = (item: Json, at: number) => {
    const own = first[at] ?? rest
    return own === undefined || (own !== false && fits(own, item))
  }
  return between(list.length, schema.minItems, schema.maxItems) && list.every(each)
}

function fitsMembers(schema: Schema, members: Members): boolean {
  const known = (schema.properties ?? {}) as Readonly<Record<string, Schema>>
  const required = (schema.required ?? []) as readonly string[]
  const other = schema.additionalProperties as Schema | boolean | undefined
  const names = schema.propertyNames as Schema | undefined
  return (
    required.every((name) => Object.hasOwn(members, name)) &&
    Object.entries(members).every(([name, value]) => {
      if (names !== undefined && !fits(names, name)) return false
      if (Object.hasOwn(known, name)) return fits(known[name] as Schema, value)
      return other === undefined || other === true || (other !== false && fits(other, value))
    })
  )
}
