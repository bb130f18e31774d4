import type { Column, TableProblem, Template } from '../model/spreadsheet.ts'
import type { Sheet } from './open.ts'

/** Title rows, dates and signatures above the header take at most this many rows. */
const deepestHeader = 30
/** Marks the example row of an empty template, which is not read. */
export const markHeader = '标记'
export const exampleMark = '示例'

/** Where the columns of a template stand in a sheet. */
export interface Header {
  readonly template: Template
  readonly sheet: Sheet
  /** The first row below the header, from 0. */
  readonly bodyStarts: number
  readonly headerRow: number
  readonly places: ReadonlyMap<Column, number>
  readonly mark: number | undefined
  readonly problems: readonly TableProblem[]
}

/** `A`, `B` … `AA` */
export const letterOf = (column: number): string =>
  (column >= 26 ? letterOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))

/** A header as it is compared: without white space, stars and what stands in brackets. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\([^)]*\)|[\s*:]/g, '')
    .toLowerCase()

/** The header of the template in a sheet, the best there is; undefined where hardly a column of it is there. */
export function headerIn(sheet: Sheet, template: Template): Header | undefined {
  const names = new Map(
    template.columns.flatMap((column) => [column.header, ...(column.spellings ?? [])].map((name) => [plain(name), column])),
  )
  const texts = headTexts(sheet)
  let best: { row: number; found: number } = { row: -1, found: 0 }
  for (const [row, cells] of texts.entries()) {
    const found = new Set(cells.flatMap((text) => names.get(plain(text)) ?? [])).size
    if (found > best.found) best = { row, found }
  }
  if (best.found === 0 || best.found * 2 < template.columns.filter(({ required }) => required).length) return undefined
  return settle(sheet, template, best.row, texts[best.row] ?? [], names)
}

function settle(sheet: Sheet, template: Template, row: number, texts: readonly string[], names: ReadonlyMap<string, Column>): Header {
  const places = new Map<Column, number>()
  const problems: TableProblem[] = []
  let mark: number | undefined
  for (const [place, text] of texts.entries()) {
    if (plain(text) === markHeader) mark = place
    const column = names.get(plain(text))
    if (column === undefined) continue
    const first = places.get(column)
    if (first === undefined) places.set(column, place)
    else
      problems.push({
        ...{ code: 'column_double', sheet: sheet.name, row: row + 1, column: letterOf(place), header: column.header },
        detail: { first: letterOf(first) },
      })
  }
  for (const column of template.columns)
    if (column.required === true && !places.has(column))
      problems.push({
        ...{ code: 'column_missing', sheet: sheet.name, row: row + 1, header: column.header },
        detail: { spellings: column.spellings ?? [] },
      })
  const bodyStarts = Math.max(row, ...sheet.merges.filter(({ top, bottom }) => top <= row && row <= bottom).map(({ bottom }) => bottom)) + 1
  return { template, sheet, headerRow: row, bodyStarts, places, mark, problems }
}

/** Texts of the first rows; a header cell merged downwards stands in each of its rows. */
function headTexts(sheet: Sheet): readonly (readonly string[])[] {
  const texts = Array.from(sheet.rows.slice(0, deepestHeader), (row) => Array.from(row ?? [], (cell) => cell?.shown ?? ''))
  for (const { top, left, bottom } of sheet.merges) {
    const shown = texts[top]?.[left]
    if (shown === undefined) continue
    for (let row = top + 1; row <= Math.min(bottom, texts.length - 1); row++) {
      const cells = texts[row]
      if (cells === undefined) continue
      while (cells.length <= left) cells.push('')
      cells[left] = shown
    }
  }
  return texts
}
