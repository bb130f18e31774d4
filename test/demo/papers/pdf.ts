import { createHash } from 'node:crypto'
import PDFDocument from 'pdfkit'
import { type Font, withoutFont } from './fonts.ts'
import { mark, type Paper } from './paper.ts'
import { scanOf } from './scan.ts'

/** A4 in points, with the margins that official papers have. */
const page = { size: 'A4', margins: { top: 105, bottom: 99, left: 79, right: 74 } } as const

/** Prints the paper: a cover, then its text. */
export function pdfOf(paper: Paper, font: Font | undefined): Promise<Buffer> {
  const pdf = new PDFDocument({ ...page, info: informationOf(paper) })
  if (font === undefined) {
    // Two papers must not be the same file.
    pdf.fontSize(14).text(`${withoutFont} ${createHash('sha256').update(paper.title).digest('hex').slice(0, 12)}`)
  } else {
    pdf.font(font.file, font.face)
    cover(pdf, paper)
    text(pdf, paper)
  }
  return bytesOf(pdf)
}

/** The paper as it comes out of a scanner that makes PDF: a page that is an image. */
export function scannedPdfOf(paper: Paper, font: Font | undefined): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', margin: 0, info: informationOf(paper) })
  pdf.image(scanOf(paper, font), 0, 0, { width: pdf.page.width })
  return bytesOf(pdf)
}

const informationOf = ({ title }: Paper) => ({ Title: title, Creator: '示例', CreationDate: new Date(0) })

async function bytesOf(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const pieces: Buffer[] = []
  pdf.on('data', (piece: Buffer) => pieces.push(piece))
  const ended = new Promise((resolve) => pdf.once('end', resolve))
  pdf.end()
  await ended
  return Buffer.concat(pieces)
}

function cover(pdf: PDFKit.PDFDocument, { title, number, issuer, day }: Paper): void {
  head(pdf)
  pdf.fillColor('#000').moveDown(6).fontSize(22).text(title, { align: 'center', lineGap: 8 })
  pdf.moveDown(1).fontSize(14).text(number, { align: 'center' })
  pdf.moveDown(14).fontSize(16).text(issuer, { align: 'center' })
  pdf.moveDown(0.5).text(day, { align: 'center' })
}

function text(pdf: PDFKit.PDFDocument, { title, sections, signatures }: Paper): void {
  pdf.addPage(page)
  head(pdf)
  pdf.fillColor('#000').fontSize(16).text(title, { align: 'center' }).moveDown(1)
  for (const { heading, text: words } of sections) {
    pdf.fontSize(14).text(heading).moveDown(0.2)
    pdf.fontSize(16).text(words, { indent: 32, lineGap: 8 }).moveDown(0.8)
  }
  for (const line of signatures) pdf.moveDown(0.8).fontSize(14).text(line)
}

const head = (pdf: PDFKit.PDFDocument): void => {
  pdf.fontSize(9).fillColor('#a00').text(mark, 79, 60)
  pdf.y = page.margins.top
}
