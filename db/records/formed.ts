import { Refusal } from '../model/failure.ts'
import { type Field, type Form, fieldsOf, gapsMade, rowFieldsOf, rowsOf, type Scope } from '../model/forms/form.ts'
import type { Body, Kind } from '../model/record.ts'
import { textAt, valueAt } from './fields.ts'
import type { Change, RecordKind } from './kind.ts'

/** What a form leaves to say: rules of the kind for what a person changes. */
export type Rules<K extends Kind> = Pick<RecordKind<K>, 'admit' | 'filled'>

interface Placed {
  readonly field: Field
  /** As fields.ts names it: `place`, `people/*` + `/name`. */
  readonly path: string
}

/** How a kind with a form is kept: searched by its words, completed, referred to and filtered as its form says. */
export function formed<K extends Kind>(form: Form<K>, rules: Rules<K> = {}): RecordKind<K> {
  const { sections: _, ...plain } = form
  const untyped = form as unknown as Form
  const placed: readonly Placed[] = [
    ...fieldsOf(untyped).map((field) => ({ field, path: field.name })),
    ...rowsOf(untyped).flatMap((rows) => rowFieldsOf(rows, '/*')),
  ]
  const facets = fieldsOf(untyped).filter(({ filter }) => filter)
  return {
    kind: plain.kind,
    numberPrefix: plain.numberPrefix,
    belongsTo: 'round',
    course: plain.statuses.length === 0 ? null : 'status',
    summary: (body) => ({
      number: textAt(body, 'number') ?? '',
      title: form.title(body),
      subtitle: form.subtitle(body),
      status: plain.statuses.length === 0 ? '' : (textAt(body, 'status') ?? ''),
      occurredOn: form.occurredOn(body),
      facets: Object.fromEntries(facets.map(({ name }) => [name, valuesOf(valueAt(body, name))])),
    }),
    passages: [...(plain.numberPrefix === null ? [] : ['number']), ...placed.filter(isSearched).map(({ path }) => path)],
    references: byKey(placed, ({ field }) => roleOf(field)),
    suggestions: byKey(placed, ({ field }) => scopeOf(field)),
    placeOf: (body, field) => placeIn(untyped, body, field),
    ...(form.origin && { origin: (body: Body<K>) => form.origin?.(body) ?? null }),
    ...rules,
    admit(caseFile, change) {
      mustLackNothing(form, change)
      rules.admit?.(caseFile, change)
    },
  }
}

/** What came from elsewhere with a gap may still be edited; a gap is only never made. */
function mustLackNothing<K extends Kind>(form: Form<K>, { before, after }: Change<K>): void {
  const gaps = after === null ? [] : gapsMade(form, before, after)
  if (gaps[0] !== undefined) throw new Refusal('not_ready', gaps[0].field, { lacking: gaps.map(({ text }) => text) })
}

const isSearched = ({ field }: Placed): boolean => !field.quiet && ['line', 'text', 'tags'].includes(field.control)

const scopeOf = (field: Field): Scope | undefined => {
  if (field.quiet) return undefined
  return field.control === 'tags' ? 'tag' : field.control === 'line' ? field.completes : undefined
}

const roleOf = (field: Field): string | undefined => {
  switch (field.control) {
    case 'member':
    case 'members':
      return field.name
    case 'record':
    case 'records':
      return field.role
    default:
      return undefined
  }
}

function byKey<Key extends string>(placed: readonly Placed[], keyOf: (placed: Placed) => Key | undefined): Record<Key, readonly string[]> {
  const paths: Record<string, readonly string[]> = {}
  for (const one of placed) {
    const key = keyOf(one)
    if (key !== undefined) paths[key] = [...(paths[key] ?? []), one.path]
  }
  return paths as Record<Key, readonly string[]>
}

const valuesOf = (value: unknown): readonly string[] => {
  const values = Array.isArray(value) ? value : [value]
  return values.filter((one) => one !== null && one !== undefined && one !== '').map(String)
}

/** `people/<id>/result` → 了解人员 第 2 项. */
function placeIn(form: Form, body: Body<Kind>, field: string): string {
  const [name, id] = field.split('/')
  const rows = rowsOf(form).find((one) => one.name === name)
  if (rows === undefined) return fieldsOf(form).find((one) => one.name === name)?.label ?? ''
  const index = (valueAt(body, rows.name) as readonly { readonly id: string }[]).findIndex((row) => row.id === id)
  return index === -1 ? rows.label : `${rows.row} ${index + 1}`
}
