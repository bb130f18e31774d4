import { cellAir, type Layout, millimetre, point, tableType } from '../../db/model/paper/layout.ts'
import type { Block } from '../../db/model/paper/paper.ts'
import type { BreakAt, Measured, MeasuredRow } from './paginate.ts'

/** Room below a title, a caption and a table, in CSS pixels; paper.css draws the same. */
const afterTitle = 6 * point
const afterCaption = 3 * point
const afterTable = 6 * point

/** Measures blocks that are drawn, each whole, as the children of `root` in their order. */
export const measureBlocks = (root: HTMLElement, blocks: readonly Block[], layout: Layout): readonly Measured[] =>
  blocks.map((block, index) => measureBlock(root.children[index] as Element, block, layout, blocks[index + 1]))

const measureBlock = (drawn: Element, block: Block, layout: Layout, next: Block | undefined): Measured => {
  switch (block.type) {
    case 'title':
      return text(drawn, layout.titlePitch * point, afterTitle, 'all')
    case 'caption':
      return block.text === '' ? { type: 'whole', height: 0 } : text(drawn, layout.pitch * point, afterCaption, 'all')
    case 'heading':
      return text(drawn, layout.pitch * point, 0, 'all')
    case 'paragraph':
    case 'turn':
      // what is signed stands on the sheet with the signatures
      return text(drawn, layout.pitch * point, 0, next?.type === 'signatures' ? 'end' : 'nothing')
    case 'facts':
    case 'table':
      return rows(drawn, next?.type === 'signatures')
    case 'signatures':
    case 'code':
      return { type: 'whole', height: drawn.getBoundingClientRect().height }
    case 'new_sheet':
      return { type: 'new_sheet' }
  }
}

type Keeps = Extract<Measured, { type: 'text' }>['keeps']

const text = (drawn: Element, pitch: number, after: number, keeps: Keeps): Measured => ({
  type: 'text',
  lines: linesIn(drawn, pitch),
  pitch,
  after,
  keeps,
  breakAt: lineStarts(drawn, pitch),
})

const linesIn = (drawn: Element, pitch: number): number => Math.max(1, Math.round(drawn.getBoundingClientRect().height / pitch))

/**
 * The character with which a line begins, found by halving: the page asks for the place of a dozen characters, however
 * long the text is.
 */
const lineStarts = (drawn: Element, pitch: number): BreakAt => {
  return (line) => {
    const node = drawn.querySelector('[data-text]')?.firstChild
    if (!(node instanceof Text)) return 0
    const top = drawn.getBoundingClientRect().top
    const range = document.createRange()
    const lineOf = (offset: number): number => {
      range.setStart(node, offset)
      range.setEnd(node, offset + 1)
      const rect = range.getClientRects()[0] ?? range.getBoundingClientRect()
      return Math.floor((rect.top + rect.height / 2 - top) / pitch)
    }
    let [low, high] = [0, node.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (lineOf(middle) < line) low = middle + 1
      else high = middle
    }
    return isSecondHalf(node.data, low) ? low - 1 : low
  }
}

const isSecondHalf = (text: string, at: number): boolean => /^[\udc00-\udfff]/.test(text.charAt(at))

const rows = (drawn: Element, keeps: boolean): Measured => {
  const head = drawn.querySelector('thead')?.getBoundingClientRect().height ?? 0
  return {
    type: 'rows',
    head: head + 1, // the line that closes a table
    rows: [...drawn.querySelectorAll('tbody > tr')].map(measuredRow),
    after: afterTable,
    keeps,
  }
}

const measuredRow = (row: Element): MeasuredRow => {
  const pitch = tableType.pitch * point
  return {
    height: row.getBoundingClientRect().height,
    pitch,
    air: 2 * cellAir.block * millimetre + 2,
    cells: [...row.querySelectorAll('.paper-cell')].map((cell) => ({ lines: linesIn(cell, pitch), breakAt: lineStarts(cell, pitch) })),
  }
}
