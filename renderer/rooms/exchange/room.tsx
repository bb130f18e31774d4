import { exchangeWords as words } from '../../words/exchange.ts'
import { HandOver } from './hand-over.tsx'
import { MadeBundles } from './made-bundles.tsx'
import { MemberCards } from './member-cards.tsx'
import { OfficeCard } from './office-card.tsx'
import { OwnCard } from './own-card.tsx'
import { Together } from './send-member.tsx'
import { Wipe } from './wipe.tsx'
import './exchange.css'

/** 交换: the group's card, the office's card, and the hand-over of the result bundle. */
export default function ExchangeRoom() {
  return (
    <div className="page">
      <div className="page-column exchange">
        <h1>{words.room}</h1>
        <p className="quiet">{words.lead}</p>
        <OwnCard title={words.step(1, words.ownTitle)} text={words.ownText} />
        <OfficeCard title={words.step(2, words.officeTitle)} />
        <HandOver title={words.step(3, words.handOverTitle)} />
        <MadeBundles />
        <MemberCards />
        <Together />
        <Wipe />
      </div>
    </div>
  )
}
