import { App, Button, Checkbox } from 'antd'
import { type ReactNode, useState } from 'react'
import type { CardRole } from '../../../db/model/bundle.ts'
import type { ReadCard } from '../../../electron/contract/index.ts'
import { useAsk, useSay } from '../../app/workstation.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Fingerprint } from '../../parts/fingerprint.tsx'
import { exchangeWords as words } from '../../words/exchange.ts'
import { roleWords, cardWords as trustWords } from '../../words/trust.ts'
import { ChooseCard } from './choose-card.tsx'

interface EnrolCardProps {
  /** Whose card is wanted here. */
  readonly wanted: 'group' | 'office'
  /** What the device shall be; where several are given the person chooses. */
  readonly roles: readonly [CardRole, ...CardRole[]]
  readonly label: string
  readonly primary?: boolean
}

/** Chooses a card, lets two people compare its fingerprint, and only then trusts it. */
export const EnrolCard = ({ wanted, roles, label, primary = false }: EnrolCardProps) => {
  const [card, setCard] = useState<ReadCard | null>(null)
  if (card === null) return <ChooseCard label={label} primary={primary} onRead={setCard} />
  return <Enrolling card={card} wanted={wanted} roles={roles} onClose={() => setCard(null)} />
}

interface EnrollingProps extends Pick<EnrolCardProps, 'wanted' | 'roles'> {
  readonly card: ReadCard
  readonly onClose: () => void
}

const Enrolling = ({ card, wanted, roles, onClose }: EnrollingProps) => {
  const [role, setRole] = useState(roles[0])
  const enrol = useSay('exchange', 'enrolCard', { handles: 'all' })
  const { message } = App.useApp()
  const onEnrol = () =>
    enrol.mutate(
      { card: card.card, fingerprint: card.fingerprint, role },
      {
        onSuccess: () => {
          void message.success(words.enrolled)
          onClose()
        },
      },
    )
  return (
    <CompareCard card={card} wanted={wanted} mayRenew pending={enrol.isPending} act={words.enrol} onAgreed={onEnrol} onClose={onClose}>
      {roles.length > 1 && !card.renews && (
        <fieldset className="exchange-roles">
          <legend className="field-label">{trustWords.role}</legend>
          {roles.map((one) => (
            <label key={one}>
              <input type="radio" name="role" checked={role === one} onChange={() => setRole(one)} /> {roleWords[one]}
            </label>
          ))}
        </fieldset>
      )}
      {enrol.error !== null && <FailureNote failure={enrol.error.failure} />}
    </CompareCard>
  )
}

/** Why a card cannot be enrolled here; null when it can. */
const objection = (card: ReadCard, wanted: 'group' | 'office', mayRenew: boolean): { title: string; text: string } | null => {
  if (card.card.mode !== wanted) return { title: wanted === 'office' ? words.wrongModeGroup : words.wrongModeOffice, text: '' }
  if (card.changed) return { title: words.cardChanged, text: words.cardChangedText }
  if (card.revoked !== null) return { title: words.cardRevoked, text: words.cardRevokedText }
  return card.known && !(mayRenew && card.renews) ? { title: words.alreadyKnown, text: '' } : null
}

interface CompareCardProps {
  readonly card: ReadCard
  readonly wanted: 'group' | 'office'
  /** Whether a card that brings a known device its SM2 keys is welcome. */
  readonly mayRenew?: boolean
  readonly pending: boolean
  readonly act: string
  readonly onAgreed: () => void
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** The digits of a card that was read, to be compared with the other side before anything is done with it. */
export const CompareCard = ({ card, wanted, mayRenew = false, pending, act, onAgreed, onClose, children }: CompareCardProps) => {
  const [compared, setCompared] = useState(false)
  const against = objection(card, wanted, mayRenew)
  const own = useAsk('exchange', 'ownCard', {}).data
  const itself = own?.card.deviceId === card.card.deviceId
  const no = itself ? { title: words.ownCardRead, text: '' } : against
  return (
    <section className="exchange-compare" aria-label={words.compareTitle}>
      <p className="exchange-name">{card.card.name}</p>
      {no === null ? (
        <>
          {card.renews && <p>{words.renews}</p>}
          <p>{words.compareText}</p>
          <Fingerprint label={words.fingerprintOfCard} value={card.fingerprint} />
          <Checkbox checked={compared} onChange={(event) => setCompared(event.target.checked)}>
            {words.compareCheck}
          </Checkbox>
          {children}
        </>
      ) : (
        <div role="alert">
          <p>
            <strong>{no.title}</strong>
          </p>
          {no.text !== '' && <p>{no.text}</p>}
        </div>
      )}
      <div className="exchange-acts">
        {no === null && (
          <Button type="primary" disabled={!compared} loading={pending} onClick={onAgreed}>
            {act}
          </Button>
        )}
        <Button onClick={onClose}>{no === null ? words.notTheSame : words.giveBack}</Button>
      </div>
    </section>
  )
}
