import type { CatalogueItem } from '../../model/catalogue.ts'
import type { TableRow, Template } from '../../model/spreadsheet.ts'
import { catalogueTemplate } from './catalogue-table.ts'

const levels = ['first', 'second', 'third'] as const
const shared = catalogueTemplate.columns.filter(({ key }) => ['keywords', 'basis', 'mandatory'].includes(key))

/** The shape in which such lists are usually handed round: one row per manifestation, what stands above it in columns of its own. */
export const wideTemplate: Template = {
  name: '目录（分列）',
  mostRows: catalogueTemplate.mostRows ?? 0,
  columns: [
    {
      ...{ key: 'first', header: '监督重点', spellings: ['聚焦方面', '方面', '一级', '流程', '阶段', '关键步骤'], type: 'text' },
      ...{ required: true, fillsDown: 'blank' },
    },
    { key: 'second', header: '监督要点', spellings: ['要点', '二级', '工作要点'], type: 'text', required: true, fillsDown: 'blank' },
    { key: 'third', header: '问题表现形式', spellings: ['问题表现', '表现形式', '表现', '三级'], type: 'text' },
    ...shared,
  ],
}

/**
 * Wide rows as one row per entry. An entry that `before` has under the same words keeps its code, and so its links;
 * others get the next free one of their branch.
 * One that stands there twice comes twice, for the tree to refuse.
 */
export function oneByOne(rows: readonly TableRow[], before: readonly CatalogueItem[]): readonly TableRow[] {
  const byId = new Map(before.map((item) => [item.id, item]))
  const pathOf = (item: CatalogueItem): string => {
    const parent = item.parentId === null ? undefined : byId.get(item.parentId)
    return parent === undefined ? item.text : `${pathOf(parent)}\n${item.text}`
  }
  const codesBefore = new Map(before.map((item) => [pathOf(item), item.code]))
  const taken = new Set(before.map(({ code }) => code))
  const made = new Map<string, TableRow>()
  const again: TableRow[] = []
  for (const { row, values } of rows) {
    let path = ''
    let parent = ''
    for (const level of levels) {
      const text = values[level]
      if (text === undefined) break
      path = path === '' ? String(text) : `${path}\n${String(text)}`
      const known = made.get(path)
      const code = String(known?.values.code ?? codesBefore.get(path) ?? freeCode(parent, taken))
      taken.add(code)
      if (known !== undefined && level === 'third') again.push({ row, values: known.values })
      if (known === undefined) made.set(path, { row, values: { code, ...(parent !== '' && { parent }), text: String(text) } })
      parent = code
    }
    const { keywords, basis, mandatory } = values
    const last = made.get(path)
    if (last !== undefined)
      made.set(path, {
        row: last.row,
        values: {
          ...last.values,
          ...(keywords !== undefined && { keywords }),
          ...(basis !== undefined && { basis }),
          ...(mandatory !== undefined && { mandatory }),
        },
      })
  }
  return [...made.values(), ...again]
}

function freeCode(parent: string, taken: ReadonlySet<string>): string {
  for (let ordinal = 1; ; ordinal++) {
    const code = parent === '' ? String(ordinal) : `${parent}.${ordinal}`
    if (!taken.has(code)) return code
  }
}
