import { createCanvas } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A stretch of text as it stands on a page: millimetres from the left and upper edge, to its baseline. */
export interface Placed {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Points. */
  readonly size: number
  readonly font: string
}
export interface PdfPage {
  /** Millimetres. */
  readonly width: number
  readonly height: number
  readonly texts: readonly Placed[]
}

const millimetres = (points: number): number => (points / 72) * 25.4
const opened = (bytes: Uint8Array) => getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false }).promise

/** Every page of a PDF with its texts in the order in which they were drawn. */
export const readPdf = async (bytes: Uint8Array): Promise<readonly PdfPage[]> => {
  const pdf = await opened(bytes)
  const pages: PdfPage[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    await page.getOperatorList() // loads the fonts, and with them their names
    const { width, height } = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent({ includeMarkedContent: false })
    const texts = items.flatMap((item): Placed[] => {
      if (!('str' in item) || item.str === '') return []
      const [, , , size, x, y] = item.transform as [number, number, number, number, number, number]
      const { name = '' } = page.commonObjs.has(item.fontName) ? (page.commonObjs.get(item.fontName) as { readonly name?: string }) : {}
      return [
        { text: item.str, x: millimetres(x), y: millimetres(height - y), width: millimetres(item.width), size: Math.abs(size), font: name },
      ]
    })
    pages.push({ width: millimetres(width), height: millimetres(height), texts })
  }
  await pdf.loadingTask.destroy()
  return pages
}

interface Drawing {
  readonly dpi: number
  /** Degrees by which the sheet lies askew in the scanner. */
  readonly askew?: number
  /** 0 to 255: how far a dot may stray from its shade. */
  readonly noise?: number
}

/** A page as a scanner gives it back: PNG bytes. */
export const scanPage = async (bytes: Uint8Array, number: number, { dpi, askew = 0, noise = 0 }: Drawing): Promise<Buffer> => {
  const pdf = await opened(bytes)
  const page = await pdf.getPage(number)
  const viewport = page.getViewport({ scale: dpi / 72 })
  const sheet = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  await page.render({ canvas: sheet as never, viewport }).promise
  const scan = createCanvas(sheet.width, sheet.height)
  const context = scan.getContext('2d')
  context.fillStyle = '#f4f2ee'
  context.fillRect(0, 0, scan.width, scan.height)
  context.translate(scan.width / 2, scan.height / 2)
  context.rotate((askew * Math.PI) / 180)
  context.drawImage(sheet, -scan.width / 2, -scan.height / 2)
  context.setTransform(1, 0, 0, 1, 0, 0)
  if (noise > 0) {
    const picture = context.getImageData(0, 0, scan.width, scan.height)
    let seed = 7
    for (let at = 0; at < picture.data.length; at++) {
      seed = (seed * 1103515245 + 12345) % 2147483648
      if (at % 4 !== 3) picture.data[at] = Math.max(0, Math.min(255, (picture.data[at] ?? 0) + ((seed >> 8) % (2 * noise)) - noise))
    }
    context.putImageData(picture, 0, 0)
  }
  await pdf.loadingTask.destroy()
  return scan.encode('png')
}
