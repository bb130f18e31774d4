import { useMay } from '../../app/session.tsx'
import { useAsk } from '../../app/workstation.ts'
import { Section } from '../../parts/field.tsx'
import { cardWords as words } from '../../words/trust.ts'
import { CardRows } from './card-rows.tsx'
import { EnrolCard } from './enrol-card.tsx'

/** Laptops of the group itself: the leader's believes those of the members, theirs the leader's. */
export const MemberCards = () => {
  const cards = (useAsk('exchange', 'cards', {}).data ?? []).filter((face) => face.card.mode === 'group')
  const mayManage = useMay('manage')
  return (
    <Section title={words.membersTitle}>
      <p>{words.membersText}</p>
      {cards.length === 0 && <p className="quiet">{words.membersEmpty}</p>}
      <CardRows faces={cards} />
      {mayManage && <EnrolCard wanted="group" roles={['member', 'leader']} label={words.membersEnrol} />}
    </Section>
  )
}
