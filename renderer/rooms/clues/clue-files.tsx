import { App, Button } from 'antd'
import { useCallback, useRef, useState } from 'react'
import type { ClueFile } from '../../../db/model/clue.ts'
import type { OpenClue } from '../../../electron/contract/index.ts'
import { useMay } from '../../app/session.tsx'
import { addClueFiles, pickClueFiles } from '../../app/uploads.ts'
import { useSay } from '../../app/workstation.ts'
import { Incoming } from '../../parts/attachment-panel.tsx'
import '../../parts/attachment-panel.css'
import { FileViewer, type ViewedFile } from '../../parts/attachment-viewer.tsx'
import { ExportReason } from '../../parts/export-reason.tsx'
import { Section } from '../../parts/field.tsx'
import { useIncomingFiles } from '../../parts/use-incoming-files.ts'
import { attachmentWords } from '../../words/attachments.ts'
import { clueWords as words } from '../../words/clues.ts'
import { bytes, moment } from '../../words/figures.ts'
import { showClue } from './use-clue.ts'

interface ClueFilesProps {
  readonly clue: OpenClue
  readonly flush: () => Promise<void>
}

/** 材料: 审批表, 交接单, 证明材料; by drag, paste or pick, and shown inside the app. */
export const ClueFiles = ({ clue, flush }: ClueFilesProps) => {
  const box = useRef<HTMLDivElement>(null)
  const [viewing, setViewing] = useState<string | null>(null)
  const [exporting, setExporting] = useState<string | null>(null)
  const mayExport = useMay('export_clue')
  const writable = clue.deletedAt === null
  const take = useCallback((files: readonly File[]) => void flush().then(() => addClueFiles(clue.id, files)), [clue.id, flush])
  const hovering = useIncomingFiles(box, true, writable, take)
  const fileOf = (id: string | null) => clue.files.find((file) => file.id === id)
  const viewed = fileOf(viewing)
  const leaving = fileOf(exporting)
  return (
    <Section title={words.files}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's meaning; this is a group of files */}
      <div ref={box} className={hovering ? 'attachments attachments-over' : 'attachments'} role="group" aria-label={words.files}>
        {clue.files.length === 0 && <p className="quiet">{words.noFiles}</p>}
        {clue.files.length > 0 && (
          <ul className="clue-files">
            {clue.files.map((file) => (
              <FileLine
                key={file.id}
                clue={clue}
                file={file}
                flush={flush}
                onView={() => setViewing(file.id)}
                {...(mayExport && { onExport: () => void flush().then(() => setExporting(file.id)) })}
              />
            ))}
          </ul>
        )}
        <Incoming recordId={clue.id} />
        {writable && (
          <p className="attachments-add">
            {hovering ? attachmentWords.dropHere : attachmentWords.drop}
            <button
              type="button"
              className="word-button"
              onClick={() => void flush().then(() => pickClueFiles(clue.id, attachmentWords.picked))}
            >
              {attachmentWords.pick}
            </button>
          </p>
        )}
      </div>
      <FileViewer file={viewed === undefined ? null : viewedOf(clue, viewed)} onClose={() => setViewing(null)}>
        <div className="viewer-note">
          <p>{attachmentWords.onlyExport}</p>
          {mayExport && <Button onClick={() => setExporting(viewing)}>{words.export}…</Button>}
        </div>
      </FileViewer>
      {leaving !== undefined && <ExportClueFile clue={clue} file={leaving} onClose={() => setExporting(null)} />}
    </Section>
  )
}

const viewedOf = (clue: OpenClue, { id, name, mediaType }: ClueFile): ViewedFile => ({
  ...{ name, mediaType, address: `/clue/${clue.id}/${id}` },
})

interface FileLineProps extends ClueFilesProps {
  readonly file: ClueFile
  readonly onView: () => void
  /** Absent for those who may not take files out. */
  readonly onExport?: () => void
}

const FileLine = ({ clue, file, flush, onView, onExport }: FileLineProps) => {
  const remove = useSay('clues', 'removeFile')
  const restore = useSay('clues', 'restoreFile')
  const args = { id: clue.id, fileId: file.id }
  const set = (say: typeof remove) => void flush().then(() => say.mutate(args, { onSuccess: showClue }))
  return (
    <li>
      {file.removed ? (
        <span className="clue-file-name">
          {file.name}
          <span className="quiet">{words.removedFile}</span>
        </span>
      ) : (
        <button
          type="button"
          className="word-button attachment-name"
          aria-label={attachmentWords.open(file.name)}
          title={file.name}
          onClick={onView}
        >
          {file.name}
        </button>
      )}
      <span className="quiet">
        {bytes(file.size)} · {moment(file.addedAt)}
      </span>
      {onExport !== undefined && !file.removed && (
        <Button size="small" type="text" aria-label={words.exportFile(file.name)} onClick={onExport}>
          {words.export}
        </Button>
      )}
      <Button
        size="small"
        type="text"
        aria-label={file.removed ? words.restoreFile(file.name) : words.removeFile(file.name)}
        onClick={() => set(file.removed ? restore : remove)}
      >
        {file.removed ? words.putBack : words.remove_}
      </Button>
    </li>
  )
}

interface ExportProps {
  readonly clue: OpenClue
  readonly file: ClueFile
  readonly onClose: () => void
}

const ExportClueFile = ({ clue, file, onClose }: ExportProps) => {
  const { message } = App.useApp()
  const out = useSay('clues', 'exportFile', { handles: 'all' })
  const write = (reason: string) =>
    out.mutate(
      { id: clue.id, fileId: file.id, reason, job: crypto.randomUUID() },
      {
        onSuccess: (done) => {
          if (done === null) return
          void message.info(words.exported(done.name))
          onClose()
        },
      },
    )
  return (
    <ExportReason
      title={words.exportTitle}
      meaning={words.exportMeaning}
      reasonLabel={words.exportReason}
      act={words.export}
      busy={out.isPending}
      failure={out.error?.failure ?? null}
      onWrite={write}
      onClose={onClose}
    />
  )
}
