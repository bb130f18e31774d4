import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useId, useRef } from 'react'
import type { CatalogueItem } from '../../../db/model/catalogue.ts'
import { catalogueWords as words } from '../../words/catalogues.ts'

const rowHeight = 32

interface CatalogueTreeProps {
  readonly items: readonly CatalogueItem[]
  readonly chosen: string | null
  readonly onChoose: (itemId: string) => void
}

/** Entries by depth. Only rows in sight are drawn: a version may hold thirty thousand. */
export const CatalogueTree = ({ items, chosen, onChoose }: CatalogueTreeProps) => {
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const rows = useVirtualizer({ count: items.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 12 })
  const at = items.findIndex((item) => item.id === chosen)
  const go = (index: number) => {
    const item = items[Math.max(0, Math.min(items.length - 1, index))]
    if (item === undefined) return
    onChoose(item.id)
    rows.scrollToIndex(items.indexOf(item))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 15,
      PageUp: at - 15,
      Home: 0,
      End: items.length,
    }
    const to = steps[event.key]
    if (to === undefined) return
    event.preventDefault()
    go(to)
  }
  return (
    <div
      ref={box}
      className="catalogue-tree"
      role="tree"
      aria-label={words.tree}
      tabIndex={0}
      aria-activedescendant={at === -1 ? undefined : `${id}-${at}`}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const item = items[index]
          if (item === undefined) return null
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys for all of its rows
            <div
              key={item.id}
              id={`${id}-${index}`}
              role="treeitem"
              aria-level={item.level}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              aria-selected={item.id === chosen}
              tabIndex={-1}
              className={`catalogue-row catalogue-level-${Math.min(item.level, 3)}`}
              style={{ transform: `translateY(${start}px)`, paddingLeft: 24 + (item.level - 1) * 24 }}
              onClick={() => onChoose(item.id)}
            >
              <span className="catalogue-code figures">{item.code}</span>
              <span className="catalogue-text">{item.text}</span>
              {item.mandatory && <span className="catalogue-mandatory">{words.mandatory}</span>}
            </div>
          )
        })}
      </div>
    </div>
  )
}
