import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import type { RecordOf } from '../../db/model/record.ts'
import { useSay } from '../app/workstation.ts'
import { attachmentWords } from '../words/attachments.ts'
import { entryWords } from '../words/entry.ts'
import { FailureNote } from './failure-note.tsx'
import { Field } from './field.tsx'

export interface ExportAttachmentProps {
  readonly file: RecordOf<'attachment'>
  readonly open: boolean
  readonly onClose: () => void
}

/** Letting a file out, decrypted: a deliberate act with a reason, kept in the audit record. */
export const ExportAttachment = ({ file, open, onClose }: ExportAttachmentProps) => {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const out = useSay('attachments', 'export', { handles: 'all' })
  const write = () =>
    out.mutate(
      { id: file.id, reason: reason.trim(), job: crypto.randomUUID() },
      {
        onSuccess: (done) => {
          if (done === null) return
          void message.info(attachmentWords.exported(done.name))
          setReason('')
          onClose()
        },
      },
    )
  return (
    <Modal
      title={`${attachmentWords.exportTitle}：${file.body.name}`}
      open={open}
      onCancel={onClose}
      onOk={write}
      okText={attachmentWords.exportAct}
      cancelText={entryWords.back}
      okButtonProps={{ disabled: reason.trim() === '', loading: out.isPending }}
      destroyOnHidden
      width={480}
    >
      <p>{attachmentWords.exportMeaning}</p>
      <Field label={attachmentWords.exportReason} required>
        {(id) => (
          <Input
            id={id}
            autoFocus
            maxLength={200}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            onPressEnter={() => reason.trim() !== '' && write()}
          />
        )}
      </Field>
      {out.error !== null && out.error.failure.code !== 'cancelled' && <FailureNote failure={out.error.failure} />}
    </Modal>
  )
}
