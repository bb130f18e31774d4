import { Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { useAsk, useSay } from '../../app/workstation.ts'
import { useFocusReturn } from '../../parts/focus-return.ts'
import { LongText } from '../../parts/long-text.tsx'
import { draftWords as words } from '../../words/drafts.ts'
import { useDraft } from './open-draft.ts'

interface CloseDraftProps {
  readonly as: 'abandoned' | 'merged'
  readonly onClose: () => void
}

/** Ends a draft without sign-off: not pursued, or merged into another. */
export const CloseDraft = ({ as, onClose }: CloseDraftProps) => {
  useFocusReturn()
  const { record, flush } = useDraft()
  const [into, setInto] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const close = useSay('drafts', 'close')
  const intoId = useId()
  const reasonId = useId()
  const confirm = async () => {
    await flush()
    close.mutate({ id: record.id, as, into, reason: reason.trim() }, { onSuccess: onClose })
  }
  return (
    <Modal
      open
      title={as === 'merged' ? words.mergeTitle : words.abandonTitle}
      okText={as === 'merged' ? words.mergeOk : words.abandonOk}
      cancelText={words.cancel}
      okButtonProps={{ disabled: reason.trim() === '' || (as === 'merged' && into === null), loading: close.isPending }}
      onOk={confirm}
      onCancel={onClose}
    >
      <p>{words.closeText}</p>
      {as === 'merged' && (
        <div className="field">
          <label htmlFor={intoId} className="field-label">
            {words.mergeInto}
          </label>
          <OtherDrafts id={intoId} value={into} onChange={setInto} />
        </div>
      )}
      <label htmlFor={reasonId} className="field-label">
        {words.closeReason}
      </label>
      <LongText id={reasonId} minRows={2} value={reason} onChange={setReason} />
    </Modal>
  )
}

interface OtherDraftsProps {
  readonly id: string
  readonly value: string | null
  readonly onChange: (id: string) => void
}

const OtherDrafts = ({ id, value, onChange }: OtherDraftsProps) => {
  const { record } = useDraft()
  const drafts = useAsk('drafts', 'list', { roundId: record.roundId, limit: 1000, direction: 'ascending' }).data?.rows ?? []
  const options = drafts
    .filter((draft) => draft.id !== record.id && draft.status !== 'merged' && draft.status !== 'abandoned')
    .map((draft) => ({ value: draft.id, label: `${draft.number} ${draft.title}` }))
  return (
    <Select
      id={id}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      value={value}
      onChange={onChange}
      style={{ width: '100%' }}
    />
  )
}
