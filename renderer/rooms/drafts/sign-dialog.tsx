import { App, Modal } from 'antd'
import { useEffect, useState } from 'react'
import type { Failure } from '../../../db/model/failure.ts'
import type { SignOffState } from '../../../electron/contract/index.ts'
import { call, failureOf, useSay } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useFocusReturn } from '../../parts/focus-return.ts'
import { draftWords as words } from '../../words/drafts.ts'
import { shortHash } from '../../words/figures.ts'
import { GapList } from './check-panel.tsx'
import { useDraft } from './open-draft.ts'

interface SignDialogProps {
  readonly state: SignOffState
  readonly onClose: () => void
}

/** Asks once more before a signature, and says what still stands in its way. */
export const SignDialog = ({ state, onClose }: SignDialogProps) => {
  useFocusReturn()
  const { record, body, gaps, flush } = useDraft()
  const { message } = App.useApp()
  const [failure, setFailure] = useState<Failure | null>(null)
  const sign = useSay('drafts', 'sign', { handles: 'all' })
  const step = state.current === null ? undefined : state.steps[state.current]
  // what the meeting has yet to say stops the leader alone
  const blocking = gaps.filter((gap) => gap.blocks && (gap.code !== 'not_deliberated' || step?.step.who === 'group_leader'))
  useEffect(() => void flush(), [flush])
  const confirm = async () => {
    try {
      await flush()
      const { version } = await call('drafts', 'open', { id: record.id })
      await sign.mutateAsync({ id: record.id, version })
      void message.success(words.signedNow)
      onClose()
    } catch (error) {
      setFailure(failureOf(error))
    }
  }
  return (
    <Modal
      open
      title={step === undefined ? words.signTitle : words.signAs(step.step.name)}
      okText={words.signOk}
      cancelText={words.cancel}
      okButtonProps={{ disabled: blocking.length > 0, loading: sign.isPending }}
      onOk={confirm}
      onCancel={onClose}
    >
      <p className="sign-dialog-title">
        {record.body.number} {body.title === '' ? words.untitled : body.title}
      </p>
      <p className="quiet">{words.revision(state.revision)}</p>
      {blocking.length > 0 ? (
        <>
          <p role="alert">{words.checkBlocking(blocking.length)}</p>
          <GapList gaps={blocking} onLeave={onClose} />
        </>
      ) : (
        <p>{state.frozenHash === null ? words.signFirst : words.signNext}</p>
      )}
      {state.frozenHash !== null && (
        <p className="sign-dialog-print">
          {words.contentPrint} <code>{shortHash(state.frozenHash)}</code>
        </p>
      )}
      {failure !== null && <FailureNote failure={failure} />}
    </Modal>
  )
}
