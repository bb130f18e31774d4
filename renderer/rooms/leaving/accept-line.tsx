import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { ExitCheckCode } from '../../../db/model/exit-checks.ts'
import { useSay } from '../../app/workstation.ts'
import { Field } from '../../parts/field.tsx'
import { LongText } from '../../parts/long-text.tsx'
import { checkWords, leavingWords as words } from '../../words/leaving.ts'

interface AcceptLineProps {
  readonly open: boolean
  readonly roundId: string
  readonly unitId: string | null
  readonly check: ExitCheckCode
  readonly count: number
  readonly onClose: () => void
}

/** The leader answers for one line, with a reason. */
export const AcceptLine = ({ open, onClose, ...line }: AcceptLineProps) => (
  <Modal
    title={words.acceptTitle(checkWords(line.check).title, line.count)}
    open={open}
    footer={null}
    width={520}
    destroyOnHidden
    onCancel={onClose}
  >
    <Accepting {...line} onClose={onClose} />
  </Modal>
)

const Accepting = ({ roundId, unitId, check, onClose }: Omit<AcceptLineProps, 'open'>) => {
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const accept = useSay('leaving', 'accept')
  const take = () => {
    if (reason.trim() === '') return setMissing(true)
    accept.mutate({ roundId, unitId, check, reason: reason.trim() }, { onSuccess: onClose })
  }
  return (
    <>
      <Field label={words.acceptText} error={missing ? words.mustWrite : null}>
        {(id) => (
          <LongText
            id={id}
            minRows={3}
            value={reason}
            onChange={(text) => {
              setReason(text)
              setMissing(false)
            }}
          />
        )}
      </Field>
      <div className="leaving-dialog-acts">
        <Button type="primary" loading={accept.isPending} onClick={take}>
          {words.acceptSave}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </>
  )
}
