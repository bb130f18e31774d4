import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import type { ListQuery } from '../../electron/contract/index.ts'
import { kindOf, type RecordArea } from '../app/records.ts'
import { useSay } from '../app/workstation.ts'
import { bulkWords as words } from '../words/bulk.ts'
import { entryWords } from '../words/entry.ts'
import { FailureNote } from './failure-note.tsx'
import { Field } from './field.tsx'

interface ExportListProps {
  readonly area: RecordArea
  /** The chosen records in their order, or all that the query lists. */
  readonly ids?: readonly string[]
  readonly query?: ListQuery
  readonly rows: number
  readonly onClose: () => void
}

/** Letting a list out as a table: a deliberate act with a reason, kept in the audit record. */
export const ExportList = ({ area, ids, query, rows, onClose }: ExportListProps) => {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const out = useSay('records', 'export', { handles: 'all' })
  const write = () =>
    out.mutate(
      { kind: kindOf[area], ...(ids && { ids: [...ids] }), ...(query && { list: query }), reason: reason.trim(), job: crypto.randomUUID() },
      {
        onSuccess: (done) => {
          if (done === null) return
          void message.info(words.exported(done.name, done.rows))
          onClose()
        },
      },
    )
  return (
    <Modal
      title={words.exportTitle}
      open
      onCancel={onClose}
      onOk={write}
      okText={words.exportAct}
      cancelText={entryWords.back}
      okButtonProps={{ disabled: reason.trim() === '', loading: out.isPending }}
      width={480}
    >
      <p>{words.exportMeaning(rows)}</p>
      <Field label={words.exportReason} required>
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
