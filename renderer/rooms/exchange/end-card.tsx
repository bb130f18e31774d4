import { App, Button, Input, InputNumber } from 'antd'
import { type FormEvent, useState } from 'react'
import type { CardFace, ReadCard } from '../../../electron/contract/index.ts'
import { useSay } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Field } from '../../parts/field.tsx'
import { cardWords as words } from '../../words/trust.ts'
import { ChooseCard } from './choose-card.tsx'
import { CompareCard } from './enrol-card.tsx'

interface EndCardProps {
  readonly face: CardFace
  readonly how: 'revoke' | 'replace'
  readonly onClose: () => void
}

/** 吊销 and 更换: why, and up to which bundle the device is believed; for a replacement the new card as well. */
export const EndCard = ({ face, how, onClose }: EndCardProps) => {
  const { message } = App.useApp()
  const { deviceId, mode } = face.card
  const least = face.last?.sequence ?? 0
  const [reason, setReason] = useState('')
  const [lastSequence, setLastSequence] = useState(least)
  const [next, setNext] = useState<ReadCard | null>(null)
  const revoke = useSay('exchange', 'revokeCard', { handles: 'all' })
  const replace = useSay('exchange', 'replaceCard', { handles: 'all' })
  const failed = revoke.error ?? replace.error
  // An end that is written down already keeps its reason; only the new card is missing.
  const ended = face.revoked !== null
  const ending = { deviceId, reason: ended ? face.revoked.reason : reason.trim(), lastSequence }
  const done = (said: string) => {
    void message.success(said)
    onClose()
  }
  const onRevoke = (event: FormEvent) => {
    event.preventDefault()
    if (ending.reason !== '') revoke.mutate(ending, { onSuccess: () => done(words.done) })
  }
  const onReplace = (read: ReadCard) =>
    replace.mutate({ ...ending, card: read.card, fingerprint: read.fingerprint }, { onSuccess: () => done(words.replaced) })
  return (
    <form
      className="exchange-compare exchange-end"
      aria-label={how === 'revoke' ? words.revokeTitle : words.replaceTitle}
      onSubmit={onRevoke}
    >
      <p>{how === 'revoke' ? words.revokeText : words.replaceText}</p>
      {!ended && (
        <>
          <Field label={words.reason} required>
            {(id) => (
              <Input
                id={id}
                autoFocus
                maxLength={200}
                placeholder={words.reasonHint}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
            )}
          </Field>
          <Field label={words.lastSequence} hint={words.lastSequenceHint}>
            {(id) => (
              <InputNumber
                id={id}
                min={least}
                precision={0}
                value={lastSequence}
                onChange={(value) => setLastSequence(Number(value ?? least))}
              />
            )}
          </Field>
        </>
      )}
      {failed !== null && <FailureNote failure={failed.failure} />}
      {how === 'replace' && ending.reason !== '' && next !== null && (
        <CompareCard
          card={next}
          wanted={mode}
          pending={replace.isPending}
          act={words.replace}
          onAgreed={() => onReplace(next)}
          onClose={() => setNext(null)}
        />
      )}
      {how === 'replace' && ending.reason !== '' && next === null && <ChooseCard label={words.chooseNew} primary onRead={setNext} />}
      <div className="exchange-acts">
        {how === 'revoke' && (
          <Button danger htmlType="submit" disabled={ending.reason === ''} loading={revoke.isPending}>
            {words.doRevoke}
          </Button>
        )}
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </form>
  )
}
