import { v7 as newId } from 'uuid'
import { type CatalogueItem, mostItems } from '../../model/catalogue.ts'
import type { TableProblem, TableRow, Template } from '../../model/spreadsheet.ts'

/** 目录导入表: one row per entry; parents by their code, or by the code's own beginning (1.2 above 1.2.3). */
export const catalogueTemplate: Template = {
  name: '目录',
  mostRows: mostItems,
  columns: [
    {
      ...{ key: 'code', header: '编码', spellings: ['代码', '编号', '序号编码'], type: 'line', required: true, unique: true },
      ...{ example: '1.1.1', note: '新版本中同一条目沿用原编码，以前的标注才能接上。' },
    },
    {
      ...{ key: 'parent', header: '上级编码', spellings: ['父级编码', '上级代码'], type: 'line', example: '1.1' },
      note: '顶层留空；不填时按编码推定，如 1.1.1 的上级是 1.1。',
    },
    {
      ...{ key: 'text', header: '内容', spellings: ['名称', '条目', '问题表现', '问题表现形式', '要点', '监督要点'], type: 'text' },
      ...{ required: true, example: '示例：议事规则没有明确哪些事项必须集体决定' },
    },
    { key: 'keywords', header: '关键词', type: 'list', example: '集体决策；议事规则' },
    { key: 'basis', header: '依据', spellings: ['政策依据', '依据条款'], type: 'text' },
    { key: 'mandatory', header: '必查', spellings: ['是否必查', '必谈', '是否必谈'], type: 'yesNo', example: '是' },
  ],
}

/** The tree that rows describe, or what is wrong with its branches. Entries that `before` has by code keep their ids. */
export function treeOf(
  { sheet, rows }: { readonly sheet: string; readonly rows: readonly TableRow[] },
  before: readonly CatalogueItem[],
): { readonly items: readonly CatalogueItem[] } | { readonly problems: readonly TableProblem[] } {
  const idsBefore = new Map(before.map((item) => [item.code, item.id]))
  const codes = new Map(rows.map((row) => [String(row.values.code), idsBefore.get(String(row.values.code)) ?? newId()]))
  const problems: TableProblem[] = []
  const parents = new Map<string, string | null>()
  const first = new Map<string, number>()
  for (const { row, values } of rows) {
    const code = String(values.code)
    const seen = first.get(code)
    if (seen === undefined) first.set(code, row)
    else problems.push({ code: 'repeated', sheet, row, header: '内容', detail: { shown: String(values.text), first: seen } })
    const named = values.parent === undefined ? undefined : String(values.parent)
    if (named !== undefined && !codes.has(named)) {
      problems.push({ code: 'parent_unknown', sheet, row, header: '上级编码', detail: { shown: named } })
    }
    parents.set(code, named ?? aboveOf(code, codes))
  }
  for (const { row, values } of rows)
    if (depthOf(String(values.code), parents) === undefined)
      problems.push({ code: 'parent_circle', sheet, row, header: '上级编码', detail: { shown: String(values.code) } })
  if (problems.length > 0) return { problems: problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) }
  const items = rows.map(({ values }): CatalogueItem => {
    const code = String(values.code)
    const parent = parents.get(code) ?? null
    return {
      id: codes.get(code) ?? newId(),
      parentId: parent === null ? null : (codes.get(parent) ?? null),
      level: depthOf(code, parents) ?? 1,
      code,
      text: String(values.text),
      keywords: [...((values.keywords ?? []) as readonly string[])],
      basis: String(values.basis ?? ''),
      mandatory: values.mandatory === true,
    }
  })
  return { items }
}

/** The nearest code that this one begins with: `1.2` above `1.2.3`, `A` above `A-1`. */
function aboveOf(code: string, codes: ReadonlyMap<string, string>): string | null {
  for (let end = code.length; end > 0; ) {
    end = Math.max(...['.', '-', '．', '—', '/'].map((sign) => code.lastIndexOf(sign, end - 1)))
    if (end <= 0) return null
    const above = code.slice(0, end)
    if (codes.has(above)) return above
  }
  return null
}

const deepest = 9

/** From 1; undefined where the way up does not end, or is too long. */
function depthOf(code: string, parents: ReadonlyMap<string, string | null>): number | undefined {
  let at: string | null = code
  for (let depth = 1; depth <= deepest; depth++) {
    at = parents.get(at) ?? null
    if (at === null) return depth
  }
  return undefined
}
