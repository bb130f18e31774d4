import { Modal } from 'antd'
import { useId, useState } from 'react'
import { useSay } from '../../app/workstation.ts'
import { useFocusReturn } from '../../parts/focus-return.ts'
import { LongText } from '../../parts/long-text.tsx'
import { draftWords as words } from '../../words/drafts.ts'
import { useDraft } from './open-draft.ts'

/** 退回: with the reason, which the handlers will read first. */
export const SendBack = ({ onClose }: { readonly onClose: () => void }) => {
  useFocusReturn()
  const { record } = useDraft()
  const [reason, setReason] = useState('')
  const sendBack = useSay('drafts', 'sendBack')
  const id = useId()
  return (
    <Modal
      open
      title={words.sendBackTitle}
      okText={words.sendBackOk}
      cancelText={words.cancel}
      okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: sendBack.isPending }}
      onOk={() => sendBack.mutate({ id: record.id, reason: reason.trim() }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p>{words.sendBackText}</p>
      <label htmlFor={id} className="field-label">
        {words.sendBackReason}
      </label>
      <LongText id={id} autoFocus placeholder={words.sendBackReasonHint} value={reason} onChange={setReason} />
    </Modal>
  )
}
