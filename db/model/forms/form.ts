import type { z } from 'zod'
import type { Calendar } from '../days.ts'
import type { issueSources } from '../draft.ts'
import type { Origin } from '../origin.ts'
import type { Post } from '../people.ts'
import type { Body, bodies, Kind } from '../record.ts'
import type { Round, Unit } from '../round.ts'

/** Scopes of completion, as `search.suggest` names them. */
export const scopes = ['person', 'unit', 'post', 'place', 'group', 'tag', 'document', 'provider'] as const
export type Scope = (typeof scopes)[number]

export interface Option {
  readonly value: string
  readonly word: string
}

/** The small mark before a status: shape, not colour, carries it. */
export type StatusMark = 'open' | 'begun' | 'half' | 'done' | 'alert' | 'stopped'
export interface Status extends Option {
  readonly mark: StatusMark
  /** Only an act of its own leads here (a decision with its reason, a signature); the course shows it once it is reached. */
  readonly reachedBy?: 'act'
}

/** What a field is written with, and so what it holds. */
export type Control =
  | { readonly control: 'line'; readonly completes?: Scope }
  | { readonly control: 'text'; readonly lines?: number }
  | { readonly control: 'day' }
  | { readonly control: 'minute' }
  | { readonly control: 'time' }
  | { readonly control: 'number'; readonly least?: number; readonly most?: number }
  | { readonly control: 'flag' }
  /** `mayBeEmpty`: its schema takes '' for nothing chosen. */
  | { readonly control: 'choice'; readonly options: readonly Option[]; readonly mayBeEmpty?: true }
  | { readonly control: 'choices'; readonly options: readonly Option[] }
  /**
   * The code of a top entry of a catalogue; `options` where none of that family is in force. Its words as they were
   * chosen are kept beside it in `keeps`, by the rules of the kind.
   */
  | { readonly control: 'entry'; readonly family: string; readonly keeps: string; readonly options: readonly Option[] }
  | { readonly control: 'member'; readonly posts?: readonly Post[] }
  | { readonly control: 'members'; readonly posts?: readonly Post[] }
  | { readonly control: 'tags' }
  /** Ids of other records of these kinds; `role` names the reference. */
  | { readonly control: 'record'; readonly kinds: readonly Kind[]; readonly role: string }
  | { readonly control: 'records'; readonly kinds: readonly Kind[]; readonly role: string }

/** One field of a record, or one column of its rows. */
export type Field = Control & {
  /** Name in the body, or in the row. */
  readonly name: string
  readonly label: string
  readonly hint?: string
  /** Columns that it takes of its section's grid; `all` for the whole row. */
  readonly span?: number | 'all'
  /** Lists can be filtered by it. */
  readonly filter?: true
  /** Not found by search and not completed: telephone numbers and the like. */
  readonly quiet?: true
  /** Shown only where this holds; what it holds stays kept. A column is given its row, and the body around it. */
  when?(values: Readonly<Record<string, unknown>>, body: Readonly<Record<string, unknown>>): boolean
}

/** Rows of a record: elements with ids of their own, each written with the same fields. */
export interface Rows {
  readonly control: 'rows'
  readonly name: string
  readonly label: string
  /** One of them: 参会人员. */
  readonly row: string
  readonly fields: readonly Field[]
  /** Rows within each of its rows: 选项 of a question. */
  readonly within?: Rows
  /** Not shown as it is to readers: what the kind shows besides its form tells them what they may know. */
  readonly unread?: true
  when?(body: Readonly<Record<string, unknown>>): boolean
}

export interface Section {
  readonly title: string
  readonly columns?: 1 | 2 | 3 | 4
  readonly fields: readonly (Field | Rows)[]
}

/** What is known when a record is begun by hand. */
export interface Beginning {
  readonly memberId: string
  /** `2026-03-15` and `2026-03-15T09:10` on this laptop's wall. */
  readonly today: string
  readonly now: string
  /** Null until a round exists. */
  readonly round: Round | null
}

/** What surrounds a record that is looked at: the day on this laptop's wall, its round and its unit. */
export interface Surroundings {
  readonly today: string
  readonly round: Round | null
  readonly unit: Unit | null
}

/** Something that is said about a record as it stands, leading to the field that it concerns. */
export interface Remark {
  readonly field: string
  readonly text: string
  /** Overdue and the like: shown in red. */
  readonly grave?: true
}

/** What the paper of one record needs besides its fields; how these stand on it follows from their controls. */
export interface FormPaper<K extends Kind = Kind> {
  /** Its heading: 信访登记表. */
  title(body: Body<K>): string
  /**
   * `boxes`: texts are boxes of the table, with room to write in where they are empty. `prose`: they follow it as
   * numbered chapters, and what says nothing is left out.
   */
  readonly texts: 'boxes' | 'prose'
  /** Fields, rows and columns of rows that those who get or sign this paper are not to see. */
  readonly withheld?: readonly string[]
  /** A sentence above the signatures. */
  readonly closing?: string
  /** Who signs at the end; up to three stand side by side, more of them in pairs. */
  readonly signatures: readonly string[]
}

/** A list of records on paper. */
export interface PaperRegister {
  /** Its heading: 信访台账. */
  readonly title: string
  /** Names of the fields and rows that are its columns; number and course stand there by themselves. */
  readonly columns: readonly string[]
}

