import { type Field, type Form, type Rows, wordOfEntry } from '../forms/form.ts'
import { type Called, wordsOf } from '../forms/words.ts'
import { type Box, boxesOf } from './boxes.ts'
import { columnsFor } from './columns.ts'
import { layouts, longestInTable, ordinalColumn, textWidth } from './layout.ts'
import { type Block, dayOnPaper, linesOf, minuteOnPaper, type Part, paragraphs } from './paper.ts'

type Holder = Readonly<Record<string, unknown>>
type Row = Holder & { readonly id: string }

/** A stretch of the paper under its own heading. */
export interface Chapter {
  readonly title: string
  readonly blocks: readonly Block[]
}

/** What a kind's paper shows besides its fields: computed figures and comparisons. */
export interface Additions {
  /** Below the first table. */
  readonly first?: readonly Chapter[]
  /** In the place of rows, by their name. */
  readonly instead?: Readonly<Record<string, readonly Block[]>>
  readonly last?: readonly Chapter[]
}

export interface FormedFacts {
  readonly form: Form
  readonly body: Holder
  readonly roundName: string
  readonly groupName: string
  readonly unitName: string
  readonly called: Called
  readonly additions: Additions
}

const layout = 'record'
const width = textWidth(layouts[layout])
const isRows = (field: Field | Rows): field is Rows => field.control === 'rows'

/** As forms write it: a number that is nought says nothing. */
const written = (field: Field, values: Readonly<Record<string, unknown>>, called: Called): string => {
  const value = values[field.name]
  if (field.control === 'entry') return wordOfEntry(field, values)
  if (field.control === 'day') return dayOnPaper(String(value ?? ''))
  if (field.control === 'minute') return minuteOnPaper(String(value ?? ''))
  return field.control === 'number' && value === 0 ? '' : wordsOf(field, value, called)
}

