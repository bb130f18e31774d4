/** What a spreadsheet that comes in must look like, and what can be wrong with it, in terms that a person can act on. */

export type ColumnType = 'line' | 'text' | 'day' | 'integer' | 'idNumber' | 'choice' | 'list' | 'yesNo'

export interface Column {
  /** Name of the value in a row that was read. */
  readonly key: string
  /** 表头, as the empty template writes it. */
  readonly header: string
  /** Other headers under which people send the same column. */
  readonly spellings?: readonly string[]
  readonly type: ColumnType
  /** The column must be there and no cell of it empty. */
  readonly required?: boolean
  /** No value may stand in two rows. */
  readonly unique?: boolean
  /**
   * A body cell merged over several rows holds for each of them; elsewhere a merged cell is a mistake. With `blank` an
   * empty cell, too, takes what stands above it, until a column to its left in the template begins anew.
   */
  readonly fillsDown?: 'merged' | 'blank'
  /** For `choice`: what people write → what it means. */
  readonly choices?: Readonly<Record<string, string>>
  /** Shown in the example row of the empty template. */
  readonly example?: string
  /** Shown on the notes sheet of the empty template. */
  readonly note?: string
}

export interface Template {
  readonly name: string
  readonly columns: readonly Column[]
  /** Rows below the header; more are refused. */
  readonly mostRows?: number
}

export type CellValue = string | number | boolean | readonly string[]

/** One row by the keys of its template; what is empty is missing. `row` is its number as the spreadsheet program shows it. */
export interface TableRow {
  readonly row: number
  readonly values: Readonly<Record<string, CellValue>>
}

export const tableProblemCodes = [
  // the file
  'not_a_spreadsheet',
  'password_protected',
  'empty_workbook',
  'too_many_rows',
  'only_hidden_sheets',
  'several_tables', // more than one sheet has the columns
  // the head
  'no_header',
  'column_missing',
  'column_double',
  'no_rows',
  // a cell
  'cell_empty',
  'merged_cell',
  'bad_day',
  'bad_integer',
  'bad_id_number',
  'number_too_long', // 1.1E+17: the last digits are lost for good
  'became_date', // a code such as 1-2 that the program took for a day
  'bad_choice',
  'too_long',
  'too_many_parts', // of a list in one cell
  'cell_error', // #N/A
  'formula_without_value',
  'repeated',
  // what a kind of table asks beyond its cells
  'parent_unknown',
  'parent_circle',
] as const
export type TableProblemCode = (typeof tableProblemCodes)[number]

/** One thing wrong, and where a person sees it: sheet, row number, column letter and header. */
export interface TableProblem {
  readonly code: TableProblemCode
  readonly sheet?: string
  readonly row?: number
  /** `C` */
  readonly column?: string
  readonly header?: string
  readonly detail?: Readonly<Record<string, string | number | readonly string[]>>
}

/** All problems at once (the first few hundred), or all rows: never some rows. */
export type TableReading =
  | { readonly ok: true; readonly sheet: string; readonly rows: readonly TableRow[] }
  | { readonly ok: false; readonly problems: readonly TableProblem[]; readonly more: number }
