import { type CellObject, read, SSF, type WorkSheet } from '@e965/xlsx'
import type { TableProblem } from '../model/spreadsheet.ts'
import { cellsOf, decoded } from './csv.ts'

/** One cell as it was stored: what is shown, what lies behind it. */
export interface Cell {
  /** As the spreadsheet program shows it. */
  readonly shown: string
  /** Behind a number: its value, and whether its format makes a day of it. */
  readonly number?: number
  readonly isDay?: boolean
  readonly error?: boolean
  readonly unknown?: boolean // a formula whose value was never stored
}

export interface Range {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  /** Days are counted from 1904 in files of old Macintoshes. */
  readonly from1904: boolean
  /** By row and column from 0; empty cells are missing. */
  readonly rows: readonly (readonly (Cell | undefined)[] | undefined)[]
  readonly merges: readonly Range[]
  /** There is more below than was read. */
  readonly cut: boolean
}

export type Opened = { readonly ok: true; readonly sheets: readonly Sheet[] } | { readonly ok: false; readonly problem: TableProblem }

const starts = (bytes: Uint8Array, ...head: readonly number[]): boolean => head.every((byte, index) => bytes[index] === byte)
const isZip = (bytes: Uint8Array): boolean => starts(bytes, 0x50, 0x4b)
const isCompound = (bytes: Uint8Array): boolean => starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)

/** The sheets of an .xlsx, .xls or .csv file, each at most `most` rows. */
export function openSpreadsheet(bytes: Uint8Array, most: number): Opened {
  if (isZip(bytes) || isCompound(bytes)) return workbook(bytes, most)
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) return refused('not_a_spreadsheet') // %PDF
  const text = decoded(bytes)
  if (text === undefined) return refused('not_a_spreadsheet')
  if (/^\s*<(\?xml|html|table|!doctype)/i.test(text)) return workbook(bytes, most) // many systems call an HTML table .xls
  if (text.trim() === '') return refused('empty_workbook')
  const rows = cellsOf(text, most + 1).map((row) => row.map((shown) => (shown.trim() === '' ? undefined : { shown })))
  return { ok: true, sheets: [{ name: '', hidden: false, from1904: false, rows, merges: [], cut: rows.length > most }] }
}

const refused = (code: TableProblem['code']): Opened => ({ ok: false, problem: { code } })

function workbook(bytes: Uint8Array, most: number): Opened {
  try {
    const book = read(bytes, { dense: true, cellNF: true, cellHTML: false, cellText: true, raw: true, sheetRows: most })
    const from1904 = book.Workbook?.WBProps?.date1904 === true
    const sheets = book.SheetNames.flatMap((name, index): readonly Sheet[] => {
      const sheet = book.Sheets[name]
      const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
      return sheet === undefined
        ? []
        : [{ name, hidden, from1904, rows: rowsOf(sheet), merges: mergesOf(sheet), cut: sheet['!fullref'] !== undefined }]
    })
    return sheets.every(({ rows }) => rows.length === 0) ? refused('empty_workbook') : { ok: true, sheets }
  } catch (error) {
    // A file with a password is a compound file that holds an encrypted package; the library has no code for it.
    const locked = error instanceof Error && /password|encrypt/i.test(error.message)
    return refused(locked ? 'password_protected' : 'not_a_spreadsheet')
  }
}

const mergesOf = (sheet: WorkSheet): readonly Range[] =>
  (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }))

function rowsOf(sheet: WorkSheet): Sheet['rows'] {
  const stored = (sheet['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[]
  const rows = Array.from(stored, (row) => (row === undefined ? undefined : Array.from(row, (cell) => cellOf(cell))))
  while (rows.length > 0 && (rows.at(-1)?.every((cell) => cell === undefined) ?? true)) rows.pop()
  return rows
}

function cellOf(cell: CellObject | undefined): Cell | undefined {
  if (cell === undefined) return undefined
  if (cell.t === 'e') return { shown: String(cell.w ?? cell.v), error: true }
  if (cell.t === 'z' || cell.v === undefined || cell.v === null) return cell.f === undefined ? undefined : { shown: '', unknown: true }
  if (cell.t === 'n') return { shown: shownNumber(cell), number: Number(cell.v), isDay: SSF.is_date(String(cell.z ?? 'General')) }
  if (cell.t === 'b') return { shown: cell.v === true ? '是' : '否' }
  const shown = String(cell.v)
  return shown.trim() === '' ? undefined : { shown }
}

/** A number as people wrote it: with the format that they chose, where one was chosen, but without 1,000 separators. */
function shownNumber(cell: CellObject): string {
  const plain = String(cell.v)
  const format = String(cell.z ?? 'General')
  return format === 'General' || format.includes(',') || cell.w === undefined ? plain : cell.w.trim()
}
