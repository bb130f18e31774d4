import { App } from 'antd'
import type { RecordOf } from '../../db/model/record.ts'
import { useSay } from '../app/workstation.ts'
import { attachmentWords as words } from '../words/attachments.ts'
import { ExportReason } from './export-reason.tsx'

export interface ExportAttachmentProps {
  readonly file: RecordOf<'attachment'>
  readonly onClose: () => void
}

/** Letting a file out, decrypted: a deliberate act with a reason, kept in the audit record. */
export const ExportAttachment = ({ file, onClose }: ExportAttachmentProps) => {
  const { message } = App.useApp()
  const out = useSay('attachments', 'export', { handles: 'all' })
  const write = (reason: string) =>
    out.mutate(
      { id: file.id, reason, job: crypto.randomUUID() },
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
      title={`${words.exportTitle}：${file.body.name}`}
      meaning={words.exportMeaning}
      reasonLabel={words.exportReason}
      act={words.exportAct}
      busy={out.isPending}
      failure={out.error?.failure ?? null}
      onWrite={write}
      onClose={onClose}
    />
  )
}
