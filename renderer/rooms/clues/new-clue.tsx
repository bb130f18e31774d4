import { Modal } from 'antd'
import { useState } from 'react'
import { useSession } from '../../app/session.tsx'
import { Field } from '../../parts/field.tsx'
import { useFocusReturn } from '../../parts/focus-return.ts'
import { clueWords as words } from '../../words/clues.ts'
import { ReaderSelect } from './readers.tsx'

interface NewClueProps {
  readonly pending: boolean
  readonly onCreate: (readerId: string) => void
  readonly onClose: () => void
}

/** Where two people must open a clue, the second is named before the first word is written. */
export const NewClue = ({ pending, onCreate, onClose }: NewClueProps) => {
  useFocusReturn()
  const { memberId } = useSession()
  const [reader, setReader] = useState<string | null>(null)
  return (
    <Modal
      open
      title={words.newTitle}
      okText={words.create}
      cancelText={words.cancel}
      okButtonProps={{ disabled: reader === null, loading: pending }}
      onOk={() => reader !== null && onCreate(reader)}
      onCancel={onClose}
      width={420}
    >
      <p>{words.newText}</p>
      <Field label={words.second} required>
        {(id) => <ReaderSelect id={id} without={[memberId]} value={reader} onChange={setReader} />}
      </Field>
    </Modal>
  )
}
