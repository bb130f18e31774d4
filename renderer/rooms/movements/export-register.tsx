import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { useSay } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field } from '../../parts/field.tsx'
import { entryWords } from '../../words/entry.ts'
import { movementsWords as words } from '../../words/movements.ts'
import type { Query } from './room.tsx'

interface ExportRegisterProps {
  readonly query: Query
  readonly rows: number
  readonly onClose: () => void
}

/** The register as a table: leaves the encryption, so it asks what for. */
export const ExportRegister = ({ query, rows, onClose }: ExportRegisterProps) => {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const out = useSay('movements', 'export', { handles: 'all' })
  const write = () =>
    out.mutate(
      { which: query, reason: reason.trim(), job: crypto.randomUUID() },
      {
        onSuccess: (done) => {
          if (done === null) return
          void message.info(words.excelDone(done.name, done.rows))
          onClose()
        },
      },
    )
  return (
    <Modal
      title={words.excelTitle}
      open
      onCancel={onClose}
      onOk={write}
      okText={words.excel}
      cancelText={entryWords.back}
      okButtonProps={{ disabled: reason.trim() === '', loading: out.isPending }}
      width={480}
    >
      <p>{words.excelText(rows)}</p>
      <Field label={words.reason} required>
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
