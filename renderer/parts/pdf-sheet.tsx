import type { PDFDocumentProxy } from 'pdfjs-dist'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { attachmentWords } from '../words/attachments.ts'

export interface PdfSheetProps {
  readonly pages: PDFDocumentProxy
  /** From 1. */
  readonly number: number
  /** Height by width, until the page itself is known. */
  readonly ratio: number
  /** Per cent of the width of the viewer. */
  readonly zoom: number
  readonly root: RefObject<HTMLElement | null>
  /** The page fills the middle of the viewer. */
  readonly onSeen: (number: number) => void
}

/** Draws one page into the canvas at the screen's own resolution; returns how to stop. */
const draw = (pages: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement): (() => void) => {
  let stop = (): void => undefined
  let stopped = false
  void pages.getPage(number).then(async (page) => {
    if (stopped) return
    const natural = page.getViewport({ scale: 1 })
    const scale = (canvas.clientWidth * window.devicePixelRatio) / natural.width
    const viewport = page.getViewport({ scale })
    canvas.width = Math.floor(viewport.width)
    canvas.height = Math.floor(viewport.height)
    canvas.style.aspectRatio = `${natural.width} / ${natural.height}`
    const task = page.render({ canvas, viewport })
    stop = () => task.cancel()
    await task.promise.catch(() => undefined) // a cancelled drawing is thrown by pdf.js; the next one replaces it
  })
  return () => {
    stopped = true
    stop()
  }
}

/** One page, drawn only while it is near the view. */
export const PdfSheet = ({ pages, number, ratio, zoom, root, onSeen }: PdfSheetProps) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (canvas.current === null) return
    const close = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      root: root.current,
      rootMargin: '800px 0px',
    })
    const middle = new IntersectionObserver(([entry]) => entry?.isIntersecting && onSeen(number), {
      root: root.current,
      rootMargin: '-50% 0px -50% 0px',
    })
    close.observe(canvas.current)
    middle.observe(canvas.current)
    return () => {
      close.disconnect()
      middle.disconnect()
    }
  }, [root, number, onSeen])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new zoom asks for a sharper drawing
  useEffect(() => (near && canvas.current !== null ? draw(pages, number, canvas.current) : undefined), [near, pages, number, zoom])
  return (
    <canvas
      ref={canvas}
      className="viewer-sheet"
      data-page={number}
      role="img"
      aria-label={`${attachmentWords.page} ${number}`}
      style={{ width: `calc(${zoom}% - 24px)`, aspectRatio: `1 / ${ratio}` }}
    />
  )
}
