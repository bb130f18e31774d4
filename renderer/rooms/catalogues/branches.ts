import type { CatalogueItem } from '../../../db/model/catalogue.ts'

/** Where the branch of an entry ends: entries stand in the order of their tree. */
export function lastOfBranch(items: readonly Pick<CatalogueItem, 'level'>[], at: number): number {
  const level = items[at]?.level ?? 0
  const next = items.findIndex((item, index) => index > at && item.level <= level)
  return (next === -1 ? items.length : next) - 1
}

/** The next free code after one: `1.2` → `1.3`; the same with a figure where it ends in none. */
export function nextCode(items: readonly Pick<CatalogueItem, 'code'>[], code: string): string {
  const taken = new Set(items.map((item) => item.code))
  const [, head = code, figure = '0'] = /^(.*?)(\d+)$/.exec(code) ?? []
  for (let next = Number(figure) + 1; ; next++) {
    const free = head + String(next).padStart(figure.length, '0')
    if (!taken.has(free)) return free
  }
}
