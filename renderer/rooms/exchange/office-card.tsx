import { useMay } from '../../app/session.tsx'
import { useAsk } from '../../app/workstation.ts'
import { Section } from '../../parts/field.tsx'
import { exchangeWords as words } from '../../words/exchange.ts'
import { CardRows } from './card-rows.tsx'
import { EnrolCard } from './enrol-card.tsx'

/** Offices that this group can hand over to: enrolled, not revoked, and no reserve laptop of one. */
export const useOfficeCards = () =>
  (useAsk('exchange', 'cards', {}).data ?? []).filter((face) => face.role === 'office' && face.revoked === null)

/** Step 2: whom the bundles are encrypted to. */
export const OfficeCard = ({ title }: { readonly title: string }) => {
  const offices = useOfficeCards()
  const cards = (useAsk('exchange', 'cards', {}).data ?? []).filter((face) => face.card.mode === 'office')
  const mayManage = useMay('manage')
  return (
    <Section title={title} extra={offices.length > 0 && <span className="quiet">{words.stepDone}</span>}>
      {cards.length === 0 && <p>{words.officeText}</p>}
      <CardRows faces={cards} />
      {mayManage ? (
        <EnrolCard
          wanted="office"
          roles={offices.length === 0 ? ['office'] : ['reserve', 'office']}
          primary={offices.length === 0}
          label={offices.length === 0 ? words.chooseCard : words.chooseOtherCard}
        />
      ) : (
        cards.length === 0 && <p className="quiet">{words.noRightToEnrol}</p>
      )}
    </Section>
  )
}
