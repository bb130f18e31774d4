import type { Column, Paper } from './paper.ts'

/** A row of any list, in words. */
export interface RegisterRow {
  readonly number: string
  readonly title: string
  readonly subtitle: string
  readonly day: string
  readonly people: string
  readonly status: string
}

/** What each list is called on paper, and how its columns are headed there. */
export interface RegisterWords {
  readonly name: string
  readonly title: string
  readonly subtitle: string
  readonly day: string
  readonly people: string
}

type Part = Pick<Paper, 'form' | 'title' | 'layout' | 'blocks' | 'footSignatures' | 'strikeRest' | 'fileName'>

/** A list as a table across the sheet; the row's height leaves nothing out, however long a name is. */
export const register = (words: RegisterWords, scope: string, rows: readonly RegisterRow[]): Part => {
  const all: readonly (Column & { readonly of: (row: RegisterRow, index: number) => string })[] = [
    { title: '序号', width: 14, align: 'center', of: (_, index) => String(index + 1) },
    { title: '编号', width: 24, align: 'center', of: (row) => row.number },
    { title: words.title, width: 56, of: (row) => row.title },
    { title: words.subtitle, width: 57, of: (row) => row.subtitle },
    { title: words.day, width: 34, align: 'center', of: (row) => row.day },
    { title: words.people, width: 34, of: (row) => row.people },
    { title: '进度', width: 20, align: 'center', of: (row) => row.status },
    { title: '备注', width: 18, of: () => '' },
  ]
  // A column that this list has no word for gives its room to the title.
  const columns = all.filter(({ title }) => title !== '')
  const spare = all.reduce((sum, { width }) => sum + width, 0) - columns.reduce((sum, { width }) => sum + width, 0)
  return {
    form: 'register',
    title: words.name,
    layout: 'register',
    fileName: words.name,
    blocks: [
      { type: 'title', text: words.name },
      { type: 'caption', text: [scope, `共${rows.length}项`].filter((part) => part !== '').join('　') },
      {
        type: 'table',
        columns: columns.map(({ of: _, ...column }) =>
          column.title === words.title ? { ...column, width: column.width + spare } : column,
        ),
        rows: rows.map((row, index) => columns.map(({ of }) => of(row, index))),
      },
    ],
    footSignatures: [],
    strikeRest: false,
  }
}
