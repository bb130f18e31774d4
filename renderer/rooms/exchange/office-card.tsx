import { useMay } from '../../app/session.tsx'
import { useAsk } from '../../app/workstation.ts'
import { Section } from '../../parts/field.tsx'
import { exchangeWords as words } from '../../words/exchange.ts'
import { moment } from '../../words/figures.ts'
import { EnrolCard } from './enrol-card.tsx'

/** Cards of offices that this group hands over to. */
export const useOfficeCards = () => (useAsk('exchange', 'cards', {}).data ?? []).filter((face) => face.card.mode === 'office')

/** Step 2: whom the bundles are encrypted to. */
export const OfficeCard = ({ title }: { readonly title: string }) => {
  const cards = useOfficeCards()
  const mayManage = useMay('manage')
  return (
    <Section title={title} extra={cards.length > 0 && <span className="quiet">{words.stepDone}</span>}>
      {cards.length === 0 && <p>{words.officeText}</p>}
      <ul className="exchange-cards">
        {cards.map((face) => (
          <li key={face.card.deviceId}>
            <span className="exchange-name">{face.card.name}</span>
            <span className="figures">{face.fingerprint}</span>
            {face.enrolledAt !== null && <span className="quiet">{words.enrolledAt(moment(face.enrolledAt), face.enrolledBy ?? '')}</span>}
          </li>
        ))}
      </ul>
      {mayManage ? (
        <EnrolCard wanted="office" primary={cards.length === 0} label={cards.length === 0 ? words.chooseCard : words.chooseOtherCard} />
      ) : (
        cards.length === 0 && <p className="quiet">{words.noRightToEnrol}</p>
      )}
    </Section>
  )
}
