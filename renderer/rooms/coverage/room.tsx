import { useRound } from '../../app/round.tsx'
import { useAsk } from '../../app/workstation.ts'
import { EmptyRoom } from '../../parts/empty-room.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { coverageWords as words } from '../../words/coverage.ts'
import { planWords } from '../../words/plan.ts'
import { Musts } from './musts.tsx'
import { Trees } from './trees.tsx'
import './coverage.css'

/** 覆盖情况: what must be done and how far it is; what of the catalogues has been looked at, with what result. */
export default function CoverageRoom() {
  const { round, unit } = useRound()
  const stay = { roundId: round?.id ?? '', unitId: unit?.id ?? null }
  const musts = useAsk('coverage', 'musts', stay, { enabled: round !== null, keep: true })
  const trees = useAsk('coverage', 'overview', stay, { enabled: round !== null, keep: true })
  const error = musts.error ?? trees.error
  return (
    <div className="page">
      <div className="page-wide">
        <h1>{words.title}</h1>
        {round === null && <EmptyRoom {...planWords.noRound} />}
        {error !== null && <FailureNote failure={error.failure} />}
        {round !== null && musts.data !== undefined && <Musts counters={musts.data} />}
        {round !== null && trees.data !== undefined && <Trees trees={trees.data} {...stay} />}
      </div>
    </div>
  )
}
