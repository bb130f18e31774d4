import { useMay } from '../../app/session.tsx'
import { useAsk } from '../../app/workstation.ts'
import { Section } from '../../parts/field.tsx'
import { officeWords as words } from '../../words/office.ts'
import { cardWords } from '../../words/trust.ts'
import { CardRows } from '../exchange/card-rows.tsx'
import { EnrolCard } from '../exchange/enrol-card.tsx'

/** Groups whose bundles are believed. */
export const GroupCards = () => {
  const cards = (useAsk('exchange', 'cards', {}).data ?? []).filter((face) => face.card.mode === 'group')
  const mayManage = useMay('manage')
  return (
    <Section title={words.cardsTitle}>
      <p>{words.cardsText}</p>
      {cards.length === 0 && <p className="quiet">{words.cardsEmpty}</p>}
      <CardRows faces={cards} />
      {mayManage && <EnrolCard wanted="group" roles={['leader']} primary={cards.length === 0} label={words.enrol} />}
    </Section>
  )
}

/** Laptops that can stand in for this one. */
export const ReserveCards = () => {
  const cards = (useAsk('exchange', 'cards', {}).data ?? []).filter((face) => face.card.mode === 'office')
  const mayManage = useMay('manage')
  return (
    <Section title={cardWords.reserveTitle}>
      <p>{cardWords.reserveText}</p>
      {cards.length === 0 && <p className="quiet">{cardWords.reserveEmpty}</p>}
      <CardRows faces={cards} />
      {mayManage && <EnrolCard wanted="office" roles={['reserve', 'office']} label={cardWords.reserveEnrol} />}
    </Section>
  )
}