/** A record of any kind that has a form with a paper: its boxes, then rows and texts as chapters, then who signs. */
export function formedPaper(facts: FormedFacts): Part {
  const { form, body, roundName, groupName, unitName, additions } = facts
  if (form.paper === undefined) throw new Error(`no paper for ${form.kind}`)
  const { closing = '', signatures, texts } = form.paper
  const title = form.paper.title(body as never)
  const number = String(body.number ?? '')
  const given = [
    { label: '巡察轮次', value: roundName },
    { label: '巡察组', value: groupName },
    ...(form.scope === 'unit' ? [{ label: '被巡察单位', value: unitName, wide: true }] : []),
  ]
  const { boxes, chapters } = texts === 'boxes' ? boxed(facts) : told(facts)
  return {
    form: 'formed',
    title,
    layout,
    fileName: [title, number].filter((part) => part !== '').join(' '),
    blocks: [
      { type: 'title', text: title },
      { type: 'caption', text: number === '' ? '' : `编号：${number}` },
      boxesOf([...given, ...boxes]),
      ...headed([...(additions.first ?? []), ...chapters, ...(additions.last ?? [])]),
      ...paragraphs(closing),
      ...(signatures.length === 0 ? [] : [{ type: 'signatures', spaces: signatures.map((label) => ({ label })) } as const]),
    ],
    footSignatures: [],
    strikeRest: false,
  }
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五'] as const

/** Chapters with their Chinese numbers; a single one needs none, and one that says nothing is left out. */
function headed(chapters: readonly Chapter[]): readonly Block[] {
  return chapters
    .filter(({ blocks }) => blocks.length > 0)
    .flatMap(({ title, blocks }, index, { length }) => {
      const number = length > 1 ? `${numerals[index] ?? index + 1}、` : ''
      return [{ type: 'heading', text: `${number}${title}` } as const, ...blocks]
    })
}

interface Laid {
  readonly boxes: readonly Box[]
  readonly chapters: readonly Chapter[]
}

const isWithheld = ({ paper }: Form, name: string): boolean => paper?.withheld?.includes(name) ?? false

const shownIn = (fields: readonly (Field | Rows)[], { form, body }: FormedFacts) =>
  fields.filter((field) => !isWithheld(form, field.name) && field.when?.(body, body) !== false)

const boxOf = (field: Field, { body, called }: FormedFacts): Box => ({
  label: field.label,
  value: written(field, body, called),
  wide: ['text', 'record', 'records'].includes(field.control) || field.span === 'all' || (typeof field.span === 'number' && field.span > 2),
  ...(field.control === 'text' && { lines: field.lines ?? 3 }),
})

/** One table from top to bottom, until rows break it: a sheet that is filled in, also by hand. */
function boxed(facts: FormedFacts): Laid {
  const boxes: Box[] = []
  const chapters: Chapter[] = []
  for (const { title, fields } of facts.form.sections) {
    const shown = shownIn(fields, facts)
    const plain = shown.filter((field): field is Field => !isRows(field)).map((field) => boxOf(field, facts))
    chapters.push(...shown.filter(isRows).map((rows) => ({ title: rows.label, blocks: rowsOn(rows, facts, blankRows) })))
    if (chapters.length === 0) boxes.push(...plain)
    else if (plain.length > 0) chapters.push({ title, blocks: [boxesOf(plain)] })
  }
  return { boxes, chapters }
}

/** Rows to write in where a sheet holds none yet. */
const blankRows = 3
/** Texts of so many lines are short enough for a box. */
const fewLines = 2

/** What is short in the first table, then each text and each table of rows under its name; sections that mix them keep theirs. */
function told(facts: FormedFacts): Laid {
  const boxes: Box[] = []
  const chapters: Chapter[] = []
  for (const section of facts.form.sections) {
    const shown = shownIn(section.fields, facts)
    const texts = shown.filter((field) => field.control === 'text')
    const short = shown.filter((field): field is Field => !isRows(field) && field.control !== 'text')
    const rows = shown.filter(isRows).map((one) => ({ title: one.label, blocks: rowsOn(one, facts, 0) }))
    const brief = texts.every(({ lines = 3 }) => lines <= fewLines) && rows.length === 0
    if (chapters.length === 0 && brief) {
      boxes.push(...shown.map((field) => boxOf(field as Field, facts)).filter(({ lines, value }) => lines === undefined || value !== ''))
      continue
    }
    chapters.push(...rows)
    const filled = short.map((field) => boxOf(field, facts)).filter(({ value }) => value !== '')
    if (filled.length === 0) chapters.push(...texts.map((field) => ({ title: field.label, blocks: paragraphs(boxOf(field, facts).value) })))
    else
      chapters.push({
        title: section.title,
        blocks: [boxesOf(filled), ...texts.flatMap((field) => labelled(field.label, boxOf(field, facts).value))],
      })
  }
  return { boxes, chapters }
}

/** A text with its name before the first line; nothing where it says nothing. */
const labelled = (label: string, text: string): readonly Block[] =>
  linesOf(text).flatMap((line, index) => (index === 0 ? [{ type: 'turn', label: `${label}：`, text: line.trim() }] : paragraphs(line)))

/** Rows as a table while every cell is short, else one after another. */
function rowsOn(rows: Rows, facts: FormedFacts, least: number): readonly Block[] {
  const instead = facts.additions.instead?.[rows.name]
  if (instead !== undefined) return instead
  const { form, body, called } = facts
  const list = body[rows.name] as readonly Row[]
  const holds = (field: Field, row: Holder): boolean => field.when?.(row, body) !== false
  // a column that no row asks for is left out; without rows, one that the record as it stands does not
  const printed = rows.fields.filter(({ name }) => !isWithheld(form, name))
  const fields = printed.filter((field) => (list.length === 0 ? holds(field, {}) : list.some((row) => holds(field, row))))
  const cells = list.map((row) => fields.map((field) => (holds(field, row) ? written(field, row, called) : '')))
  if (list.length === 0 && least === 0) return []
  if (
    fields.some((field) => field.control === 'text' && (field.lines ?? 3) > fewLines) ||
    cells.flat().some(({ length }) => length > longestInTable)
  )
    return cells.flatMap((texts, index) => oneByOne(rows.row, index + 1, fields, texts))
  return [
    {
      type: 'table',
      columns: [{ title: '序号', width: ordinalColumn, align: 'center' }, ...columnsFor(fields, width - ordinalColumn)],
      rows: cells.map((row, index) => [String(index + 1), ...row]),
      least,
    },
  ]
}

/** One row by itself: what is short in a line, then its texts. */
function oneByOne(thing: string, number: number, fields: readonly Field[], cells: readonly string[]): readonly Block[] {
  const all = fields.map(({ label, control }, index) => ({ label, control, text: cells[index] ?? '' })).filter(({ text }) => text !== '')
  const short = all.filter(({ control }) => control !== 'text').map(({ label, text }) => (label === thing ? text : `${label}：${text}`))
  return [
    { type: 'turn', label: `${thing}${number}　`, text: short.join('；') },
    ...all.filter(({ control }) => control === 'text').flatMap(({ label, text }) => labelled(label, text)),
  ]
}
