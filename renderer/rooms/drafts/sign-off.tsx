import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { SignOffState } from '../../../electron/contract/index.ts'
import { useSession } from '../../app/session.tsx'
import { useAsk, useSay } from '../../app/workstation.ts'
import { ConfirmButton } from '../../parts/confirm-button.tsx'
import { inLandmark } from '../../parts/in-landmark.ts'
import { draftWords as words } from '../../words/drafts.ts'
import { moment, shortHash } from '../../words/figures.ts'
import { CloseDraft } from './close-draft.tsx'
import { useDraft } from './open-draft.ts'
import { Revisions } from './revisions.tsx'
import { SendBack } from './send-back.tsx'
import { SignDialog } from './sign-dialog.tsx'
import './sign-off.css'

/** 签批: who has signed when, who is awaited, and what the person at the keyboard may do about it. */
export const SignOffStrip = () => {
  const { record } = useDraft()
  const state = useAsk('drafts', 'signOffState', { id: record.id }, { keep: true }).data
  if (state === undefined) return null
  return (
    <section className="sign-off" aria-label={words.signOff}>
      <ol className="sign-off-steps">
        {state.steps.map((_, index) => (
          <Step key={state.steps[index]?.step.id} state={state} index={index} />
        ))}
        {state.frozenHash !== null && (
          <li className="sign-off-step">
            <span className="quiet">{words.contentPrint}</span>
            <code>{shortHash(state.frozenHash)}</code>
          </li>
        )}
      </ol>
      <SignOffActs state={state} />
      <LastReturn state={state} />
    </section>
  )
}

const Step = ({ state, index }: { readonly state: SignOffState; readonly index: number }) => {
  const step = state.steps[index]
  if (step === undefined) return null
  const current = state.current === index
  const complete = state.current === null || index < state.current
  return (
    <li className={current ? 'sign-off-step sign-off-current' : 'sign-off-step'} aria-current={current ? 'step' : undefined}>
      <span className="sign-off-name">
        {step.step.name}
        <span className="quiet">{complete ? words.signed : current ? words.awaiting : words.notYet}</span>
      </span>
      {step.done.map((act) => (
        <span key={`${act.signer}-${act.at}`}>
          {act.signerName} <time className="quiet">{moment(act.at)}</time>
        </span>
      ))}
      {!complete && (
        <span className="quiet">
          {step.waitingFor.length === 0 ? words.nobodyNamed : words.awaited(step.waitingFor.map((one) => one.name).join('、'))}
        </span>
      )}
    </li>
  )
}

/** The latest return with its reason, until the new revision is signed again. */
const LastReturn = ({ state }: { readonly state: SignOffState }) => {
  const { body } = useDraft()
  const last = state.past.findLast((act) => act.decision === 'returned')
  if (body.stage !== 'returned' || last === undefined) return null
  return (
    <p className="sign-off-return" role="note">
      <strong>{words.returnedBy(last.signerName, last.stepName)}</strong>
      <time className="quiet">{moment(last.at)}</time>
      {last.reason}
    </p>
  )
}

type Open = 'sign' | 'send_back' | 'revisions' | 'abandoned' | 'merged' | null

/** Whoever has yet to sign may send back, even before their turn. */
const mayReturn = ({ steps, current }: SignOffState, memberId: string): boolean =>
  current !== null && steps.slice(current).some((step) => step.waitingFor.some((one) => one.memberId === memberId))

const SignOffActs = ({ state }: { readonly state: SignOffState }) => {
  const { frozen, body } = useDraft()
  const { memberId } = useSession()
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const maySign = state.mine && (frozen === null || frozen === 'signing')
  return (
    <div className="sign-off-acts">
      {maySign && (
        <Button type="primary" onClick={() => setOpen('sign')}>
          {words.sign}
        </Button>
      )}
      {body.stage === 'signing' && mayReturn(state, memberId) && <Button onClick={() => setOpen('send_back')}>{words.sendBack}</Button>}
      <Revise />
      <Button onClick={() => setOpen('revisions')}>{words.revisions}</Button>
      {frozen === null && <Ending onChoose={setOpen} />}
      {open === 'sign' && <SignDialog state={state} onClose={close} />}
      {open === 'send_back' && <SendBack onClose={close} />}
      {open === 'revisions' && <Revisions signOffs={[...state.past, ...state.steps.flatMap((step) => step.done)]} onClose={close} />}
      {(open === 'abandoned' || open === 'merged') && <CloseDraft as={open} onClose={close} />}
    </div>
  )
}

const Ending = ({ onChoose }: { readonly onChoose: (as: 'abandoned' | 'merged') => void }) => (
  <Dropdown
    autoFocus
    trigger={['click']}
    getPopupContainer={inLandmark}
    menu={{
      items: [
        { key: 'merged', label: words.merge, onClick: () => onChoose('merged') },
        { key: 'abandoned', label: words.abandon, onClick: () => onChoose('abandoned') },
      ],
    }}
  >
    <Button>{words.more}</Button>
  </Dropdown>
)

/** Opens the next revision of a signed draft, or takes up again one that was closed. */
const Revise = () => {
  const { record, frozen } = useDraft()
  const revise = useSay('drafts', 'revise')
  const { message } = App.useApp()
  const signed = frozen === 'signing' || frozen === 'final'
  if (!signed && frozen !== 'merged' && frozen !== 'abandoned') return null
  return (
    <ConfirmButton
      question={signed ? words.reviseTitle : words.reopenTitle}
      meaning={signed ? words.reviseText : words.reopenText}
      act={signed ? words.reviseOk : words.reopen}
      loading={revise.isPending}
      onConfirm={() =>
        revise.mutate({ id: record.id }, { onSuccess: (next) => void message.success(words.revisionOpened(next.body.revision)) })
      }
    >
      {signed ? words.revise : words.reopen}
    </ConfirmButton>
  )
}
