import type { CellValue, Column, TableProblem, TableReading, TableRow, Template } from '../model/spreadsheet.ts'
import { understand } from './cells.ts'
import { exampleMark, type Header, headerIn, letterOf } from './header.ts'
import { type Cell, openSpreadsheet, type Range, type Sheet } from './open.ts'

/** Rows that a table may have where its template says nothing. */
const usualMost = 50_000
/** Problems that are listed; whoever has more mends these first. */
const mostProblems = 300

/**
 * Reads a table out of a spreadsheet: finds its header under title rows, takes columns in any order, and answers every
 * row or every problem, each with the place where the person sees it. Nothing is guessed and nothing half read.
 */
export function readTable(bytes: Uint8Array, template: Template): TableReading {
  const most = template.mostRows ?? usualMost
  const opened = openSpreadsheet(bytes, most + 100)
  if (!opened.ok) return failed([opened.problem])
  const header = headerOf(opened.sheets, template)
  if ('code' in header) return failed([header])
  if (header.problems.length > 0) return failed(header.problems)
  // What was not read may hold rows: better to say so than to leave them out.
  if (header.sheet.cut) return failed([{ code: 'too_many_rows', sheet: header.sheet.name, detail: { most } }])
  return body(header, most)
}

const failed = (problems: readonly TableProblem[]): TableReading => ({
  ok: false,
  problems: problems.slice(0, mostProblems),
  more: Math.max(0, problems.length - mostProblems),
})

function headerOf(sheets: readonly Sheet[], template: Template): Header | TableProblem {
  const headers = sheets.filter(({ hidden }) => !hidden).flatMap((sheet) => headerIn(sheet, template) ?? [])
  const whole = headers.filter(({ problems }) => problems.length === 0)
  if (whole.length > 1) return { code: 'several_tables', detail: { sheets: whole.map(({ sheet }) => sheet.name) } }
  const best = whole[0] ?? headers.sort((a, b) => b.places.size - a.places.size)[0]
  if (best !== undefined) return best
  const hidden = sheets.filter((sheet) => sheet.hidden && headerIn(sheet, template) !== undefined)
  if (hidden.length > 0) return { code: 'only_hidden_sheets', detail: { sheets: hidden.map(({ name }) => name) } }
  return { code: 'no_header', detail: { headers: template.columns.filter(({ required }) => required).map((column) => column.header) } }
}

function body(header: Header, most: number): TableReading {
  const { sheet, bodyStarts } = header
  const problems: TableProblem[] = [...mergedCells(header)]
  const filled = fills(header)
  const seen = new Map<Column, Map<string, number>>()
  const above = new Above(header)
  const rows: TableRow[] = []
  for (let index = bodyStarts; index < sheet.rows.length; index++) {
    const cells = sheet.rows[index]
    if (cells === undefined || isBlank(cells, header, index) || isExample(cells, header)) continue
    if (rows.length >= most) return failed([{ code: 'too_many_rows', sheet: sheet.name, detail: { most } }])
    const values: Record<string, CellValue> = {}
    for (const [column, place] of inOrder(header)) {
      const cell = above.take(column, filled.get(`${index} ${place}`) ?? cells[place])
      const at = { sheet: sheet.name, row: index + 1, column: letterOf(place), header: column.header }
      if (cell === undefined) {
        if (column.required === true && !inMerge(header, index, place)) problems.push({ code: 'cell_empty', ...at })
        continue
      }
      const understood = understand(cell, column, sheet.from1904)
      if ('problem' in understood) {
        problems.push({ ...at, ...understood.problem })
        continue
      }
      values[column.key] = understood.value
      const first = column.unique === true ? firstRow(seen, column, understood.value, index + 1) : undefined
      if (first !== undefined) problems.push({ code: 'repeated', ...at, detail: { shown: String(understood.value), first } })
    }
    rows.push({ row: index + 1, values })
  }
  if (problems.length > 0) return failed(problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)))
  return rows.length === 0 ? failed([{ code: 'no_rows', sheet: sheet.name, row: bodyStarts + 1 }]) : { ok: true, sheet: sheet.name, rows }
}

