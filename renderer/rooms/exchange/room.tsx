import { useRound } from '../../app/round.tsx'
import { exchangeWords as words } from '../../words/exchange.ts'
import { HandOver } from './hand-over.tsx'
import { MadeBundles } from './made-bundles.tsx'
import { MemberCards } from './member-cards.tsx'
import { OfficeCard } from './office-card.tsx'
import { OwnCard } from './own-card.tsx'
import { Review } from './review.tsx'
import { Together } from './send-member.tsx'
import { Wipe } from './wipe.tsx'
import './exchange.css'

/** 交换: the group's card, the office's card, and the hand-over of the result bundle. */
export default function ExchangeRoom() {
  const { rounds } = useRound()
  return (
    <div className="page">
      <div className="page-column exchange">
        <h1>{words.room}</h1>
        <p className="quiet">{words.lead}</p>
        {rounds.length === 0 && <Begin />}
        <OwnCard title={words.step(1, words.ownTitle)} text={words.ownText} />
        <OfficeCard title={words.step(2, words.officeTitle)} />
        <Review />
        <HandOver title={words.step(3, words.handOverTitle)} />
        <MadeBundles />
        <MemberCards />
        <Together />
        <Wipe />
      </div>
    </div>
  )
}

/** A laptop that is new to its round begins with the task, which is taken in further down. */
const Begin = () => (
  <p className="exchange-caution" role="note">
    {words.begin}{' '}
    <button
      type="button"
      className="word-button"
      onClick={() => {
        const receive = document.querySelector<HTMLElement>('.office-receive')
        receive?.scrollIntoView()
        receive?.querySelector('button')?.focus()
      }}
    >
      {words.toReceive}
    </button>
  </p>
)
