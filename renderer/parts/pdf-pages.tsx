import { Button, Input } from 'antd'
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { attachmentWords } from '../words/attachments.ts'
import { FailureNote } from './failure-note.tsx'
import { PdfSheet } from './pdf-sheet.tsx'

GlobalWorkerOptions.workerSrc = workerAddress

export interface PdfPagesProps {
  readonly address: string
  readonly name: string
  /** Acts on the page in view. */
  readonly acts: (page: number) => ReactNode
}

type Opened = { readonly pages: PDFDocumentProxy; readonly ratio: number } | 'failed' | null

/** Reads by ranges, so that the first page of a large scan is there at once and the rest only when looked at. */
const useDocument = (address: string): Opened => {
  const [opened, setOpened] = useState<Opened>(null)
  useEffect(() => {
    const reading = getDocument({
      url: address,
      disableAutoFetch: true,
      disableStream: true,
      rangeChunkSize: 512 * 1024,
      cMapUrl: '/pdf/cmaps/',
      cMapPacked: true,
      standardFontDataUrl: '/pdf/standard_fonts/',
      wasmUrl: '/pdf/wasm/',
      isEvalSupported: false,
      enableXfa: false,
    })
    reading.promise
      .then(async (pages) => {
        const { width, height } = (await pages.getPage(1)).getViewport({ scale: 1 })
        setOpened({ pages, ratio: height / width })
      })
      .catch(() => setOpened('failed')) // pdf.js names many reasons; for the person all mean: this file cannot be shown
    return () => {
      setOpened(null)
      void reading.destroy()
    }
  }, [address])
  return opened
}

/** All pages of a PDF below one another, drawn as they come into view. */
export default function PdfPages({ address, name, acts }: PdfPagesProps) {
  const opened = useDocument(address)
  const [zoom, setZoom] = useState(100)
  const [page, setPage] = useState(1)
  const [typed, setTyped] = useState<string | null>(null)
  const body = useRef<HTMLElement>(null)
  if (opened === 'failed') {
    return (
      <div className="viewer-note">
        <FailureNote failure={{ code: 'file_unreadable', where: name }} />
      </div>
    )
  }
  if (opened === null) return null
  const count = opened.pages.numPages
  const goTo = (wanted: number) => {
    const next = Math.max(1, Math.min(count, wanted))
    setPage(next)
    setTyped(null)
    body.current?.querySelector(`[data-page="${next}"]`)?.scrollIntoView()
  }
  return (
    <>
      <div className="viewer-bar" style={{ padding: '8px 16px' }}>
        <Button size="small" disabled={page <= 1} onClick={() => goTo(page - 1)}>
          {attachmentWords.previous}
        </Button>
        <Input
          size="small"
          className="viewer-page"
          aria-label={attachmentWords.page}
          value={typed ?? page}
          onChange={({ target }) => setTyped(target.value)}
          onPressEnter={() => goTo(Number(typed) || page)}
          onBlur={() => setTyped(null)}
        />
        <span className="quiet">{attachmentWords.ofPages(count)}</span>
        <Button size="small" disabled={page >= count} onClick={() => goTo(page + 1)}>
          {attachmentWords.next}
        </Button>
        <Button size="small" onClick={() => setZoom(Math.max(25, zoom - 25))}>
          {attachmentWords.zoomOut}
        </Button>
        <Button size="small" onClick={() => setZoom(Math.min(300, zoom + 25))}>
          {attachmentWords.zoomIn}
        </Button>
        <Button size="small" onClick={() => setZoom(100)}>
          {attachmentWords.fit}
        </Button>
        <span className="quiet">{zoom}%</span>
        {acts(page)}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section ref={body} className="viewer-body" tabIndex={0} aria-label={name} style={{ height: 'calc(100% - 40px)' }}>
        {Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
          <PdfSheet key={index} pages={opened.pages} number={index + 1} ratio={opened.ratio} zoom={zoom} root={body} onSeen={setPage} />
        ))}
      </section>
    </>
  )
}
