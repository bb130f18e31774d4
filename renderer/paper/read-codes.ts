import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import readerAddress from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { type PageCode, parsePageCode } from '../../db/model/paper/page-code.ts'
import type { ReadScan } from './place-scans.ts'

GlobalWorkerOptions.workerSrc = workerAddress
// Comes from the program's own files; nothing is fetched from elsewhere.
prepareZXingModule({
  overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? readerAddress : prefix + path) },
})

/** Dots per inch at which pages of a PDF are drawn: the code's modules are more than four dots wide. */
const resolution = 200
/** Longest side of what is looked at; photographs are larger and no clearer. */
const longestSide = 3400

const codeIn = async (picture: ImageData): Promise<PageCode | null> => {
  const found = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 8 })
  return found.map(({ text }) => parsePageCode(text)).find((code) => code !== null) ?? null
}

const pictureOf = (width: number, height: number): OffscreenCanvasRenderingContext2D => {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('no canvas')
  return context
}

const codeOfImage = async (file: File): Promise<PageCode | null> => {
  const bitmap = await createImageBitmap(file)
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)]
  const context = pictureOf(width, height)
  context.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  return codeIn(context.getImageData(0, 0, width, height))
}

const codeOfPage = async (pages: PDFDocumentProxy, number: number): Promise<PageCode | null> => {
  const page = await pages.getPage(number)
  const natural = page.getViewport({ scale: 1 })
  const scale = Math.min(resolution / 72, longestSide / Math.max(natural.width, natural.height))
  const viewport = page.getViewport({ scale })
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(viewport.width)
  canvas.height = Math.ceil(viewport.height)
  await page.render({ canvas, viewport }).promise
  const context = canvas.getContext('2d')
  const code = context === null ? null : await codeIn(context.getImageData(0, 0, canvas.width, canvas.height))
  page.cleanup()
  return code
}

const codesOfPdf = async (file: File): Promise<readonly (PageCode | null)[]> => {
  const reading = getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    cMapUrl: '/pdf/cmaps/',
    cMapPacked: true,
    standardFontDataUrl: '/pdf/standard_fonts/',
    wasmUrl: '/pdf/wasm/',
    isEvalSupported: false,
    enableXfa: false,
  })
  try {
    const pages = await reading.promise
    const codes: (PageCode | null)[] = []
    for (let number = 1; number <= pages.numPages; number++) codes.push(await codeOfPage(pages, number))
    return codes
  } finally {
    await reading.destroy()
  }
}

/** Reads the code of every page of a scan, an image or a PDF. A file that cannot be opened says so and stops nothing. */
export const readScan = async (file: File): Promise<ReadScan> => {
  try {
    const isPdf = file.type === 'application/pdf' || file.name.toLowerCase().endsWith('.pdf')
    return { name: file.name, pages: isPdf ? await codesOfPdf(file) : [await codeOfImage(file)], failed: false }
  } catch {
    // Libraries name many reasons; for the person all mean: this file cannot be opened.
    return { name: file.name, pages: [], failed: true }
  }
}
