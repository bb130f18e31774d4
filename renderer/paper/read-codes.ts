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

/** The texts of the codes on a picture. */
type Codes = readonly string[]

const codesIn = async (picture: ImageData): Promise<Codes> => {
  const found = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 8 })
  return found.map(({ text }) => text)
}

const pageCodeIn = (codes: Codes): PageCode | null => codes.map(parsePageCode).find((code) => code !== null) ?? null

const pictureOf = (width: number, height: number): OffscreenCanvasRenderingContext2D => {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('no canvas')
  return context
}

const codesOfImage = async (file: File): Promise<Codes> => {
  const bitmap = await createImageBitmap(file)
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)]
  const context = pictureOf(width, height)
  context.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  return codesIn(context.getImageData(0, 0, width, height))
}

const codesOfPage = async (pages: PDFDocumentProxy, number: number): Promise<Codes> => {
  const page = await pages.getPage(number)
  const natural = page.getViewport({ scale: 1 })
  const scale = Math.min(resolution / 72, longestSide / Math.max(natural.width, natural.height))
  const viewport = page.getViewport({ scale })
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(viewport.width)
  canvas.height = Math.ceil(viewport.height)
  await page.render({ canvas, viewport }).promise
  const context = canvas.getContext('2d')
  const codes = context === null ? [] : await codesIn(context.getImageData(0, 0, canvas.width, canvas.height))
  page.cleanup()
  return codes
}

const codesOfPdf = async (file: File): Promise<readonly Codes[]> => {
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
    const codes: Codes[] = []
    for (let number = 1; number <= pages.numPages; number++) codes.push(await codesOfPage(pages, number))
    return codes
  } finally {
    await reading.destroy()
  }
}

const codesByPage = async (file: File): Promise<readonly Codes[]> => {
  const isPdf = file.type === 'application/pdf' || file.name.toLowerCase().endsWith('.pdf')
  return isPdf ? codesOfPdf(file) : [await codesOfImage(file)]
}

/** The texts of all codes in a picture or a PDF; none where the file cannot be opened. */
export const readCodes = async (file: File): Promise<Codes> => {
  try {
    return (await codesByPage(file)).flat()
  } catch {
    return [] // libraries name many reasons; for the person all mean: there is no code in it
  }
}

/** Reads the code of every page of a scan, an image or a PDF. A file that cannot be opened says so and stops nothing. */
export const readScan = async (file: File): Promise<ReadScan> => {
  try {
    return { name: file.name, pages: (await codesByPage(file)).map(pageCodeIn), failed: false }
  } catch {
    // Libraries name many reasons; for the person all mean: this file cannot be opened.
    return { name: file.name, pages: [], failed: true }
  }
}