/** Columns as the template orders them. */
const inOrder = ({ places, template }: Header): readonly (readonly [Column, number])[] =>
  template.columns.flatMap((column) => {
    const place = places.get(column)
    return place === undefined ? [] : [[column, place] as const]
  })

/** What stands above, for columns whose empty cells take it. */
class Above {
  readonly #columns: readonly Column[]
  readonly #cells = new Map<Column, Cell>()
  constructor({ template }: Header) {
    this.#columns = template.columns.filter(({ fillsDown }) => fillsDown === 'blank')
  }
  /** The cell itself, which begins its column anew and those behind it, or the one above. */
  take(column: Column, cell: Cell | undefined): Cell | undefined {
    const at = this.#columns.indexOf(column)
    if (at === -1) return cell
    if (cell === undefined) return this.#cells.get(column)
    if (this.#cells.get(column)?.shown !== cell.shown) for (const behind of this.#columns.slice(at + 1)) this.#cells.delete(behind)
    this.#cells.set(column, cell)
    return cell
  }
}

/** A row without a cell of its own in any column of the template, and the header once more on a further printed page. */
function isBlank(cells: readonly (Cell | undefined)[], { sheet, headerRow, places }: Header, index: number): boolean {
  const own = [...places.values()].filter((place) => cells[place] !== undefined)
  if (own.length === 0) return true
  const head = sheet.rows[headerRow]
  return (
    index > headerRow && own.length === places.size && own.length > 1 && own.every((place) => cells[place]?.shown === head?.[place]?.shown)
  )
}

const isExample = (cells: readonly (Cell | undefined)[], { mark }: Header): boolean =>
  mark !== undefined && cells[mark]?.shown.trim() === exampleMark

/** Notes a value; answers the row where it stands already. */
function firstRow(seen: Map<Column, Map<string, number>>, column: Column, value: CellValue, row: number): number | undefined {
  const values = seen.get(column) ?? new Map<string, number>()
  seen.set(column, values)
  const key = String(value).normalize('NFKC')
  const first = values.get(key)
  if (first === undefined) values.set(key, row)
  return first
}

/** Merged cells of the body that reach into a column of the template. */
const merges = ({ sheet, bodyStarts, places }: Header): readonly (Range & { readonly columns: readonly (readonly [Column, number])[] })[] =>
  sheet.merges
    .filter(({ top }) => top >= bodyStarts)
    .map((range) => ({ ...range, columns: [...places].filter(([, place]) => range.left <= place && place <= range.right) }))
    .filter(({ columns }) => columns.length > 0)

const mayFill = ({ left, right, columns }: ReturnType<typeof merges>[number]): boolean =>
  left === right && columns[0]?.[0].fillsDown !== undefined

const mergedCells = (header: Header): readonly TableProblem[] =>
  merges(header)
    .filter((merge) => !mayFill(merge))
    .map(({ top, left, bottom, right, columns }) => ({
      code: 'merged_cell',
      ...{ sheet: header.sheet.name, row: top + 1, column: letterOf(left), header: columns[0]?.[0].header ?? '' },
      detail: { range: `${letterOf(left)}${top + 1}:${letterOf(right)}${bottom + 1}` },
    }))

/** What a cell merged downwards means for the rows that it covers. */
function fills(header: Header): ReadonlyMap<string, Cell> {
  const filled = new Map<string, Cell>()
  for (const merge of merges(header)) {
    const cell = header.sheet.rows[merge.top]?.[merge.left]
    if (cell !== undefined && mayFill(merge)) for (let row = merge.top; row <= merge.bottom; row++) filled.set(`${row} ${merge.left}`, cell)
  }
  return filled
}

/** A cell swallowed by a merge is empty because of it; the merge is what is reported. */
const inMerge = (header: Header, row: number, place: number): boolean =>
  header.sheet.merges.some(({ top, left, bottom, right }) => top <= row && row <= bottom && left <= place && place <= right)
