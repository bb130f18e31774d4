import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { interviews } from '../../../db/sample/interviews/index.ts'
import { reviews } from '../../../db/sample/reviews/index.ts'
import type { SampleReview } from '../../../db/sample/shape.ts'
import type { Font } from './fonts.ts'
import { type Paper, paperOf, signedPageOf } from './paper.ts'
import { pdfOf, scannedPdfOf } from './pdf.ts'
import { scanOf } from './scan.ts'
import { wordOf } from './word.ts'

/** A file on disk and the record of the sample that it belongs to. */
export interface PaperFile {
  readonly path: string
  readonly area: 'documentReviews' | 'interviews'
  /** Title of the document, or name of the interviewee and start of the interview. */
  readonly title: string
  readonly startedAt: string
  readonly role: 'evidence' | 'signed_scan'
}

interface Maker {
  readonly ending: string
  make(paper: Paper, font: Font | undefined): Buffer | Promise<Buffer>
}

const printed: Maker = { ending: 'pdf', make: pdfOf }
const scanned: Maker = { ending: 'pdf', make: scannedPdfOf }
const image: Maker = { ending: 'png', make: scanOf }
const word: Maker = { ending: 'docx', make: wordOf }

/** Contracts and rules come as printed PDF, minutes as scanned PDF, vouchers and slips as images, tables as Word files. */
const makers: Readonly<Record<string, Maker>> = {
  合同: printed,
  制度文件: printed,
  审计材料: printed,
  账簿: printed,
  会计凭证: image,
  验收材料: image,
  照片: image,
  考核材料: image,
  现场记录: image,
  工作底表: word,
  台账: word,
}

const makerOf = ({ category }: SampleReview): Maker => makers[category] ?? scanned

/** Writes the papers of the round as real files; `most` documents and as many signed pages keep a quick run quick. */
export async function writePapers(folder: string, font: Font | undefined, most: number): Promise<readonly PaperFile[]> {
  await mkdir(folder, { recursive: true })
  const documents = spread(reviews, most).map((review) => ({
    paper: paperOf(review),
    maker: makerOf(review),
    file: { area: 'documentReviews', title: review.title, startedAt: '', role: 'evidence' } as const,
  }))
  const scans = interviews
    .filter(({ signing }) => signing === 'signed')
    .map((interview) => ({
      paper: signedPageOf(interview),
      maker: image,
      file: { area: 'interviews', title: interview.interviewee.name, startedAt: interview.startedAt, role: 'signed_scan' } as const,
    }))
  const made: PaperFile[] = []
  for (const { paper, maker, file } of [...documents, ...scans.slice(0, most)]) {
    const path = join(folder, `${String(made.length + 1).padStart(3, '0')} ${file.title.replaceAll(/[\\/:]/g, '_')}.${maker.ending}`)
    await writeFile(path, await maker.make(paper, font))
    made.push({ ...file, path })
  }
  return made
}

/** At most so many, taken evenly over the list so that every sort of paper is among them. */
const spread = <T>(list: readonly T[], most: number): readonly T[] =>
  list.length <= most
    ? list
    : list.filter((_, index) => Math.floor((index * most) / list.length) !== Math.floor(((index + 1) * most) / list.length))
