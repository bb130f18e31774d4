import { Button, Drawer } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { RecordOf } from '../../db/model/record.ts'
import { useMay } from '../app/session.tsx'
import { attachmentWords } from '../words/attachments.ts'
import { ExportAttachment } from './export-attachment.tsx'

/** pdf.js is large: it comes with the first PDF that is opened. */
const PdfPages = lazy(() => import('./pdf-pages.tsx'))

export interface AttachmentViewerProps {
  readonly file: RecordOf<'attachment'> | null
  readonly onClose: () => void
  readonly pageActs?: PageActs
}

/** Acts on what is in view; the page of a PDF, null for an image. */
type PageActs = (attachment: RecordOf<'attachment'>, page: number | null) => ReactNode

/** Where the program's own protocol serves the decrypted bytes of an attachment. */
const addressOf = (file: RecordOf<'attachment'>): string => `/attachment/${file.id}`

/** Images that Chromium draws by itself; SVG is left out because it can hold programs. */
const drawable = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp', 'image/avif']

/** An image or PDF inside the app; for anything else the way out, with a reason. */
export const AttachmentViewer = ({ file, onClose, pageActs }: AttachmentViewerProps) => (
  <Drawer
    title={file?.body.name}
    open={file !== null}
    onClose={onClose}
    size="min(1040px, 92vw)"
    styles={{ body: { padding: 0 } }}
    destroyOnHidden
    closable={{ 'aria-label': attachmentWords.close }}
  >
    {file !== null && <Shown file={file} pageActs={pageActs} />}
  </Drawer>
)

interface ShownProps {
  readonly file: RecordOf<'attachment'>
  readonly pageActs: PageActs | undefined
}

const Shown = ({ file, pageActs }: ShownProps) => {
  if (file.body.mediaType === 'application/pdf') {
    return (
      <Suspense>
        <PdfPages address={addressOf(file)} name={file.body.name} acts={(page) => pageActs?.(file, page)} />
      </Suspense>
    )
  }
  if (drawable.includes(file.body.mediaType)) return <Picture file={file} pageActs={pageActs} />
  return <OnlyExport file={file} />
}

const Picture = ({ file, pageActs }: ShownProps) => {
  const [zoom, setZoom] = useState(100)
  return (
    <>
      <div className="viewer-bar" style={{ padding: '8px 16px' }}>
        <Button size="small" onClick={() => setZoom(Math.max(25, zoom - 25))}>
          {attachmentWords.zoomOut}
        </Button>
        <Button size="small" onClick={() => setZoom(Math.min(400, zoom + 25))}>
          {attachmentWords.zoomIn}
        </Button>
        <span className="quiet">{zoom}%</span>
        {pageActs?.(file, null)}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="viewer-body" tabIndex={0} aria-label={file.body.name} style={{ height: 'calc(100% - 40px)' }}>
        <img
          className="viewer-sheet"
          src={addressOf(file)}
          alt={file.body.caption || file.body.name}
          style={{ width: `calc(${zoom}% - 24px)` }}
        />
      </section>
    </>
  )
}

const OnlyExport = ({ file }: { readonly file: RecordOf<'attachment'> }) => {
  const [exporting, setExporting] = useState(false)
  const mayExport = useMay('export')
  return (
    <div className="viewer-note">
      <p>{attachmentWords.onlyExport}</p>
      {mayExport && <Button onClick={() => setExporting(true)}>{attachmentWords.export}…</Button>}
      {exporting && <ExportAttachment file={file} onClose={() => setExporting(false)} />}
    </div>
  )
}
