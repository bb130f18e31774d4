import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  ImageRun,
  type IParagraphOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { type FontRole, fonts, wordFont } from '../model/paper/fonts.ts'
import { cellAir, type Layout, layouts, millimetre, signatureLine, signedAcross, tableType, textWidth } from '../model/paper/layout.ts'
import type { Block, Fact, Paper, SignatureSpace } from '../model/paper/paper.ts'

const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440)
const run = (text: string, role: FontRole, size: number, bold = false): TextRun =>
  new TextRun({ text, font: wordFont[role], size: Math.round(size * 2), bold: bold || fonts[role].bold })
const pitch = (points: number) => ({ line: Math.round(points * 20), lineRule: 'exact' }) as const

/** The blocks of a paper as Word's paragraphs and tables, in the same order. */
export const wordBlocks = (
  { blocks, layout, strikeRest }: Paper,
  codes: ReadonlyMap<string, Uint8Array> = new Map(),
): (Paragraph | Table)[] => {
  const drawn: (Paragraph | Table)[] = []
  let breakBefore = false
  for (const [index, block] of blocks.entries()) {
    if (block.type === 'new_sheet') breakBefore = true
    else {
      if (breakBefore) drawn.push(new Paragraph({ pageBreakBefore: true, spacing: pitch(1) }))
      breakBefore = false
      const keepNext = blocks[index + 1]?.type === 'signatures'
      drawn.push(...(block.type === 'code' ? [picture(block, codes)] : wordBlock(block, layouts[layout], keepNext)))
    }
  }
  return strikeRest ? [...drawn, new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun('（以下空白）')] })] : drawn
}

/** A code in the middle of the line. An exact line would cut it off. */
const picture = ({ text, side }: Extract<Block, { type: 'code' }>, codes: ReadonlyMap<string, Uint8Array>): Paragraph => {
  const data = codes.get(text)
  const pixels = Math.round(side * millimetre)
  const children = data === undefined ? [] : [new ImageRun({ type: 'png', data, transformation: { width: pixels, height: pixels } })]
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { line: 240, lineRule: 'auto' }, children })
}

/** `keepNext`: its end stands on the page with what follows. */
const wordBlock = (block: Exclude<Block, { type: 'new_sheet' | 'code' }>, layout: Layout, keepNext: boolean): (Paragraph | Table)[] => {
  switch (block.type) {
    case 'title':
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          keepNext: true,
          spacing: { ...pitch(layout.titlePitch), after: 120 },
          children: [run(block.text, 'title', layout.titleSize)],
        }),
      ]
    case 'caption':
      return block.text === '' ? [] : [line(layout, [run(block.text, 'figure', 12)], { alignment: AlignmentType.CENTER })]
    case 'heading':
      return [line(layout, [run(block.text, 'heading', layout.size)], { keepNext: true, indent: twoCharacters })]
    case 'paragraph':
      return [line(layout, [run(block.text, 'text', layout.size)], { keepNext, ...(block.indent && { indent: twoCharacters }) })]
    case 'turn':
      return [
        line(layout, [run(block.label, 'text', layout.size, true), run(block.text, 'text', layout.size)], {
          keepNext,
          indent: twoCharacters,
        }),
      ]
    case 'facts':
      return [...block.rows.map((facts, index, { length }) => factsTable(facts, keepNext && index === length - 1)), gap(keepNext)]
    case 'table':
      return [rowsTable(block, keepNext), gap(keepNext)]
    case 'signatures':
      return [signatures(block.spaces, layout)]
  }
}

/** Two of the characters of the line itself, whatever their size. */
const twoCharacters = { firstLineChars: 200 } as const

const line = (layout: Layout, children: TextRun[], more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ alignment: AlignmentType.BOTH, spacing: pitch(layout.pitch), children, ...more })

/** Word joins tables that touch. */
const gap = (keepNext: boolean): Paragraph => new Paragraph({ keepNext, spacing: pitch(6), children: [] })

const edge = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
const noEdge = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const

interface CellOptions {
  readonly width: number
  readonly role?: FontRole
  readonly centred?: boolean
  readonly keepNext?: boolean
}

const cell = (text: string, { width, role = 'text', centred = false, keepNext = false }: CellOptions): TableCell =>
  new TableCell({
    width: { size: twips(width), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: twips(cellAir.block), bottom: twips(cellAir.block), left: twips(cellAir.inline), right: twips(cellAir.inline) },
    children: text.split('\n').map(
      (part) =>
        new Paragraph({
          alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
          keepNext,
          spacing: pitch(tableType.pitch),
          children: [run(part, role, tableType.size)],
        }),
    ),
  })

const table = (widths: readonly number[], rows: TableRow[]): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    borders: { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge },
    rows,
  })

/** A height of its own where a row is written in by hand. */
const atLeast = (millimetres: number | undefined) =>
  millimetres === undefined ? {} : { height: { value: twips(millimetres), rule: HeightRule.ATLEAST } }

const factsTable = (facts: readonly Fact[], keepNext: boolean): Table =>
  table(
    facts.flatMap(({ widths }) => widths),
    [
      new TableRow({
        cantSplit: true,
        ...atLeast(facts[0]?.height),
        children: facts.flatMap(({ label, value, widths }) => [
          cell(label, { width: widths[0], role: 'heading', centred: true, keepNext }),
          cell(value, { width: widths[1], keepNext }),
        ]),
      }),
    ],
  )

const rowsTable = ({ columns, rows, least = 0, rowHeight }: Extract<Block, { type: 'table' }>, keepNext: boolean): Table => {
  const blank = Array.from({ length: Math.max(0, least - rows.length) }, () => columns.map(() => ''))
  return table(
    columns.map(({ width }) => width),
    [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title, width }) => cell(title, { width, role: 'heading', centred: true })),
      }),
      ...[...rows, ...blank].map(
        (cells, row, { length }) =>
          new TableRow({
            cantSplit: true,
            ...atLeast(rowHeight),
            children: columns.map(({ width, align }, index) =>
              cell(cells[index] ?? '', { width, centred: align === 'center', keepNext: keepNext && row === length - 1 }),
            ),
          }),
      ),
    ],
  )
}

/** A space for each who signs, side by side or in pairs, without lines around. */
const signatures = (spaces: readonly SignatureSpace[], layout: Layout): Table => {
  const across = signedAcross(spaces.length)
  const width = textWidth(layout) / across
  const lines = Array.from({ length: Math.ceil(spaces.length / across) }, (_, line) => spaces.slice(line * across, (line + 1) * across))
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(textWidth(layout)), type: WidthType.DXA },
    columnWidths: Array.from({ length: across }, () => twips(width)),
    borders: { top: noEdge, bottom: noEdge, left: noEdge, right: noEdge, insideHorizontal: noEdge, insideVertical: noEdge },
    rows: lines.map(
      (line, index) =>
        new TableRow({
          cantSplit: true,
          ...atLeast(signatureLine * 2),
          children: Array.from({ length: across }, (_, at) => {
            const { label, name = '', day = '' } = line[at] ?? { label: '' }
            const text = label === '' ? '' : `${label}：${name}\n${day === '' ? '　　　年　　月　　日' : day}`
            return cell(text, { width, keepNext: index < lines.length - 1 })
          }),
        }),
    ),
  })
}
