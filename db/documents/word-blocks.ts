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
import { cellAir, type Layout, layouts, millimetre, signatureLine, tableType, textWidth } from '../model/paper/layout.ts'
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
  for (const block of blocks) {
    if (block.type === 'new_sheet') breakBefore = true
    else {
      if (breakBefore) drawn.push(new Paragraph({ pageBreakBefore: true, spacing: pitch(1) }))
      breakBefore = false
      drawn.push(...(block.type === 'code' ? [picture(block, codes)] : wordBlock(block, layouts[layout])))
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

const wordBlock = (block: Exclude<Block, { type: 'new_sheet' | 'code' }>, layout: Layout): (Paragraph | Table)[] => {
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
      return [line(layout, [run(block.text, 'text', layout.size)], block.indent ? { indent: twoCharacters } : {})]
    case 'turn':
      return [line(layout, [run(block.label, 'text', layout.size, true), run(block.text, 'text', layout.size)], { indent: twoCharacters })]
    case 'facts':
      return [...block.rows.map((facts) => factsTable(facts)), gap()]
    case 'table':
      return [rowsTable(block), gap()]
    case 'signatures':
      return [signatures(block.spaces, layout)]
  }
}

/** Two of the characters of the line itself, whatever their size. */
const twoCharacters = { firstLineChars: 200 } as const

const line = (layout: Layout, children: TextRun[], more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ alignment: AlignmentType.BOTH, spacing: pitch(layout.pitch), children, ...more })

/** Word joins tables that touch. */
const gap = (): Paragraph => new Paragraph({ spacing: pitch(6), children: [] })

const edge = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
const noEdge = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const

interface CellOptions {
  readonly width: number
  readonly role?: FontRole
  readonly centred?: boolean
}

const cell = (text: string, { width, role = 'text', centred = false }: CellOptions): TableCell =>
  new TableCell({
    width: { size: twips(width), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: twips(cellAir.block), bottom: twips(cellAir.block), left: twips(cellAir.inline), right: twips(cellAir.inline) },
    children: text.split('\n').map(
      (part) =>
        new Paragraph({
          alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
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

const factsTable = (facts: readonly Fact[]): Table =>
  table(
    facts.flatMap(({ widths }) => widths),
    [
      new TableRow({
        cantSplit: true,
        children: facts.flatMap(({ label, value, widths }) => [
          cell(label, { width: widths[0], role: 'heading', centred: true }),
          cell(value, { width: widths[1] }),
        ]),
      }),
    ],
  )

const rowsTable = ({ columns, rows, least = 0, rowHeight }: Extract<Block, { type: 'table' }>): Table => {
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
        (cells) =>
          new TableRow({
            cantSplit: true,
            ...(rowHeight !== undefined && { height: { value: twips(rowHeight), rule: HeightRule.ATLEAST } }),
            children: columns.map(({ width, align }, index) => cell(cells[index] ?? '', { width, centred: align === 'center' })),
          }),
      ),
    ],
  )
}

/** A space for each who signs, side by side, without lines around. */
const signatures = (spaces: readonly SignatureSpace[], layout: Layout): Table => {
  const width = textWidth(layout) / spaces.length
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(textWidth(layout)), type: WidthType.DXA },
    columnWidths: spaces.map(() => twips(width)),
    borders: { top: noEdge, bottom: noEdge, left: noEdge, right: noEdge, insideHorizontal: noEdge, insideVertical: noEdge },
    rows: [
      new TableRow({
        cantSplit: true,
        height: { value: twips(signatureLine * 2), rule: HeightRule.ATLEAST },
        children: spaces.map(({ label, name = '', day = '' }) =>
          cell(`${label}：${name}\n${day === '' ? '　　　年　　月　　日' : day}`, { width }),
        ),
      }),
    ],
  })
}
