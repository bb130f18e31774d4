import { App, Button } from 'antd'
import { type CSSProperties, type RefObject, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { fontFamily } from '../../db/model/paper/fonts.ts'
import { layouts, millimetre, tableType, textWidth } from '../../db/model/paper/layout.ts'
import type { Paper } from '../../db/model/paper/paper.ts'
import type { PaperWish } from '../../electron/contract/index.ts'
import { useMay } from '../app/session.tsx'
import { useSay } from '../app/workstation.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { Shortcuts } from '../parts/shortcuts.tsx'
import { paperKeys, paperWords as words } from '../words/paper.ts'
import { Block } from './block.tsx'
import { type MissingFont, missingFonts } from './fonts.ts'
import './paper.css'
import { Sheet } from './sheet.tsx'
import { type LaidPaper, usePaper } from './use-paper.ts'

interface PaperPreviewProps {
  readonly wish: PaperWish
  readonly onClose: () => void
}

/** What type and fonts a paper is set in, for its sheets and for their measuring. */
const typeOf = (paper: Paper): CSSProperties => {
  const { size, pitch, titleSize, titlePitch } = layouts[paper.layout]
  return {
    '--paper-text': fontFamily('text'),
    '--paper-heading': fontFamily('heading'),
    '--paper-title': fontFamily('title'),
    '--paper-figure': fontFamily('figure'),
    '--paper-size': `${size}pt`,
    '--paper-pitch': `${pitch}pt`,
    '--paper-title-size': `${titleSize}pt`,
    '--paper-title-pitch': `${titlePitch}pt`,
    '--paper-table-size': `${tableType.size}pt`,
    '--paper-table-pitch': `${tableType.pitch}pt`,
  } as CSSProperties
}

/** The rest of the page stands still while the preview lies over it, and gets the keyboard back afterwards. */
const useOverAll = (room: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const before = document.activeElement
    const rest = document.getElementById('root')
    rest?.setAttribute('inert', '')
    room.current?.focus()
    return () => {
      rest?.removeAttribute('inert')
      if (before instanceof HTMLElement) before.focus()
    }
  }, [room])
}

/**
 * Keys wherever the keyboard is, before anything behind the preview hears of them: the record below must not change
 * under a person who looks at its sheets. F1 keeps its meaning.
 */
const useKeys = (take: (event: KeyboardEvent) => boolean): void => {
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (latest.current(event)) event.preventDefault()
      else if (event.key === 'F1' || !(event.ctrlKey || event.altKey || /^F\d+$/.test(event.key))) return
      event.stopPropagation()
    }
    window.addEventListener('keydown', key, { capture: true })
    return () => window.removeEventListener('keydown', key, { capture: true })
  }, [])
}

/** 打印预览: the sheets as they will come out, with ways to print and save them. */
export const PaperPreview = ({ wish, onClose }: PaperPreviewProps) => {
  const laid = usePaper(wish)
  const room = useRef<HTMLDivElement>(null)
  const view = useRef<HTMLElement>(null)
  useOverAll(room)
  const { page, goTo } = useSheetInView(view, laid.sheets?.length ?? 0)
  const [zoom, setZoom] = useState(100)
  const leave = useLeaving(wish, laid)
  useKeys((event) => {
    const control = event.ctrlKey && !event.shiftKey && !event.altKey
    if (event.key === 'Escape') onClose()
    else if (event.key === 'PageDown') goTo(page + 1)
    else if (event.key === 'PageUp') goTo(page - 1)
    else if (event.key === 'Home') goTo(1)
    else if (event.key === 'End') goTo(laid.sheets?.length ?? 1)
    else if (control && event.key === 'p') leave.print()
    else return false
    return true
  })
  return createPortal(
    // no <dialog>: what lies in the top layer cannot be printed over several sheets
    <div ref={room} className="paper-room" role="dialog" aria-modal="true" aria-label={words.preview} tabIndex={-1}>
      <Shortcuts place={words.preview} shortcuts={paperKeys} />
      <Bar laid={laid} page={page} zoom={zoom} setZoom={setZoom} leave={leave} onClose={onClose} />
      <Missing />
      {laid.failure !== null && (
        <div className="paper-note-failed">
          <FailureNote failure={laid.failure} />
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section ref={view} className="paper-view" tabIndex={0} aria-label={words.sheets} aria-busy={laid.sheets === null}>
        {laid.paper !== null && <Sheets paper={laid.paper} laid={laid} zoom={zoom} />}
      </section>
    </div>,
    document.body,
  )
}

const Sheets = ({ paper, laid, zoom }: { readonly paper: Paper; readonly laid: LaidPaper; readonly zoom: number }) => {
  const layout = layouts[paper.layout]
  return (
    <>
      <style>{`@page { size: ${layout.width}mm ${layout.height}mm; margin: 0 }`}</style>
      <div ref={laid.measure} className="paper-measure" aria-hidden="true" style={{ ...typeOf(paper), width: `${textWidth(layout)}mm` }}>
        {paper.blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one paper do not move
          <Block key={index} block={block} />
        ))}
      </div>
      <div className="paper-sheets" style={{ ...typeOf(paper), zoom: zoom / 100 }}>
        {laid.sheets?.map((parts, index, all) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is its number
          <Sheet key={index} paper={paper} parts={parts} page={index + 1} pages={all.length} />
        ))}
      </div>
    </>
  )
}

