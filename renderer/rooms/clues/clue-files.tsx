import { App, Button } from 'antd'
import { useState } from 'react'
import type { ClueFile } from '../../../db/model/clue.ts'
import type { OpenClue } from '../../../electron/contract/index.ts'
import { useMay } from '../../app/session.tsx'
import { useSay } from '../../app/workstation.ts'
import { ExportReason } from '../../parts/export-reason.tsx'
import { Section } from '../../parts/field.tsx'
import { clueWords as words } from '../../words/clues.ts'
import { bytes, moment } from '../../words/figures.ts'
import { showClue } from './use-clue.ts'

/** 材料: 审批表, 交接单, 证明材料. */
export const ClueFiles = ({ clue, flush }: { readonly clue: OpenClue; readonly flush: () => Promise<void> }) => {
  const { message } = App.useApp()
  const pick = useSay('clues', 'pickFiles')
  const add = async () => {
    await flush()
    pick.mutate(
      { id: clue.id, job: crypto.randomUUID() },
      {
        onSuccess: (done) => {
          if (done === null) return
          showClue(done.clue)
          if (done.failed.length > 0) void message.warning(words.fileFailed(done.failed.map(({ name }) => name).join('、')))
        },
      },
    )
  }
  return (
    <Section
      title={words.files}
      extra={
        <Button size="small" loading={pick.isPending} onClick={() => void add()}>
          {words.addFiles}
        </Button>
      }
    >
      {clue.files.length === 0 ? (
        <p className="quiet">{words.noFiles}</p>
      ) : (
        <ul className="clue-files">
          {clue.files.map((file) => (
            <FileLine key={file.id} clue={clue} file={file} flush={flush} />
          ))}
        </ul>
      )}
    </Section>
  )
}

interface FileLineProps {
  readonly clue: OpenClue
  readonly file: ClueFile
  readonly flush: () => Promise<void>
}

const FileLine = ({ clue, file, flush }: FileLineProps) => {
  const [exporting, setExporting] = useState(false)
  const mayExport = useMay('export_clue')
  const remove = useSay('clues', 'removeFile')
  const restore = useSay('clues', 'restoreFile')
  const args = { id: clue.id, fileId: file.id }
  const set = (say: typeof remove) => void flush().then(() => say.mutate(args, { onSuccess: showClue }))
  return (
    <li>
      <span className="clue-file-name">
        {file.name}
        {file.removed && <span className="quiet">{words.removedFile}</span>}
      </span>
      <span className="quiet">
        {bytes(file.size)} · {moment(file.addedAt)}
      </span>
      {mayExport && !file.removed && (
        <Button
          size="small"
          type="text"
          aria-label={words.exportFile(file.name)}
          onClick={() => void flush().then(() => setExporting(true))}
        >
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
      {exporting && <ExportClueFile clue={clue} file={file} onClose={() => setExporting(false)} />}
    </li>
  )
}

const ExportClueFile = ({ clue, file, onClose }: Omit<FileLineProps, 'flush'> & { readonly onClose: () => void }) => {
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
