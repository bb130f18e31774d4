import { Document, Footer, Header, type ISectionOptions, Packer, PageNumber, PageOrientation, Paragraph, TabStopType, TextRun } from 'docx'
import { wordFont } from '../model/paper/fonts.ts'
import { type Layout, layouts, textWidth } from '../model/paper/layout.ts'
import type { Paper } from '../model/paper/paper.ts'
import { wordBlocks } from './word-blocks.ts'

/** Twentieths of a point, as Word counts lengths. */
const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440)
/** Half points, as Word counts type. */
const half = (points: number): number => Math.round(points * 2)

/**
 * The paper as a Word file (.docx): the same blocks, measures and fonts as the printed sheets. Word lays out lines and
 * pages itself, so page numbers are fields, and the rest of the last page is closed by words instead of a stroke.
 */
export async function wordFile(paper: Paper): Promise<Uint8Array> {
  const layout = layouts[paper.layout]
  const file = new Document({
    title: paper.title,
    creator: '',
    lastModifiedBy: '',
    styles: {
      default: {
        document: {
          run: { font: wordFont.text, size: half(layout.size), language: { eastAsia: 'zh-CN' } },
          paragraph: { spacing: { line: Math.round(layout.pitch * 20), lineRule: 'exact' } },
        },
      },
    },
    sections: [
      {
        ...pageOf(layout),
        headers: { default: head(paper, layout) },
        footers: { default: foot(paper, layout) },
        children: wordBlocks(paper),
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

/** The library turns the sheet itself: it is given the upright measures. */
const pageOf = ({ width, height, top, right, bottom, left }: Layout): Pick<ISectionOptions, 'properties'> => ({
  properties: {
    page: {
      size: {
        width: twips(Math.min(width, height)),
        height: twips(Math.max(width, height)),
        orientation: width > height ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: { top: twips(top), right: twips(right), bottom: twips(bottom), left: twips(left), header: twips(12), footer: twips(10) },
    },
  },
})

const ends = (layout: Layout) => [
  { type: TabStopType.CENTER, position: twips(textWidth(layout) / 2) },
  { type: TabStopType.RIGHT, position: twips(textWidth(layout)) },
]

const head = ({ mark, sample, serial }: Paper, layout: Layout): Header =>
  new Header({
    children: [
      new Paragraph({
        tabStops: ends(layout),
        children: [
          new TextRun({ text: mark, font: wordFont.heading, size: half(14) }),
          new TextRun({ text: sample ? '\t示例' : '\t', font: wordFont.heading, size: half(12) }),
          new TextRun({ text: `\t打印编号 ${serial}`, font: wordFont.figure, size: half(9) }),
        ],
      }),
    ],
  })

const foot = ({ footSignatures }: Paper, layout: Layout): Footer =>
  new Footer({
    children: [
      ...(footSignatures.length === 0
        ? []
        : [
            new Paragraph({
              tabStops: footSignatures.slice(1).map((_, index) => ({
                type: TabStopType.LEFT,
                position: twips((textWidth(layout) / footSignatures.length) * (index + 1)),
              })),
              children: [new TextRun({ text: footSignatures.map(({ label }) => `${label}：`).join('\t'), size: half(10.5) })],
            }),
          ]),
      new Paragraph({
        alignment: 'center',
        children: [
          new TextRun({
            font: wordFont.figure,
            size: half(10.5),
            children: ['第 ', PageNumber.CURRENT, ' 页  共 ', PageNumber.TOTAL_PAGES, ' 页'],
          }),
        ],
      }),
    ],
  })
