import { Link } from '@tanstack/react-router'
import { Divider } from '../parts/divider.tsx'
import { frameWords, groupStages, officeStages, roomWords } from '../words/frame.ts'
import { foldStage, setColumn, useLayout } from './layout.ts'
import { type Room, roomPaths } from './places.ts'
import { useRound } from './round.tsx'
import { useSession } from './session.tsx'
import { useAsk } from './workstation.ts'

type Counts = Partial<Record<Room, { readonly figure: string; readonly meaning: string }>>

const useCounts = (): Counts => {
  const { round, unit } = useRound()
  const today = useAsk(
    'desk',
    'today',
    { roundId: round?.id ?? '', unitId: unit?.id ?? null },
    { enabled: round !== null, keep: true },
  ).data
  if (today === undefined) return {}
  const { interviews, documents, drafts, conflicts } = today
  const drafted = Object.values(drafts.byStage).reduce((sum, count) => sum + count, 0)
  return {
    ...(today.toSign.length > 0 && { today: { figure: `${today.toSign.length}`, meaning: `${today.toSign.length} 份待我签字` } }),
    ...(conflicts > 0 && { conflicts: { figure: `${conflicts}`, meaning: `${conflicts} 条记录待选定` } }),
    ...(interviews.planned > 0 && {
      interviews: { figure: `${interviews.done}/${interviews.planned}`, meaning: `已谈 ${interviews.done}，共 ${interviews.planned}` },
    }),
    ...(documents.requested > 0 && {
      requests: {
        figure: `${documents.provided}/${documents.requested}`,
        meaning: `已提供 ${documents.provided}，调阅 ${documents.requested}`,
      },
    }),
    ...(documents.reviewed > 0 && { documents: { figure: `${documents.reviewed}`, meaning: `已查阅 ${documents.reviewed}` } }),
    ...(drafted > 0 && {
      drafts: { figure: `${drafts.byStage.final ?? 0}/${drafted}`, meaning: `已定稿 ${drafts.byStage.final ?? 0}，共 ${drafted}` },
    }),
  }
}

/** Rooms by stage of the work, each with the figure that tells how far it is. */
export const RoomsColumn = ({ width }: { readonly width: number }) => {
  const { mode } = useSession()
  const counts = useCounts()
  const { folded } = useLayout()
  const stages = mode === 'office' ? officeStages : groupStages
  return (
    <nav className="rooms-nav" aria-label={frameWords.rooms}>
      <div className="rooms-column" style={{ width }}>
        {stages.map(({ name, rooms }) => (
          <div key={name}>
            {name !== '' && (
              <button
                type="button"
                className="rooms-stage-name"
                aria-expanded={!folded.includes(name)}
                onClick={() => foldStage(name, !folded.includes(name))}
              >
                {name}
              </button>
            )}
            <ul className="rooms-stage" hidden={folded.includes(name)}>
              {rooms.map((room) => (
                <li key={room}>
                  <Link to={roomPaths[room]} activeOptions={{ exact: false, includeSearch: false }} title={counts[room]?.meaning}>
                    <span>{roomWords[room]}</span>
                    {counts[room] && (
                      <span className="rooms-count" aria-hidden>
                        {counts[room].figure}
                      </span>
                    )}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <div className="rooms-foot">
          <button type="button" className="word-button" onClick={() => window.dispatchEvent(new Event('show-keys'))}>
            {frameWords.keys}
          </button>
        </div>
      </div>
      <Divider column="rooms" label={frameWords.resize.rooms} width={width} onWidth={(next) => setColumn('rooms', { width: next })} />
    </nav>
  )
}
