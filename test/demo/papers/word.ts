import { AlignmentType, Document, Packer, Paragraph, TextRun } from 'docx'
import { mark, type Paper } from './paper.ts'

/** Writes the paper as a Word file. Fonts are named, not embedded. */
export function wordOf({ title, number, issuer, day, sections, signatures }: Paper): Promise<Buffer> {
  const line = (text: string, size: number, font: string) =>
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 160 }, children: [new TextRun({ text, size, font })] })
  const paragraph = (text: string, bold: boolean) =>
    new Paragraph({
      spacing: { line: 560, lineRule: 'exact' },
      indent: bold ? {} : { firstLine: 640 },
      children: [new TextRun({ text, size: 32, bold, font: '仿宋' })],
    })
  const document = new Document({
    title,
    creator: '示例',
    sections: [
      {
        properties: { page: { margin: { top: 2098, bottom: 1984, left: 1587, right: 1474 } } },
        children: [
          new Paragraph({ children: [new TextRun({ text: mark, size: 18, color: 'AA0000' })] }),
          line(title, 44, '宋体'),
          line([number, issuer, day].filter((part) => part !== '').join('　'), 24, '仿宋'),
          ...sections.flatMap(({ heading, text }) => [paragraph(heading, true), paragraph(text, false)]),
          ...signatures.map((text) => paragraph(text, false)),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}
