import { v7 as newId } from 'uuid'
import type { PolicyArticle } from '../../model/policy.ts'
import type { TableRow, Template } from '../../model/spreadsheet.ts'

/** 条文导入表: one row per article, or per paragraph of one. */
export const policyTemplate: Template = {
  name: '政策条文',
  mostRows: 5000,
  columns: [
    {
      ...{ key: 'number', header: '条号', spellings: ['条', '条款', '条次'], type: 'line', required: true, fillsDown: 'merged' },
      ...{ example: '第三条', note: '照原文写，如“第三条”。' },
    },
    { key: 'paragraph', header: '款项', spellings: ['款', '项'], type: 'line', example: '第一款', note: '整条一行时留空。' },
    {
      ...{ key: 'text', header: '条文', spellings: ['内容', '原文', '条文内容'], type: 'text', required: true },
      ...{ example: '示例：重大事项应当集体讨论决定。', note: '逐字照录公开发布的原文。' },
    },
    { key: 'topics', header: '主题', spellings: ['主题词', '关键词'], type: 'list', example: '集体决策' },
  ],
}

/** Articles that rows describe. Those that `before` has under the same number keep their ids. */
export function articlesOf(rows: readonly TableRow[], before: readonly PolicyArticle[]): readonly PolicyArticle[] {
  const idsBefore = new Map(before.map((article) => [`${article.number} ${article.paragraph}`, article.id]))
  return rows.map(({ values }): PolicyArticle => {
    const [number, paragraph] = [String(values.number), String(values.paragraph ?? '')]
    const key = `${number} ${paragraph}`
    const id = idsBefore.get(key) ?? newId()
    idsBefore.delete(key) // an id is given once
    return { id, number, paragraph, text: String(values.text), topics: [...((values.topics ?? []) as readonly string[])] }
  })
}
