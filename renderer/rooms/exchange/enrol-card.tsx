import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { type ResultOf, useSay } from '../../app/workstation.ts'
import { Fingerprint } from '../../parts/fingerprint.tsx'
import { exchangeWords as words } from '../../words/exchange.ts'

type ReadCard = NonNullable<ResultOf<'exchange', 'chooseCard'>>

interface EnrolCardProps {
  /** Whose card is wanted here. */
  readonly wanted: 'group' | 'office'
  readonly label: string
  readonly primary?: boolean
}

/** Chooses a card file, lets two people compare its fingerprint, and only then trusts it. */
export const EnrolCard = ({ wanted, label, primary = false }: EnrolCardProps) => {
  const [card, setCard] = useState<ReadCard | null>(null)
  const choose = useSay('exchange', 'chooseCard')
  if (card !== null) return <Compare card={card} wanted={wanted} onClose={() => setCard(null)} />
  return (
    <Button
      type={primary ? 'primary' : 'default'}
      loading={choose.isPending}
      onClick={() => choose.mutate({}, { onSuccess: (read) => setCard(read) })}
    >
      {label}
    </Button>
  )
}

/** Why a card cannot be enrolled here; null when it can. */
const objection = (card: ReadCard, wanted: 'group' | 'office'): { title: string; text: string } | null => {
  if (card.card.mode !== wanted) return { title: wanted === 'office' ? words.wrongModeGroup : words.wrongModeOffice, text: '' }
  if (card.changed) return { title: words.cardChanged, text: words.cardChangedText }
  return card.known ? { title: words.alreadyKnown, text: '' } : null
}

interface CompareProps {
  readonly card: ReadCard
  readonly wanted: 'group' | 'office'
  readonly onClose: () => void
}

const Compare = ({ card, wanted, onClose }: CompareProps) => {
  const [compared, setCompared] = useState(false)
  const enrol = useSay('exchange', 'enrolCard')
  const { message } = App.useApp()
  const against = objection(card, wanted)
  const onEnrol = () =>
    enrol.mutate(
      { card: card.card, fingerprint: card.fingerprint },
      {
        onSuccess: () => {
          void message.success(words.enrolled)
          onClose()
        },
      },
    )
  return (
    <section className="exchange-compare" aria-label={words.compareTitle}>
      <p className="exchange-name">{card.card.name}</p>
      {against === null ? (
        <>
          <p>{words.compareText}</p>
          <Fingerprint label={words.fingerprintOfCard} value={card.fingerprint} />
          <Checkbox checked={compared} onChange={(event) => setCompared(event.target.checked)}>
            {words.compareCheck}
          </Checkbox>
        </>
      ) : (
        <div role="alert">
          <p>
            <strong>{against.title}</strong>
          </p>
          {against.text !== '' && <p>{against.text}</p>}
        </div>
      )}
      <div className="exchange-acts">
        {against === null && (
          <Button type="primary" disabled={!compared} loading={enrol.isPending} onClick={onEnrol}>
            {words.enrol}
          </Button>
        )}
        <Button onClick={onClose}>{against === null ? words.notTheSame : words.giveBack}</Button>
      </div>
    </section>
  )
}
