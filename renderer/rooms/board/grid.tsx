import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { SourceKind } from '../../../db/model/forms/sources.ts'
import type { Board, BoardRow } from '../../../electron/contract/index.ts'
import { useGoTo } from '../../app/go-to.ts'
import { boardWords as words } from '../../words/leads.ts'
import { LeadCell, NextCell, SourceCell, TotalCell } from './cells.tsx'

/** Height of a row in pixels: two lines and their air. */
const rowHeight = 56
const headHeight = 40

/** Roles of a table's parts, for the same reason that the grid is none. */
const group = { role: 'rowgroup' }
const head = { role: 'columnheader' }
const line = (index: number) => ({ role: 'row', 'aria-rowindex': index + 1 })

interface BoardGridProps {
  readonly board: Board
  readonly columns: readonly SourceKind[]
}

/** The board as a grid: one stop of the Tab key, then arrows; rows that are not looked at are not drawn. */
export const BoardGrid = ({ board: { rows, needed }, columns }: BoardGridProps) => {
  const box = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState({ row: 0, column: 0 })
  const goTo = useGoTo()
  const width = columns.length + 3
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollPaddingStart: headHeight,
    scrollMargin: headHeight,
  })
  const row = Math.min(at.row, rows.length - 1)
  const here = { row, column: Math.min(at.column, width - 1) }
  const open = ({ id, cells }: BoardRow, column: number) => {
    const first = cells.find(({ kind }) => kind === columns[column - 1]?.kind)?.first
    goTo({ kind: 'lead', id, at: first === undefined ? undefined : `supports/${first}` })
  }
  const moveTo = (next: { row: number; column: number }) => {
    const target = { row: clamp(next.row, rows.length), column: clamp(next.column, width) }
    setAt(target)
    virtual.scrollToIndex(target.row)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const current = rows[here.row]
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1)
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], PageDown: [page, 0], PageUp: [-page, 0] }[
      event.key
    ]
    if (step !== undefined) moveTo({ row: here.row + (step[0] ?? 0), column: here.column + (step[1] ?? 0) })
    else if (event.key === 'Home') moveTo({ row: event.ctrlKey ? 0 : here.row, column: 0 })
    else if (event.key === 'End') moveTo({ row: event.ctrlKey ? rows.length - 1 : here.row, column: width - 1 })
    else if (event.key === 'Enter' && current !== undefined) open(current, here.column)
    else return
    event.preventDefault()
  }
  useEffect(() => box.current?.focus({ preventScroll: true }), [])
  const template = `minmax(240px, 1.4fr) repeat(${columns.length}, minmax(56px, 88px)) 72px minmax(208px, 1fr)`
  // heads and rows are grids of their own: the same least width keeps their columns in line
  const grid = { gridTemplateColumns: template, minWidth: 240 + 56 * columns.length + 72 + 208 }
  const cell = (rowIndex: number, column: number) => ({
    id: `board-${rowIndex}-${column}`,
    role: 'gridcell',
    'aria-colindex': column + 1,
    'data-at': rowIndex === here.row && column === here.column ? true : undefined,
  })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table, its rows stand where they are put
    <div
      ref={box}
      className="board-grid"
      role="grid"
      aria-label={words.grid}
      aria-rowcount={rows.length + 1}
      aria-colcount={width}
      aria-activedescendant={`board-${here.row}-${here.column}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <BoardHeads columns={columns} style={grid} />
      <div {...group} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const lead = rows[index]
          if (lead === undefined) return null
          const press = (column: number) => ({
            onClick: () => {
              setAt({ row: index, column })
              open(lead, column)
            },
          })
          return (
            <div key={lead.id} {...line(index + 1)} className="board-row" style={{ ...grid, height: rowHeight, top: start - headHeight }}>
              <div {...cell(index, 0)} {...press(0)} className="board-lead">
                <LeadCell row={lead} />
              </div>
              {columns.map(({ kind }, column) => (
                <div key={kind} {...cell(index, column + 1)} {...press(column + 1)} className="board-cell">
                  <SourceCell row={lead} kind={kind} />
                </div>
              ))}
              <div {...cell(index, width - 2)} {...press(width - 2)} className="board-cell">
                <TotalCell row={lead} needed={needed} />
              </div>
              <div {...cell(index, width - 1)} {...press(width - 1)} className="board-next">
                <NextCell row={lead} columns={columns} />
              </div>
            </div>
          )
        })}
      </div>
    </div>
  )
}

const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value))

interface BoardHeadsProps {
  readonly columns: readonly SourceKind[]
  readonly style: { readonly gridTemplateColumns: string; readonly minWidth: number }
}

const BoardHeads = ({ columns, style }: BoardHeadsProps) => (
  <div {...group} className="board-heads" style={{ height: headHeight }}>
    <div {...line(0)} className="board-columns" style={style}>
      <span {...head}>{words.lead}</span>
      {columns.map(({ kind, word }) => (
        <span key={kind} {...head} className="board-cell">
          {word}
        </span>
      ))}
      <span {...head} className="board-cell">
        {words.total}
      </span>
      <span {...head}>{words.next}</span>
    </div>
  </div>
)
