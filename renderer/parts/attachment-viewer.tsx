import { Button, Drawer } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { RecordOf } from '../../db/model/record.ts'
import { attachmentWords } from '../words/attachments.ts'
import { ExportAttachment } from './export-attachment.tsx'

/** pdf.js is large: it comes with the first PDF that is opened. */
const PdfPages = lazy(() => import('./pdf-pages.tsx'))

export interface AttachmentViewerProps {
  readonly file: RecordOf<'attachment'> | null
  readonly onClose: () => void
}

/** Where the program's own protocol serves the decrypted bytes of an attachment. */
const addressOf = (file: RecordOf<'attachment'>): string => `/attachment/${file.id}`

/** Images that Chromium draws by itself; SVG is left out because it can hold programs. */
const drawable = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp', 'image/avif']

/** An image or PDF inside the app; for anything else the way out, with a reason. */
export const AttachmentViewer = ({ file, onClose }: AttachmentViewerProps) => (
  <Drawer
    title={file?.body.name}
    open={file !== null}
    onClose={onClose}
    size="min(1040px, 92vw)"
    styles={{ body: { padding: 0 } }}
    destroyOnHidden
    closable={{ 'aria-label': attachmentWords.close }}
  >
    {file !== null && <Shown file={file} />}
  </Drawer>
)

const Shown = ({ file }: { readonly file: RecordOf<'attachment'> }) => {
  if (file.body.mediaType === 'application/pdf') {
    return (
      <Suspense>
        <PdfPages address={addressOf(file)} name={file.body.name} />
      </Suspense>
    )
  }
  if (drawable.includes(file.body.mediaType)) return <Picture file={file} />
  return <OnlyExport file={file} />
}

const Picture = ({ file }: { readonly file: RecordOf<'attachment'> }) => {
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
  return (
    <div className="viewer-note">
      <p>{attachmentWords.onlyExport}</p>
      <Button onClick={() => setExporting(true)}>{attachmentWords.export}…</Button>
      <ExportAttachment file={file} open={exporting} onClose={() => setExporting(false)} />
    </div>
  )
}
