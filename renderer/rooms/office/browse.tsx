import type { RecordOf } from '../../../db/model/record.ts'
import { useGoToRoom } from '../../app/go-to.ts'
import type { ListView, Room } from '../../app/places.ts'
import { useRound } from '../../app/round.tsx'
import { useAsk } from '../../app/workstation.ts'
import { EmptyRoom } from '../../parts/empty-room.tsx'
import { count } from '../../words/figures.ts'
import { officeWords as words } from '../../words/office.ts'

/** 成果一览: what came in, by group and unit; each figure leads to the records it counts. */
export const Browse = () => {
  const { rounds } = useRound()
  if (rounds.length === 0) return <EmptyRoom title={words.browseTitle} text={words.browseEmpty} />
  return (
    <>
      <p>{words.browseText}</p>
      {rounds.map((round) => (
        <RoundTable key={round.id} round={round} />
      ))}
    </>
  )
}

const RoundTable = ({ round }: { readonly round: RecordOf<'round'> }) => {
  const units = useAsk('units', 'list', { roundId: round.id, limit: 1000, sortBy: 'createdAt', direction: 'ascending' }).data?.rows ?? []
  return (
    <table className="office-browse">
      <caption>
        <strong>{round.body.groupName}</strong> {round.body.name}
        {round.body.sample && <span className="red"> {words.sample}</span>}
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.unit}</th>
          {[words.interviews, words.requests, words.documents, words.drafts, words.finals].map((title) => (
            <th key={title} scope="col" className="office-figure">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <UnitRow key={unit.id} roundId={round.id} unitId={unit.id} name={unit.title} />
        ))}
        {units.length !== 1 && <UnitRow roundId={round.id} unitId={null} name={words.wholeRound} />}
      </tbody>
    </table>
  )
}

interface UnitRowProps {
  readonly roundId: string
  /** Null counts the whole round. */
  readonly unitId: string | null
  readonly name: string
}

const UnitRow = ({ roundId, unitId, name }: UnitRowProps) => {
  const { choose } = useRound()
  const goToRoom = useGoToRoom()
  const query = { roundId, unitId, limit: 1 }
  const interviews = useAsk('interviews', 'list', query).data?.total
  const requests = useAsk('documentRequests', 'list', query).data?.total
  const documents = useAsk('documentReviews', 'list', query).data?.total
  const drafts = useAsk('drafts', 'list', query).data
  const go = (room: Room, view?: ListView) => () => {
    choose(roundId, unitId)
    goToRoom(room, view)
  }
  return (
    <tr>
      <th scope="row">{name}</th>
      <Figure value={interviews} what={`${name} ${words.interviews}`} onGo={go('interviews')} />
      <Figure value={requests} what={`${name} ${words.requests}`} onGo={go('requests')} />
      <Figure value={documents} what={`${name} ${words.documents}`} onGo={go('documents')} />
      <Figure value={drafts?.total} what={`${name} ${words.drafts}`} onGo={go('drafts')} />
      <Figure value={drafts && (drafts.byStatus.final ?? 0)} what={`${name} ${words.finals}`} onGo={go('drafts', { status: ['final'] })} />
    </tr>
  )
}

interface FigureProps {
  readonly value: number | undefined
  readonly what: string
  readonly onGo: () => void
}

/** A figure that leads to what it counts; nothing counted leads nowhere. */
const Figure = ({ value, what, onGo }: FigureProps) => (
  <td className="office-figure">
    {value ? (
      <button type="button" className="word-button" aria-label={`${what} ${count(value)}`} onClick={onGo}>
        {count(value)}
      </button>
    ) : (
      <span className="quiet">—</span>
    )}
  </td>
)
