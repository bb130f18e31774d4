import { canonical, isMembers, type Json, type Members, type Schema } from './json.ts'

/** Whether a lineage fits the record that it came with (FORMAT.md, section 8): seen dots, and the values that are shown. */

type Context = readonly (readonly [string, number])[]
type Stamp = readonly [number, number, (readonly Json[])?]

export function lineageFits(schema: Schema, record: Members): boolean {
  if (record.lineage === undefined) return true
  const lineage = record.lineage as Members
  const context = lineage.context as unknown as Context
  const stamps = lineage.stamps as unknown as Readonly<Record<string, readonly Stamp[]>>
  const rises = context.every(([actor], at) => at === 0 || (context[at - 1]?.[0] ?? '') < actor)
  const isSeen = ([place, n]: Stamp) => n <= (context[place]?.[1] ?? 0)
  return (
    rises &&
    Object.hasOwn(stamps, '*') &&
    Object.values(stamps).every((held) => held.every(isSeen)) &&
    Object.entries(stamps).every(([path, held]) => isShown(schema, record, path, held, context))
  )
}

/** Of single fields and `deleted`; what lists of elements show is left to programs that merge. */
function isShown(schema: Schema, record: Members, path: string, held: readonly Stamp[], context: Context): boolean {
  const deleted = record.deletedAt !== null
  if (path === 'deleted') {
    const values = held.map(([, , other]) => (other === undefined ? deleted : other[0]))
    return values.every((value) => typeof value === 'boolean') && deleted === values.every((value) => value === true)
  }
  const found = leafAt(schema, record.body as Members, path)
  if (found === undefined) return true
  const [highest] = [...held].sort((a, b) => b[1] - a[1] || ((context[a[0]]?.[0] ?? '') < (context[b[0]]?.[0] ?? '') ? -1 : 1))
  const other = highest?.[2]
  return other === undefined || spelled(other[0]) === spelled(found.value)
}

const spelled = (value: Json | undefined): string => (value === undefined ? '' : canonical(value))

/** The value of a field that is neither an element nor inside one. */
function leafAt(schema: Schema, body: Members, path: string): { value: Json | undefined } | undefined {
  let at: Schema | undefined = schema
  let value: Json | undefined = body
  for (const name of path.split('/')) {
    at = (at?.properties as Readonly<Record<string, Schema>> | undefined)?.[name]
    if (at === undefined || !isMembers(value)) return undefined
    value = value[name]
  }
  const element = (at?.items ?? {}) as Schema
  const isList = isMembers(element.properties as Json | undefined) && ((element.required ?? []) as readonly string[]).includes('id')
  return at?.type === 'object' && at.properties !== undefined ? undefined : isList ? undefined : { value }
}