/**
 * All that sets one kind of record apart for those who write and read it. Its list, editor, reading view, search,
 * completion, history and register are made from this; a further kind is its schema and one of these.
 */
export interface Form<K extends Kind = Kind> {
  readonly kind: K
  /** Of its list: 信访. */
  readonly room: string
  /** One of them: 信访登记. */
  readonly thing: string
  /** `X` makes … within a round; null for kinds that people do not call by number. */
  readonly numberPrefix: string | null
  /** Whether records belong to one unit or to the round as a whole. */
  readonly scope: 'unit' | 'round'
  /** The course, kept in `status`, in its order; empty where there is none. */
  readonly statuses: readonly Status[]
  /** Can only be read until an act opens it again. */
  settled?(body: Body<K>): boolean
  /** Fields that the casework writes by itself, by path without ids, and what the history calls them. */
  readonly kept?: Readonly<Record<string, string>>
  /** Plans what is to be done, or says what was done elsewhere (reports, portraits): not counted as work of its day. */
  readonly uncounted?: true
  /** What lists call it; empty while nothing tells. */
  title(body: Body<K>): string
  readonly untitled: string
  subtitle(body: Body<K>): string
  /** Day or minute on which it took place; empty while unknown. */
  occurredOn(body: Body<K>): string
  /**
   * Records with the same key are one independent source of what they say (the same person heard twice); without it,
   * or where it answers null, each stands for itself. `db/model/origin.ts` makes keys.
   */
  origin?(body: Body<K>): Origin | null
  /** How a draft that quotes it has learned of the matter; null where it is no evidence. */
  readonly learnedBy: (typeof issueSources)[number] | null
  /** The same where it differs from record to record. */
  learnedOf?(body: Body<K>): (typeof issueSources)[number]
  readonly sections: readonly Section[]
  readonly empty: { readonly title: string; readonly text: string }
  /** Gaps, deadlines, sums that do not come out: said while one writes, never in the way. */
  remarks?(body: Body<K>, given: Surroundings): readonly Remark[]
  /** What the status that it has cannot do without; a change that would leave such a gap is refused. */
  lacks?(body: Body<K>): readonly Remark[]
  /** The last day for it by its round's calendar, while it is not done; empty where there is none. Lists show what is overdue. */
  dueOn?(body: Body<K>, calendar: Calendar): string
  /** Absent where one record alone never goes on paper. */
  readonly paper?: FormPaper<K>
  readonly register: PaperRegister
  /** What a new record begins with. */
  begin?(given: Beginning): z.input<(typeof bodies)[K]>
}

/** The statuses that a person may set by a press. */
export const settable = (statuses: readonly Status[]): readonly Status[] => statuses.filter(({ reachedBy }) => reachedBy === undefined)

/** All fields of a form outside its rows, in their order. */
export const fieldsOf = (form: Form): readonly Field[] =>
  form.sections.flatMap(({ fields }) => fields).filter((field): field is Field => field.control !== 'rows')

/** The rows of a form. */
export const rowsOf = (form: Form): readonly Rows[] =>
  form.sections.flatMap(({ fields }) => fields).filter((field): field is Rows => field.control === 'rows')

/** What an entry of a catalogue read when it was chosen. */
export const wordOfEntry = (
  { name, keeps, options }: Extract<Field, { readonly control: 'entry' }>,
  values: Readonly<Record<string, unknown>>,
): string => String(values[keeps] || options.find(({ value }) => value === values[name])?.word || (values[name] ?? ''))

/** What a new row holds before anything is written. */
export const blankOf = ({ fields, within }: Pick<Rows, 'fields' | 'within'>): Readonly<Record<string, unknown>> => ({
  ...Object.fromEntries(fields.map((field) => [field.name, blank(field)])),
  ...(within && { [within.name]: [] }),
})

/** Every field of some rows with its path among them: `text`, `options/votes`. `step` stands for the id of a row. */
export const rowFieldsOf = (rows: Rows, step = ''): readonly { readonly path: string; readonly field: Field }[] => [
  ...rows.fields.map((field) => ({ path: `${rows.name}${step}/${field.name}`, field })),
  ...(rows.within === undefined
    ? []
    : rowFieldsOf(rows.within, step).map(({ path, field }) => ({ path: `${rows.name}${step}/${path}`, field }))),
]

function blank(field: Field): unknown {
  switch (field.control) {
    case 'number':
      return field.least ?? 0
    case 'flag':
      return false
    case 'choice':
      return field.mayBeEmpty ? '' : (field.options[0]?.value ?? '')
    case 'choices':
    case 'members':
    case 'tags':
    case 'records':
      return []
    case 'member':
    case 'record':
      return null
    default:
      return ''
  }
}

/** Gaps that a change of a record would make: those that its status forbids and that were not there before. */
export function gapsMade<K extends Kind>({ lacks }: Pick<Form<K>, 'lacks'>, before: Body<K> | null, after: Body<K>): readonly Remark[] {
  if (lacks === undefined) return []
  const known = before === null ? [] : lacks(before).map(({ field }) => field)
  return lacks(after).filter(({ field }) => !known.includes(field))
}
