import dayjs from 'dayjs'
import { parseDay } from '../../parts/times.ts'
import { blankItem, type Item, type Items, type ItemsEdit, mostItems } from './items.ts'

/** Column heads by which a pasted table is understood; without heads the order is that of the form. */
const heads: readonly (readonly [RegExp, keyof Item])[] = [
  [/名称|内容|资料|材料/, 'name'],
  [/份数|数量/, 'copies'],
  [/纸质.+电子|形式|载体/, 'medium'],
  [/原件.+复印|版本/, 'original'],
  [/时限|期限|截止/, 'dueOn'],
  [/提供人|责任人|联系人/, 'provider'],
  [/提供时间|提供日期/, 'providedOn'],
  [/备注|说明/, 'note'],
]
const formOrder: readonly (keyof Item)[] = ['name', 'copies', 'medium', 'original', 'dueOn', 'provider', 'note']

/** Cells of text copied from a spreadsheet: quoted cells may hold line breaks and doubled quotes. */
export function cellsOf(pasted: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r?\n|$)/gy
  for (let found = cell.exec(pasted); found !== null; found = cell.exec(pasted)) {
    rows.at(-1)?.push((found[1]?.replaceAll('""', '"') ?? found[2] ?? '').trim())
    if (found[3] === '' || cell.lastIndex >= pasted.length) break
    if (found[3] !== '\t') rows.push([])
  }
  return rows.filter((row) => row.some((text) => text !== ''))
}

const headOf = (text: string): keyof Item | null => heads.find(([pattern]) => pattern.test(text))?.[1] ?? null
const isOrdinal = (text: string): boolean => /^(?:\d{1,4}|序号)[.、]?$/.test(text)

/** One value of one column; what cannot be read is left as the form has it, so that a paste never fails half-way. */
function read(field: keyof Item, text: string): Partial<Item> {
  switch (field) {
    case 'copies': {
      const copies = Number(/\d+/.exec(text)?.[0] ?? Number.NaN)
      return Number.isFinite(copies) ? { copies: Math.min(copies, 9999) } : {}
    }
    case 'medium':
      return { medium: text.includes('电') ? 'electronic' : 'paper' }
    case 'original':
      return { original: text.includes('原') && !text.includes('复') ? 'original' : 'copy' }
    case 'dueOn':
    case 'providedOn':
      return { [field]: parseDay(text, dayjs()) ?? '' }
    case 'name':
    case 'provider':
    case 'note':
      return { [field]: text.replace(/\s*\n\s*/g, ' ').slice(0, 500) }
    default:
      return {}
  }
}

/** Rows out of a pasted table, with or without a line of heads and a column of ordinals. */
export function itemsFrom(pasted: string): readonly Item[] {
  const rows = cellsOf(pasted)
  const first = rows[0] ?? []
  const byHeads = first.map(headOf)
  const hasHeads = byHeads.filter((field) => field !== null).length >= 2 && !first.some((text) => /\d/.test(text))
  const body = hasHeads ? rows.slice(1) : rows
  const ordinals = !hasHeads && body.length > 0 && body.every((row) => row.length > 1 && isOrdinal(row[0] ?? ''))
  const columns = hasHeads ? byHeads : ordinals ? [null, ...formOrder] : formOrder
  return body.flatMap((row) => {
    const values = row.flatMap((text, index) => {
      const field = columns[index]
      return field && text !== '' ? [read(field, text)] : []
    })
    const item: Item = Object.assign(blankItem(), ...values)
    return item.name === '' ? [] : [item]
  })
}

/** Several lines pasted into a row become rows after it; an empty row is used up. One line is left to the field. */
export function pasteItems(items: Items, rowId: string, pasted: string): ItemsEdit | null {
  if (!/[\t\n]/.test(pasted.trim())) return null
  const index = items.findIndex((item) => item.id === rowId)
  const here = items[index]
  const kept = here !== undefined && here.name === '' ? 1 : 0
  const fresh = itemsFrom(pasted).slice(0, mostItems - items.length + kept)
  const last = fresh.at(-1)
  if (here === undefined || last === undefined) return null
  return { state: items.toSpliced(index + 1 - kept, kept, ...fresh), caret: { rowId: last.id, field: 'name', at: 'end' } }
}
