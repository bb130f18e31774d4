import { columnsFor, type Held } from './columns.ts'
import { layouts, longestInRegister, ordinalColumn, remarkColumn, textWidth } from './layout.ts'
import type { Part } from './paper.ts'

export interface RegisterFacts {
  readonly title: string
  /** Whose list it is: round, group, unit. */
  readonly scope: string
  /** What each column is called and holds, and the cells of every row in their order. */
  readonly columns: readonly Held[]
  readonly rows: readonly (readonly string[])[]
}

/** So much of a long text as a list needs; the record has all of it. */
const shortened = (text: string): string => (text.length > longestInRegister ? `${text.slice(0, longestInRegister)}…` : text)

/** A list as a table across the sheet, numbered, with room for notes. */
export const register = ({ title, scope, columns, rows }: RegisterFacts): Part => ({
  form: 'register',
  title,
  layout: 'register',
  fileName: title,
  blocks: [
    { type: 'title', text: title },
    { type: 'caption', text: [scope, `共${rows.length}项`].filter((part) => part !== '').join('　') },
    {
      type: 'table',
      columns: [
        { title: '序号', width: ordinalColumn, align: 'center' },
        ...columnsFor(columns, textWidth(layouts.register) - ordinalColumn - remarkColumn),
        { title: '备注', width: remarkColumn },
      ],
      rows: rows.map((cells, index) => [String(index + 1), ...cells.map(shortened), '']),
    },
  ],
  footSignatures: [],
  strikeRest: false,
})
