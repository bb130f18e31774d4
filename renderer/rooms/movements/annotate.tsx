import { Input, Modal } from 'antd'
import { useState } from 'react'
import { movementNumber } from '../../../db/model/movement.ts'
import type { Movement } from '../../../electron/contract/index.ts'
import { useSay } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field } from '../../parts/field.tsx'
import { entryWords } from '../../words/entry.ts'
import { movementsWords as words } from '../../words/movements.ts'

/** What the system does not know of a movement. */
export const Annotate = ({ movement, onClose }: { readonly movement: Movement; readonly onClose: () => void }) => {
  const [notes, setNotes] = useState({
    approvedBy: movement.approvedBy,
    medium: movement.medium,
    mediumSerial: movement.mediumSerial,
    purpose: movement.purpose,
  })
  const annotate = useSay('movements', 'annotate', { handles: 'all' })
  const fields = [
    ['approvedBy', words.approvedBy],
    ['medium', words.mediumLabel],
    ['mediumSerial', words.mediumSerial],
    ['purpose', words.purpose],
  ] as const
  return (
    <Modal
      title={words.annotateTitle(movementNumber(movement.number))}
      open
      onCancel={onClose}
      onOk={() => annotate.mutate({ id: movement.id, ...notes }, { onSuccess: onClose })}
      okText={words.save}
      cancelText={entryWords.back}
      okButtonProps={{ loading: annotate.isPending }}
      width={480}
    >
      <p className="quiet">{words.annotateText}</p>
      {fields.map(([name, label]) => (
        <Field key={name} label={label}>
          {(id) => (
            <Input
              id={id}
              autoFocus={name === 'approvedBy'}
              maxLength={200}
              value={notes[name]}
              onChange={({ target }) => setNotes({ ...notes, [name]: target.value })}
            />
          )}
        </Field>
      ))}
      {annotate.error !== null && <FailureNote failure={annotate.error.failure} />}
    </Modal>
  )
}
