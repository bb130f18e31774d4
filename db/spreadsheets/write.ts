import writeExcelFile, { type Row, type Sheet } from 'write-excel-file/node'
import type { Column, ColumnType, Template } from '../model/spreadsheet.ts'
import { exampleMark, markHeader } from './header.ts'

export interface WrittenColumn {
  readonly header: string
  /** In characters; by the longest cell where nothing is said. */
  readonly width?: number
}

export interface WrittenTable {
  readonly title: string
  readonly columns: readonly WrittenColumn[]
  /** Texts stay texts, whatever they look like: `=1+1`, `110101199003071234`, `3-1`. */
  readonly rows: readonly (readonly (string | number | null)[])[]
}

const widest = 60

/** A table as .xlsx bytes: bold head that stays in sight, widths that fit, every text stored as text. */
export const writeTable = (table: WrittenTable): Promise<Uint8Array> => workbook([sheetOf(table)])

/** The empty table of a template: head, one example row that reading skips, and a sheet that explains the columns. */
export function writeTemplate(template: Template): Promise<Uint8Array> {
  const { name, columns } = template
  return workbook([
    sheetOf({
      title: name,
      columns: [{ header: markHeader, width: 8 }, ...columns.map(({ header, type }) => ({ header, width: widths[type] }))],
      rows: [[exampleMark, ...columns.map(({ example = '' }) => example)]],
    }),
    sheetOf({
      title: '填写说明',
      columns: [
        { header: '列', width: 16 },
        { header: '必填', width: 8 },
        { header: '怎样填', width: widest },
      ],
      rows: [
        [markHeader, '否', `写“${exampleMark}”的行不导入，可留可删。`],
        ...columns.map((column) => [column.header, column.required === true ? '是' : '否', explained(column)]),
      ],
    }),
  ])
}

const widths: Readonly<Record<ColumnType, number>> = {
  line: 20,
  text: 48,
  day: 14,
  integer: 10,
  idNumber: 24,
  choice: 14,
  list: 28,
  yesNo: 10,
}

const forms: Readonly<Record<ColumnType, string>> = {
  line: '一行文字。',
  text: '文字，可分行。',
  day: '日期，如 2026-03-15、2026.3.15、2026年3月15日。',
  integer: '整数。',
  idNumber: '身份证号。先把整列设为“文本”格式再填写，否则末尾数字会丢失。',
  choice: '从列出的值中选一个。',
  list: '多个值用“；”分开。',
  yesNo: '填“是”或“否”。',
}

const explained = ({ type, note, choices, unique, fillsDown, spellings }: Column): string =>
  [
    note,
    type === 'choice' && choices !== undefined ? `可填：${Object.keys(choices).join('、')}。` : forms[type],
    unique === true ? '不能重复。' : '',
    fillsDown === undefined ? '' : '可以合并上下单元格。',
    spellings === undefined || spellings.length === 0 ? '' : `表头也可写作：${spellings.join('、')}。`,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('')

/** Office programs refuse sheet names that are long or hold these signs. */
const sheetName = (title: string): string =>
  title
    .replace(/[\\/?*[\]:']/g, ' ')
    .slice(0, 31)
    .trim() || '表'

function sheetOf({ title, columns, rows }: WrittenTable): Sheet<never> {
  const head: Row = columns.map(({ header }) => ({
    value: header,
    type: String,
    fontWeight: 'bold',
    backgroundColor: '#f0f2f5',
    format: '@',
  }))
  const body = rows.map(
    (row): Row =>
      row.map((value) => {
        if (value === null || value === '') return null
        return typeof value === 'number'
          ? { value, type: Number }
          : { value: storable(value), type: String, format: '@', wrap: true, alignVertical: 'top' }
      }),
  )
  return {
    sheet: sheetName(title),
    data: [head, ...body],
    stickyRowsCount: 1,
    columns: columns.map(({ header, width }, index) => ({
      width: width ?? fitting([header, ...rows.slice(0, 500).map((row) => row[index] ?? '')]),
    })),
  }
}

/** Chinese characters are two wide. */
const fitting = (cells: readonly (string | number)[]): number =>
  Math.min(widest, Math.max(6, ...cells.map((cell) => 2 + [...String(cell)].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0))))

/** What no XML can hold goes; what a reader would take for an escape (`_x000D_`) is escaped itself. */
const storable = (text: string): string => {
  const kept = text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get into the file
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  // The library looks texts up in a plain object and would find `valueOf` there already.
  return kept in {} ? `_x${kept.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_${kept.slice(1)}` : kept
}

const workbook = async (sheets: Sheet<never>[]): Promise<Uint8Array> =>
  new Uint8Array(await writeExcelFile(sheets, { fontFamily: '宋体', fontSize: 11 }).toBuffer())
