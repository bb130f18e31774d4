import { useMay } from '../../app/session.tsx'
import { useAsk } from '../../app/workstation.ts'
import { Section } from '../../parts/field.tsx'
import { exchangeWords } from '../../words/exchange.ts'
import { moment } from '../../words/figures.ts'
import { officeWords as words } from '../../words/office.ts'
import { EnrolCard } from '../exchange/enrol-card.tsx'

/** Groups whose bundles are believed. */
export const GroupCards = () => {
  const cards = (useAsk('exchange', 'cards', {}).data ?? []).filter((face) => face.card.mode === 'group')
  const mayManage = useMay('manage')
  return (
    <Section title={words.cardsTitle}>
      <p>{words.cardsText}</p>
      {cards.length === 0 && <p className="quiet">{words.cardsEmpty}</p>}
      <ul className="exchange-cards">
        {cards.map((face) => (
          <li key={face.card.deviceId}>
            <span className="exchange-name">{face.card.name}</span>
            <span className="figures">{face.fingerprint}</span>
            {face.enrolledAt !== null && (
              <span className="quiet">{exchangeWords.enrolledAt(moment(face.enrolledAt), face.enrolledBy ?? '')}</span>
            )}
          </li>
        ))}
      </ul>
      {mayManage && <EnrolCard wanted="group" primary={cards.length === 0} label={words.enrol} />}
    </Section>
  )
}
