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

/** An image or PDF of a record inside the app; for anything else the way out, with a reason. */
export const AttachmentViewer = ({ file, onClose, pageActs }: AttachmentViewerProps) => (
  <FileViewer
    file={file && { name: file.body.name, mediaType: file.body.mediaType, address: `/attachment/${file.id}`, alt: file.body.caption }}
    onClose={onClose}
    acts={(page) => file !== null && pageActs?.(file, page)}
  >
    {file !== null && <OnlyExport file={file} />}
  </FileViewer>
)

/** A file by where the program's own protocol serves its decrypted bytes. */
export interface ViewedFile {
  readonly name: string
  readonly mediaType: string
  readonly address: string
  /** What an image shows, where somebody said so. */
  readonly alt?: string
}

interface FileViewerProps {
  readonly file: ViewedFile | null
  readonly onClose: () => void
  readonly acts?: (page: number | null) => ReactNode
  /** What stands there for a file that cannot be shown. */
  readonly children: ReactNode
}

/** Images that Chromium draws by itself; SVG is left out because it can hold programs. */
const drawable = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp', 'image/avif']

/** An image or PDF inside the app: never as a file on the disk. */
export const FileViewer = ({ file, onClose, acts, children }: FileViewerProps) => (
  <Drawer
    title={file?.name}
    open={file !== null}
    onClose={onClose}
    size="min(1040px, 92vw)"
    styles={{ body: { padding: 0 } }}
    destroyOnHidden
    closable={{ 'aria-label': attachmentWords.close }}
  >
    {file !== null && (
      <Shown file={file} acts={acts}>
        {children}
      </Shown>
    )}
  </Drawer>
)

interface ShownProps {
  readonly file: ViewedFile
  readonly acts: FileViewerProps['acts']
}

const Shown = ({ file, acts, children }: ShownProps & { readonly children: ReactNode }) => {
  if (file.mediaType === 'application/pdf') {
    return (
      <Suspense>
        <PdfPages address={file.address} name={file.name} acts={(page) => acts?.(page)} />
      </Suspense>
    )
  }
  return drawable.includes(file.mediaType) ? <Picture file={file} acts={acts} /> : children
}

const Picture = ({ file, acts }: ShownProps) => {
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
        {acts?.(null)}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="viewer-body" tabIndex={0} aria-label={file.name} style={{ height: 'calc(100% - 40px)' }}>
        <img className="viewer-sheet" src={file.address} alt={file.alt || file.name} style={{ width: `calc(${zoom}% - 24px)` }} />
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
