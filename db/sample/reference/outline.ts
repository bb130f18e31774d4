import { v7 as newId } from 'uuid'
import type { CatalogueItem } from '../../model/catalogue.ts'

/**
 * Entries from an indented text, two spaces a level. Codes count by place (`1.2.3`) behind the prefix; a line that
 * begins with `!` must be looked at.
 */
export function itemsOf(prefix: string, text: string): readonly CatalogueItem[] {
  const items: CatalogueItem[] = []
  const above: { readonly item: CatalogueItem; children: number }[] = []
  let tops = 0
  for (const line of text.split('\n')) {
    const words = line.trim()
    if (words === '') continue
    const depth = (line.length - line.trimStart().length) / 2
    above.length = depth
    const parent = above.at(-1)
    const ordinal = parent === undefined ? ++tops : ++parent.children
    const item: CatalogueItem = {
      id: newId(),
      parentId: parent?.item.id ?? null,
      level: depth + 1,
      code: parent === undefined ? `${prefix}${ordinal}` : `${parent.item.code}.${ordinal}`,
      text: words.replace(/^!/, ''),
      keywords: [],
      basis: '',
      mandatory: words.startsWith('!'),
    }
    items.push(item)
    above.push({ item, children: 0 })
  }
  return items
}
