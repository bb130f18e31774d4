import {
  Document,
  Footer,
  Header,
  ImageRun,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx'
import { toBuffer } from 'qrcode'
import { wordFont } from '../model/paper/fonts.ts'
import { codeSide, type Layout, layouts, millimetre, textWidth } from '../model/paper/layout.ts'
import { pageCodeText } from '../model/paper/page-code.ts'
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
        footers: { default: await foot(paper, layout) },
        children: wordBlocks(paper, await codesOf(paper)),
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

/** The codes among the blocks as pictures, by their text. */
const codesOf = async ({ blocks }: Paper): Promise<ReadonlyMap<string, Uint8Array>> => {
  const codes = new Map<string, Uint8Array>()
  for (const block of blocks) {
    if (block.type === 'code') codes.set(block.text, await toBuffer(block.text, { errorCorrectionLevel: 'M', margin: 2, scale: 8 }))
  }
  return codes
}

/** The page code without its page, which only Word knows: a scan still finds its record. */
const codeOf = async ({ record }: Paper): Promise<readonly ImageRun[]> => {
  if (record === null) return []
  const text = pageCodeText({ recordId: record.id, kind: record.kind, version: record.version, page: 0, pages: 0 })
  const data = await toBuffer(text, { errorCorrectionLevel: 'M', margin: 2, scale: 8 })
  const side = Math.round(codeSide * millimetre)
  return [new ImageRun({ type: 'png', data, transformation: { width: side, height: side } })]
}

const foot = async (paper: Paper, layout: Layout): Promise<Footer> => {
  const { footSignatures } = paper
  const number = ['\t第 ', PageNumber.CURRENT, ' 页  共 ', PageNumber.TOTAL_PAGES, ' 页\t']
  return new Footer({
    children: [
      ...(footSignatures.length === 0 ? [] : [signatureStrip(footSignatures, textWidth(layout))]),
      new Paragraph({
        tabStops: ends(layout),
        // an exact line would cut the code off
        spacing: { line: 240, lineRule: 'auto' },
        children: [new TextRun({ font: wordFont.figure, size: half(10.5), children: number }), ...(await codeOf(paper))],
      }),
    ],
  })
}

const signatureStrip = (spaces: Paper['footSignatures'], width: number): Paragraph =>
  new Paragraph({
    tabStops: spaces.slice(1).map((_, index) => ({ type: TabStopType.LEFT, position: twips((width / spaces.length) * (index + 1)) })),
    children: [new TextRun({ text: spaces.map(({ label }) => `${label}：`).join('\t'), size: half(10.5) })],
  })
