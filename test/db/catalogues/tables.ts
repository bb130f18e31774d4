import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeTable } from '../../../db/spreadsheets/write.ts'

/** Writes a table to read in: its head and rows as a person would have them. Answers its path. */
export async function tableFile(folder: string, name: string, rows: readonly (readonly (string | number | null)[])[]): Promise<string> {
  const path = join(folder, name)
  const [head = [], ...body] = rows
  writeFileSync(path, await writeTable({ title: '目录', columns: head.map((header) => ({ header: String(header) })), rows: body }))
  return path
}

/** A tree of the given sizes by level, evenly spread: 5 / 29 / 92. */
export function treeRows(prefix: string, sizes: readonly number[]): readonly (readonly string[])[] {
  let parents: readonly string[] = ['']
  return sizes.flatMap((size) => {
    const codes = Array.from({ length: size }, (_, index) => {
      const parent = parents[Math.floor((index * parents.length) / size)] ?? ''
      return parent === '' ? `${prefix}${index + 1}` : `${parent}.${index + 1}`
    })
    parents = codes
    return codes.map((code) => [code, `示例条目${code}：集体决策制度没有落实`])
  })
}
