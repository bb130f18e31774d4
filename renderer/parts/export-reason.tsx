import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { Failure } from '../../db/model/failure.ts'
import { entryWords } from '../words/entry.ts'
import { FailureNote } from './failure-note.tsx'
import { Field } from './field.tsx'
import { useFocusReturn } from './focus-return.ts'

interface ExportReasonProps {
  readonly title: string
  /** What leaves, and what that means. */
  readonly meaning: string
  readonly reasonLabel: string
  readonly act: string
  readonly busy: boolean
  readonly failure: Failure | null
  readonly onWrite: (reason: string) => void
  readonly onClose: () => void
}

/** Letting something out of the encryption: a deliberate act with a reason, kept in the audit record. Drawn while it is open. */
export const ExportReason = ({ title, meaning, reasonLabel, act, busy, failure, onWrite, onClose }: ExportReasonProps) => {
  useFocusReturn()
  const [typed, setTyped] = useState('')
  const reason = typed.trim()
  return (
    <Modal
      title={title}
      open
      onCancel={onClose}
      onOk={() => onWrite(reason)}
      okText={act}
      cancelText={entryWords.back}
      okButtonProps={{ disabled: reason === '', loading: busy }}
      width={480}
    >
      <p>{meaning}</p>
      <Field label={reasonLabel} required>
        {(id) => (
          <Input
            id={id}
            autoFocus
            maxLength={200}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            onPressEnter={() => reason !== '' && onWrite(reason)}
          />
        )}
      </Field>
      {failure !== null && failure.code !== 'cancelled' && <FailureNote failure={failure} />}
    </Modal>
  )
}
