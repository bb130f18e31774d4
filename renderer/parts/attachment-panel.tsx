import { Button, Progress } from 'antd'
import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Attachment } from '../../db/model/attachment.ts'
import type { RecordOf } from '../../db/model/record.ts'
import { useArrival } from '../app/go-to.ts'
import { addFiles, currentUploads, onUploads, pickFiles, stopUpload, type Upload } from '../app/uploads.ts'
import { useAsk, useSay } from '../app/workstation.ts'
import { attachmentWords } from '../words/attachments.ts'
import './attachment-panel.css'
import { AttachmentRow } from './attachment-row.tsx'
import { AttachmentViewer } from './attachment-viewer.tsx'
import { FailureNote } from './failure-note.tsx'
import { useIncomingFiles } from './use-incoming-files.ts'

export interface AttachmentPanelProps {
  readonly recordId: string
  /** Role of what is added here (not called `role`: the linter takes that for ARIA). With it the panel lists only files of that role. */
  readonly addedAs?: Attachment['role']
  readonly readOnly?: boolean
  /** A further act on each file (作为证据), as small buttons. */
  readonly acts?: (attachment: RecordOf<'attachment'>) => ReactNode
  /** A further act while a file is open; `page` is the one in view of a PDF, null for an image. */
  readonly pageActs?: (attachment: RecordOf<'attachment'>, page: number | null) => ReactNode
}

/** Files of a record: drag, paste or pick; images and PDF open inside the app. */
export const AttachmentPanel = ({ recordId, addedAs, readOnly = false, acts, pageActs }: AttachmentPanelProps) => {
  const box = useRef<HTMLDivElement>(null)
  const added = addedAs ?? 'other'
  // A scan comes back to the place for scans alone; everything else may be dropped anywhere on the record.
  const take = useCallback((files: readonly File[]) => void addFiles(recordId, added, files), [recordId, added])
  const hovering = useIncomingFiles(box, addedAs !== 'signed_scan', !readOnly, take)
  const all = useAsk('attachments', 'ofRecord', { recordId })
  const files = useMemo(
    () => (all.data ?? []).filter(({ body }) => (addedAs === undefined ? body.role !== 'signed_scan' : body.role === addedAs)),
    [all.data, addedAs],
  )
  const [viewing, setViewing] = useViewing(files)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's meaning; this is a group of files
    <div ref={box} className={hovering ? 'attachments attachments-over' : 'attachments'} role="group" aria-label={attachmentWords.title}>
      {all.error !== null && <FailureNote failure={all.error.failure} />}
      {files.length > 0 && (
        <ul className="attachment-list">
          {files.map((file) => (
            <AttachmentRow key={file.id} file={file} readOnly={readOnly} onView={() => setViewing(file.id)}>
              {acts?.(file)}
            </AttachmentRow>
          ))}
        </ul>
      )}
      <Incoming recordId={recordId} />
      {!readOnly && (
        <p className="attachments-add">
          {hovering ? attachmentWords.dropHere : attachmentWords.drop}
          <button type="button" className="word-button" onClick={() => void pickFiles(recordId, added, attachmentWords.picked)}>
            {attachmentWords.pick}
          </button>
        </p>
      )}
      {readOnly && files.length === 0 && all.data !== undefined && <p className="attachments-add">{attachmentWords.none}</p>}
      {!readOnly && <Trash recordId={recordId} />}
      <AttachmentViewer
        file={files.find(({ id }) => id === viewing) ?? null}
        onClose={() => setViewing(null)}
        {...(pageActs && { pageActs })}
      />
    </div>
  )
}

/** The file that is open; somebody who came for `attachment/<id>` finds it opened. */
const useViewing = (files: readonly RecordOf<'attachment'>[]) => {
  const arrival = useArrival()
  const [viewing, setViewing] = useState<string | null>(null)
  const wanted = arrival?.startsWith('attachment/') ? arrival.slice('attachment/'.length) : null
  const there = wanted !== null && files.some(({ id }) => id === wanted)
  useEffect(() => {
    if (there) setViewing(wanted)
  }, [there, wanted])
  return [viewing, setViewing] as const
}

/** Files of this record, or clue, that are on their way, and those that did not arrive. */
export const Incoming = ({ recordId }: { readonly recordId: string }) => {
  const uploads = useSyncExternalStore(onUploads, currentUploads).filter((upload) => upload.recordId === recordId)
  return uploads.map((upload) => <IncomingRow key={upload.id} upload={upload} />)
}

const IncomingRow = ({ upload }: { readonly upload: Upload }) => {
  const name = useId()
  if (upload.failure !== null) {
    return (
      <FailureNote failure={{ ...upload.failure, where: upload.failure.where ?? upload.name }}>
        <Button size="small" onClick={() => stopUpload(upload.id)}>
          {attachmentWords.dismiss}
        </Button>
      </FailureNote>
    )
  }
  if (upload.done === 0) return null
  return (
    <div className="attachment-incoming">
      <span id={name}>{attachmentWords.adding(upload.name)}</span>
      <Progress percent={upload.size === 0 ? 0 : Math.floor((upload.done / upload.size) * 100)} size="small" aria-labelledby={name} />
      <Button size="small" onClick={() => stopUpload(upload.id)}>
        {attachmentWords.stop}
      </Button>
    </div>
  )
}

const Trash = ({ recordId }: { readonly recordId: string }) => {
  const [open, setOpen] = useState(false)
  const gone = useAsk('attachments', 'ofRecord', { recordId, deleted: true })
  const restore = useSay('attachments', 'restore')
  const files = (gone.data ?? []).filter(({ deletedAt }) => deletedAt !== null)
  if (files.length === 0) return null
  return (
    <>
      <button type="button" className="word-button attachments-trash" aria-expanded={open} onClick={() => setOpen(!open)}>
        {attachmentWords.trash(files.length)}
      </button>
      {open && (
        <ul className="attachment-list">
          {files.map(({ id, body }) => (
            <li key={id} className="attachment-row">
              <span className="attachment-name quiet">{body.name}</span>
              <button
                type="button"
                className="word-button"
                aria-label={`${attachmentWords.restore} ${body.name}`}
                onClick={() => restore.mutate({ id })}
              >
                {attachmentWords.restore}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