/** The sheet in the middle of the view, and the way to another. */
const useSheetInView = (view: RefObject<HTMLElement | null>, pages: number) => {
  const [page, setPage] = useState(1)
  useEffect(() => {
    const box = view.current
    if (box === null || pages === 0) return
    const seen = () => {
      const middle = box.getBoundingClientRect().top + box.clientHeight / 2
      const sheets = [...box.querySelectorAll('.paper-sheet')]
      const below = sheets.findIndex((sheet) => sheet.getBoundingClientRect().bottom > middle)
      setPage(below === -1 ? sheets.length : below + 1)
    }
    seen()
    box.addEventListener('scroll', seen, { passive: true })
    return () => box.removeEventListener('scroll', seen)
  }, [view, pages])
  const goTo = (wanted: number) =>
    view.current?.querySelector(`[data-sheet="${Math.max(1, Math.min(pages, wanted))}"]`)?.scrollIntoView({ block: 'start' })
  return { page: Math.min(page, Math.max(1, pages)), goTo }
}

/** The three ways out. After each the paper is composed anew: a 打印编号 is used once. */
const useLeaving = (wish: PaperWish, { paper, sheets, again }: LaidPaper) => {
  const { message } = App.useApp()
  const printing = useSay('paper', 'print')
  const toPdf = useSay('paper', 'savePdf')
  const toWord = useSay('paper', 'saveWord')
  const ready = paper !== null && sheets !== null
  const mayKeep = useMay('export')
  const busy = printing.isPending || toPdf.isPending || toWord.isPending
  const saved = (file: { readonly name: string } | null) => {
    if (file === null) return
    void message.success(words.saved(file.name))
    again()
  }
  const leaving = { wish, serial: paper?.serial ?? '' }
  return {
    ready,
    /** Whether a file of it may be taken out. */
    mayKeep,
    print: () => {
      if (!ready || busy) return
      const onSuccess = ({ printed }: { readonly printed: boolean }) => {
        if (printed) void message.success(words.printed(leaving.serial))
        again()
      }
      printing.mutate(leaving, { onSuccess })
    },
    toPdf: () => !busy && toPdf.mutate(leaving, { onSuccess: saved }),
    toWord: () => !busy && toWord.mutate(leaving, { onSuccess: saved }),
  }
}

interface BarProps {
  readonly laid: LaidPaper
  readonly page: number
  readonly zoom: number
  readonly setZoom: (zoom: number) => void
  readonly leave: ReturnType<typeof useLeaving>
  readonly onClose: () => void
}

/** A whole sheet fits between the bar and the lower edge of the window. */
const wholeSheet = ({ layout }: Paper): number => {
  const { width, height } = layouts[layout]
  const fits = Math.min((window.innerHeight - 140) / (height * millimetre), (window.innerWidth - 64) / (width * millimetre))
  return Math.max(25, Math.floor(fits * 100))
}

const Bar = ({ laid: { paper, sheets }, page, zoom, setZoom, leave, onClose }: BarProps) => (
  <div className="paper-bar">
    <h1>{words.title(paper?.title ?? '')}</h1>
    <span className="figures" role="status">
      {sheets === null ? words.laying : words.page(page, sheets.length)}
    </span>
    <Button size="small" disabled={zoom <= 25} onClick={() => setZoom(Math.max(25, zoom - 25))}>
      {words.zoomOut}
    </Button>
    <span className="figures quiet">{zoom}%</span>
    <Button size="small" disabled={zoom >= 200} onClick={() => setZoom(Math.min(200, zoom + 25))}>
      {words.zoomIn}
    </Button>
    <Button size="small" disabled={paper === null} onClick={() => paper !== null && setZoom(wholeSheet(paper))}>
      {words.whole}
    </Button>
    {leave.mayKeep && (
      <>
        <Button size="small" disabled={!leave.ready} onClick={leave.toWord}>
          {words.toWord}
        </Button>
        <Button size="small" disabled={!leave.ready} onClick={leave.toPdf}>
          {words.toPdf}
        </Button>
      </>
    )}
    <Button size="small" type="primary" disabled={!leave.ready} onClick={leave.print}>
      {words.print}
    </Button>
    <Button size="small" onClick={onClose}>
      {words.close}
    </Button>
  </div>
)

/** Which fonts of the layout this computer lacks; and that leaving is noted. */
const Missing = () => {
  const [missing, setMissing] = useState<readonly MissingFont[]>([])
  useEffect(() => {
    void missingFonts().then(setMissing)
  }, [])
  return (
    <p className="paper-note" role="note">
      {missing.length > 0 && (
        <strong>
          {words.missingFonts}
          {missing.map(({ wanted, used }) => words.missing(wanted, used)).join('，')}。{' '}
        </strong>
      )}
      {words.leaves}
    </p>
  )
}
